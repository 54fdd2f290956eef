"""Telling those whom a plan concerns; a notice names nobody and gives no reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.ledger.notices import accounts_of, grants, holders, said, tell
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Appointment

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
OF_UNIT = _(
    "A plan that is shown now would change who sits in your unit: %(plan)s. Who has no "
    "account is told on paper by the agency."
)
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


def tell_units(plan: Plan) -> None:
    """Tell who leads people that move, and who keeps the files of their agencies."""
    moved = plan.moves.order_by()
    led = Appointment.objects.standing().filter(
        valid_to__isnull=True, employee__nip__in=moved.values("nip")
    )
    leading = Appointment.objects.standing().filter(
        valid_to__isnull=True,
        post__position__in=led.values("post__position__reports_to"),
    )
    leaders = accounts_of(leading.values_list("employee__nip", flat=True))
    paths = set(moved.values_list("path", flat=True))
    keepers = {
        grant.user_id
        for grant in grants(Permission.PEOPLE_CHANGE)
        if grant.unit and any(path.startswith(grant.unit.path) for path in paths)
    }
    url = reverse("consultation:unit", args=[plan.pk])
    tell({*leaders.values(), *keepers}, words_of(plan, OF_UNIT), url)


def words_of(plan: Plan, text: Promise) -> Words:
    """Say a sentence about a plan."""
    return said(text, {"plan": plan.name})
