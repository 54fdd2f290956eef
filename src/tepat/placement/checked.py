"""What each kind of certificate gives whoever checks a stored plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tepat.finding import Finding

from .case import Case
from .chain import Chain
from .problem import GOALS, Ints, Problem
from .split import Split

FAULTS = (KeyError, TypeError, ValueError, AttributeError, OverflowError, IndexError)
"""What reading a plan may stumble over, however it was altered."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A plan whose certificate was gone through.

    Attributes:
        problem: The problem by positions.
        violations: What is wrong with seats or certificate.
        objective: What the seats achieve, goal by goal.
        bound: What the certificate shows that no plan exceeds; ``None``: it shows none.
        proof: The part of ``plan.json`` that tells of the certificate, worked out
            again as far as it can be.
        story: The moves as chains and cycles, where the certificate says so.
    """

    problem: Problem
    violations: tuple[Finding, ...]
    objective: tuple[int, ...]
    bound: tuple[int, ...] | None
    proof: Mapping[str, Any]
    story: list[Chain] | None = None


def seats_told(case: Case, content: Mapping[str, Any]) -> Ints:
    """Return where a stored plan seats everybody: indices of positions, or -1.

    Raises:
        KeyError, TypeError, ValueError: if it does not seat everybody exactly once.
    """
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
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
    return seat


def places_told(
    parts: Split, labels: Mapping[str, int], seat: Ints, certificate: Mapping[str, Any]
) -> Ints:
    """Return the place of each person: of those who move, as the certificate says.

    Args:
        parts: The problem, by places.
        labels: Label of each place → its index.
        seat: Per person the index of their position, or -1.
        certificate: Of the plan.

    Raises:
        KeyError, TypeError, ValueError: if that is not where the plan seats them.
    """
    problem = parts.problem
    nips = {nip: at for at, nip in enumerate(problem.people)}
    first = np.unique(parts.base, return_index=True)[1]
    place = np.append(first, -1)[seat]
    stays = (seat >= 0) & (seat == parts.seat(problem.holds))
    place[stays] = problem.holds[stays]
    for nip, label in certificate["seats"].items():
        place[nips[nip]] = labels[label]
    if (parts.seat(place) != seat).any():
        raise ValueError("seats")
    return place


def prices_told(told: Mapping[str, Any], codes: Mapping[str, int]) -> Ints:
    """Return the prices that are told by label, one row per place."""
    vectors = np.zeros((len(codes), len(GOALS)), dtype=np.int64)
    for code, vector in told.items():
        if not all(type(number) is int for number in vector):
            raise ValueError(f"prices.{code}")
        vectors[codes[code]] = vector
    return vectors


def whole(number: object) -> int:
    """Return a number that is whole, and no truth value.

    Raises:
        TypeError: if it is anything else.
    """
    if type(number) is not int:
        raise TypeError(str(number))
    return number
