"""Whether a training or a rotation made a difference: asked for, and told."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.forms import AskForm
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import has_changed_since

from . import queries, telling
from .changes import changes, day_of_change

P = Permission
H = HTTPStatus
PER_PAGE = 20


@require(P.RESULTS_READ)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List what was measured, each with its sentence; offer what may be asked."""
    by = person(request)
    may_ask = bool(reach(by, P.COMPUTE))
    page = Paginator(queries.effects(by), PER_PAGE).get_page(request.GET.get("page"))
    names = queries.names_of_trainings()
    told = [
        (telling.name(each, names), each, telling.statement(each))
        for each in page
        if queries.is_open(by, each)
    ]
    context = {
        "page": page,
        "rows": [row for row in told if queries.is_measured(row[1])],
        "untold": [row for row in told if not queries.is_measured(row[1])],
        "may_ask": may_ask,
        "trainings": queries.trainings() if may_ask else [],
        "rotations": queries.rotations(by) if may_ask else [],
        "days": changes(by).days if may_ask else [],
    }
    return render(request, "impact/index.html", context)


@require(P.COMPUTE)
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask whether one change made a difference."""
    by = person(request)
    computation = BY_KIND[queries.KIND]
    told = request.POST if request.method == "POST" else None
    initial = _initial(request)
    form = AskForm(told, by=by, names=computation.parameters, initial=initial)
    if told is not None and form.is_valid():
        job = ask_computation(by=by, kind=queries.KIND, parameters=form.parameters())
        return redirect("ledger:job", number=job.pk)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {"form": form, "about": initial.get("about", "")}
    return render(request, "impact/ask.html", context, status=status)


@require(P.RESULTS_READ)
@never_cache
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one measured effect: sentence, picture, interval, and what it rests on."""
    by = person(request)
    found: Computed = get_object_or_404(queries.effects(by), pk=number)
    if not queries.is_open(by, found):
        raise Http404
    context = {
        "result": found,
        "name": telling.name(found, queries.names_of_trainings()),
        "impact": telling.impact(by, found),
        "has_changed": has_changed_since(found),
        "may_ask": bool(reach(by, P.COMPUTE)),
    }
    return render(request, "impact/one.html", context)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with: the training, rotation or day that was chosen."""
    told = request.GET
    found = queries.rotation(person(request), told.get("rencana", ""))
    if found is not None:
        units = "\n".join(found.units)
        return {"event": found.day, "changed": units, "about": found.name}
    if told.get("hari"):
        day = day_of_change(person(request), told)
        if day is not None:
            event, units = day.parameters["event"], day.parameters["changed"]
            changed = "\n".join(units)
            return {"event": event, "changed": changed, "about": day.name}
    return {"training": told.get("pelatihan", "")}
