"""The exchange of seats among those who wish it: nobody is worse off, no seat either.

TO-BE, *teacher-optimal block exchange*: Julien Combe, Olivier Tercieux and Camille
Terrier, "The Design of Teacher Assignment: Theory and Evidence", Review of Economic
Studies 89 (2022). See ``docs/modes.md`` for what is the paper's and what is ours.
"""

from __future__ import annotations

from typing import Any

from tepat.errors import TepatError
from tepat.words import Sentence

from .. import rounds_proof
from ..case import Case
from ..market import Market
from ..plan import compose
from ..rounds import by_rounds, stories
from ..solution import achieved
from .trade import trade

UNSOUND = Sentence(
    id="Pertukaran tidak lolos pemeriksaan ({why}), jadi rencana tidak ditulis. "
    "Laporkan skenario dan sidik data ini kepada pengembang.",
    en="The exchange did not pass its check ({why}), so no plan was written. Report "
    "this scenario and the digest of the data.",
)


class ExchangeNotSound(TepatError):
    """The rounds of an exchange did not pass the independent check."""

    exit_code = 110


def exchange(case: Case) -> dict[str, Any]:
    """Return the plan by exchange in the fixed form of ``plan.json``.

    No plan leaves here whose rounds were not gone through again.

    Raises:
        ExchangeRefused: if the scenario asks for what would break its promises.
        ExchangeNotSound: if the rounds do not pass.
    """
    market = Market.of(case)
    rounds = trade(market)
    seat = market.problem.holds.copy()
    for step in (step for each in rounds for it in each.trades for step in it):
        seat[step.person] = step.to
    wrong = rounds_proof.check(market, rounds, seat)
    if wrong:
        raise ExchangeNotSound(UNSOUND, why=wrong[0].code)
    proof = by_rounds(market, rounds, achieved(market.problem, seat))
    return compose(case, market.problem, seat, proof, stories(rounds))
