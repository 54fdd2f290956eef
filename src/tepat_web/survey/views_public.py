"""The survey as citizens see it: no account, no cookie, no script."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tepat.satisfaction.questionnaire import QUESTIONS
from tepat.words import Language
from tepat_web.accounts.guard import public
from tepat_web.kit.strangers import ASKED, is_foreign, is_longer, language_of, switch

from . import doubts, inbox, limits, queries, tickets
from .models import Slip, Station
from .queries import Counter
from .sheet import ABOUT, KEYS, MOMENT, TRAP, Sheet, moment, opening, read

KIOSK = "kiosk"  # how the page looks there
CUT = "dihapus"
THANKED_FOR = 8  # seconds that a kiosk shows its thanks
# The address of a signed link stays out of what browsers send on, to our own pages,
# too: it would stand in the log of whoever serves their style.
REFERRER = "strict-origin"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it: ``chosen`` is what was answered before."""

    name: str
    number: int
    text: str
    answers: tuple[tuple[str, str], ...]
    chosen: str
    is_missing: bool


class Refusal(StrEnum):
    """Why an answer is not kept yet; what was typed stays on the page."""

    BLANK = "blank"
    CROWDED = "crowded"
    FOREIGN = "foreign"
    LONG = "long"


STATUSES: Mapping[Refusal | None, HTTPStatus] = {
    Refusal.BLANK: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.FOREIGN: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.CROWDED: HTTPStatus.TOO_MANY_REQUESTS,
    Refusal.LONG: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}


# No account and no cookie: there is nobody whose rights a foreign page could use, and
# where an answer comes from is asked below.
@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest, code: str, ticket: str = "") -> HttpResponse:
    """Show the questions of a place, and take the answers in."""
    with translation.override(language_of(request)):
        counter = queries.open_at(code)
        if counter is None:
            return _closed(request)
        if ticket and not tickets.is_true(code, ticket):
            raise Http404
        if request.method != "POST":
            return _page(request, counter, Sheet(), ticket=ticket)
        if is_longer(request, limits.LONGEST):
            return _page(request, counter, Sheet(), Refusal.LONG, ticket=ticket)
        sheet = read(request.POST, counter.services)
        if is_foreign(request):
            return _page(request, counter, sheet, Refusal.FOREIGN, ticket=ticket)
        if not sheet.is_whole:
            return _page(request, counter, sheet, Refusal.BLANK, ticket=ticket)
        return _taken(request, counter, sheet, ticket)


@public
@never_cache
@require_safe
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    """Say thanks, and what was made better because others answered."""
    with translation.override(language_of(request)):
        counter = queries.open_at(code)
        if counter is None:
            return _closed(request)
        station = counter.station
        is_kiosk = station.kind == Station.Kind.KIOSK
        response = render(
            request,
            "survey/thanks.html",
            {
                "station": station,
                "improved": queries.improved(station),
                "is_cut": CUT in request.GET,
                "is_kiosk": is_kiosk,
                "look": f"thanks {KIOSK}" if is_kiosk else "thanks",
                "again": f"{_address(station)}?{ASKED}={language_of(request)}",
            },
        )
        if is_kiosk:
            response.headers["Refresh"] = f"{THANKED_FOR}; url={_address(station)}"
        return response


def _taken(
    request: HttpRequest, counter: Counter, sheet: Sheet, ticket: str
) -> HttpResponse:
    station = counter.station
    is_kiosk = station.kind == Station.Kind.KIOSK
    opened = opening(request.POST.get(MOMENT, ""), _sealed_at(station, ticket))
    seen = limits.seen(
        station.pk,
        sheet.digits,
        opened.mark,
        is_kiosk=is_kiosk and not ticket,
        request=None if ticket or is_kiosk else request,
    )
    if seen.address > limits.TOO_MANY:
        return _page(request, counter, sheet, Refusal.CROWDED, ticket=ticket)
    odd = doubts.found(
        seen,
        sheet.digits,
        is_trapped=bool(request.POST.get(TRAP)),
        is_hurried=opened.is_hurried,
        # A kiosk shows its page all night.
        is_stale=opened.is_stale and not is_kiosk,
    )
    way = Slip.Way.SIGNED if ticket else Slip.Way.OPEN
    cut = 0
    # A used link was most likely sent twice by a slow line: the first one counts.
    with suppress(inbox.AlreadyUsed):
        cut = inbox.drop(
            station,
            sheet.told,
            answers=sheet.digits,
            way=Slip.Way.KIOSK if is_kiosk and not ticket else way,
            today=timezone.localdate(),
            doubts=odd,
            ticket=ticket,
        )
    url = reverse("survey_public:thanks", args=[station.code])
    told = f"&{CUT}=1" if cut else ""
    url = f"{url}?{ASKED}={language_of(request)}{told}"
    return HttpResponseRedirect(url, status=303)


def _page(
    request: HttpRequest,
    counter: Counter,
    sheet: Sheet,
    refusal: Refusal | None = None,
    *,
    ticket: str,
) -> HttpResponse:
    language = language_of(request)
    about = [
        (name, choices, sheet.told.get(name, "")) for name, choices in ABOUT.items()
    ]
    response = render(
        request,
        "survey/sheet.html",
        {
            "station": counter.station,
            "services": counter.services,
            "has_standard": counter.has_standard,
            "told": sheet.told,
            "about": about,
            "questions": _questions(sheet, language, is_sent=refusal is not None),
            "moment": _opened(request, counter.station, ticket, refusal),
            "trap": TRAP,
            "look": KIOSK if counter.station.kind == Station.Kind.KIOSK else "",
            "refusal": refusal.value if refusal else "",
            "here": f"{request.path}?{ASKED}={language}",
        }
        | switch(request),
        status=STATUSES.get(refusal, HTTPStatus.OK),
    )
    response.headers["Referrer-Policy"] = REFERRER
    if refusal is Refusal.CROWDED:
        response.headers["Retry-After"] = str(limits.HOUR)
    return response


def _opened(
    request: HttpRequest, station: Station, ticket: str, refusal: Refusal | None
) -> str:
    """Return the seal of this page, or of when it was first opened."""
    at = _sealed_at(station, ticket)
    if refusal in (None, Refusal.LONG):
        return moment(at)
    told = request.POST.get(MOMENT, "")
    return told if opening(told, at).mark else moment(at)


def _sealed_at(station: Station, ticket: str) -> str:
    return f"{station.code}/{ticket.lower()}"


def _questions(sheet: Sheet, language: Language, *, is_sent: bool) -> list[Asked]:
    return [
        Asked(
            name=key,
            number=number,
            text=QUESTIONS[key].text.fill({}, language),
            answers=tuple(
                (str(score), words.fill({}, language))
                for score, words in enumerate(QUESTIONS[key].answers, start=1)
            ),
            chosen=sheet.answers.get(key, ""),
            is_missing=is_sent and key not in sheet.answers,
        )
        for number, key in enumerate(KEYS, start=1)
    ]


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "survey/closed.html", status=HTTPStatus.NOT_FOUND)


def _address(station: Station) -> str:
    return reverse("survey_public:sheet", args=[station.code])
