"""Pages of carrying a signed plan out, wave by wave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import actions_life
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan

from . import actions_carry as actions
from . import foresight, queries
from .forms import DayForm, ReasonForm
from .models import Obstacle, Planned, PlannedState

P = Permission
H = HTTPStatus
S = PlannedState
O = Obstacle  # noqa: E741 - as short as the state it stands for
ADVICE: Mapping[str, Promise] = {
    O.GONE: gettext_lazy("Drop the move."),
    O.INACTIVE: gettext_lazy(
        "Drop the move, or correct the file if it is wrong and carry the wave out "
        "again."
    ),
    O.ELSEWHERE: gettext_lazy(
        "Look at the file: drop the move if the person stays there, or correct the "
        "position and carry the wave out again."
    ),
    O.LATER: gettext_lazy("Give the wave a later day, or drop the move."),
    O.CLOSED: gettext_lazy("Drop the move; a new plan knows the new structure."),
    O.TAKEN: gettext_lazy(
        "Look who sits there: drop the move, or correct the register and carry the "
        "wave out again."
    ),
    O.WAITS: gettext_lazy(
        "Settle the move it waits for; then carry the wave out again."
    ),
}


@require(P.TALENT_READ)
@require_GET
def overview(request: HttpRequest, plan: int) -> HttpResponse:
    """Show how far a signed plan is carried out, and what is in the way."""
    by = person(request)
    found = _found(by, plan)
    rows = list(
        queries.planned(by, found)
        .exclude(state=S.DONE)
        .exclude(state=S.PLANNED, obstacle=O.NONE)
    )
    context = {
        "plan": found,
        "decision": queries.decision(found),
        "waves": queries.waves(found),
        "next": queries.next_wave(found),
        "today": timezone.localdate(),
        "may_carry": _may_carry(by, found),
        "hindered": _told([row for row in rows if row.state == S.PLANNED]),
        "dropped": _told([row for row in rows if row.state == S.DROPPED]),
        "is_done": not queries.planned(by, found).filter(state=S.PLANNED).exists(),
    }
    return render(request, "decisions/carry_out.html", context)


@require(P.TALENT_READ, P.PLAN_CARRY_OUT)
@require_http_methods(["GET", "POST"])
def wave(request: HttpRequest, plan: int, wave: int) -> HttpResponse:
    """Show who moves in a wave and what is in the way; carry it out."""
    by = person(request)
    found = _found(by, plan)
    get_object_or_404(queries.planned(by, found).filter(wave=wave)[:1])
    if request.method == "POST":
        return _carried_out(request, by, found, wave)
    return _wave(request, by, found, wave)


@require(P.PLAN_CARRY_OUT)
@require_POST
def shift(request: HttpRequest, plan: int, wave: int) -> HttpResponse:
    """Give a wave a later day."""
    by = person(request)
    found = _found(by, plan)
    get_object_or_404(queries.planned(by, found).filter(wave=wave)[:1])
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            actions.shift(by=by, plan=found, wave=wave, day=form.cleaned_data["day"])
        except NotAllowed as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("The wave has its new day."))
            return redirect("decisions:carry-out", plan=plan)
    return _wave(request, by, found, wave, form=form)


@require(P.PLAN_CARRY_OUT)
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, plan: int, nip: str) -> HttpResponse:
    """Show what it means that a move does not happen, and drop it."""
    by = person(request)
    found = _found(by, plan)
    if not nip.isdecimal():
        raise Http404  # a database may not take every sign
    get_object_or_404(queries.planned(by, found), nip=nip)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.drop(
                by=by,
                plan=found,
                nip=nip,
                reason=form.cleaned_data["reason"],
                agreed=request.POST.getlist("ikut"),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The move is dropped."))
            return redirect("decisions:carry-out", plan=plan)
    try:
        row, others = foresight.consequences(found, nip)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("decisions:carry-out", plan=plan)
    context = {
        "plan": found,
        "told": _told([row])[0],
        "others": _told(others),
        "form": form,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "decisions/drop.html", context, status=status)


@require(P.PLAN_CARRY_OUT)
@require_POST
def finish(request: HttpRequest, plan: int) -> HttpResponse:
    """Call a plan carried out."""
    by = person(request)
    found = _found(by, plan)
    try:
        actions_life.call_carried_out(by=by, plan=found)
        messages.success(request, _("The plan is carried out."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("decisions:carry-out", plan=plan)


def _found(by: User, number: int) -> Plan:
    found: Plan = get_object_or_404(queries.decided(by), pk=number)
    return found


def _may_carry(by: User, plan: Plan) -> bool:
    return plan.state == State.DECIDED and bool(reach(by, P.PLAN_CARRY_OUT))


def _carried_out(
    request: HttpRequest, by: User, plan: Plan, number: int
) -> HttpResponse:
    left = queries.planned(by, plan).filter(wave=number, state=S.PLANNED).count()
    try:
        if left > actions.AT_ONCE:
            job = actions.ask_wave(by=by, plan=plan, wave=number)
            return redirect("ledger:job", number=job.pk)
        found = actions.carry_out(by=by, plan=plan, wave=number)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("decisions:carry-out", plan=plan.pk)
    facts = {"done": len(found.done), "left": len(found.left)}
    if found.left:
        said = _("%(done)s appointments made; %(left)s left out, and why stands below.")
        messages.warning(request, said % facts)
    else:
        messages.success(request, _("%(done)s appointments made.") % facts)
    return redirect("decisions:carry-out", plan=plan.pk)


def _wave(
    request: HttpRequest,
    by: User,
    plan: Plan,
    number: int,
    *,
    form: DayForm | None = None,
) -> HttpResponse:
    rows = list(queries.planned(by, plan).filter(wave=number).order_by("number"))
    left = [row for row in rows if row.state == S.PLANNED]
    hindered: Mapping[int, Obstacle] = {}
    if left and plan.state == State.DECIDED:
        left, hindered = foresight.preview(plan, number)
    first = queries.next_wave(plan)
    day = rows[0].day if not left else left[0].day
    context: dict[str, Any] = {
        "plan": plan,
        "number": number,
        "day": day,
        "going": _told([row for row in left if row.pk not in hindered]),
        "hindered": [
            each
            | {
                "obstacle": hindered[each["row"].pk].label,
                "advice": ADVICE[hindered[each["row"].pk]],
            }
            for each in _told([row for row in left if row.pk in hindered])
        ],
        "done": _told([row for row in rows if row.state == S.DONE]),
        "dropped": _told([row for row in rows if row.state == S.DROPPED]),
        "decision": queries.decision(plan),
        "is_due": day <= timezone.localdate(),
        "is_next": first is None or number <= first.number,
        "may_carry": _may_carry(by, plan),
        "form": form or DayForm(),
    }
    is_refused = form is not None and bool(form.errors)
    status = H.UNPROCESSABLE_ENTITY if is_refused else H.OK
    return render(request, "decisions/wave.html", context, status=status)


def _told(rows: Iterable[Planned]) -> list[dict[str, Any]]:
    """Return rows with the names of people and positions, and what can be done."""
    found = list(rows)
    names = queries.names(row.nip for row in found)
    titles = queries.titles({code for row in found for code in (row.origin, row.to)})
    return [
        {
            "row": row,
            "name": names.get(row.nip) or row.nip,
            "origin": titles.get(row.origin, row.origin),
            "to": titles.get(row.to, row.to),
            "obstacle": row.get_obstacle_display() if row.obstacle else "",
            "advice": ADVICE.get(row.obstacle, ""),
        }
        for row in found
    ]
