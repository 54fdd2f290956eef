"""The rounds of an exchange: who takes whose seat, and how that is stored and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .chain import Chain
from .chain import Step as Move
from .market import Market


@dataclass(frozen=True, slots=True)
class Step:
    """One person takes one seat.

    Attributes:
        person: Index of the person.
        origin: Index of the position they leave, or -1.
        to: Index of the position they come to.
        holder: Index of the person whose seat they take over; -1: a vacancy.
    """

    person: int
    origin: int
    to: int
    holder: int


@dataclass(frozen=True, slots=True)
class Round:
    """What happens at once, since all these circles have closed.

    Attributes:
        trades: In each the steps follow each other: everybody takes the seat of the
            next. The last takes the seat of the first (a cycle) or a vacancy (a chain,
            which begins with who leaves no seat that counts).
        done: Who keeps what they have, since nothing they wish for is left.
    """

    trades: tuple[tuple[Step, ...], ...]
    done: tuple[int, ...]


def told(market: Market, rounds: Sequence[Round]) -> list[dict[str, Any]]:
    """Return rounds as JSON, as ``plan.json`` keeps them."""
    nips, codes = market.problem.people, market.problem.positions
    return [
        {
            "round": number,
            "trades": [
                {
                    "kind": _kind(steps),
                    "steps": [
                        {
                            "nip": nips[step.person],
                            "from": None if step.origin < 0 else codes[step.origin],
                            "to": codes[step.to],
                            "seat": market.seat(step.to, step.holder),
                        }
                        for step in steps
                    ],
                }
                for steps in each.trades
            ],
            "done": [nips[person] for person in each.done],
        }
        for number, each in enumerate(rounds, start=1)
    ]


def by_rounds(
    market: Market, rounds: Sequence[Round], objective: tuple[int, ...]
) -> dict[str, Any]:
    """Tell what shows that an exchange went as it should; it has no bound."""
    return {
        "objective": dict(zip(market.problem.goals, objective, strict=True)),
        "bound": None,
        "certificate": {"kind": "rounds"},
        "limits": [],
        "rounds": told(market, rounds),
    }


def untold(market: Market, content: Sequence[Mapping[str, Any]]) -> list[Round]:
    """Return the rounds that :func:`told` gave.

    Raises:
        KeyError, TypeError, ValueError: if it did not.
    """
    nips = {nip: at for at, nip in enumerate(market.problem.people)}
    codes = {code: at for at, code in enumerate(market.problem.positions)}

    def step(entry: Mapping[str, Any]) -> Step:
        to = codes[entry["to"]]
        origin = -1 if entry["from"] is None else codes[entry["from"]]
        seats = {market.seat(to, holder): holder for holder in market.seats(to)}
        return Step(nips[entry["nip"]], origin, to, seats[entry["seat"]])

    return [
        Round(
            trades=tuple(
                tuple(step(entry) for entry in trade["steps"])
                for trade in each["trades"]
            ),
            done=tuple(nips[nip] for nip in each["done"]),
        )
        for each in content
    ]


def stories(rounds: Sequence[Round]) -> list[Chain]:
    """Tell rounds as chains, which begin with the seat that was empty, and cycles."""
    chains, cycles = [], []
    for steps in (trade for each in rounds for trade in each.trades):
        moves = [Move(step.person, step.origin, step.to) for step in steps[::-1]]
        if _kind(steps) == "chain":
            chains.append(Chain("chain", tuple(moves)))
        else:
            cycles.append(Chain("cycle", (moves[-1], *moves[:-1])))
    chains.sort(key=lambda chain: (chain.steps[0].to, chain.steps[0].person))
    cycles.sort(key=lambda chain: chain.steps[0].person)
    return [*chains, *cycles]


def _kind(steps: Sequence[Step]) -> str:
    return "chain" if steps[-1].holder < 0 else "cycle"
