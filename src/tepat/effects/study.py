"""From a question to groups of units: who is treated, who is compared, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from tepat.words import Sentence

from . import periods
from .cells import Cells, Truth, cells
from .errors import NO_OTHERS, TREATED_SILENT, NothingToCompare, NotOnBothSides
from .group import Group
from .periods import Periods
from .places import Places
from .question import Compare

ENOUGH = 8
"""From so many units of the same kind on, units of other kinds are not asked."""

NEAREST = 5
"""So many comparison units are matched to each treated one."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know about what was compared."""

    sentence: Sentence
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """What is compared.

    Attributes:
        groups: One for each day of change.
        treated: Codes of the units with the change and its day.
        compared: Codes of the comparison units.
        months: Length of a period; ``None``: as the appraisals are.
        people: Who speak for it, where the same people speak before and after.
        notes: What was left out, and why.
    """

    groups: tuple[Group, ...]
    treated: Mapping[str, date]
    compared: tuple[str, ...]
    months: int | None
    people: int | None
    notes: tuple[Note, ...]


SILENT = Sentence(
    id="Tidak ikut dihitung karena tidak punya data sebelum dan sesudah perubahan "
    "sekaligus: {units}.",
    en="Not counted, for lack of data both before and after the change: {units}.",
)
SAME_KIND = Sentence(
    id="Pembanding: unit sejenis ({kinds}) yang tidak disebut berubah.",
    en="Compared with: units of the same kind ({kinds}) that were not named.",
)
ALL_KINDS = Sentence(
    id="Pembanding: semua unit lain yang tidak disebut berubah, juga yang tidak "
    "sejenis (unit sejenis kurang dari {enough}).",
    en="Compared with: all other units that were not named, of other kinds too (fewer "
    "than {enough} are of the same kind).",
)
ALL_ASKED = Sentence(
    id="Pembanding: semua unit lain yang tidak disebut berubah.",
    en="Compared with: all other units that were not named.",
)
MATCHED = Sentence(
    id="Pembanding: {nearest} unit yang tingkat dan arahnya sebelum perubahan paling "
    "mirip dengan tiap unit yang berubah. Kemiripan yang kebetulan dapat mengecoh.",
    en="Compared with: the {nearest} units most like each treated one in level and "
    "direction before the change. Likeness by chance can mislead.",
)
RELATED = Sentence(
    id="Tidak dijadikan pembanding karena berada di atas atau di bawah unit yang "
    "berubah: {units}.",
    en="Not compared with, because they lie above or below a unit with the change: "
    "{units}.",
)


@dataclass(frozen=True, slots=True)
class _Wave:
    """The units of one day of change, and what is asked of them and of others."""

    event: date
    asked: tuple[str, ...]
    chosen: tuple[str, ...]
    answers: pl.DataFrame


def of_answers(
    answers: pl.DataFrame,
    treated: Mapping[str, date],
    places: Places,
    compare: Compare,
    exclude: Sequence[str],
) -> Study:
    """Build a study from dated answers.

    Args:
        answers: ``unit``, ``day``, ``value``; no nulls.
        treated: The units with the change, by code, and its day in each.
        places: The units of the city.
        compare: With which units.
        exclude: Codes of units that may not be compared.

    Raises:
        NotOnBothSides: if no treated unit has answers before and after.
        NothingToCompare: if no other unit has.
    """
    waves: list[_Wave] = []
    notes: list[Note] = []
    for event in sorted(set(treated.values())):
        here = [unit for unit, day in treated.items() if day == event]
        near = periods.near(_clean(answers, treated, event), event)
        both = _on_both_sides(near, event)
        asked = [unit for unit in here if unit in both]
        pool = [it for it in both if treated.get(it) != event]
        chosen, said = comparison(
            pool, asked or here, treated, places, compare, exclude
        )
        if compare is Compare.MATCHED and asked and len(chosen) > NEAREST:
            chosen = _matched(near, asked, chosen, event)
        notes = notes or said
        mine = near.filter(pl.col("unit").is_in([*asked, *chosen]))
        waves.append(_Wave(event, tuple(asked), tuple(chosen), mine))
    whole = [it for it in waves if it.asked and it.chosen]
    if not whole:
        first = min(treated.values())
        if any(it.asked for it in waves):
            raise NothingToCompare(NO_OTHERS, event=first)
        raise NotOnBothSides(TREATED_SILENT, units=tuple(sorted(treated)), event=first)
    # One length for all waves, so that their periods can be put side by side.
    months = max(periods.chosen(it.answers, it.event).months for it in whole)
    numbers = {unit: at for at, unit in enumerate(sorted(answers["unit"].unique()))}
    groups = [_group(it, Periods(it.event, months), numbers) for it in whole]
    kept = {unit: it.event for it in whole for unit in it.asked}
    others = {unit for it in whole for unit in it.chosen}
    silent = tuple(sorted(set(treated) - set(kept)))
    if silent:
        notes.append(Note(SILENT, {"units": silent}))
    return Study(tuple(groups), kept, tuple(sorted(others)), months, None, tuple(notes))


