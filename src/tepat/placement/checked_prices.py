"""Check a stored plan that is proven by one price per place and goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import proof
from .case import Case
from .checked import Checked, places_told, prices_told, seats_told, whole
from .plan import by_prices
from .solution import Prices, Solution


def check_prices(case: Case, content: Mapping[str, Any]) -> Checked:
    """Work out the sums and the bound of a stored plan again.

    The ceiling on all plans is worked out from its own prices. Only whether the search
    was exhaustive, and what relatives cost, is taken as stated.

    Raises:
        KeyError, TypeError, ValueError: if the plan is not whole.
    """
    restricted = content["restricted"]
    apart = _relatives(case, restricted["relatives"])
    parts = case.parts(apart)
    problem = parts.whole
    labels = {code: at for at, code in enumerate(parts.problem.positions)}
    place = places_told(
        parts, labels, seats_told(case, content), content["certificate"]
    )
    prices, ceiling_prices = (
        Prices(prices_told(seats, labels), prices_told(over, labels))
        for seats, over in (
            (content["prices"], content["over_strength_prices"]),
            (restricted["ceiling_prices"], restricted["ceiling_over_strength_prices"]),
        )
    )
    closed, trimmed = (
        np.isin(np.arange(len(labels)), [labels[code] for code in restricted[name]])
        for name in ("closed", "trimmed")
    )
    proof.demand_proper(parts.problem, ceiling_prices)
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
        exhaustive=restricted["exhaustive"] is True,
    )
    without = tuple(map(whole, restricted["without_relatives"].values()))
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
