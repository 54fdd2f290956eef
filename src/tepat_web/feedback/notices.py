"""Who is told of what. A notice names nobody and nothing that was said.

Nobody is told that an answer without a name has come in: that would tell when.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.ledger.notices import accounts_of, said, tell

from .models import Asking, Box, Dialogue, Given

GIVEN = _("You have received feedback.")
ASKED = _("Somebody asks you for feedback.")
DECLINED = _("Somebody whom you asked for feedback would rather not give it.")
REPLIED = _("Feedback that you gave was replied to.")
INVITED = _("You are asked for an answer without your name.")
BEGUN = _("Your superior has asked colleagues for answers about you, without names.")
OPENED = _("Answers without names have been opened for you.")
TALK = _("There is something new in your one-to-one talk.")
DUE = _("A step that you agreed on in a one-to-one talk is due.")


def given(it: Given) -> None:
    """Tell who received feedback."""
    _tell([it.employee.nip], GIVEN, _item(it))


def replied(it: Given) -> None:
    """Tell who gave it of the reply."""
    _tell([it.giver], REPLIED, _item(it))


def asked(it: Asking) -> None:
    """Tell who is asked for feedback by name."""
    _tell([it.giver], ASKED, reverse("feedback:asked"))


def declined(it: Asking) -> None:
    """Tell who asked that they will not get it."""
    _tell([it.employee.nip], DECLINED, reverse("feedback:asked"))


def invited(box: Box, givers: Iterable[str]) -> None:
    """Tell who is asked to answer into a box."""
    _tell(givers, INVITED, _box(box))


def begun(box: Box) -> None:
    """Tell the person whose superior has begun a box."""
    _tell([box.employee.nip], BEGUN, _box(box))


def opened(box: Box) -> None:
    """Tell the person that a box is open."""
    _tell([box.employee.nip], OPENED, _box(box))


def talked(it: Dialogue, to: str) -> None:
    """Tell the other one of something new; once until it is seen."""
    _tell([to], TALK, _dialogue(it), once=True)


def due(it: Dialogue) -> None:
    """Tell both that a step is due."""
    _tell([it.employee.nip, it.superior], DUE, _dialogue(it), once=True)


def _tell(nips: Iterable[str], text: Promise, url: str, *, once: bool = False) -> None:
    tell(accounts_of(nips).values(), said(text, {}), url, once=once)


def _item(it: Given) -> str:
    return reverse("feedback:item", args=[it.pk])


def _box(box: Box) -> str:
    return reverse("feedback:box", args=[box.pk])


def _dialogue(it: Dialogue) -> str:
    return reverse("feedback:dialogue", args=[it.pk])
