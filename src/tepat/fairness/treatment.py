"""Equal treatment: what the plan does to groups of people, compared with intervals.

Everything is told twice: among all, and among those for whom the rules leave it open at
all. (The first contains what the rules themselves do to a group: contract staff keep
their position while the contract runs.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.placement.problem import Flags
from tepat.words import Sentence

from .burden import Burden
from .groups import AGES, DIMENSIONS
from .interval import Difference, of_means, of_shares
from .outcome import Exact, Outcome
from .wishes import NEVER, Wishes

ALL, ELIGIBLE = "all", "eligible"
SHARE, MEAN = "share", "mean"

OUTCOMES: Mapping[str, Sentence] = {
    "moved": Sentence(id="dipindahkan", en="moved"),
    "promoted": Sentence(id="diusulkan promosi", en="proposed for promotion"),
    "fit": Sentence(id="perubahan kesesuaian", en="change of fit"),
    "wish": Sentence(id="mendapat jabatan yang diminati", en="given a wished position"),
    "hardship": Sentence(
        id="dipindahkan ke tempat tugas berat", en="moved to a hardship post"
    ),
}
ORDER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "sex": (("P",), ("L",)),
    "status": (("PPPK",), ("PNS",)),
    "age": tuple((str(start),) for start in (0, *AGES)),
}
"""Per dimension its groups; of two, the first is compared with the second."""

ROWS = pl.Schema(
    {
        "outcome": pl.String(),
        "dimension": pl.String(),
        "condition": pl.String(),
        "group": pl.List(pl.String()),
        "other": pl.List(pl.String()),
        "people": pl.Int64(),
        "value": pl.Float64(),
        "others": pl.Int64(),
        "other_value": pl.Float64(),
        "difference": pl.Float64(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "events": pl.Int64(),
        "verdict": pl.String(),
    }
)
DIFFERS, NOT_SHOWN, FEW, UNTOLD = "differs", "not_shown", "few", "untold"
SUPPRESSED, NOBODY = "suppressed", "nobody"
FEWEST_EVENTS = 5
"""People for whom an outcome came about (or did not), from which a share can differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What one outcome is for each person.

    Attributes:
        kind: ``share`` or ``mean``.
        value: Per person 0 or 1, or points of fit.
        known: Per person, whether the outcome concerns them and is known.
        open: Per person, whether the rules leave it open.
    """

    kind: str
    value: Exact
    known: Flags
    open: Flags


def treatment(
    told: Outcome,
    wished: Wishes,
    burden: Burden,
    grouped: pl.DataFrame,
    least: int,
) -> pl.DataFrame:
    """Compare groups of people by what the plan does to them.

    Args:
        told: The plan.
        wished: What people wish for.
        burden: For the hardship posts.
        grouped: See ``groups.groups``.
        least: Size of the smallest group that is told.

    Returns:
        One row per outcome, dimension, condition and group: codes of the ``group`` and
        of the ``other`` people that it is compared with; how many of each; their share
        (percent) or mean (points); ``difference`` with its interval ``low``, ``high``
        (percentage points or points); ``events`` (how many it came about for; null for
        means); ``verdict``: ``differs``, ``not_shown``, ``few`` (the interval leaves
        zero out, but hangs on very few people), ``untold`` (no interval),
        ``suppressed`` (a group below the least; figures are
        null) or ``nobody`` (the outcome concerns nobody of a group).
    """
    rows = [
        {"outcome": name, "dimension": dimension, "condition": condition, **row}
        for name, measured in _outcomes(told, wished, burden).items()
        for dimension in DIMENSIONS
        for condition in (ALL, ELIGIBLE)
        for row in _compared(measured, dimension, condition, grouped, least)
    ]
    return pl.DataFrame(rows, schema=ROWS)


def _outcomes(told: Outcome, wished: Wishes, burden: Burden) -> dict[str, Measured]:
    everyone = np.ones(len(told.seat), np.bool_)
    seated = (told.fit_before >= 0) & (told.fit_after >= 0)
    width = len(told.problem.positions)
    got = wished.order_of(np.arange(len(told.seat)), told.seat, width)
    hard, before = burden.people["hard"], burden.people["hard_before"]
    is_known = (hard.is_not_null() & before.is_not_null()).to_numpy()
    comes = told.moved & hard.fill_null(False).to_numpy()
    comes &= ~before.fill_null(False).to_numpy()
    return {
        "moved": _share(told.moved, everyone, told.can_move),
        "promoted": _share(told.is_promoted, everyone, told.can_rise),
        "fit": Measured(
            MEAN,
            (told.fit_after - told.fit_before).astype(np.float64),
            seated,
            told.can_move,
        ),
        "wish": _share(
            (got != NEVER) & told.moved, wished.elsewhere, _wish_is_open(told, wished)
        ),
        "hardship": _share(comes, is_known, told.can_move),
    }


def _share(value: Flags, known: Flags, is_open: Flags) -> Measured:
    return Measured(SHARE, value.astype(np.float64), known, is_open)


def _wish_is_open(told: Outcome, wished: Wishes) -> Flags:
    """Flag who wishes for some position that the rules let them have."""
    problem = told.problem
    first = np.searchsorted(problem.option_person, np.arange(len(told.seat) + 1))
    allowed = np.zeros(len(wished.person), np.bool_)
    for at, (who, where) in enumerate(
        zip(wished.person.tolist(), wished.position.tolist(), strict=True)
    ):
        # The options of a person are sorted by position.
        mine = problem.option_position[first[who] : first[who + 1]]
        place = int(np.searchsorted(mine, where))
        allowed[at] = place < len(mine) and mine[place] == where
    ways = np.bincount(wished.person[allowed], minlength=len(told.seat))
    can: Flags = ways > 0
    return can


def _compared(
    measured: Measured,
    dimension: str,
    condition: str,
    grouped: pl.DataFrame,
    least: int,
) -> Iterator[dict[str, object]]:
    codes = grouped[dimension].fill_null("").to_numpy().astype(str)
    counts = measured.known & (measured.open if condition == ELIGIBLE else True)
    sizes = {
        group: int((counts & np.isin(codes, group)).sum()) for group in ORDER[dimension]
    }
    if dimension == "age":
        sizes = merged(sizes, least)
    parts = list(sizes)
    pairs = (
        [(parts[0], parts[1])]
        if dimension != "age"
        else [(part, _others(parts, part)) for part in parts if len(parts) > 1]
    )
    is_small = any(0 < size < least for size in sizes.values())
    for group, other in pairs:
        sides = [
            measured.value[counts & np.isin(codes, side)] for side in (group, other)
        ]
        row: dict[str, object] = {"group": list(group), "other": list(other)}
        if is_small:
            yield row | {"verdict": SUPPRESSED}
            continue
        row |= {"people": len(sides[0]), "others": len(sides[1])}
        if not all(len(side) for side in sides):
            yield row | {"verdict": NOBODY}
        else:
            yield row | _figures(measured.kind, sides[0], sides[1])


def _figures(kind: str, values: Exact, others: Exact) -> dict[str, object]:
    if kind == SHARE:
        hits, other_hits = int(values.sum()), int(others.sum())
        found = of_shares(hits, len(values), other_hits, len(others))
        events: int | None = hits + other_hits
    else:
        events = None
        found = of_means(values, others)
    scale = 100 if kind == SHARE else 1
    numbers = {
        "value": found.value,
        "other_value": found.other,
        "difference": found.difference,
        "low": found.low,
        "high": found.high,
    }
    told: dict[str, object] = {
        name: None if number is None else _shown(scale * number)
        for name, number in numbers.items()
    }
    return told | {
        "events": events,
        "verdict": _verdict(found, events, len(values) + len(others)),
    }


def _shown(number: float) -> float:
    """Round to two decimals, or to four where two would leave nothing."""
    return (round(number, 2) or round(number, 4)) + 0.0


def _verdict(found: Difference, events: int | None, people: int) -> str:
    if found.tells and events is not None:
        return FEW if min(events, people - events) < FEWEST_EVENTS else DIFFERS
    return {True: DIFFERS, False: NOT_SHOWN, None: UNTOLD}[found.tells]


def merged(
    sizes: Mapping[tuple[str, ...], int], least: int
) -> dict[tuple[str, ...], int]:
    """Join neighbouring age bands until each has nobody or at least ``least`` people.

    Bands that are empty join a neighbour as well. What is left of the whole then tells
    of no small band.

    >>> merged({("0",): 3, ("35",): 40, ("45",): 9, ("55",): 0}, 5)
    {('0', '35'): 43, ('45', '55'): 9}
    """
    bands, counts = list(sizes), list(sizes.values())
    while len(bands) > 1 and min(counts) < least:
        at = counts.index(min(counts))
        near = [place for place in (at - 1, at + 1) if 0 <= place < len(bands)]
        to = min(near, key=lambda place: (counts[place], place))
        first, second = sorted((at, to))
        bands[first : second + 1] = [(*bands[first], *bands[second])]
        counts[first : second + 1] = [counts[first] + counts[second]]
    return dict(zip(bands, counts, strict=True))


def _others(
    parts: Sequence[tuple[str, ...]], group: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(code for part in parts if part != group for code in part)
