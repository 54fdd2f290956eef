"""Telling those whom a plan concerns; a notice names nobody and gives no reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.ledger.notices import accounts_of, holders, said, tell
from tepat_web.placement.models import Plan

PROPOSED = _(
    "A plan says something about your position: %(plan)s. Please read it; you can "
    "agree, ask, propose another position or object."
)
REVISED = _("The plan was revised, and what it says of you is another: %(plan)s.")
STAYS = _("The plan was revised, and you stay where you are: %(plan)s.")
RETURNED = _("The plan that concerns you goes back to be revised: %(plan)s.")
PUT_FORWARD = _("The plan that concerns you was put forward for decision: %(plan)s.")
DECIDED = _("The plan that concerns you was decided: %(plan)s.")
WITHDRAWN = _("The plan that concerned you was withdrawn: %(plan)s.")
REMINDER = _("There is a proposal for you that waits for your answer: %(plan)s.")
REPLIED = _("BKPSDM has answered you: %(plan)s.")
CHECKED = _("What you proposed has been checked: %(plan)s.")
ANNOUNCED = _("There is news about the plan that concerns you: %(plan)s.")
MEETING = _("You are invited to a meeting about the plan that concerns you: %(plan)s.")
CAME_IN = _("A question or proposal waits for an answer: %(plan)s.")


def card_url(plan: Plan) -> str:
    """Return the address at which each person concerned finds their own card."""
    return reverse("consultation:card", args=[plan.pk])


def tell_people(
    plan: Plan, nips: Iterable[str], text: Promise, *, once: bool = False
) -> int:
    """Tell people of a plan, who all read the same words; return how many were told."""
    accounts = accounts_of(nips).values()
    tell(accounts, words_of(plan, text), card_url(plan), once=once)
    return len(accounts)


def tell_runners(plan: Plan) -> None:
    """Tell who runs consultations that something came in; once until it is read."""
    told = words_of(plan, CAME_IN)
    url = reverse("consultation:inbox", args=[plan.pk])
    tell(holders(Permission.CONSULT_RUN), told, url, once=True)


def words_of(plan: Plan, text: Promise) -> Words:
    """Say a sentence about a plan."""
    return said(text, {"plan": plan.name})
