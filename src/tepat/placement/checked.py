"""What each kind of certificate gives whoever checks a stored plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tepat.finding import Finding

from .case import Case
from .chain import Chain
from .problem import Ints, Problem


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
