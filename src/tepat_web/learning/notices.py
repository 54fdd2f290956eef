"""What is told about trainings: that something is there or asked, and where.

No notice names a third person, a training of somebody else, or a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.ledger.notices import accounts_of, said, tell

from .models import Questionnaire

FINISHED = _("You have completed a training. Your certificate is ready.")
WITHDRAWN = _("One of your certificates was withdrawn. The reason stands with it.")
ASKED = {
    Questionnaire.Level.REACTION: _(
        "How was the training that you completed? Five statements, one minute."
    ),
    Questionnaire.Level.BEHAVIOUR: _(
        "Three months ago somebody whom you lead completed a training. What has "
        "changed at work? Three statements, one minute."
    ),
}
REMINDER = _("A short questionnaire about a training still waits for your answer.")


def tell_finished(nips: Iterable[str]) -> None:
    """Tell who has completed a class."""
    _tell(nips, FINISHED, reverse("learning:mine"))


def tell_withdrawn(nip: str) -> None:
    """Tell whose certificate does not hold any more."""
    _tell([nip], WITHDRAWN, reverse("learning:mine"))


def tell_asked(sent: Sequence[Questionnaire]) -> None:
    """Tell who is asked, each with the page on which it is answered."""
    _each(sent, reminder=False)


def remind(waiting: Sequence[Questionnaire]) -> None:
    """Tell who has not answered yet, once."""
    _each(waiting, reminder=True)


def _each(them: Sequence[Questionnaire], *, reminder: bool) -> None:
    accounts = accounts_of({it.asked for it in them})
    for it in them:
        if it.asked in accounts:
            level = Questionnaire.Level(it.level)
            text = REMINDER if reminder else ASKED[level]
            url = reverse("learning:questionnaire", args=[it.pk])
            tell([accounts[it.asked]], said(text, {}), url)


def _tell(nips: Iterable[str], text: Promise, url: str) -> None:
    tell(accounts_of(nips).values(), said(text, {}), url)
