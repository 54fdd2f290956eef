"""Sessions of the board: which there are, planning one, one session, its minutes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.documents.queries import office
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import queries as placement

from . import actions, changes, queries, showing
from .forms import ClosingForm, SeatsForm, SessionForm
from .models import Session

P = Permission
H = HTTPStatus


@require(P.TALENT_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits for a signature, the sessions, and what is being carried out."""
    by = person(request)
    if not queries.sees_all(by):
        raise Http404
    may_plan = bool(reach(by, P.PLAN_COMPUTE))
    sat_on = placement.plans(by).filter(state__in=actions.SAT_ON) if may_plan else []
    context = {
        "proposed": queries.proposed(by),
        "may_decide": bool(reach(by, P.PLAN_DECIDE)),
        "sessions": queries.sessions(by),
        "sat_on": sat_on,
        "decided": [
            (each, queries.decision(each), queries.next_wave(each))
            for each in queries.decided(by)
        ],
    }
    return render(request, "decisions/index.html", context)


@require(P.PLAN_COMPUTE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, plan: int) -> HttpResponse:
    """Plan a session on a plan."""
    by = person(request)
    found = get_object_or_404(placement.plans(by), pk=plan)
    told = request.POST if request.method == "POST" else None
    form = SessionForm(told)
    if form.is_valid():
        try:
            made = actions.plan_session(by=by, plan=found, **form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("decisions:session", number=made.pk)
    context = {"plan": found, "form": form}
    return _shown(request, "decisions/new.html", context, refused=bool(form.errors))


@require(P.TALENT_READ)
@require_GET
def session(request: HttpRequest, number: int) -> HttpResponse:
    """Show a session: its seats, who sits in it, what it chose otherwise."""
    by = person(request)
    return _session(request, by, _found(by, number))


@require(P.PLAN_COMPUTE)
@require_POST
def add_seats(request: HttpRequest, number: int) -> HttpResponse:
    """Have the candidates of further seats worked out."""
    by = person(request)
    found = _found(by, number)
    form = SeatsForm(request.POST)
    if form.is_valid():
        try:
            job = actions.ask_seats(
                by=by, session=found, codes=form.cleaned_data["codes"]
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("ledger:job", number=job.pk)
    return _session(request, by, found, adding=form)


@require(P.PLAN_COMPUTE)
@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Open a session, so that its members may vote."""
    by = person(request)
    found = _found(by, number)
    try:
        actions.open_session(by=by, session=found)
        messages.success(request, _("The session is open. Its members may vote."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("decisions:session", number=number)


@require(P.PLAN_COMPUTE)
@require_POST
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Call off a session that was not opened."""
    by = person(request)
    found = _found(by, number)
    try:
        actions.call_off(by=by, session=found)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("decisions:session", number=number)
    messages.success(request, _("The session is called off."))
    return redirect("decisions:index")


@require(P.BOARD_SIT)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a session."""
    by = person(request)
    found = _found(by, number)
    form = ClosingForm(request.POST)
    if form.is_valid():
        try:
            actions.close_session(by=by, session=found, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is closed."))
            return redirect("decisions:session", number=number)
    return _session(request, by, found, closing=form)


@require(P.TALENT_READ)
@require_GET
def minutes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the minutes of a session, to be read and printed."""
    by = person(request)
    found = _found(by, number)
    seats = [
        {
            "seat": each,
            "candidates": showing.candidates(each),
            "chosen": showing.named(each, each.chosen),
        }
        for each in queries.seats(by, found)
    ]
    context = {
        "session": found,
        "seats": seats,
        "members": queries.members(found),
        "office": office(),
    }
    return render(request, "decisions/minutes.html", context)


def _found(by: User, number: int) -> Session:
    found: Session = get_object_or_404(queries.sessions(by), pk=number)
    return found


def _session(
    request: HttpRequest,
    by: User,
    found: Session,
    *,
    adding: SeatsForm | None = None,
    closing: ClosingForm | None = None,
) -> HttpResponse:
    """Show a session, with a form as it was refused."""
    seats = list(queries.seats(by, found))
    may_plan = bool(reach(by, P.PLAN_COMPUTE))
    context: dict[str, Any] = {
        "session": found,
        "seats": [
            (each, queries.own_vote(by, each), showing.named(each, each.chosen))
            for each in seats
        ],
        "first": next((each for each in seats if not each.is_closed), None),
        "left": sum(not each.is_closed for each in seats),
        "members": queries.members(found),
        "sits": queries.sits(by, found),
        "is_chair": by.pk == found.chair_id,
        "may_plan": may_plan,
        "preparing": queries.preparing(found) if may_plan else None,
        "differences": changes.differences(found),
        "adding": adding or SeatsForm(),
        "closing": closing or ClosingForm(),
    }
    is_refused = any(form is not None and form.errors for form in (adding, closing))
    return _shown(request, "decisions/session.html", context, refused=is_refused)


def _shown(
    request: HttpRequest, template: str, context: dict[str, Any], *, refused: bool
) -> HttpResponse:
    status = H.UNPROCESSABLE_ENTITY if refused else H.OK
    return render(request, template, context, status=status)
