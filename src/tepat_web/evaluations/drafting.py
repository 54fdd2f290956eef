"""What a superior types of one person on the sheet, as a form sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tepat_web.agreements.models import Agreement
from tepat_web.kit.version import FIELD, began_with

from . import matrix
from .models import Evaluation

RESULTS, BEHAVIOUR, REASON, SEEN = "hasil", "perilaku", "alasan", FIELD
ADVICE = "saran"
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one person.

    Attributes:
        results, behaviour: Of ``matrix.WORDS``; blank where nothing was chosen.
        reason: Why, in words for the person.
        advice: What could be better; None where it was not asked, as on the sheet.
    """

    results: str = ""
    behaviour: str = ""
    reason: str = ""
    advice: str | None = None

    @classmethod
    def read(cls, sent: Mapping[str, str], number: int) -> Told:
        """Return what a form says of the person with an agreement."""
        advice = sent.get(f"{ADVICE}-{number}")
        return cls(
            _word(sent.get(f"{RESULTS}-{number}", "")),
            _word(sent.get(f"{BEHAVIOUR}-{number}", "")),
            _text(sent.get(f"{REASON}-{number}", "")),
            None if advice is None else _text(advice),
        )

    @classmethod
    def of(cls, it: Evaluation | None) -> Told:
        """Return what is kept."""
        if it is None:
            return cls(advice="")
        return cls(it.results, it.behaviour, it.reason, it.advice)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not (self.results or self.behaviour or self.reason or self.advice)


def is_sent(sent: Mapping[str, str], number: int) -> bool:
    """Tell whether a form holds the person with an agreement at all."""
    return f"{REASON}-{number}" in sent


def seen(sent: Mapping[str, str], number: int) -> int:
    """Return the version that the form began with; -1 where it does not say."""
    return began_with(sent, f"{SEEN}-{number}")


def lacking(agreement: Agreement, told: Told) -> str:
    """Say what is missing before it can be handed over; blank if nothing is."""
    if agreement.agreed_at is None:
        return _("The expectations have not been agreed yet. Agree on them first.")
    if not told.results or not told.behaviour:
        return _("Choose how the results and the behaviour were.")
    if matrix.needs_reason(told.results, told.behaviour) and not told.reason:
        return _("Write down why it is above or below expectation.")
    return ""


def _word(told: str) -> str:
    """The word of an answer, also where its number was typed."""
    word = matrix.KEYS.get(told, told)
    return word if word in matrix.WORDS else ""


def _text(told: str) -> str:
    return told.replace("\r\n", "\n").strip()
