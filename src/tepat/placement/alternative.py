"""A position that a person does not get, and the three kinds of why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tepat.finding import Finding
from tepat.words import Language, Sentence

PRICE = Sentence(
    id="Diperbolehkan aturan, tetapi memaksakannya merugikan rencana paling sedikit: "
    "{loss}.",
    en="The rules allow it, but insisting would cost the plan at least: {loss}.",
)
TIE = Sentence(
    id="Diperbolehkan aturan dan menurut sertifikat dapat sama baik; rencana memilih "
    "salah satu susunan yang setara.",
    en="The rules allow it and by the certificate it may be just as good; the plan "
    "chose one of several equal arrangements.",
)
LIMIT = Sentence(
    id="Diperbolehkan aturan, tetapi tidak ada kursi yang dapat dimasuki: kebutuhan "
    "jabatan ini sudah terpenuhi oleh pemangkunya, dibekukan, atau belum diketahui.",
    en="The rules allow it, but there is no seat to enter: the need of this position "
    "is met by its holders, frozen, or not known.",
)
LOSSES: Mapping[str, Sentence] = {
    "critical": Sentence(id="kursi kritis {n}", en="critical seats {n}"),
    "filled": Sentence(id="kursi terisi {n}", en="seats filled {n}"),
    "fit": Sentence(id="kesesuaian {n}", en="fit {n}"),
    "stayed": Sentence(id="orang yang tetap {n}", en="people who stay {n}"),
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """A position the person does not get, and why not.

    Attributes:
        position: Its code.
        fit: What the person's fit there would be.
        kind: ``finding``, ``price`` or ``limit``.
        sentence: Why not, with ``facts``.
        loss: For a price: goal → least loss.
        findings: For a finding: the rules that do not hold.
    """

    position: str
    fit: int
    kind: str
    sentence: Sentence | None
    facts: Mapping[str, object]
    loss: Mapping[str, int] | None
    findings: tuple[Finding, ...]


def losses(loss: Mapping[str, int], language: Language) -> str:
    """Write a loss, goal by goal, leaving out what is not lost.

    >>> losses({"critical": 0, "filled": 1, "fit": 40, "stayed": -1}, "en")
    'seats filled 1, fit 40'
    """
    return ", ".join(
        LOSSES[goal].fill({"n": number}, language)
        for goal, number in loss.items()
        if number > 0
    )
