"""Who is told of a step. A notice names no third person and no rating."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.ledger.notices import accounts_of, holders, said, tell

from . import wording
from .models import Contest, Evaluation

GIVEN = _(
    "Your evaluation of %(period)s is there. Read it and confirm that you received it; "
    "that does not mean that you agree."
)
TAKEN_BACK = _("Your evaluation of %(period)s was taken back; it is being put right.")
RECEIPT_NOTED = _(
    "It was noted that you received your evaluation of %(period)s. Its page says "
    "until when you may object."
)
CONTESTED = _("An objection to an evaluation of %(period)s waits for your decision.")
CONTESTED_YOURS = _(
    "An objection was made to an evaluation of %(period)s that you wrote."
)
WITHDRAWN = _("The objection to an evaluation of %(period)s was withdrawn.")
DECIDED = _("Your objection to your evaluation of %(period)s has been decided.")
DECIDED_YOURS = _(
    "An objection to an evaluation of %(period)s that you wrote has been decided."
)
UNREAD = _("Your evaluation of %(period)s still waits for you to confirm its receipt.")
FOLLOWED = _("Something was agreed after your evaluation of %(period)s.")
FOLLOW_UP_DUE = _("A step agreed after the evaluation of %(period)s is due.")


def address(it: Evaluation) -> str:
    """Return the page of an evaluation."""
    return reverse("evaluations:one", args=[it.pk])


def tell_given(given: Sequence[Evaluation]) -> None:
    """Tell everybody whose evaluation was handed over."""
    known = accounts_of(it.agreement.employee.nip for it in given)
    for it in given:
        if account := known.get(it.agreement.employee.nip):
            _tell([account], GIVEN, it)


def tell_taken_back(it: Evaluation) -> None:
    """Tell the person that there is nothing to receive at the moment."""
    told = _said(TAKEN_BACK, it)
    tell(_accounts(it.agreement.employee.nip), told, reverse("evaluations:mine"))


def tell_receipt_noted(it: Evaluation) -> None:
    """Tell the person that somebody else noted the receipt."""
    _tell(_accounts(it.agreement.employee.nip), RECEIPT_NOTED, it)


def tell_contested(contest: Contest) -> None:
    """Tell who decides, and who evaluated."""
    it = contest.evaluation
    url = reverse("evaluations:decide", args=[contest.pk])
    tell(_deciders(contest), _said(CONTESTED, it), url)
    _tell(_accounts(it.writer), CONTESTED_YOURS, it)


def tell_withdrawn(contest: Contest) -> None:
    """Tell the same that there is nothing to decide any more."""
    it = contest.evaluation
    to = _deciders(contest) | _accounts(it.writer)
    _tell(to, WITHDRAWN, it)


def tell_decided(contest: Contest) -> None:
    """Tell the person, and who evaluated."""
    it = contest.evaluation
    _tell(_accounts(it.agreement.employee.nip), DECIDED, it)
    _tell(_accounts(it.writer), DECIDED_YOURS, it)


def remind_unread(it: Evaluation) -> None:
    """Remind the person to confirm the receipt."""
    _tell(_accounts(it.agreement.employee.nip), UNREAD, it)


def tell_followed(it: Evaluation) -> None:
    """Tell the person that a step was agreed."""
    _tell(_accounts(it.agreement.employee.nip), FOLLOWED, it)


def remind_follow_up(it: Evaluation) -> None:
    """Remind both of a step that is due."""
    _tell(
        _accounts(it.agreement.employee.nip, it.agreement.superior), FOLLOW_UP_DUE, it
    )


def _deciders(contest: Contest) -> set[int]:
    if contest.decider:
        return _accounts(contest.decider)
    return holders(Permission.OBJECTION_DECIDE)


def _accounts(*nips: str) -> set[int]:
    return set(accounts_of(nips).values())


def _tell(to: Iterable[int], text: Promise, it: Evaluation) -> None:
    tell(to, _said(text, it), address(it))


def _said(text: Promise, it: Evaluation) -> Words:
    return said(text, {}, period=wording.in_both(it.span, it.agreement.cycle.year))
