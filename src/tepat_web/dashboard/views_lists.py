"""Lists behind figures that no computation holds, and the index of one unit."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.acceptance import telling as acceptance
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.kit.tables import Cell
from tepat_web.snapshots import showing

from . import classes, queries, taken, telling
from .views import PER_PAGE, area

P = Permission
PLAN, YEAR = "rencana", "tahun"
LONGEST = 4  # digits of a year


@require(P.RESULTS_READ, P.APPRAISAL_LEAD)
@never_cache
@require_GET
def unit(request: HttpRequest, number: int) -> HttpResponse:
    """Show the index of one unit: its elements, and half-year after half-year."""
    by = person(request)
    mine = area(by)
    found = queries.made(by, ["survey"]).get("survey", ())
    told = queries.of_unit(mine, found[0], number) if found else None
    if told is None:
        raise Http404(str(number))
    fields, rows = told.elements
    context = {
        "made": found[0],
        "told": told,
        "columns": telling.unsorted(showing.columns(fields)),
        "rows": showing.rows(rows, fields, asks=False),
        "trend": telling.over_half_years(told.periods),
        "quality": told.unit[f"quality_{showing.language()}"],
        "periods": [
            {**row, "period": row[f"period_{showing.language()}"]}
            for row in told.periods
        ],
        "sheets": sum(row["n"] for row in told.periods),
    }
    return render(request, "dashboard/unit.html", context)


@require(P.APPRAISAL_LEAD)
@never_cache
@require_GET
def taken_by_unit(request: HttpRequest) -> HttpResponse:
    """Show the head of an agency how plans were taken in it: counts, and no person."""
    by = person(request)
    mine = area(by)
    told = taken.plans(by, mine) if mine.is_led else []
    asked = request.GET.get(PLAN, "")
    chosen = next((it for it in told if not asked or str(it.plan.pk) == asked), None)
    if chosen is None:
        raise Http404
    context = {
        "area": mine,
        "plan": chosen.plan,
        "columns": taken.columns(_("Unit")),
        "rows": taken.rows(chosen),
        "totals": taken.row(_("Together"), chosen.whole).cells,
        "trend": acceptance.over_time(told) if len(told) > 1 else None,
        "plan_columns": taken.columns(_("Plan")),
        "plan_rows": [
            taken.row(Cell(it.plan.name, f"?{PLAN}={it.plan.pk}"), it.whole)
            for it in told
        ],
    }
    return render(request, "dashboard/taken.html", context)


@require(P.TRAINING_READ)
@never_cache
@require_GET
def classes_of_year(request: HttpRequest) -> HttpResponse:
    """Show the classes that begin in a year, and how many did in others."""
    by = person(request)
    asked = request.GET.get(YEAR, "")
    is_year = asked.isdecimal() and len(asked) == LONGEST
    year = int(asked) if is_year else timezone.localdate().year
    page = Paginator(classes.held(by, year), PER_PAGE)
    years = classes.years(by)
    context = {
        "year": year,
        "page": page.get_page(request.GET.get("page")),
        "years": years,
        "trend": classes.over_years(years),
    }
    return render(request, "dashboard/classes.html", context)
