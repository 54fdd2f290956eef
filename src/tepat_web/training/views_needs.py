"""What people need to learn: collected from the gaps of posts held and to come."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import polars as pl
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.workforce.chain import reporting_to
from tepat_web.workforce.models import Employee

from . import folders, queries
from .models import TrainingPlan
from .offered import competency_named, latest_plan
from .reviewing import MOVES

P = Permission
PER_PAGE = 30
COMPETENCY, PAGE = "kompetensi", "page"


@require(P.TRAINING_READ, P.TRAINING_PLAN, P.TRAINING_NOMINATE)
@never_cache
@require_GET
def needs(request: HttpRequest) -> HttpResponse:
    """Show what is short by competency, or who lacks one competency."""
    by = person(request)
    plan = latest_plan()
    if plan is None:
        return render(request, "training/needs.html", {"plan": None})
    # What a plan that is not approved does about a gap is for who plans.
    sees_plan = queries.plans(by).filter(pk=plan.pk).exists()
    rows = folders.needs(plan).filter(_within(by))
    if code := request.GET.get(COMPETENCY, ""):
        return _people(request, plan, rows, code, sees_plan=sees_plan)
    told = rows.group_by("competency").agg(
        people=(pl.col("short") > 0).sum(),
        levels=pl.col("short").sum(),
        absolute=((pl.col("short") > 0) & (pl.col("importance") == "mutlak")).sum(),
        moving=((pl.col("short") > 0) & (pl.col("source") == MOVES)).sum(),
        unknown=pl.col("short").is_null().sum(),
        closed=pl.col("closed").sum(),
        points=pl.col("points").sum(),
    )
    frame = told.sort("points", "competency", descending=[True, False]).collect()
    offers = queries.offers().exclude(competency="")
    on_offer: dict[str, int] = {}
    for each in offers.values_list("competency", flat=True):
        on_offer[each] = on_offer.get(each, 0) + 1
    shown = Paginator(frame.to_dicts(), PER_PAGE).get_page(request.GET.get(PAGE))
    totals = frame.select("people", "levels", "moving", "unknown", "closed").sum()
    context = {
        "plan": plan,
        "sees_plan": sees_plan,
        "may_plan": bool(reach(by, P.TRAINING_PLAN)),
        "page": shown,
        "rows": [
            row
            | {
                "title": competency_named(row["competency"]),
                "offers": on_offer.get(row["competency"], 0),
            }
            for row in shown
        ],
        "totals": totals.to_dicts()[0],
    }
    return render(request, "training/needs.html", context)


def _people(
    request: HttpRequest,
    plan: TrainingPlan,
    rows: pl.LazyFrame,
    code: str,
    *,
    sees_plan: bool,
) -> HttpResponse:
    """Who lacks one competency, who needs it most first."""
    frame = rows.filter(pl.col("competency") == code).collect()
    if frame.is_empty():
        raise Http404
    short = frame.filter(pl.col("short") > 0).sort(
        "points", "nip", descending=[True, False]
    )
    shown = Paginator(short.to_dicts(), PER_PAGE).get_page(request.GET.get(PAGE))
    people = _people_of(row["nip"] for row in shown)
    offers = queries.offers().filter(competency=code)
    context = {
        "plan": plan,
        "sees_plan": sees_plan,
        "title": competency_named(code),
        "page": shown,
        "rows": [
            row
            | {
                "employee": people.get(row["nip"]),
                "is_move": row["source"] == MOVES,
                "told": Words(row["why_id"] or "", row["why_en"] or ""),
            }
            for row in shown
        ],
        "count": short.height,
        "unknown": frame["short"].null_count(),
        "offers": offers,
    }
    return render(request, "training/needs_people.html", context)


def _people_of(nips: Any) -> dict[str, Employee]:
    rows = Employee.objects.standing().filter(nip__in=list(nips))
    return {each.nip: each for each in rows.select_related("place")}


def _within(by: User) -> pl.Expr:
    """Which needs a person may see: of units within reach, and of whom one leads."""
    reads = [reach(by, each) for each in (P.TRAINING_READ, P.TRAINING_PLAN)]
    allowed = reach(by, P.TRAINING_NOMINATE)
    if allowed.everywhere or any(each.everywhere for each in reads):
        return pl.lit(True)
    paths = [*allowed.paths, *(path for each in reads for path in each.paths)]
    found = [pl.col("path").str.starts_with(path).fill_null(False) for path in paths]
    if allowed.people and (led := reporting_to(by, timezone.localdate())):
        found.append(pl.col("nip").is_in(led))
    return reduce(or_, found, pl.lit(False))
