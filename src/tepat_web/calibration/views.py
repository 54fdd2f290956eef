"""Meetings: listed, opened, and their material page by page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.consultation.suppression import SMALL
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.snapshots.showing import language

from . import actions, queries, showing
from .forms import OpenForm
from .models import Calibration

P = Permission
H = HTTPStatus
PER_PAGE = 25


@require(P.CALIBRATE)
@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the meetings, and open another."""
    by = person(request)
    writes = queries.writes(by, queries.home(by))
    form = OpenForm(request.POST or None) if writes else None
    if request.method == "POST" and form is not None and form.is_valid():
        wanted = form.cleaned_data
        try:
            made = once.make(
                by,
                request.POST.get(once.FIELD, ""),
                lambda: actions.open_calibration(by=by, **wanted),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is there, with its material."))
            return redirect("calibration:raters", number=made)
    rows = queries.calibrations(by)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "form": form,
        "mark": request.POST.get(once.FIELD) or once.mark(),
        "result": queries.results(by).first(),
    }
    status = H.UNPROCESSABLE_ENTITY if form is not None and form.errors else H.OK
    return render(request, "calibration/index.html", context, status=status)


@require(P.CALIBRATE)
@never_cache
@require_GET
def raters(request: HttpRequest, number: int) -> HttpResponse:
    """Show the raters of a meeting beside each other, the furthest first."""
    by = person(request)
    it = opened(request, number)
    standing = request.GET.get("letak", "")[:40]
    told = showing.raters(by, it, standing, language())
    page = Paginator(told.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = frame(request, it, "raters") | {
        "page": page,
        "rows": list(page),
        "columns": showing.rater_columns(),
        "standings": told.standings,
        "standing": standing,
        "is_gone": told.is_gone,
    }
    return render(request, "calibration/raters.html", context)


@require(P.CALIBRATE)
@never_cache
@require_GET
def units(request: HttpRequest, number: int) -> HttpResponse:
    """Show how ratings spread over units, held against the guide, with warnings."""
    by = person(request)
    it = opened(request, number)
    told = showing.units(by, it, language())
    page = Paginator(told.rows, PER_PAGE).get_page(request.GET.get("page"))
    said = Paginator(told.warnings, PER_PAGE).get_page(request.GET.get("peringatan"))
    context = frame(request, it, "units") | {
        "page": page,
        "rows": list(page),
        "columns": showing.unit_columns(language()),
        "said": said,
        "is_gone": told.is_gone,
    }
    return render(request, "calibration/units.html", context)


@require(P.CALIBRATE)
@never_cache
@require_GET
def judges(request: HttpRequest, number: int) -> HttpResponse:
    """Show how the judges of a round of assessments differ."""
    it = opened(request, number)
    told = showing.judges(it, language())
    page = Paginator(told.judges, PER_PAGE).get_page(request.GET.get("page"))
    context = frame(request, it, "judges") | {
        "page": page,
        "rows": list(page),
        "columns": showing.judge_columns(),
        "tables": told.tables,
        "pair_columns": showing.pair_columns(),
        "people": it.judges.get("people", 0),
        "fewest": SMALL,
    }
    return render(request, "calibration/judges.html", context)


def opened(request: HttpRequest, number: int) -> Calibration:
    """Return a meeting that the reader may open."""
    rows = queries.calibrations(person(request)).select_related("result", "round")
    found: Calibration = get_object_or_404(rows, pk=number)
    return found


def frame(request: HttpRequest, it: Calibration, here: str) -> dict[str, Any]:
    """Return what every page of a meeting shows."""
    writes = queries.writes(person(request), it.path)
    result = it.result
    titles = {
        "raters": _("Raters"),
        "units": _("Spread by unit"),
        "judges": _("Judges of competency"),
        "minutes": _("Notes and actions"),
    }
    return {
        "it": it,
        "writes": writes,
        "may_write": writes and it.is_open,
        "result": result,
        "has_changed": bool(result and it.is_open and has_changed_since(result)),
        "tabs": [
            {
                "title": title,
                "url": reverse(f"calibration:{name}", args=[it.pk]),
                "current": name == here,
                "count": it.agreed if name == "minutes" else "",  # type: ignore[attr-defined]
            }
            for name, title in titles.items()
        ],
    }
