"""A position that a person does not get, and the three kinds of why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tepat.finding import Finding
from tepat.words import Language, Sentence, signed

from ..barriers import Barrier
from .ahead import Outlook
from .steps import NextStep

PRICE = Sentence(
    id="Diperbolehkan aturan, tetapi memaksakannya merugikan rencana paling sedikit: "
    "{loss}.",
    en="The rules allow it, but insisting would cost the plan at least: {loss}.",
)
EXACT_PRICE = Sentence(
    id="Diperbolehkan aturan, tetapi memaksakannya merugikan rencana tepat: {loss}.",
    en="The rules allow it, but insisting would cost the plan exactly: {loss}.",
)
TIE = Sentence(
    id="Diperbolehkan aturan dan menurut sertifikat dapat sama baik; rencana memilih "
    "salah satu susunan yang setara.",
    en="The rules allow it and by the certificate it may be just as good; the plan "
    "chose one of several equal arrangements.",
)
EXACT_TIE = Sentence(
    id="Diperbolehkan aturan dan sama baik bagi rencana: ada susunan setara yang "
    "mendudukkannya di sini. Rencana memilih susunan yang lain.",
    en="The rules allow it and it is just as good for the plan: an equal arrangement "
    "has this person here. The plan chose another.",
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
        loss: For a price: goal → loss, in the order of the goals. In a plan with
            limits the least loss ends with the first goal that is lost: what follows
            may be gained.
        findings: For a finding: the rules that do not hold.
        barriers: What keeps the seat closed besides rules; for a price, the limits of
            the scenario that the move would strain.
        outlook: For a finding: what would make it possible.
        steps: What could be done, in reading order.
        is_exact: Whether ``loss`` is what insisting costs, or the least it can.
        enough: For a price: the least fit there that can win the seat; if the loss is
            exact it does win it, all else being equal. ``None``: no fit can.
        is_wished: Whether the person wished for it.
        usual: Its place among what is shown whatever the person wished for; ``None``:
            it is shown because it was wished for, or was asked about alone. Who may
            not know wishes is shown the usual ones, in this order.
    """

    position: str
    fit: int
    kind: str
    sentence: Sentence | None
    facts: Mapping[str, object]
    loss: Mapping[str, int] | None
    findings: tuple[Finding, ...]
    barriers: tuple[Barrier, ...] = ()
    outlook: Outlook | None = None
    steps: tuple[NextStep, ...] = ()
    is_exact: bool = False
    enough: int | None = None
    is_wished: bool = False
    usual: int | None = field(default=None, compare=False)


def why_not(told: Alternative, language: Language) -> str | None:
    """Return why not, as a sentence; ``None`` where findings alone say it."""
    if told.sentence is None:
        return None
    facts = dict(told.facts)
    if told.loss is not None:
        facts["loss"] = losses(told.loss, language)
    return told.sentence.fill(facts, language)


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


def changes(loss: Mapping[str, int], language: Language) -> str:
    """Write what changes goal by goal, with signs; nothing where nothing does.

    >>> changes({"critical": 0, "filled": 1, "fit": -1200, "stayed": 0}, "id")
    'kursi terisi +1, kesesuaian −1.200'
    """
    return ", ".join(
        LOSSES[goal].fill({"n": signed(number)}, language)
        for goal, number in loss.items()
        if number
    )
