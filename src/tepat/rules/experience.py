"""What is on record about people that depends on the position they are held against.

Kept apart from the columns of a person, because a row per person and target would be
far too many: what a rule reads of it is joined to the few distinct pairs it asks about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

Finder = Callable[[pl.DataFrame], pl.DataFrame]

BEFORE = pl.Schema(
    {"nip": pl.String(), "group": pl.String(), "months": pl.Int64(), "days": pl.Int64()}
)
RANKED = pl.Schema(
    {
        "nip": pl.String(),
        "rank": pl.Int64(),
        "months": pl.Int64(),
        "before": pl.Int64(),
        "days": pl.Int64(),
    }
)
NAMED = pl.Schema(
    {
        "nip": pl.String(),
        "kind": pl.String(),
        "code": pl.String(),
        "met": pl.Boolean(),
        "until": pl.Date(),
    }
)
REST = pl.Schema({"nip": pl.String(), "months": pl.Int64()})


def _no_credits() -> pl.DataFrame:
    return pl.DataFrame(
        schema={
            "nip": pl.String(),
            "credit_points": pl.Float64(),
            "credit_target": pl.Float64(),
            "credit_on": pl.Date(),
        }
    )


def _no_matches(pairs: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit(None, pl.Int64)
    return pairs.with_columns(
        levels_reached=nothing,
        levels_asked=nothing,
        competencies_assessed=nothing,
        competencies_asked=nothing,
        match=pl.lit(None, pl.Float64),
    )


@dataclass(frozen=True, slots=True)
class Experience:
    """What is on record per person and job group, level, document or standard.

    Attributes:
        months: ``nip``, ``group``, ``months`` on record; an absent pair means none.
        unexplained: ``nip``, ``months`` of service of which no job group is on
            record, so that they may belong to any; null or absent means not known.
        before: ``nip``, ``group``, ``months``, ``days``: what of it was served before
            the present position; an absent pair means none.
        ranked: ``nip``, ``rank``, ``months`` on record at that rank or a higher one,
            and ``before``, ``days`` of them before the present position; absent: none.
        unranked: ``nip``, ``months`` of service of which no level is on record.
        named: Documents for one position or job (``code``): ``nip``, ``kind``,
            ``code``, ``met``, ``until``; the one that counts of each.
        credits: Gives ``nip``, ``credit_points``, ``credit_target``, ``credit_on``;
            asked only where a rule reads them.
        matches: Adds the levels of competency reached and asked for to pairs with
            ``nip``, ``to_standard`` and ``to_level``; asked only where a rule reads
            them.
    """

    months: pl.DataFrame
    unexplained: pl.DataFrame
    before: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=BEFORE))
    ranked: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=RANKED))
    unranked: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REST))
    named: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=NAMED))
    credits: Callable[[], pl.DataFrame] = _no_credits
    matches: Finder = _no_matches

    def only(self, nip: str) -> Experience:
        """Return what is on record about one person."""
        is_theirs = pl.col("nip") == nip
        return replace(
            self,
            months=self.months.filter(is_theirs),
            unexplained=self.unexplained.filter(is_theirs),
            before=self.before.filter(is_theirs),
            ranked=self.ranked.filter(is_theirs),
            unranked=self.unranked.filter(is_theirs),
            named=self.named.filter(is_theirs),
        )


def related(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    """Add the months of experience in the target's job group."""
    recorded = experience.months.rename({"group": "to_group", "months": "recorded"})
    unexplained = experience.unexplained.rename({"months": "unexplained"})
    months = pl.when(pl.col("to_group").is_not_null()).then(
        pl.col("recorded").fill_null(0)
    )
    return (
        pairs.join(recorded, on=["nip", "to_group"], how="left", maintain_order="left")
        .join(unexplained, on="nip", how="left", maintain_order="left")
        .with_columns(
            related_months=months,
            related_months_at_most=months + pl.col("unexplained"),
        )
        .drop("recorded", "unexplained")
    )


