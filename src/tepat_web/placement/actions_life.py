"""A plan goes on: each arrow of its life is one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import on_disk, queries
from .life import ARROWS, State, Step
from .models import Passage, Plan

LONGEST = timedelta(days=366)  # of a consultation; what is longer was mistyped


@transaction.atomic
def open_consultation(*, by: User, plan: Plan, until: date) -> Plan:
    """Show everyone concerned what a plan says of them, and hear them.

    Args:
        until: The last day on which they are heard.
    """
    _demand_ahead(until)
    return _go(by, plan, Step.CONSULT, consult_until=until)


@transaction.atomic
def revise(*, by: User, plan: Plan, until: date) -> Plan:
    """Put a plan in the place of the one it revises, and hear whoever it concerns.

    Args:
        plan: The new plan.
        until: The last day on which they are heard.
    """
    _demand_ahead(until)
    # Held first: nobody proposes it, or answers on it, while answers are carried over.
    held = list(Plan.objects.select_for_update().filter(revisions=plan.pk))
    found = _go(by, plan, Step.REVISE, consult_until=until)
    for old in held:  # exactly one, as the conditions of the step ask
        old.state = State.REPLACED
        old.save(update_fields=["state"])
        record(by=by, act="plan.replaced", on=old)
    return found


@transaction.atomic
def propose(*, by: User, plan: Plan) -> Plan:
    """Put a plan before whoever decides."""
    return _go(by, plan, Step.PROPOSE)


@transaction.atomic
def return_to_planner(*, by: User, plan: Plan, reason: str) -> Plan:
    """Send a proposed plan back to be revised."""
    return _go(by, plan, Step.RETURN, reason)


@transaction.atomic
def decide(*, by: User, plan: Plan, digest: str, decree: Mapping[str, Any]) -> Plan:
    """Sign off exactly the plan that was seen.

    Args:
        digest: Of the plan that was on the page.
        decree: What the passage keeps of the decision, e.g. number and day.

    Raises:
        NotAllowed: if another plan was seen, or its files are not those any more.
    """
    if digest != plan.digest or not on_disk.is_whole(plan):
        raise NotAllowed(
            _(
                "The plan you saw is not the plan that is stored. Open the page again; "
                "if this is said once more, have the plan checked."
            )
        )
    return _go(by, plan, Step.DECIDE, facts=decree)


@transaction.atomic
def call_carried_out(*, by: User, plan: Plan) -> Plan:
    """Say that everything a decided plan asks for has been done."""
    return _go(by, plan, Step.CARRY_OUT)


@transaction.atomic
def evaluate(*, by: User, plan: Plan, reason: str) -> Plan:
    """Say how a plan that was carried out turned out.

    Args:
        reason: What was found, in the evaluator's words.
    """
    return _go(by, plan, Step.EVALUATE, reason)


@transaction.atomic
def withdraw(*, by: User, plan: Plan, reason: str) -> Plan:
    """Give a plan up; those concerned no longer see it, and are told why."""
    return _go(by, plan, Step.WITHDRAW, reason)


def _go(
    by: User,
    plan: Plan,
    step: Step,
    reason: str = "",
    *,
    facts: Mapping[str, Any] | None = None,
    **values: Any,
) -> Plan:
    """Go one arrow: asked, checked and done while nobody else can.

    Raises:
        NotAllowed: if it was gone already, or something is missing.
    """
    arrow = ARROWS[step]
    demand(by, arrow.permission)
    known = queries.plans(by).select_related(None).select_for_update()
    standing: Plan = known.get(pk=plan.pk)
    if standing.state not in arrow.start:
        raise NotAllowed(
            _("This plan is %(state)s now. The page shows what can be done.")
            % {"state": standing.get_state_display()}
        )
    if arrow.needs_reason and not reason.strip():
        raise NotAllowed(_("Write down the reason; it is kept and shown."))
    missing = list(arrow.missing(by, standing))
    if missing:
        raise NotAllowed(" ".join(missing))
    begun, standing.state = standing.state, arrow.end
    for name, value in values.items():
        setattr(standing, name, value)
    standing.save(update_fields=["state", *values])
    passage = Passage.objects.create(
        plan=standing,
        step=step,
        begun=begun,
        by=by,
        at=timezone.now(),
        reason=reason.strip(),
        digest=standing.digest,
        facts=dict(facts or {}),
    )
    changed = [
        (standing, Version.Kind.CHANGED),
        (passage, Version.Kind.NEW),
    ]
    record(by=by, act=f"plan.{VERBS[step]}", on=standing, changed=changed)
    arrow.follow(by, passage)
    return standing


VERBS: Mapping[Step, str] = {
    Step.CONSULT: "consulted",
    Step.REVISE: "revised",
    Step.PROPOSE: "proposed",
    Step.RETURN: "returned",
    Step.DECIDE: "decided",
    Step.CARRY_OUT: "carried-out",
    Step.EVALUATE: "evaluated",
    Step.WITHDRAW: "withdrawn",
}


GOING: Mapping[Step, Callable[..., Plan]] = {
    Step.CONSULT: open_consultation,
    Step.REVISE: revise,
    Step.PROPOSE: propose,
    Step.RETURN: return_to_planner,
    Step.CARRY_OUT: call_carried_out,
    Step.EVALUATE: evaluate,
    Step.WITHDRAW: withdraw,
}
"""The action of each step that asks for no more than a last day or a reason."""


def _demand_ahead(until: date) -> None:
    today = timezone.localdate()
    if until <= today:
        raise NotAllowed(
            _("People need time to read and answer. Choose a day after today.")
        )
    if until - today > LONGEST:
        raise NotAllowed(
            _("That is more than a year from now. Check the year of the day.")
        )
