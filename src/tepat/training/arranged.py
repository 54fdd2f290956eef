"""Needs and offers as the numbers of a plan, person by person and class by class."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot

from .hours import attended, this_year
from .problem import NO_LIMIT, Classes, Problem, Truth, Whole, alike
from .weighing import Weighing

OPEN, OTHER_LEVEL, HAD, LEAVES = 0, 1, 2, 3
HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Arranged:
    """A city's needs and offers, arranged for the search of a plan.

    Attributes:
        people: As ``needs.people`` gives them, and ``hours``, ``lack``, ``room``.
        needs: As ``needs.needs`` gives them.
        offers: As ``offers.offers`` gives them, those that can be planned alone.
        levels: int8, (people × offers): levels of the person's gap it closes.
        access: int8, (people × offers): ``OPEN``, or why the person may not take it:
            it is for other levels, was attended already, or the person will have left.
        classes: Which people are alike.
        problem: The plan as numbers, by class.
        parts: Parts of an hour, and of a point, that the numbers are counted in.
    """

    people: pl.DataFrame
    needs: pl.DataFrame
    offers: pl.DataFrame
    levels: Whole
    access: Whole
    classes: Classes
    problem: Problem
    parts: int


def arranged(
    snapshot: Snapshot,
    law: Law,
    weighing: Weighing,
    people: pl.DataFrame,
    needs: pl.DataFrame,
    offers: pl.DataFrame,
    year: int,
    budget: int | None,
) -> Arranged:
    """Arrange needs and offers.

    Args:
        snapshot: The city.
        law: The law on its day.
        weighing: What a gap is worth.
        people: As ``needs.people`` gives them.
        needs: As ``needs.needs`` gives them.
        offers: As ``offers.offers`` gives them.
        year: Of the plan.
        budget: Rupiah, or ``None``.
    """
    offers = offers.filter(pl.col("why_not").is_null())
    hours = this_year(snapshot, law, year)
    people = people.join(hours, on="nip", how="left", maintain_order="left")
    levels, gain = _gains(people, needs, offers, weighing)
    access = _access(snapshot, people, offers)
    is_open = access == OPEN
    gain = gain + weighing.mandatory * offers["is_mandatory"].to_numpy().astype(
        np.int64
    )
    gain = np.where(is_open, gain, 0)
    parts = _parts([offers["hours"], people["lack"], people["room"]])
    lack = _in_parts(people["lack"], parts)
    room = _in_parts(people["room"], parts)
    classes = alike([gain, is_open.astype(np.int64), lack, room])
    first = classes.first
    problem = Problem(
        cost=np.array([math.ceil(it) for it in offers["cost"]], dtype=np.int64),
        seats=offers["seats"].fill_null(NO_LIMIT).to_numpy().astype(np.int64),
        hours=_in_parts(offers["hours"], parts),
        group=_numbered(offers["group"]),
        clash=_clash(offers),
        gain=gain[first] * parts,
        open=is_open[first],
        lack=lack[first],
        room=room[first],
        hour_points=weighing.hour,
        count=classes.count,
        budget=budget,
    )
    return Arranged(people, needs, offers, levels, access, classes, problem, parts)


def _gains(
    people: pl.DataFrame,
    needs: pl.DataFrame,
    offers: pl.DataFrame,
    weighing: Weighing,
) -> tuple[Whole, Whole]:
    """Levels that each offer closes for each person, and their points."""
    levels = np.zeros((people.height, offers.height), dtype=np.int64)
    points = np.zeros(levels.shape, dtype=np.int64)
    row = people.select("nip").with_row_index("row")
    short = needs.filter(pl.col("short") > 0).join(
        row, on="nip", how="inner", maintain_order="left"
    )
    by_competency = {
        key: told for (key,), told in short.group_by("competency", maintain_order=True)
    }
    most = weighing.most_levels or 9
    for at, (competency, after) in enumerate(
        offers.select("competency", "level_after").iter_rows()
    ):
        told = by_competency.get(competency)
        if after is None or told is None:
            continue
        closed = np.clip(
            np.minimum(after, told["asked"].to_numpy()) - told["reached"].to_numpy(),
            0,
            most,
        )
        rows = told["row"].to_numpy()
        levels[rows, at] = closed
        points[rows, at] = closed * told["level_points"].to_numpy()
    return levels, points


def _access(snapshot: Snapshot, people: pl.DataFrame, offers: pl.DataFrame) -> Whole:
    """Whether each person may take each offer, or why not."""
    access = np.zeros((people.height, offers.height), dtype=np.int64)
    had: dict[str, set[str]] = {}
    for nip, code in attended(snapshot).select("nip", "training").iter_rows():
        if code is not None:
            had.setdefault(code, set()).add(nip)
    nips = people["nip"].to_list()
    wanted = people.select("levels")
    leaves = people["leaves_on"]
    columns = ("training", "for_levels", "starts", "ends")
    for at, (code, levels, starts, ends) in enumerate(
        offers.select(columns).iter_rows()
    ):
        last = ends or starts
        if last is not None:
            access[(leaves <= last).fill_null(False).to_numpy(), at] = LEAVES
        if code in had:
            those = np.fromiter((nip in had[code] for nip in nips), dtype=np.bool_)
            access[those, at] = HAD
        if levels is not None:
            fits = wanted.select(
                pl.col("levels").list.set_intersection(levels).list.len() > 0
            )
            access[~fits.to_series().fill_null(False).to_numpy(), at] = OTHER_LEVEL
    return access


def _clash(offers: pl.DataFrame) -> Truth:
    """Which offers are at the same time, the first and the last day included."""
    clash = np.zeros((offers.height, offers.height), dtype=np.bool_)
    days = list(offers.select("starts", "ends").iter_rows())
    for one, (starts, ends) in enumerate(days):
        for other, (begins, closes) in enumerate(days[:one]):
            if starts is None or begins is None:
                continue
            clash[one, other] = clash[other, one] = starts <= closes and begins <= ends
    return clash


def _numbered(groups: pl.Series) -> Whole:
    place: dict[str, int] = {}
    told = [place.setdefault(group, len(place)) for group in groups]
    return np.array(told, dtype=np.int64)


def _parts(columns: list[pl.Series]) -> int:
    """Return into how many parts an hour is split, so that all hours are whole.

    Hours are told to the hundredth; most cities need no parts at all.
    """
    told = {
        Fraction(round(value * HUNDREDTHS), HUNDREDTHS).denominator
        for column in columns
        for value in column.drop_nulls().unique()
    }
    return math.lcm(*told) if told else 1


def _in_parts(hours: pl.Series, parts: int) -> Whole:
    told = [
        NO_LIMIT if it is None else round(round(it * HUNDREDTHS) * parts / HUNDREDTHS)
        for it in hours
    ]
    return np.array(told, dtype=np.int64)