def related_before(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    """Add what of that experience was served before the present position."""
    before = experience.before.select(
        "nip",
        to_group="group",
        related_months_before="months",
        related_days_before="days",
    )
    return pairs.join(
        before, on=["nip", "to_group"], how="left", maintain_order="left"
    ).with_columns(
        pl.when(pl.col("to_group").is_not_null()).then(pl.col(name).fill_null(0))
        for name in ("related_months_before", "related_days_before")
    )


def at_level_below(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    """Add the service at the level right below the target's, or a higher one."""
    ranked = experience.ranked.select(
        "nip",
        below=pl.col("rank"),
        months_below="months",
        months_below_before="before",
        days_below_before="days",
    )
    rest = experience.unranked.rename({"months": "unexplained"})
    is_known = pl.col("to_level_rank").is_not_null()
    return (
        pairs.with_columns(below=pl.col("to_level_rank") - 1)
        .join(ranked, on=["nip", "below"], how="left", maintain_order="left")
        .join(rest, on="nip", how="left", maintain_order="left")
        .with_columns(
            pl.when(is_known).then(pl.col(name).fill_null(0))
            for name in ("months_below", "months_below_before", "days_below_before")
        )
        .with_columns(
            months_below_at_most=pl.col("months_below") + pl.col("unexplained")
        )
        .drop("below", "unexplained")
    )


def for_the_seat(
    kind: str, name: str
) -> Callable[[pl.DataFrame, Experience], pl.DataFrame]:
    """Return a function that adds a document for the position, its job, or any.

    What names the position comes before what names its job, and that before what names
    none.
    """

    def add(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
        told = experience.named.filter(pl.col("kind") == kind)
        for key in ("to_position", "to_job"):
            found = told.select(
                paper_holder="nip",
                **{key: "code", f"{key}_met": "met", f"{key}_until": "until"},
            )
            on = ["paper_holder", key]
            pairs = pairs.join(found, on=on, how="left", maintain_order="left")
        seat, job = pl.col("to_position_met"), pl.col("to_job_met")
        is_seat, is_job = seat.is_not_null(), job.is_not_null()
        return pairs.with_columns(
            pl.when(is_seat)
            .then(pl.col(f"to_position{which}"))
            .when(is_job)
            .then(pl.col(f"to_job{which}"))
            .otherwise(f"any_{name}{end}")
            .alias(f"{name}{end}")
            for which, end in (("_met", ""), ("_until", "_until"))
        ).drop("to_position_met", "to_job_met", "to_position_until", "to_job_until")

    return add


def credited(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    """Add the credit points of the person."""
    return pairs.join(experience.credits(), on="nip", how="left", maintain_order="left")


def matched(pairs: pl.DataFrame, experience: Experience) -> pl.DataFrame:
    """Add the levels of competency reached and asked for."""
    return experience.matches(pairs)


PAPERS_FOR_A_SEAT: Mapping[str, str] = {
    "UJI_KOMPETENSI": "tested",
    "PELATIHAN_TUGAS": "trained",
    "PERSETUJUAN_ASAL": "sender_agrees",
    "PERSETUJUAN_TUJUAN": "receiver_agrees",
}
"""Kinds of documents that may name a position or a job, and their column."""

JOINS: tuple[
    tuple[tuple[str, ...], Callable[[pl.DataFrame, Experience], pl.DataFrame]], ...
] = (
    (("related_months", "related_months_at_most"), related),
    (("related_months_before", "related_days_before"), related_before),
    (
        (
            *("months_below", "months_below_at_most"),
            *("months_below_before", "days_below_before"),
        ),
        at_level_below,
    ),
    *(
        ((name, f"{name}_until"), for_the_seat(kind, name))
        for kind, name in PAPERS_FOR_A_SEAT.items()
    ),
    (("credit_points", "credit_target", "credit_on"), credited),
    (
        (
            *("levels_reached", "levels_asked"),
            *("competencies_assessed", "competencies_asked", "match"),
        ),
        matched,
    ),
)
"""Columns of a pair that are joined to it from what is on record."""
