"""What a plan has to say: to a person, about a position, and about a chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tepat.finding import Finding
from tepat.words import Language, Sentence

from .alternative import Alternative
from .steps import NextStep


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the plan has to say to one person.

    Attributes:
        nip: The person.
        decision: ``move``, ``stay``, ``unplaced`` or ``leaving``.
        entry: The person's entry in the plan.
        position: Code of the position after the plan, or ``None``.
        findings: What every rule finds about that position.
        components: Points per part of the fit there; ``None`` where unknown.
        fit: The fit there.
        alternatives: Positions not got: those wished for, then allowed ones by fit,
            then those that rules keep away, the nearest first.
        needed: What the day of appointment still asks for there: what does not hold
            yet, or is not known.
        next_steps: What the person, or another, can do next, in reading order.
        components_before: Points per part in the present position, for who moves.
        gain: For who moves: goal → what the plan gains by this move and those that
            follow it.
    """

    nip: str
    decision: str
    entry: Mapping[str, Any]
    position: str | None
    findings: tuple[Finding, ...]
    components: Mapping[str, int | None]
    fit: int | None
    alternatives: tuple[Alternative, ...]
    needed: tuple[Finding, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    components_before: Mapping[str, int | None] | None = None
    gain: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many people one rule, or one barrier, keeps from a position.

    Attributes:
        code: Of the rule or barrier.
        title: What it is called.
        people: Whom it keeps out, alone or with others.
        unknown: Those of them of whom it cannot be told for want of data.
        alone: Those of them whom nothing else keeps out.
        order: Reading order, as in ``tepat.finding.Finding``.
    """

    code: str
    title: Sentence
    people: int
    unknown: int
    alone: int
    order: int


@dataclass(frozen=True, slots=True)
class Considered:
    """Who was looked at for a position; ``allowed + kept_out + limited = people``.

    Attributes:
        people: All who can be placed, but its own holders.
        allowed: Those who could have been placed there.
        kept_out: Those whom rules keep out.
        limited: Those whom the scenario, or the lack of a seat, keeps out.
        by_rule: Rules, what is unknown first, then by their reading order.
        by_barrier: Barriers of those whom rules allow.
    """

    people: int
    allowed: int
    kept_out: int
    limited: int
    by_rule: tuple[Count, ...]
    by_barrier: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """Who would come if one holder said no.

    Attributes:
        holder: NIP of the holder asked about.
        nip: Who would come; ``None``: nobody, the seat would stay empty.
        loss: Goal → what the plan loses then, as in :class:`Alternative`.
        is_exact: Whether this was worked out again; otherwise the nearest by the
            certificate is named, and the loss is the least possible.
    """

    holder: str
    nip: str | None
    loss: Mapping[str, int]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Contest:
    """Who gets the seats of one position, and why others do not.

    Attributes:
        position: Its code.
        seats: How many there are; ``None`` where the need is not known.
        holders: NIP of each who sits there after the plan, and their fit.
        others: NIP of each of the others and why not, allowed ones by fit first, then
            the nearest.
        considered: How many were looked at, and what kept them out.
        successors: For each holder who comes or stays: who is next.
    """

    position: str
    seats: int | None
    holders: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, Alternative], ...]
    considered: Considered | None = None
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a story, and whom it names."""

    sentence: Sentence
    facts: Mapping[str, object]
    nip: str | None = None

    def say(self, language: Language) -> str:
        """Return the sentence."""
        return self.sentence.fill(self.facts, language)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What happens if one person of a chain says no and nothing is planned again.

    Attributes:
        nip: Who says no.
        stay: NIPs of those who cannot move then either.
        loss: Goal → what the plan loses.
    """

    nip: str
    stay: tuple[str, ...]
    loss: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Story:
    """One chain, told from its beginning.

    Attributes:
        chain: Its number in the plan.
        kind: ``chain`` or ``cycle``.
        people: NIPs in the order of the story.
        lines: What happens, one sentence after the other.
        gain: Goal → what the plan achieves by this chain.
        refusals: One per person, in the order of the story.
    """

    chain: int
    kind: str
    people: tuple[str, ...]
    lines: tuple[Line, ...]
    gain: Mapping[str, int]
    refusals: tuple[Refusal, ...]