def comparison(
    pool: Sequence[str],
    asked: Sequence[str],
    treated: Mapping[str, date],
    places: Places,
    compare: Compare,
    exclude: Sequence[str],
) -> tuple[list[str], list[Note]]:
    """Return the units to compare with, and what is to be said of the choice."""
    named = frozenset(treated)
    near = sorted(it for it in pool if it not in named and places.related(it, named))
    free = sorted(set(pool) - set(near) - set(exclude))
    notes = [Note(RELATED, {"units": tuple(near)})] if near else []
    kinds = sorted({kind for it in asked if (kind := places.kind.get(it))})
    alike = [it for it in free if places.kind.get(it) in kinds]
    same = Note(SAME_KIND, {"kinds": tuple(kinds)})
    if compare is Compare.ALL:
        return free, [Note(ALL_ASKED), *notes]
    if compare is Compare.KIND:
        return alike, [same, *notes]
    if compare is Compare.MATCHED:
        chosen = alike if len(alike) >= ENOUGH else free
        return chosen, [Note(MATCHED, {"nearest": NEAREST}), *notes]
    if len(alike) >= ENOUGH:
        return alike, [same, *notes]
    return free, [Note(ALL_KINDS, {"enough": ENOUGH}), *notes]


def _clean(
    answers: pl.DataFrame, treated: Mapping[str, date], event: date
) -> pl.DataFrame:
    """Leave out what units say after a change of their own on another day: such a unit
    is a comparison up to its own day, and none if that came first."""
    others = {unit: day for unit, day in treated.items() if day != event}
    if not others:
        return answers
    own = pl.col("unit").replace_strict(others, default=None, return_dtype=pl.Date)
    return answers.filter(own.is_null() | (pl.col("day") < own))


def _on_both_sides(answers: pl.DataFrame, event: date) -> list[str]:
    sides = answers.group_by("unit").agg(sides=(pl.col("day") < event).n_unique())
    return sorted(sides.filter(pl.col("sides") == 2)["unit"])


def _group(wave: _Wave, told: Periods, numbers: Mapping[str, int]) -> Group:
    gathered = cells(wave.answers.with_columns(order=told.order(pl.col("day"))))
    days = {
        int(order): (told.start(int(order)), told.end(int(order)))
        for order in gathered.order
    }
    asked = frozenset(wave.asked)
    return group_of(gathered, gathered, asked, numbers, told.event, days)


def group_of(
    gathered: Cells,
    levels: Cells,
    asked: frozenset[str],
    numbers: Mapping[str, int],
    event: date,
    days: Mapping[int, tuple[date, date]],
    *,
    same_people: bool = False,
) -> Group:
    """Return the group of those units that have answers on both sides."""
    is_treated: Truth = np.array([it in asked for it in gathered.units], dtype=bool)
    places = np.array([numbers[it] for it in gathered.units], dtype=np.int64)
    whole = Group(event, gathered, levels, is_treated, places, same_people, days)
    return whole.of(gathered.on_both_sides)


def _matched(
    answers: pl.DataFrame, asked: Sequence[str], pool: Sequence[str], event: date
) -> list[str]:
    """The nearest of the pool to each treated unit, by level and direction before."""
    away = (pl.col("day") - pl.lit(event)).dt.total_days()
    told = (
        answers.filter(pl.col("day") < event, pl.col("unit").is_in([*asked, *pool]))
        .with_columns(away=away.cast(pl.Float64))
        .group_by("unit")
        .agg(
            level=pl.col("value").mean(),
            slope=pl.cov("away", "value") / pl.col("away").var(),
        )
        .sort("unit")
        .with_columns(pl.col("slope").fill_nan(0.0).fill_null(0.0))
    )
    spread = [max(float(told[name].std() or 0.0), 1e-12) for name in ("level", "slope")]  # type: ignore[arg-type]
    at = {
        unit: np.array([level / spread[0], slope / spread[1]])
        for unit, level, slope in told.iter_rows()
    }
    chosen: set[str] = set()
    for unit in asked:
        near = sorted(
            pool, key=lambda it: (round(float(np.hypot(*(at[it] - at[unit]))), 9), it)
        )
        chosen |= set(near[:NEAREST])
    return sorted(chosen)
