"""Where a person stands on the way: the columns that rules read, on a later day.

The first station is the present one, read from the data. A later one is where a move
would lead; everything about the person that a move does not change stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.law.reckoning import whole_months
from tepat.rules.experience import Experience
from tepat.rules.ranks import of_people
from tepat.rules.service import (
    before_now,
    months_at_level,
    months_at_ranks,
    months_by_group,
)
from tepat.snapshot.vocabulary import LEADERSHIP, PNS_GRADES

from .expected import rises_on
from .ground import Ground

STEP = {grade: at for at, grade in enumerate(PNS_GRADES)}


def first(ground: Ground, who: slice = slice(None)) -> pl.DataFrame:
    """Return people where they stand now.

    Args:
        ground: The city.
        who: Which of its people, by index; all of them by default.

    Returns:
        Rows of ``Ground.people`` with ``grade_ceiling``: place of the highest grade
        that regular promotion reaches; null where it has none.
    """
    return ground.people[who].with_columns(grade_ceiling=ceiling(ground))


def ceiling(ground: Ground) -> pl.Expr:
    """The ceiling of regular promotion; leadership and functional posts have none."""
    ceilings = ground.law.grade.regular_ceiling_by_education.value
    highest = {education: STEP[grade] for education, grade in ceilings.items()}
    is_regular = ~pl.col("family").is_in([*LEADERSHIP, "FUNGSIONAL"])
    return pl.when(is_regular.fill_null(True)).then(
        pl.col("education").replace_strict(highest, default=None, return_dtype=pl.Int64)
    )


@dataclass(frozen=True, slots=True)
class Spell:
    """Time served at a level and in a job group; what is not told counts as neither."""

    level: str | None
    group: str | None
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a person would stand on a later day.

    Attributes:
        family, level, group: Of the position.
        since: Since when it would be held; null where that cannot be told.
        on: The day asked about.
        grade, grade_since: Of the person by then, and since when.
        level_spells, group_spells: What was served before, as far as it counts at the
            level and in job groups.
        first: What was served in the present position, once it was left.
        level_unknown, group_unknown: Months of service without a level, and without a
            job group, on record; null where that cannot be told.
    """

    family: str | None
    level: str | None
    group: str | None
    since: date | None
    on: date
    grade: str | None
    grade_since: date | None
    level_spells: tuple[Spell, ...]
    group_spells: tuple[Spell, ...]
    first: Spell | None
    level_unknown: int | None
    group_unknown: int | None


