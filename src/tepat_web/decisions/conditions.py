"""What has to hold before a plan is decided on, and before it counts as carried out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.models import User
from tepat_web.placement.models import Plan

from .models import Planned, PlannedState, Session, SessionState


def board_is_done(by: User, plan: Plan) -> Iterator[str]:
    """A session that was opened on the plan is closed first."""
    sitting = Session.objects.standing().filter(plan=plan, state=SessionState.OPEN)
    for session in sitting:
        yield _(
            "The session of the board “%(name)s” on this plan is still open. It has to "
            "be closed first."
        ) % {"name": session.name}


def all_carried_out(by: User, plan: Plan) -> Iterator[str]:
    """Every appointment is made, or dropped with a reason."""
    rows = Planned.objects.standing().filter(plan=plan, state=PlannedState.PLANNED)
    left = rows.count()
    if left:
        yield ngettext(
            "%(n)s appointment of this plan is still to be carried out or dropped.",
            "%(n)s appointments of this plan are still to be carried out or dropped.",
            left,
        ) % {"n": left}
