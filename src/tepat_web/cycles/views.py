"""The cycles there are, the board of one, and the people behind its numbers."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.agreements.models import Cycle
from tepat_web.ledger.actions import NotAllowed

from . import actions, queries
from . import board as shown
from .forms import FIELDS, NewCycleForm

P = Permission
H = HTTPStatus
PER_PAGE = 50
LAST = 10  # reminders that the board tells


@require(P.APPRAISAL_READ)
@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the cycles; lay down that of another year."""
    by, today = person(request), timezone.localdate()
    cycles = list(queries.cycles())
    suggested = NewCycleForm.suggested({each.year for each in cycles}, today)
    form = NewCycleForm(request.POST or None, initial=suggested)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("year", *FIELDS)}
        try:
            made = actions.lay_down(by=by, **told)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The cycle is laid down. Open it for everybody now.")
            )
            return redirect("cycles:board", number=made.pk)
    context = {
        "cycles": cycles,
        "form": form,
        "runs": queries.runs(by),
        "sees_results": bool(reach(by, P.RESULTS_READ)),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "cycles/index.html", context, status=status)


@require(P.APPRAISAL_READ)
@never_cache
@require_GET
def board(request: HttpRequest, number: int) -> HttpResponse:
    """Show who is how far in a period, by agency or unit, and who is late."""
    by, today = person(request), timezone.localdate()
    cycle: Cycle = get_object_or_404(queries.cycles(), pk=number)
    asked = shown.Asked.of(request.GET, by, cycle, today)
    parts = queries.board(by, asked.period, asked.below)
    whole = queries.together(parts)
    page = Paginator(parts, PER_PAGE).get_page(request.GET.get("page"))
    runs = queries.runs(by)
    context = {
        "cycle": cycle,
        "asked": asked,
        "tabs": asked.tabs(),
        "whole": whole,
        "stats": shown.stats(asked, whole),
        "figure": shown.figure(asked, whole) if whole.people else None,
        "late": shown.late_by_step(asked, whole),
        "page": page,
        "columns": shown.columns(asked),
        "rows": shown.rows(asked, list(page.object_list)),
        "totals": shown.totals(asked, whole),
        "runs": runs,
        "busy": queries.under_way(cycle) if runs else None,
        "reminders": queries.reminders(cycle)[:LAST],
        "may_remind": runs and cycle.stage == Cycle.Stage.OPEN and whole.late,
    }
    return render(request, "cycles/board.html", context)


@require(P.APPRAISAL_READ)
@never_cache
@require_GET
def people(request: HttpRequest, number: int) -> HttpResponse:
    """List the people behind a number of the board."""
    by, today = person(request), timezone.localdate()
    cycle: Cycle = get_object_or_404(queries.cycles(), pk=number)
    asked = shown.Asked.of(request.GET, by, cycle, today)
    found = queries.people(
        by,
        asked.period,
        below=asked.below,
        only=asked.condition(),
        words=asked.words,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "asked": asked,
        "tabs": asked.tabs(),
        "page": page,
        "count": page.paginator.count,
        "columns": shown.people_columns(asked),
        "rows": shown.people_rows(asked, page.object_list),
    }
    return render(request, "cycles/people.html", context)
