"""What the board chose otherwise goes into a revised plan."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.consultation.changes import asked_for, merged
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job
from tepat_web.objections.remaking import prepared
from tepat_web.placement import actions as placement
from tepat_web.placement.life import HEARD

from . import changes, queries
from .models import Session

P = Permission


@transaction.atomic
def remake(*, by: User, session: Session) -> Job:
    """Ask for a plan with everything that was heard, upheld and chosen otherwise.

    Raises:
        NotAllowed: if the board chose as the plan does, the plan is signed, or not all
            of it can be done at once.
    """
    demand(by, P.PLAN_COMPUTE)
    session = queries.sessions(by).get(pk=session.pk)
    plan = session.plan
    if not (session.is_closed and changes.differences(session)):
        raise NotAllowed(_("The board chose nothing otherwise than the plan."))
    if plan.state not in HEARD:
        raise NotAllowed(
            _(
                "This plan is %(state)s now. Only a plan in consultation is revised; "
                "one that is proposed has to be returned to you first."
            )
            % {"state": plan.get_state_display()}
        )
    base = prepared(plan)
    if base.conflicts:
        raise NotAllowed(" ".join(base.conflicts))
    record(by=by, act="session.used", on=session, changed=())
    return placement.ask_plan(
        by=by,
        name=base.name,
        day="",
        scenario=merged(base.scenario, asked_for(plan)),
        replaces=plan,
    )
