"""Check a stored plan without the optimiser: every verdict, every sum, the bound.

Rule verdicts are worked out again from the plan's own inputs; sums and the bound by
``proof``, which knows neither the solver nor its library.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tepat.errors import TepatError
from tepat.snapshot.digest import digest as snapshot_digest
from tepat.words import Sentence

from . import store
from .case import Case
from .checked import FAULTS, Checked, seats_told
from .checked_limits import check_limits
from .checked_prices import check_prices
from .checked_rounds import check_rounds
from .plan import compose, digest, goals_of

ALTERED = Sentence(
    id="Isi plan.json tidak cocok dengan sidik digitalnya; berkas telah diubah setelah "
    "dibuat. Buat ulang rencana.",
    en="The content of plan.json does not match its digest; it was altered after it "
    "was made. Make the plan again.",
)
OTHER_INPUTS = Sentence(
    id="Data masukan tidak sama dengan yang dipakai membuat rencana. Buat ulang "
    "rencana dari data yang benar.",
    en="The inputs are not those the plan was made from. Make the plan again from the "
    "right data.",
)
MALFORMED = Sentence(
    id="Bagian «{part}» dalam plan.json tidak lengkap atau tidak dikenal: {why}.",
    en="Part “{part}” of plan.json is incomplete or not known: {why}.",
)
NOT_AS_STATED = Sentence(
    id="«{part}» tertulis {stated}, hasil hitung ulang {found}.",
    en="“{part}” says {stated}, worked out again it is {found}.",
)
RELATIVES_MEET = Sentence(
    id="{nip} akan menjadi atasan atau bawahan langsung kerabatnya.",
    en="{nip} would be a relative's direct superior or subordinate.",
)


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as the plan says."""

    sentence: Sentence
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of checking a plan.

    Attributes:
        valid: Nothing is wrong. What is proven depends on the certificate: that the
            bound equals the objective, how far it lies above it, or every round.
        objective: Worked out again, goal → number; ``None`` where it cannot be.
        bound: Worked out from the prices.
        violations: Everything that is wrong.
    """

    valid: bool
    objective: dict[str, int] | None
    bound: dict[str, int] | None
    violations: tuple[Violation, ...]


def verify(folder: Path) -> Verification:
    """Check the plan in ``folder``.

    Raises:
        NotAPlan: if the folder holds none that can be read.
    """
    content = store.read(folder)
    wrong = []
    if content.get("digest") != digest(content):
        wrong.append(Violation(ALTERED, {}))
    case = store.case_of(folder, content)
    if content["made_from"].get("snapshot") != snapshot_digest(case.snapshot):
        wrong.append(Violation(OTHER_INPUTS, {}))
    try:
        found = _check_of(case)(case, content)
        wrong += [Violation(each.sentence, each.facts) for each in found.violations]
        wrong += _misstated(case, content, found)
    except (*FAULTS, TepatError) as error:
        why = f"{type(error).__name__} {error}"
        wrong.append(Violation(MALFORMED, {"part": "plan", "why": why}))
        return Verification(False, None, None, tuple(wrong))
    return Verification(
        valid=not wrong,
        objective=goals_of(found.problem, found.objective),
        bound=None if found.bound is None else goals_of(found.problem, found.bound),
        violations=tuple(wrong),
    )


def _check_of(case: Case) -> Callable[[Case, Mapping[str, Any]], Checked]:
    """Return the check that the scenario asks for, whatever the plan says it is."""
    if case.scenario.mode == "exchange":
        return check_rounds
    return check_limits if case.scenario.is_coupled else check_prices


def _misstated(
    case: Case, content: Mapping[str, Any], found: Checked
) -> Iterator[Violation]:
    """Yield each part of the plan that is not what its seats and certificate give.

    The plan is told again from these alone, reasons and all, and compared.
    """
    seat = seats_told(case, content)
    again = compose(case, found.problem, seat, found.proof, found.story)
    told = json.loads(json.dumps(again))
    for part in dict.fromkeys((*told, *content)):
        one, other = content.get(part), told.get(part)
        # As text, since 1 and 1.0 are equal numbers but not the same words.
        if part != "digest" and json.dumps(one) != json.dumps(other):
            yield Violation(NOT_AS_STATED, _first_difference(part, one, other))
    for person, _ in case.kin.clashes(seat, case.holds, case.policy):
        yield Violation(RELATIVES_MEET, {"nip": found.problem.people[person]})


def _first_difference(part: str, stated: object, found: object) -> dict[str, object]:
    """Name the first place where two values differ, as deep as it can be told."""
    if isinstance(stated, dict) and isinstance(found, dict):
        for key in (*found, *stated):
            if json.dumps(stated.get(key)) != json.dumps(found.get(key)):
                name = f"{part}.{key}"
                return _first_difference(name, stated.get(key), found.get(key))
    if isinstance(stated, list) and isinstance(found, list):
        for at, (one, other) in enumerate(zip(stated, found, strict=False)):
            if one != other:
                return _first_difference(f"{part}[{at}]", one, other)
        return {"part": part, "stated": len(stated), "found": len(found)}
    return {"part": part, "stated": stated, "found": found}
