"""The plan as it is stored and read: ``plan.json`` in its fixed form.

The digest is the sha256 of the canonical bytes of everything but itself, so a single
altered character is noticed before anything else is believed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

import tepat
from tepat.policy import Policy
from tepat.snapshot.digest import digest as snapshot_digest
from tepat.words import Sentence

from .case import Case
from .chain import Chain, chains
from .guarantees import told as guarantees
from .kinds import kinds_of
from .problem import Problem
from .reasons import unfilled
from .scenario import told
from .solution import Solution
from .split import Split
from .standing import standing

FORM = "tepat-plan/1"
FIRST = ("objective", "bound")  # of what proves a plan, before its moves

TO_CRITICAL = Sentence(
    id="Mengisi kursi kritis yang kosong; kesesuaian {before} → {after}.",
    en="Fills a critical seat that is empty; fit {before} → {after}.",
)
TO_VACANT = Sentence(
    id="Mengisi kursi yang kosong; kesesuaian {before} → {after}.",
    en="Fills an empty seat; fit {before} → {after}.",
)
IN_CHAIN = Sentence(
    id="Menggantikan yang pindah dalam rantai {chain}; kesesuaian {before} → {after}.",
    en="Follows who moves on in chain {chain}; fit {before} → {after}.",
)
IN_EXCHANGE = Sentence(
    id="Bertukar kursi dalam rantai {chain}, seperti diinginkan semua yang ikut; "
    "kesesuaian miliknya {before} → {after}.",
    en="Changes seats in chain {chain}, as all in it wish; own fit {before} → {after}.",
)
AS_WISHED = Sentence(id="Sesuai minatnya sendiri.", en="As they wished themselves.")
IN_CYCLE = Sentence(
    id="Bertukar dalam rantai {chain} karena kesesuaian bersama naik; miliknya "
    "{before} → {after}.",
    en="Swaps in chain {chain}, which raises the fit of all together; own {before} → "
    "{after}.",
)


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return the bytes that the digest is taken of."""
    told = {key: value for key, value in content.items() if key != "digest"}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def digest(content: Mapping[str, Any]) -> str:
    """Return the sha256 of the canonical content without its own digest."""
    return hashlib.sha256(canonical(content)).hexdigest()


def compose(
    case: Case,
    problem: Problem,
    seat: NDArray[np.int64],
    proof: Mapping[str, Any],
    story: list[Chain] | None = None,
) -> dict[str, Any]:
    """Put a plan into the fixed form of ``plan.json``.

    Args:
        case: The case.
        problem: Its problem, by positions.
        seat: Per person the index of their position in the plan, or -1.
        proof: What shows how good the plan is: ``objective``, ``bound``,
            ``certificate`` and all that the kind of certificate has to tell.
        story: The moves as chains and cycles, where it is known who follows whom.
    """
    story = chains(problem, seat) if story is None else story
    nips, codes = problem.people, problem.positions
    content: dict[str, Any] = {
        "form": FORM,
        "example": case.snapshot.settings.is_example,
        **{key: proof[key] for key in FIRST},
        "moves": _moves(case, problem, story),
        "stays": [
            {"nip": nips[person], "position": codes[seat[person]]}
            for person in np.flatnonzero((seat >= 0) & (seat == case.holds)).tolist()
        ],
        "unplaced": [nips[person] for person in np.flatnonzero(seat < 0).tolist()],
        "leaving": [
            {**row, "leaves_on": row["leaves_on"].isoformat()}
            for row in case.leaving.iter_rows(named=True)
        ],
        "unfilled": [
            {
                "position": codes[entry.position],
                "seats": entry.seats,
                "code": entry.code,
                "reason": entry.sentence.fill(entry.facts, "id"),
                "reason_en": entry.sentence.fill(entry.facts, "en"),
            }
            for entry in unfilled(case, problem, seat)
        ],
        "chains": [
            {
                "chain": number,
                "kind": chain.kind,
                "people": [nips[step.person] for step in chain.steps],
            }
            for number, chain in enumerate(story, start=1)
        ],
        "before": standing(case, problem, case.holds),
        "after": standing(case, problem, seat),
        "guarantees": guarantees(case.scenario, proof),
        **{key: value for key, value in proof.items() if key not in FIRST},
        "made_from": _made_from(case, problem),
    }
    content["digest"] = digest(content)
    return content


