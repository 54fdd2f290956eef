"""The sheet: up to ten people on one page, saved as one types, handed over at once."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.kit.writing import number as written
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.actions import Stale

from . import actions, drafting, matrix, queries, sheet, spread, wording
from .drafting import Told
from .queries import Due
from .sheet import Asked, Entry

P = Permission
H = HTTPStatus
HAND_OVER = "serahkan"


@require(P.APPRAISAL_LEAD)
@never_cache
@require_http_methods(["GET", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """Show the sheet of a period, and take all that is typed on it."""
    by, today = person(request), timezone.localdate()
    asked = Asked.of(by, request.GET, today)
    if asked is None or asked.span is None:
        context = {"asked": asked, "opens": _first_day(asked)}
        return render(request, "evaluations/none.html", context)
    dues = sheet.in_order(queries.sheet(by, asked.cycle, asked.span))
    page = Paginator(dues, sheet.PER_PAGE).get_page(request.GET.get("page"))
    entries = sheet.entries(list(page.object_list))
    if request.method == "GET":
        return _page(request, by, asked, dues, page, entries)
    status = keep(request.POST, by, entries)
    if status is not H.OK:
        return _page(request, by, asked, dues, page, entries, status)
    if HAND_OVER in request.POST:
        return redirect(_url("evaluations:give", asked.cycle, asked.span))
    messages.success(
        request, _("All of it is saved. People see it when you hand it over.")
    )
    return redirect(request.get_full_path())


@require(P.APPRAISAL_LEAD)
@require_POST
def save(request: HttpRequest, number: int, first: int, last: int) -> HttpResponse:
    """Keep what is typed of one person, and say how it stands."""
    by = person(request)
    agreement: Agreement = get_object_or_404(agreements.led(by), pk=number)
    span = Span(first, last)
    if span not in (*agreement.cycle.spans(), queries.YEAR):
        raise Http404
    found = queries.sheet(by, agreement.cycle, span)
    due = next((each for each in found if each.agreement == agreement), None)
    if due is None:
        raise Http404
    entry = Entry(due, Told.of(due.evaluation))
    status = keep(request.POST, by, [entry])
    context = {"entry": entry, "is_saved": status is H.OK}
    return render(request, "evaluations/_status.html", context, status=status)


@require(P.APPRAISAL_LEAD)
@never_cache
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, year: int, first: int, last: int) -> HttpResponse:
    """Ask once before all that is complete is handed over."""
    by, today = person(request), timezone.localdate()
    cycle: Cycle = get_object_or_404(agreements.cycles(), year=year)
    span = Span(first, last)
    if span not in queries.spans(cycle, today):
        raise Http404
    dues = queries.sheet(by, cycle, span)
    only = request.GET.get("satu", "")
    if only.isdecimal():
        dues = [due for due in dues if str(due.agreement.pk) == only]
    refusal, status = "", H.OK
    if request.method == "POST":
        try:
            given = actions.hand_over(
                by=by, cycle=cycle, span=span, seen=_confirmed(request), today=today
            )
        except NotAllowed as error:
            refusal, status = str(error), H.UNPROCESSABLE_ENTITY
            dues = queries.sheet(by, cycle, span)
        else:
            _say_given(request, len(given))
            return redirect(sheet.address(cycle, span))
    ready = {it.pk for it in sheet.ready(dues)}
    context = {
        "cycle": cycle,
        "span": span,
        "period": wording.named(span, year),
        "refusal": refusal,
        "ready": [
            {"due": due, "rating": wording.rating(due.evaluation.rating)}
            for due in dues
            if due.evaluation and due.evaluation.pk in ready
        ],
        "lacking": [
            {"due": due, "why": drafting.lacking(due.agreement, _kept(due))}
            for due in dues
            if not due.is_given and _kept(due) and not _is_in(due, ready)
        ],
        "sheet_url": sheet.address(cycle, span),
    }
    return render(request, "evaluations/give.html", context, status=status)


def _page(
    request: HttpRequest,
    by: User,
    asked: Asked,
    dues: list[Due],
    page: Any,
    entries: list[Entry],
    status: HTTPStatus = H.OK,
) -> HttpResponse:
    cycle, span = asked.cycle, asked.span
    assert span is not None  # noqa: S101 - no page without a period
    ends = span.ends(cycle.year)
    norm = matrix.norm(ends)
    context = {
        "asked": asked,
        "cycle": cycle,
        "span": span,
        "period": wording.named(span, cycle.year),
        "due": cycle.due(span),
        "is_late": cycle.due(span) < timezone.localdate(),
        "is_open": cycle.stage == Cycle.Stage.OPEN,
        "years": list(agreements.cycles()),
        "tabs": [_tab(asked, each) for each in asked.spans],
        "page": page,
        "entries": entries,
        "is_refused": status != H.OK,
        "given": sum(due.is_given for due in dues),
        "people": len(dues),
        "ready": len(sheet.ready(dues)),
        "choices": matrix.choices(),
        "matrix": matrix.in_words(ends),
        "norm": norm,
        "spread": spread.of(dues, cycle.year),
        "contests": queries.contests(by).filter(outcome="").count(),
    }
    return render(request, "evaluations/team.html", context, status=status)


def keep(sent: Mapping[str, str], by: User, entries: list[Entry]) -> HTTPStatus:
    """Keep what a form says of each person, and return how the page is answered.

    What was refused stays as it was typed, with the reason beside it: 409 if something
    was changed meanwhile, else 422.
    """
    status = H.OK
    today = timezone.localdate()
    for entry in entries:
        number = entry.agreement.pk
        if entry.due.is_given or not drafting.is_sent(sent, number):
            continue
        entry.told = Told.read(sent, number)
        entry.version = drafting.seen(sent, number)
        try:
            kept = actions.save_draft(
                by=by,
                agreement=entry.agreement,
                span=entry.due.span,
                told=entry.told,
                seen=entry.version,
                today=today,
            )
        except Stale as refusal:
            status = H.CONFLICT
            entry.refusal = f"{refusal} {_already(entry)}"
            entry.version = entry.due.evaluation.seen if entry.due.evaluation else 0
        except NotAllowed as refusal:
            entry.refusal = str(refusal)
            status = status if status is H.CONFLICT else H.UNPROCESSABLE_ENTITY
        else:
            entry.version = kept.seen if kept else 0
    return status


def _already(entry: Entry) -> str:
    """What is kept, beside what was typed, so that one chooses."""
    it = entry.due.evaluation
    if it is None:
        return ""
    told = _("Kept is: results %(results)s, behaviour %(behaviour)s, “%(reason)s”.")
    return told % {
        "results": wording.expectation(it.results),
        "behaviour": wording.expectation(it.behaviour),
        "reason": it.reason or "–",
    }


def _confirmed(request: HttpRequest) -> dict[int, int]:
    """The evaluations that the form names, with the versions that were shown."""
    told = (each.partition(":") for each in request.POST.getlist("penilaian"))
    return {
        int(number): int(seen)
        for number, _colon, seen in told
        if number.isdecimal() and seen.isdecimal() and len(number + seen) < 20
    }


def _say_given(request: HttpRequest, count: int) -> None:
    if not count:
        messages.info(request, _("Nothing was left to hand over."))
        return
    text = ngettext(
        "%(n)s evaluation is handed over, and the person has been told.",
        "%(n)s evaluations are handed over, and the people have been told.",
        count,
    )
    messages.success(request, text % {"n": written(count)})


def _kept(due: Due) -> Told:
    return Told.of(due.evaluation)


def _is_in(due: Due, numbers: set[int]) -> bool:
    return due.evaluation is not None and due.evaluation.pk in numbers


def _tab(asked: Asked, span: Span) -> dict[str, Any]:
    return {
        "title": wording.named(span, asked.cycle.year),
        "url": sheet.address(asked.cycle, span),
        "current": span == asked.span,
    }


def _first_day(asked: Asked | None) -> Any:
    """The day from which the first period of the year may be evaluated."""
    return asked.cycle.spans()[0].ends(asked.cycle.year) if asked else None


def _url(name: str, cycle: Cycle, span: Span) -> str:
    return reverse(name, args=[cycle.year, span.first, span.last])
