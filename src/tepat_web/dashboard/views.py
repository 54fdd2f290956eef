"""The city, or an agency, on two pages; the list behind each figure; the open page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require
from tepat_web.accounts.models import User
from tepat_web.snapshots import showing
from tepat_web.snapshots.computations import BY_KIND

from . import city, queries, telling
from .area import Area, area_of
from .figures import FIGURES

P = Permission
PER_PAGE = 50


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show how the reader's part of the city stands, each figure with its source."""
    by = person(request)
    context = telling.page(by, _area(by))
    return render(request, "dashboard/index.html", context)


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def behind(request: HttpRequest, name: str) -> HttpResponse:
    """Show the rows that a figure counts, and how it went over time."""
    by = person(request)
    area, figure = _area(by), FIGURES.get(name)
    if figure is None or not (figure.open_to_all or figure.needs in area.may):
        raise Http404(name)
    found = queries.made(by, [figure.kind])
    made = found.get(figure.kind, ())
    listed = queries.listed(area, figure, made[0]) if made else None
    context = {"figure": figure, "area": area, "kind": BY_KIND[figure.kind]}
    if listed is None:
        return render(request, "dashboard/behind.html", context)
    (told,) = queries.told(area, found, [figure])
    shown = range(listed.frame.height)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    rows = listed.frame[first : first + PER_PAGE]
    fields = telling.linked(area, listed.fields)
    columns = showing.columns(fields)
    context |= {
        "made": made[0],
        "listed": listed,
        "count": listed.frame.height,
        "columns": telling.unsorted(columns),
        "rows": showing.rows(rows, fields, asks=False),
        "page": page,
        "trend": telling.over_time(told, made[0]),
    }
    return render(request, "dashboard/behind.html", context)


@public
@require_GET
def everybody(request: HttpRequest) -> HttpResponse:
    """Show how the city stands to everybody: no person, and no small count."""
    return render(request, "dashboard/city.html", {"city": city.standing()})


def _area(by: User) -> Area:
    """The part of the city that the reader is shown.

    Raises:
        Http404: if that is none.
    """
    found = area_of(by)
    if found is None:
        raise Http404
    return found
