"""Check a stored plan without the optimiser: every verdict, every sum, the bound.

Rule verdicts are worked out again from the plan's own inputs; sums and the bound by
``proof``, which knows neither the solver nor its library.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tepat.snapshot.digest import digest as snapshot_digest
from tepat.words import Sentence

from . import proof, store
from .case import Case
from .plan import by_prices, compose, digest, goals_of
from .problem import GOALS, Problem
from .solution import Prices, Solution

# What reading a plan may stumble over, however it was altered.
FAULTS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)

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
        valid: Nothing is wrong, and the bound equals the objective.
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
        plan = _Plan.of(case, content)
    except FAULTS as error:
        why = f"{type(error).__name__} {error}"
        wrong.append(Violation(MALFORMED, {"part": "plan", "why": why}))
        return Verification(False, None, None, tuple(wrong))
    found = proof.check(
        plan.problem, plan.seat, plan.prices, closed=plan.closed, trimmed=plan.trimmed
    )
    wrong += [Violation(each.sentence, each.facts) for each in found.violations]
    try:
        wrong += _misstated(case, content, plan, found)
    except FAULTS as error:
        why = f"{type(error).__name__} {error}"
        wrong.append(Violation(MALFORMED, {"part": "restricted", "why": why}))
    objective = goals_of(plan.problem, found.objective)
    bound = goals_of(plan.problem, found.bound)
    return Verification(not wrong and found.valid, objective, bound, tuple(wrong))


@dataclass(frozen=True, slots=True)
class _Plan:
    """The arrays that a stored plan stands for."""

    problem: Problem
    seat: NDArray[np.int64]
    prices: Prices
    closed: NDArray[np.bool_]
    trimmed: NDArray[np.bool_]
    ceiling_prices: Prices
    apart: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, case: Case, content: Mapping[str, Any]) -> _Plan:
        restricted = content["restricted"]
        nips = {nip: at for at, nip in enumerate(case.people["nip"])}
        codes = {code: at for at, code in enumerate(case.positions["position"])}

        def kin(nip: str) -> bool:
            return nips[nip] in case.kin.relatives

        apart = tuple((nips[nip], codes[code]) for nip, code in restricted["relatives"])
        unrelated = [nip for nip, _ in restricted["relatives"] if not kin(nip)]
        if unrelated:
            raise ValueError(f"relatives: {unrelated[0]}")
        problem = case.problem(apart)
        seat = np.full(len(nips), -1, dtype=np.int64)
        told = [(it["nip"], it["to"]) for it in content["moves"]]
        told += [(it["nip"], it["position"]) for it in content["stays"]]
        for nip, code in told:
            if seat[nips[nip]] >= 0:
                raise ValueError(f"{nip} ×2")
            seat[nips[nip]] = codes[code]
        for nip in content["unplaced"]:
            if seat[nips[nip]] >= 0:
                raise ValueError(f"{nip} ×2")
        if len(told) + len(content["unplaced"]) != len(nips):
            raise ValueError(f"{len(told)} + {len(content['unplaced'])} ≠ {len(nips)}")
        prices, ceiling_prices = (
            Prices(_vectors(seats, codes), _vectors(over, codes))
            for seats, over in (
                (content["prices"], content["over_strength_prices"]),
                (
                    restricted["ceiling_prices"],
                    restricted["ceiling_over_strength_prices"],
                ),
            )
        )
        closed, trimmed = (
            np.isin(np.arange(len(codes)), [codes[code] for code in restricted[name]])
            for name in ("closed", "trimmed")
        )
        return cls(problem, seat, prices, closed, trimmed, ceiling_prices, apart)


def _vectors(told: Mapping[str, Any], codes: Mapping[str, int]) -> NDArray[np.int64]:
    vectors = np.zeros((len(codes), len(GOALS)), dtype=np.int64)
    for code, vector in told.items():
        if not all(type(number) is int for number in vector):
            raise ValueError(f"prices.{code}")
        vectors[codes[code]] = vector
    return vectors


def _misstated(
    case: Case, content: Mapping[str, Any], plan: _Plan, found: proof.Proof
) -> Iterator[Violation]:
    """Yield each part of the plan that is not what its seats and prices give.

    The plan is told again from the seats alone, reasons and all, and compared. The
    ceiling on all plans is worked out from its own prices. Only whether the search was
    exhaustive, and what relatives cost, is taken as stated.
    """
    stated = content["restricted"]
    nowhere = np.zeros(len(plan.problem.positions), dtype=np.bool_)
    solution = Solution(
        position=plan.seat,
        objective=found.objective,
        prices=plan.prices,
        closed=plan.closed,
        trimmed=plan.trimmed,
        ceiling=proof.bound(
            plan.problem, plan.ceiling_prices, closed=nowhere, trimmed=nowhere
        ),
        ceiling_prices=plan.ceiling_prices,
        exhaustive=stated["exhaustive"],
    )
    without = tuple(stated["without_relatives"].values())
    proven = by_prices(plan.problem, solution, found.bound, plan.apart, without)
    again = compose(case, plan.problem, plan.seat, proven)
    told = json.loads(json.dumps(again))
    for part in dict.fromkeys((*told, *content)):
        one, other = content.get(part), told.get(part)
        # As text, since 1 and 1.0 are equal numbers but not the same words.
        if part != "digest" and json.dumps(one) != json.dumps(other):
            yield Violation(NOT_AS_STATED, _first_difference(part, one, other))
    for person, _ in case.kin.clashes(plan.seat, case.holds, case.policy):
        yield Violation(RELATIVES_MEET, {"nip": plan.problem.people[person]})


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
