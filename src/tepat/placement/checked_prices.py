"""Check a stored plan that is proven by one price per place and goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import proof
from .case import Case
from .checked import Checked, seats_told
from .plan import by_prices
from .problem import GOALS, Ints
from .solution import Prices, Solution
from .split import Split


def check_prices(case: Case, content: Mapping[str, Any]) -> Checked:
    """Work out the sums and the bound of a stored plan again.

    The ceiling on all plans is worked out from its own prices. Only whether the search
    was exhaustive, and what relatives cost, is taken as stated.

    Raises:
        KeyError, TypeError, ValueError: if the plan is not whole.
    """
    restricted = content["restricted"]
    apart = _relatives(case, restricted["relatives"])
    problem, parts = case.problem(apart), case.parts(apart)
    labels = {code: at for at, code in enumerate(parts.problem.positions)}
    place = _places(parts, labels, seats_told(case, content), content["certificate"])
    prices, ceiling_prices = (
        Prices(_vectors(seats, labels), _vectors(over, labels))
        for seats, over in (
            (content["prices"], content["over_strength_prices"]),
            (restricted["ceiling_prices"], restricted["ceiling_over_strength_prices"]),
        )
    )
    closed, trimmed = (
        np.isin(np.arange(len(labels)), [labels[code] for code in restricted[name]])
        for name in ("closed", "trimmed")
    )
    found = proof.check(parts.problem, place, prices, closed=closed, trimmed=trimmed)
    nowhere = np.zeros(len(labels), dtype=np.bool_)
    solution = Solution(
        position=place,
        objective=found.objective,
        prices=prices,
        closed=closed,
        trimmed=trimmed,
        ceiling=proof.bound(
            parts.problem, ceiling_prices, closed=nowhere, trimmed=nowhere
        ),
        ceiling_prices=ceiling_prices,
        exhaustive=restricted["exhaustive"],
    )
    without = tuple(restricted["without_relatives"].values())
    return Checked(
        problem=problem,
        violations=found.violations,
        objective=found.objective,
        bound=found.bound,
        proof=by_prices(problem, parts, solution, found.bound, apart, without),
    )


def _relatives(case: Case, told: list[list[str]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs that are said to be forbidden because relatives would meet."""
    nips = {nip: at for at, nip in enumerate(case.people["nip"])}
    codes = {code: at for at, code in enumerate(case.positions["position"])}
    apart = tuple((nips[nip], codes[code]) for nip, code in told)
    for person, _ in apart:
        if person not in case.kin.relatives:
            raise ValueError(f"relatives: {case.people['nip'][person]}")
    return apart


def _places(
    parts: Split, labels: Mapping[str, int], seat: Ints, certificate: Mapping[str, Any]
) -> Ints:
    """Return the place of each person: of those who move, as the certificate says."""
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


def _vectors(told: Mapping[str, Any], codes: Mapping[str, int]) -> Ints:
    vectors = np.zeros((len(codes), len(GOALS)), dtype=np.int64)
    for code, vector in told.items():
        if not all(type(number) is int for number in vector):
            raise ValueError(f"prices.{code}")
        vectors[codes[code]] = vector
    return vectors
