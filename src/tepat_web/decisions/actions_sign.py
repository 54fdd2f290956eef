"""The signature: a plan is signed off exactly as it was seen, or sent back."""

from __future__ import annotations

import hmac
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.placement import actions_life
from tepat_web.placement import queries as placement
from tepat_web.placement.models import Plan

P = Permission
TYPED = 6  # characters of the digest that are typed to confirm
FAR = timedelta(days=3_653)  # from today; a decree of another decade was mistyped


@transaction.atomic
def sign(
    *, by: User, plan: Plan, digest: str, typed: str, number: str, day: date
) -> Plan:
    """Sign off a plan by its digest, with the number and the day of the decree.

    Args:
        digest: Of the plan that was on the page.
        typed: The last characters of it, as the person typed them.
        number: Of the decree.
        day: Of the decree.

    Raises:
        NotAllowed: if another plan was seen than is stored, what was typed does not
            agree, there is no number, the day was mistyped, or the plan cannot be
            signed now.
    """
    demand(by, P.PLAN_DECIDE)
    plan = placement.plans(by).get(pk=plan.pk)
    if not hmac.compare_digest(
        typed.strip().lower().encode(), digest[-TYPED:].encode()
    ):
        raise NotAllowed(
            _(
                "What you typed is not the end of the plan's digest. Compare both, and "
                "type the last %(n)d characters again."
            )
            % {"n": TYPED}
        )
    if not number.strip():
        raise NotAllowed(_("Give the number of the decree."))
    if abs(day - timezone.localdate()) > FAR:
        raise NotAllowed(_("That day is far from today. Check its year."))
    decree = {"number": number.strip(), "day": day.isoformat()}
    signed = actions_life.decide(by=by, plan=plan, digest=digest, decree=decree)
    record(by=by, act="plan.signed", on=signed, changed=(), facts=decree)
    return signed
