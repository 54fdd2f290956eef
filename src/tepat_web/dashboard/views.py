"""The city, or an agency, on two pages; the list behind each figure; the open page."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require
from tepat_web.accounts.models import User
from tepat_web.snapshots import download, showing
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.page import XLSX

from . import city, queries, telling
from .area import Area, area_of
from .figures import FIGURES, Figure
from .queries import Listed, Made

P = Permission
PER_PAGE = 50


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show how the reader's part of the city stands, each figure with its source."""
    by = person(request)
    context = telling.page(by, area(by))
    return render(request, "dashboard/index.html", context)


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def behind(request: HttpRequest, name: str) -> HttpResponse:
    """Show the rows that a figure counts, and how it went over time."""
    asked = _asked(request, name)
    context = {
        "figure": asked.figure,
        "area": asked.area,
        "kind": BY_KIND[asked.figure.kind],
    }
    listed, made = asked.listed, asked.made
    if listed is None or made is None:
        return render(request, "dashboard/behind.html", context)
    (told,) = queries.told(asked.area, asked.found, [asked.figure])
    latest = asked.found[asked.figure.kind][0]
    shown = range(listed.frame.height)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    fields = telling.linked(asked.area, listed.fields)
    context |= {
        "made": made,
        "listed": listed,
        "count": listed.frame.height,
        "columns": telling.unsorted(showing.columns(fields)),
        "rows": showing.rows(
            listed.frame[first : first + PER_PAGE], fields, asks=False
        ),
        "page": page,
        "trend": telling.over_time(told, latest),
        "points": telling.points(told, latest),
        "is_latest": made == latest,
        "download_url": f"{reverse('dashboard:export', args=[name])}?hasil={made.pk}",
    }
    return render(request, "dashboard/behind.html", context)


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def export(request: HttpRequest, name: str) -> HttpResponse:
    """Download the rows that a figure counts, as a workbook."""
    asked = _asked(request, name)
    if asked.listed is None or asked.made is None:
        raise Http404(name)
    made = asked.made
    about = download.Subject(
        title=str(asked.figure.title),
        file=name,
        day=made.day,
        city=made.made_from["city"],
        is_example=made.made_from["is_example"],
    )
    listed = asked.listed
    content = download.workbook(
        about, listed.table, tuple(listed.fields), listed.frame, showing.language()
    )
    answer = HttpResponse(content, content_type=XLSX)
    file = f"{name}-{made.day.isoformat()}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


@public
@require_GET
def everybody(request: HttpRequest) -> HttpResponse:
    """Show how the city stands to everybody: no person, and no small count."""
    return render(request, "dashboard/city.html", {"city": city.standing()})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A figure that an address names, for its reader.

    Attributes:
        found: The results that it is read from.
        made: The one that is asked for; none: nothing was computed.
        listed: Its rows; none: the result does not tell.
    """

    figure: Figure
    area: Area
    found: Made
    made: Computed | None
    listed: Listed | None


def _asked(request: HttpRequest, name: str) -> _Asked:
    """Find what an address names.

    Raises:
        Http404: if that is nothing that the reader may see.
    """
    by = person(request)
    area, figure = area_of(by), FIGURES.get(name)
    if area is None or figure is None:
        raise Http404(name)
    if not (figure.open_to_all or figure.needs in area.may):
        raise Http404(name)
    found = queries.made(by, [figure.kind])
    results = found.get(figure.kind, ())
    number = request.GET.get("hasil", "")
    chosen = [each for each in results if not number or str(each.pk) == number]
    if number and not chosen:
        raise Http404(number)
    made = chosen[0] if chosen else None
    return _Asked(
        figure, area, found, made, queries.listed(area, figure, made) if made else None
    )


def area(by: User) -> Area:
    """Return the part of the city that the reader is shown.

    Raises:
        Http404: if that is none.
    """
    found = area_of(by)
    if found is None:
        raise Http404
    return found
