"""Check a stored plan that came of an exchange: its rounds, without the algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import rounds_proof
from .case import Case
from .checked import Checked, seats_told
from .market import Market
from .rounds import by_rounds, stories, untold
from .solution import achieved


def check_rounds(case: Case, content: Mapping[str, Any]) -> Checked:
    """Go through the rounds of a stored plan again.

    Raises:
        KeyError, TypeError, ValueError: if the plan is not whole.
        ExchangeRefused: if its scenario allows no exchange.
    """
    market = Market.of(case)
    rounds = untold(market, content["rounds"])
    seat = seats_told(case, content)
    wrong = rounds_proof.check(market, rounds, seat)
    objective = achieved(market.problem, seat)
    return Checked(
        problem=market.problem,
        violations=tuple(wrong),
        objective=objective,
        bound=None,
        proof=by_rounds(market, rounds, objective),
        story=stories(rounds),
    )