def by_prices(
    problem: Problem,
    parts: Split,
    solution: Solution,
    bound: tuple[int, ...],
    apart: tuple[tuple[int, int], ...],
    unrestricted: tuple[int, ...],
) -> dict[str, Any]:
    """Tell how a plan is proven by one price per position and goal.

    Args:
        problem: The problem, by positions, without the pairs ``apart``.
        parts: The problem that was solved, by places.
        solution: The optimum of that problem.
        bound: What no plan of that problem exceeds, from the solution's prices.
        apart: (person, position) pairs forbidden because relatives would meet.
        unrestricted: What would be achieved without forbidding them.
    """
    nips, codes = problem.people, parts.problem.positions
    return {
        "objective": goals_of(problem, solution.objective),
        "bound": goals_of(problem, bound),
        "certificate": {"kind": "prices", "seats": seats_of(parts, solution.position)},
        "limits": [],
        "restricted": {
            "closed": _codes(codes, solution.closed),
            "trimmed": _codes(codes, solution.trimmed),
            "ceiling": goals_of(problem, solution.ceiling),
            "ceiling_prices": priced(codes, solution.ceiling_prices.seats),
            "ceiling_over_strength_prices": priced(
                codes, solution.ceiling_prices.surplus
            ),
            "exhaustive": solution.exhaustive,
            "relatives": [
                [nips[person], problem.positions[at]] for person, at in apart
            ],
            "without_relatives": goals_of(problem, unrestricted),
        },
        "prices": priced(codes, solution.prices.seats),
        "over_strength_prices": priced(codes, solution.prices.surplus),
    }


def seats_of(parts: Split, place: NDArray[np.int64]) -> dict[str, str]:
    """Name whose seat people take, where the code of the position does not say it.

    Args:
        parts: The problem, by places.
        place: Per person the index of their place in the plan, or -1.
    """
    problem, several = parts.problem, np.flatnonzero(parts.is_further())
    moves = np.flatnonzero((place != problem.holds) & np.isin(place, several))
    return {
        problem.people[person]: problem.positions[place[person]]
        for person in moves.tolist()
    }


def goals_of(problem: Problem, numbers: tuple[int, ...]) -> dict[str, int]:
    """Name what is achieved, goal by goal in their order."""
    return dict(zip(problem.goals, numbers, strict=True))


def _codes(codes: tuple[str, ...], flags: NDArray[np.bool_]) -> list[str]:
    return [codes[place] for place in np.flatnonzero(flags).tolist()]


def priced(codes: tuple[str, ...], prices: NDArray[np.int64]) -> dict[str, list[int]]:
    """Name the prices that are not zero; every other position's price is zero."""
    priced = np.flatnonzero(prices.any(axis=1)).tolist()
    return {codes[place]: prices[place].tolist() for place in priced}


def _moves(case: Case, problem: Problem, told: list[Chain]) -> list[dict[str, Any]]:
    nips, codes = problem.people, problem.positions
    steps = [step for chain in told for step in chain.steps]
    kinds = iter(
        kinds_of(case, [step.person for step in steps], [step.to for step in steps])
    )
    # Where wishes do not decide, a plan does not tell them either.
    wishes = case.wishes() if case.scenario.by_wish else [()] * len(nips)
    moves = []
    for number, chain in enumerate(told, start=1):
        for at, step in enumerate(chain.steps):
            before, after = _fits(case, step.person, step.to)
            wished = wishes[step.person]
            wish = wished.index(step.to) + 1 if step.to in wished else None
            facts = {"before": before, "after": after, "chain": number}
            sentence = _reason(case, problem, chain, at)
            if wish is not None:
                sentence = Sentence(
                    id=" ".join((sentence.id, AS_WISHED.id)),
                    en=" ".join((sentence.en, AS_WISHED.en)),
                )
            moves.append(
                {
                    "nip": nips[step.person],
                    "from": None if step.origin < 0 else codes[step.origin],
                    "to": codes[step.to],
                    "kind": next(kinds),
                    "chain": number,
                    "fit_before": before,
                    "fit_after": after,
                    "wish": wish,
                    "reason": sentence.fill(facts, "id"),
                    "reason_en": sentence.fill(facts, "en"),
                }
            )
    return moves


def _fits(case: Case, person: int, position: int) -> tuple[int | None, int]:
    own = int(case.holds[person])
    before = int(case.scores[person, case.target[own]]) if own >= 0 else None
    return before, int(case.scores[person, case.target[position]])


def _reason(case: Case, problem: Problem, chain: Chain, at: int) -> Sentence:
    if chain.kind == "cycle":
        return IN_EXCHANGE if case.scenario.mode == "exchange" else IN_CYCLE
    if at > 0:
        return IN_CHAIN
    return TO_CRITICAL if problem.critical[chain.steps[0].to] else TO_VACANT


def _made_from(case: Case, problem: Problem) -> dict[str, Any]:
    return {
        "snapshot": snapshot_digest(case.snapshot),
        "day": case.snapshot.day.isoformat(),
        "effective_on": case.effective_on.isoformat(),
        "agency": case.snapshot.settings.agency_name,
        "engine": tepat.__version__,
        "mode": case.scenario.mode,
        "scenario": told(case.scenario),
        "policy": _policy(case.policy),
        "people": len(problem.people),
        "positions": len(problem.positions),
        "allowed_pairs": len(problem.option_person),
    }


def _policy(policy: Policy) -> dict[str, Any]:
    told = {entry.name: getattr(policy, entry.name) for entry in fields(policy)}
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in told.items()
    }
