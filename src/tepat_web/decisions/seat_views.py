"""One seat before the board: who stands for it, one's vote, the minute, its end."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw

from . import actions, queries, showing
from .models import Choice, Seat

P = Permission
NOBODY = "-"  # what a form sends for none of the candidates, and for abstaining
ABSTAIN = "--"


@require(P.TALENT_READ)
@require_GET
def seat(request: HttpRequest, number: int, seat: int) -> HttpResponse:
    """Show up to five people who stand for one seat, side by side."""
    by = person(request)
    found = _found(by, number, seat)
    saw(by=by, what=found)
    return _shown(request, by, found)


@require(P.BOARD_SIT)
@require_POST
def vote(request: HttpRequest, number: int, seat: int) -> HttpResponse:
    """Vote, or change one's vote."""
    by = person(request)
    found = _found(by, number, seat)
    told = request.POST.get("pilihan", "")
    choices = {"": "", NOBODY: Choice.NOBODY, ABSTAIN: Choice.ABSTAIN}
    choice = choices.get(told, Choice.CANDIDATE)
    try:
        actions.vote(by=by, seat=found, choice=choice, nip=told)
    except NotAllowed as refusal:
        return _shown(request, by, found, refusal=str(refusal))
    messages.success(
        request,
        _("Your vote is kept. You can change it until the chair closes this seat."),
    )
    return redirect("decisions:seat", number=number, seat=seat)


@require(P.BOARD_SIT, P.PLAN_COMPUTE)
@require_POST
def note(request: HttpRequest, number: int, seat: int) -> HttpResponse:
    """Keep the minute of a seat."""
    by = person(request)
    found = _found(by, number, seat)
    minute = request.POST.get("notulen", "")
    try:
        actions.note(by=by, seat=found, minute=minute)
    except NotAllowed as refusal:
        return _shown(request, by, found, refusal=str(refusal), minute=minute)
    messages.success(request, _("The minute is kept."))
    return redirect("decisions:seat", number=number, seat=seat)


@require(P.BOARD_SIT)
@require_POST
def close(request: HttpRequest, number: int, seat: int) -> HttpResponse:
    """Close a seat, and go on to the next that is open."""
    by = person(request)
    found = _found(by, number, seat)
    minute = request.POST.get("notulen", "")
    told = request.POST.get("disepakati")
    agreed = "" if told == NOBODY else told or None
    try:
        actions.close_seat(by=by, seat=found, minute=minute, chosen=agreed)
    except NotAllowed as refusal:
        return _shown(request, by, found, refusal=str(refusal), minute=minute)
    messages.success(request, _("The seat is closed. Its result is on the page."))
    return redirect("decisions:seat", number=number, seat=seat)


@require(P.PLAN_COMPUTE)
@require_POST
def remove(request: HttpRequest, number: int, seat: int) -> HttpResponse:
    """Take a seat off the list."""
    by = person(request)
    found = _found(by, number, seat)
    try:
        actions.remove_seat(by=by, seat=found)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("decisions:session", number=number)


def _found(by: User, number: int, seat: int) -> Seat:
    session = get_object_or_404(queries.sessions(by), pk=number)
    found: Seat = get_object_or_404(
        queries.seats(by, session).select_related("session__plan"), number=seat
    )
    return found


def _shown(
    request: HttpRequest,
    by: User,
    found: Seat,
    *,
    refusal: str = "",
    minute: str | None = None,
) -> HttpResponse:
    session = found.session
    order = list(queries.seats(by, session).values_list("number", flat=True))
    at = order.index(found.number)
    sits = queries.sits(by, session)
    own = queries.own_vote(by, found) if sits else None
    is_votable = session.is_open and not found.is_closed and sits
    context = {
        "session": session,
        "seat": found,
        "at": at + 1,
        "of": len(order),
        "before": order[at - 1] if at else None,
        "after": order[at + 1] if at + 1 < len(order) else None,
        "requirement": showing.requirement(found),
        "candidates": showing.candidates(found),
        "own": own,
        "chosen_by_me": _as_sent(own.choice, own.nip) if own else "",
        "may_vote": is_votable and not queries.has_conflict(by, found),
        "is_excused": is_votable and queries.has_conflict(by, found),
        "is_chair": by.pk == session.chair_id,
        "may_note": by.pk in (session.chair_id, session.by_id)
        or bool(reach(by, P.PLAN_COMPUTE)),
        "voted": queries.voted(found),
        "members": queries.members(session).count(),
        "minute": found.minute if minute is None else minute,
        "refusal": refusal,
        "NOBODY": NOBODY,
        "ABSTAIN": ABSTAIN,
        "result": showing.named(found, found.chosen) if found.is_closed else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "decisions/seat.html", context, status=status)


def _as_sent(choice: str, nip: str) -> str:
    return {Choice.NOBODY: NOBODY, Choice.ABSTAIN: ABSTAIN}.get(Choice(choice), nip)
