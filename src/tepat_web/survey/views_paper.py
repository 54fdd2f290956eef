"""Paper of the survey: posters and links to print, and sheets to be typed in."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat.errors import TepatError
from tepat.satisfaction.questionnaire import QUESTIONS
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.publicservice.models import Service
from tepat_web.register import once
from tepat_web.register.headings import language

from . import actions, paper_rows, papers, queries
from .forms import LinksForm
from .models import Station
from .paper_rows import Line
from .sheet import KEYS
from .views import shown

P = Permission
H = HTTPStatus


@require(P.SERVICE_CHANGE)
@require_GET
def poster(request: HttpRequest, number: int) -> HttpResponse:
    """Give the poster of a place as PDF."""
    it = get_object_or_404(queries.stations(person(request)), pk=number)
    try:
        made = papers.poster(it)
    except TepatError as refusal:
        messages.warning(request, refusal.say(language()))
        return redirect("survey:place", number=number)
    return _file(made, f"poster-survei-{it.pk}.pdf")


@require(P.SERVICE_CHANGE)
@never_cache
@require_POST
def links(request: HttpRequest, number: int) -> HttpResponse | StreamingHttpResponse:
    """Make signed links: as PDF to cut apart, as text to copy, as CSV to send."""
    by = person(request)
    it = get_object_or_404(queries.stations(by), pk=number)
    form = LinksForm(request.POST)
    if not form.is_valid():
        return shown(request, number, form, status=H.UNPROCESSABLE_ENTITY)
    try:
        many = form.cleaned_data["many"]
        if request.POST.get("sebagai") == "csv":
            return _sent(it, actions.send_links(by=by, station=it, many=many))
        made = actions.print_links(by=by, station=it, many=many)
        if request.POST.get("sebagai") == "pdf":
            return _file(papers.links(it, made), f"tautan-survei-{it.pk}.pdf")
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except TepatError as refusal:
        form.add_error(None, refusal.say(language()))
    else:
        told = [papers.signed_address(it, each) for each in made]
        return render(request, "survey/links.html", {"it": it, "links": told})
    return shown(request, number, form, status=H.UNPROCESSABLE_ENTITY)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Type in sheets that were filled in on paper."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.stations(by), pk=number)
    services = (
        [] if it.service_id else list(queries.services(by).filter(unit=it.unit_id))
    )
    if request.method != "POST":
        first = min(paper_rows.day(request.GET.get("hari", "")) or today, today)
        return _page(request, it, services, paper_rows.blank(first))
    lines = paper_rows.read(request.POST, today)
    if any(line.wrong for line in lines):
        refusal = _("Some lines are not right yet. Nothing has been saved.")
        return _page(request, it, services, lines, refusal)
    sheets = paper_rows.sheets(lines)
    chosen = request.POST.get("layanan", "")
    service = next((each.name for each in services if str(each.pk) == chosen), "")
    mark = request.POST.get(once.FIELD, "")
    cut = 0

    def entered() -> Station:
        nonlocal cut
        cut = actions.enter_paper(by=by, station=it, sheets=sheets, service=service).cut
        return it

    try:
        once.make(by, mark, entered)
    except NotAllowed as refusal:
        return _page(request, it, services, lines, str(refusal))
    said = ngettext("%(n)s sheet is kept.", "%(n)s sheets are kept.", len(sheets))
    messages.success(request, said % {"n": len(sheets)})
    if cut:
        said = ngettext(
            "%(n)s number or address of somebody was taken out of the remarks.",
            "%(n)s numbers or addresses of people were taken out of the remarks.",
            cut,
        )
        messages.warning(request, said % {"n": cut})
    # A pile of paper is of one day or of few: the next lines begin where these ended.
    last = urlencode({"hari": sheets[-1][0].isoformat()})
    return redirect(f"{reverse('survey:paper', args=[number])}?{last}")


def _page(
    request: HttpRequest,
    it: Station,
    services: list[Service],
    lines: list[Line],
    refusal: str = "",
) -> HttpResponse:
    context = {
        "it": it,
        "lines": lines,
        "services": services,
        "service": request.POST.get("layanan", ""),
        "refusal": refusal,
        "mark": request.POST.get(once.FIELD) or once.mark(),
        "questions": [QUESTIONS[key].text.fill({}, language()) for key in KEYS],
    }
    status = H.UNPROCESSABLE_ENTITY if refusal else H.OK
    return render(request, "survey/paper.html", context, status=status)


def _sent(it: Station, made: Iterator[str]) -> StreamingHttpResponse:
    """Send links as a table for programs that send messages, as they are made."""
    answer = StreamingHttpResponse(
        papers.links_as_csv(it, made), content_type="text/csv; charset=utf-8"
    )
    name = f"tautan-survei-{it.pk}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _file(made: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