def later(ground: Ground, start: pl.DataFrame, stays: Sequence[Stay]) -> pl.DataFrame:
    """Return one person on the later days of some stays.

    Args:
        ground: The city.
        start: The person's row of :func:`first`.
        stays: Where the person would stand.

    Returns:
        One row per stay, in order, with the columns of ``start``; ``nip`` is the place
        in that order, as text, and names the same stay in :func:`experience_at`.
    """
    ranks, law = ground.law.ladder.level_rank.value, ground.law
    asked, since = pl.col("effective_on"), pl.col("position_since")
    probation = pl.col("entered").dt.offset_by(f"{law.appointment.probation.value}mo")
    good = pl.lit(law.performance.ratings_good_enough.value[-1])
    years = asked.dt.year() - ground.day.year
    told = _moved(start, stays, ranks)
    before = months_at_level(_frame(stays, "level_spells", present=False), told, ranks)
    served = months_at_level(_frame(stays, "level_spells", present=True), told, ranks)
    unknown = pl.Series([stay.level_unknown for stay in stays], dtype=pl.Int64)
    runs = pl.col("penalty_free_from").is_null() | (pl.col("penalty_free_from") > asked)
    return (
        told.drop("months_at_level_before", "days_at_level_before", "months_in_level")
        .join(
            before.select(
                "nip", months_at_level_before="months", days_at_level_before="days"
            ),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .join(
            served.select("nip", months_in_level="months"),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            pl.col(
                "months_at_level_before", "days_at_level_before", "months_in_level"
            ).fill_null(0)
        )
        .with_columns(
            has_position=pl.lit(True),
            months_in_position=whole_months(since, asked),
            months_in_level_at_most=pl.col("months_in_level") + unknown,
            age_months=whole_months(pl.col("born"), asked),
            is_serving_penalty=pl.col("is_serving_penalty") & runs,
            penalty_until=pl.when(runs).then("penalty_until"),
            status=pl.when(pl.col("status") == "CPNS", asked >= probation)
            .then(pl.lit("PNS"))
            .otherwise("status"),
            rating_older=pl.when(years == 0)
            .then("rating_older")
            .when(years == 1)
            .then("rating_newer")
            .otherwise(good),
            rating_newer=pl.when(years == 0).then("rating_newer").otherwise(good),
            months_in_grade=whole_months(pl.col("grade_since"), asked),
            grade_ceiling=ceiling(ground),
        )
        .with_columns(of_people(law))
        .select(start.columns)
    )


def experience_at(
    ground: Ground, person: Experience, nip: str, stays: Sequence[Stay]
) -> Experience:
    """Return what is on record by the day of each stay; ``nip`` as in :func:`later`.

    Args:
        ground: The city.
        person: What is on record of the person today.
        nip: Whose.
        stays: As for :func:`later`.
    """
    nips = [str(at) for at in range(len(stays))]
    served = _frame(stays, "group_spells", present=True)
    ranked = _frame(stays, "level_spells", present=True)

    def unknown(which: str) -> pl.DataFrame:
        told = pl.Series([getattr(stay, which) for stay in stays], dtype=pl.Int64)
        return pl.DataFrame({"nip": nips, "months": told})

    def matches(pairs: pl.DataFrame) -> pl.DataFrame:
        told = person.matches(pairs.with_columns(nip=pl.lit(nip)))
        return told.with_columns(nip=pairs["nip"])

    return Experience(
        months=months_by_group(served).drop("days"),
        unexplained=unknown("group_unknown"),
        before=months_by_group(before_now(served)),
        ranked=months_at_ranks(ranked, ground.law.ladder.level_rank.value),
        unranked=unknown("level_unknown"),
        named=person.named,
        credits=_no_points(nips),
        matches=matches,
    )


def _no_points(nips: list[str]) -> Callable[[], pl.DataFrame]:
    """Points on the way are dated by ``credits``, not on record."""
    schema = {"credit_points": pl.Float64, "credit_target": pl.Float64}
    told = pl.DataFrame({"nip": nips}).with_columns(
        *(pl.lit(None, dtype).alias(name) for name, dtype in schema.items()),
        credit_on=pl.lit(None, pl.Date),
    )
    return lambda: told


def _moved(
    start: pl.DataFrame, stays: Sequence[Stay], ranks: Mapping[str, int]
) -> pl.DataFrame:
    told = pl.DataFrame(
        [
            (
                *(str(at), it.family, it.level, ranks.get(it.level or ""), it.group),
                *(it.since, it.on, it.grade, it.grade_since),
            )
            for at, it in enumerate(stays)
        ],
        schema={
            "nip": pl.String,
            "family": pl.String,
            "level": pl.String,
            "level_rank": pl.Int64,
            "group": pl.String,
            "position_since": pl.Date,
            "effective_on": pl.Date,
            "grade": pl.String,
            "grade_since": pl.Date,
        },
        orient="row",
    )
    return told.join(start.drop(told.columns), how="cross", maintain_order="left")


def _frame(stays: Sequence[Stay], which: str, *, present: bool) -> pl.DataFrame:
    rows = []
    for at, stay in enumerate(stays):
        spells: tuple[Spell, ...] = getattr(stay, which)
        told = [(spell, False) for spell in spells]
        if present and stay.since is not None:
            now = Spell(stay.level, stay.group, stay.since, stay.on)
            told.append((now, True))
        rows += [
            (str(at), spell.level, spell.group, spell.since, spell.until, is_now)
            for spell, is_now in told
            if spell.until > spell.since
        ]
    schema = {
        "nip": pl.String,
        "level": pl.String,
        "group": pl.String,
        "since": pl.Date,
        "until": pl.Date,
        "is_present": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def risen(ground: Ground, on: str) -> list[pl.Expr]:
    """Return the grade expected by a later day, and since when it would be held.

    Args:
        ground: For the regular interval.
        on: Column of the later day; the other columns are those of a station.
    """
    interval = 12 * ground.law.grade.regular_years.value
    first_rise = rises_on(1, interval)
    passed = whole_months(first_rise, pl.col(on)) // interval + 1
    ups = pl.when(pl.col(on) >= first_rise).then(passed).otherwise(0)
    step = pl.col("grade").replace_strict(STEP, default=None, return_dtype=pl.Int64)
    highest = pl.coalesce("grade_ceiling", pl.lit(len(PNS_GRADES) - 1))
    ups = pl.min_horizontal(ups, pl.max_horizontal(highest - step, 0))
    grade = (step + ups).replace_strict(
        dict(enumerate(PNS_GRADES)), default=None, return_dtype=pl.String
    )
    since = first_rise.dt.offset_by(pl.format("{}mo", interval * (ups - 1)))
    is_higher = ups.fill_null(0) > 0
    return [
        pl.when(is_higher).then(grade).otherwise("grade").alias("grade"),
        pl.when(is_higher)
        .then(since)
        .otherwise(pl.coalesce("grade_since", "effective_on"))
        .alias("grade_since"),
    ]
