"""Who is told of a step. A notice names nobody and no reason; the page does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.ledger.notices import accounts_of, said, tell

from .clocks import Step
from .models import Objection, Reminder, Stage
from .steps import next_step, who_acts

Moment = Reminder.Moment
TO_PERSON: Mapping[str, Promise] = {
    Stage.ACKNOWLEDGED: _("What you filed on “%(plan)s” has been taken in."),
    Stage.ANSWERED: _("What you filed on “%(plan)s” has been answered."),
    Stage.DECIDED: _("What you filed on “%(plan)s” has been decided."),
}
TO_OFFICE: Mapping[str, Promise] = {
    Stage.FILED: _("A new remark or objection on “%(plan)s” waits for an answer."),
    Stage.ANSWERED: _("An objection on “%(plan)s” waits for your decision."),
    Stage.ESCALATED: _(
        "A remark on “%(plan)s” was passed on and waits for a decision."
    ),
    Stage.WITHDRAWN: _("A remark or objection on “%(plan)s” was withdrawn."),
}
REMINDING: Mapping[str, Promise] = {
    Moment.SOON: _("A deadline of a remark or objection on “%(plan)s” is near."),
    Moment.TODAY: _("A deadline of a remark or objection on “%(plan)s” ends today."),
    Moment.LATE: _("A deadline of a remark or objection on “%(plan)s” has passed."),
}
TAKEN_IN = _(
    "A new plan, “%(plan)s”, takes into account what you filed. Your page shows it."
)
MOOT = _("“%(plan)s” was given up, so what you filed on it is closed.")


def address(it: Objection) -> str:
    """Return the page of an objection."""
    return reverse("objections:one", args=[it.pk])


def tell_step(by: User, it: Objection) -> None:
    """Tell the person, and whoever acts next, of the step that was just taken."""
    facts = {"plan": it.plan.name}
    if text := TO_PERSON.get(it.stage):
        _tell(by, _person(it), text, facts, address(it))
    step = Step.ANSWER if it.stage == Stage.WITHDRAWN else next_step(it)
    if step and (text := TO_OFFICE.get(it.stage)):
        _tell(by, who_acts(it, step), text, facts, address(it))


def remind(it: Objection, step: Step, moment: str) -> None:
    """Remind who must act of a deadline; after it, the office that looks after it."""
    to = who_acts(it, step)
    if moment == Moment.LATE:
        to |= who_acts(it, Step.ANSWER)
    tell(to, said(REMINDING[moment], {"plan": it.plan.name}), address(it))


def tell_taken_in(by: User, it: Objection) -> None:
    """Tell a person that a new plan takes their objection into account."""
    assert it.made_into is not None  # noqa: S101 - called when it was just set
    _tell(by, _person(it), TAKEN_IN, {"plan": it.made_into.name}, address(it))


def tell_moot(by: User, it: Objection) -> None:
    """Tell a person that their remark has lost its object."""
    _tell(by, _person(it), MOOT, {"plan": it.plan.name}, address(it))


def _tell(
    by: User, to: Iterable[int], text: Promise, facts: Mapping[str, object], url: str
) -> None:
    tell(set(to) - {by.pk}, said(text, facts), url)


def _person(it: Objection) -> set[int]:
    return set(accounts_of([it.nip]).values())
