"""What may stand in a scenario file: every entry, and what it may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from tepat.policy import MOST_POINTS, PARTS
from tepat.snapshot.vocabulary import FAMILIES

from ..problem import GOALS
from .scenario import KINDS, MODES, SEXES

MOST = 10**15
"""No number of a scenario is larger; what is, was mistyped."""
RELATIVES = {"apart": True, "ignored": False}
GROUP = ("sex", "age_from", "age_to")
"""What says who belongs to a group of a balance."""


class Entry(NamedTuple):
    """What an entry may hold, as a test and as an example for who got it wrong."""

    allows: Callable[[Any], bool]
    example: str


def _day(told: Any) -> bool:
    return type(told) is date


def _codes(told: Any) -> bool:
    return isinstance(told, list) and all(_code(each) for each in told)


def _code(told: Any) -> bool:
    return isinstance(told, str) and bool(told.strip())


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda told: type(told) is int and least <= told <= most


def _percent(told: Any) -> bool:
    return type(told) in (int, float) and 0 <= told <= 100


def _one_of(*words: str) -> Callable[[Any], bool]:
    return lambda told: isinstance(told, str) and told in words


def _some_of(words: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda told: (
        isinstance(told, list)
        and all(isinstance(each, str) and each in words for each in told)
    )


def _order_of(words: tuple[str, ...]) -> Callable[[Any], bool]:
    return lambda told: (
        _some_of(words)(told) and sorted(told) == sorted(words)  # each exactly once
    )


CODES = Entry(_codes, '["kode", "kode"]')
NUMBER = Entry(_whole(0, MOST), "0, 1, 2, …")
PERCENT = Entry(_percent, "0 … 100")
AGE = Entry(_whole(0, 120), "0 … 120")

SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    "plan": {
        "mode": Entry(_one_of(*MODES), ", ".join(MODES)),
        "day": Entry(_day, "2026-11-24"),
        "effective_on": Entry(_day, "2027-01-01"),
        "moves": Entry(_some_of(KINDS), str(list(KINDS))),
        "goals": Entry(_order_of(GOALS), str(list(GOALS))),
        "must_fill": CODES,
        "cooling_off": Entry(_whole(0, 600), "0 … 600"),
        "refill": Entry(_whole(0, MOST_POINTS), f"0 … {MOST_POINTS}"),
        "relatives": Entry(_one_of(*RELATIVES), ", ".join(RELATIVES)),
    },
    "weights": {part: Entry(_whole(0, 100), "0 … 100") for part in PARTS},
    "freeze": {"people": CODES, "positions": CODES, "units": CODES},
    "caps": {
        "moves": NUMBER,
        "share": PERCENT,
        "unit_share": PERCENT,
        "units": Entry(lambda told: isinstance(told, dict), '{"unit" = 3}'),
    },
    "protect": {
        "fit": CODES,
        "headcount": CODES,
        "competencies": Entry(
            lambda told: isinstance(told, dict), '{"T.07" = ["unit"]}'
        ),
    },
    "balance": {
        "unit": Entry(_code, '"unit"'),
        "sex": Entry(_one_of(*SEXES), ", ".join(SEXES)),
        "age_from": AGE,
        "age_to": AGE,
        "families": Entry(_some_of(FAMILIES), str(list(FAMILIES))),
        "least": PERCENT,
        "most": PERCENT,
    },
}
"""Sections whose entries have names of their own; ``balance`` is a list of such."""

BY_CODE: Mapping[str, Entry] = {
    "pin": Entry(_code, '"198501152010011901" = "JABATAN"'),
    "forbid": Entry(_codes, '"198501152010011901" = ["JABATAN"]'),
    "budget": Entry(_whole(0, MOST), '"UNIT" = 1250000000'),
    "caps.units": Entry(_whole(0, MOST), '"UNIT" = 30'),
    "protect.competencies": Entry(_codes, '"T.07" = ["UNIT"]'),
}
"""Sections whose entries are named by a code of the data."""

NAMES = (*SECTIONS, *(name for name in BY_CODE if "." not in name))
