"""What has to hold before a plan goes on, as far as plans themselves tell.

Each function yields, in the reader's language, what is missing and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.kit.writing import day

from .life import HEARD, State, Step
from .models import Plan


def stands_alone(by: User, plan: Plan) -> Iterator[str]:
    """A revised plan takes the place of the plan it revises; it is not opened anew.

    Else the same people would be heard on two plans, or decided on twice. Only what
    revises a plan that was withdrawn may begin by itself.
    """
    old = plan.replaces
    if old is None or old.state == State.WITHDRAWN:
        return
    if old.state in HEARD:
        yield _(
            "This plan revises “%(plan)s”, which is still in consultation. Put it in "
            "its place instead."
        ) % {"plan": old.name}
    else:
        yield _(
            "“%(plan)s”, which this plan revises, is %(state)s now. Make a new plan "
            "from the data of today."
        ) % {"plan": old.name, "state": old.get_state_display()}


def replaces_one_in_consultation(by: User, plan: Plan) -> Iterator[str]:
    """Only a plan in consultation is revised."""
    if plan.replaces is None:
        yield _("This plan does not revise another one. Open its own consultation.")
    elif plan.replaces.state not in HEARD:
        yield _(
            "“%(plan)s”, which this plan revises, is not in consultation any more."
        ) % {"plan": plan.replaces.name}


def is_verified(by: User, plan: Plan) -> Iterator[str]:
    """The last check without the optimiser found nothing wrong."""
    last = plan.verifications.standing().first()
    if last is None:
        yield _("Nobody has checked this plan without the optimiser yet. Check it.")
    elif not last.valid:
        yield _("The last check of this plan found it wrong. Make the plan again.")


def consultation_is_over(by: User, plan: Plan) -> Iterator[str]:
    """Everyone had until the day that they were told."""
    until = plan.consult_until
    if until is not None and timezone.localdate() <= until:
        yield _("The consultation is open until %(until)s.") % {"until": day(until)}


def other_eyes(by: User, plan: Plan) -> Iterator[str]:
    """Who computed or proposed a plan, or is moved by it, does not decide on it."""
    hands = {plan.by_id} | {
        passage.by_id
        for passage in plan.passages.all()
        if passage.step in (Step.PROPOSE, Step.CONSULT, Step.REVISE)
    }
    if by.pk in hands:
        yield _(
            "You have made or proposed this plan, so another person has to decide on "
            "it (four eyes)."
        )
    if by.nip and plan.moves.filter(nip=by.nip).exists():
        yield _(
            "The plan says something about your own position, so another person has to "
            "decide on it."
        )
