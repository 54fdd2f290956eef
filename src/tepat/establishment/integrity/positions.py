"""The frame of positions: each with its job, its superior, its seats and holders."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.establishment.balance import Balance
from tepat.law import Law
from tepat.nomenclature import Standing, catalogue, with_standing
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import LEADERSHIP, LEVELS_OF_FAMILY

from . import titles

OF_SUPERIOR = (
    *("name", "family", "level", "echelon", "position_class"),
    *("rank_low", "rank_high"),
    *("unit", "unit_path", "echelon_order", "is_top"),
)


def frame(snapshot: Snapshot, found: Balance, law: Law) -> pl.DataFrame:
    """Return one row per position, in the order of the sheet.

    Args:
        snapshot: With each code once.
        found: Need against holders of that snapshot.
        law: The law on the reference date.

    Returns:
        The columns of ``resolve.positions``, and ``leads`` (of a leadership family),
        ``title``, ``same_title`` (positions of that title, family and level in the
        unit), ``is_top`` (the one above all), ``rank_low`` and ``rank_high`` of its
        level (equal where that is known, else the bounds of its family),
        ``echelon_order`` (lower is higher), ``superior_…`` columns of the resolved
        superior, ``need``, ``source``, ``occupied``, ``gap``, ``tasks``, ``fte``,
        ``counted`` (people who hold it; null where no people are told),
        ``has_acting``, ``is_analysed``, ``asks_for_tasks``, ``job_…`` columns of the
        entry of the catalogue that it names, ``title_standing`` (of its title, where
        any catalogue has it), ``goes_by_title`` (a functional or operational post that
        names no job) and ``can_be_compared`` (with some catalogue at all).
    """
    told = (
        resolve.positions(snapshot)
        .join(
            found.positions.select(
                *("position", "need", "source", "occupied", "gap", "tasks", "fte")
            ),
            on="position",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            leads=pl.col("family").is_in(LEADERSHIP),
            title=titles.same(),
            **_ranks(law),
            echelon_order=_echelon_order(law),
            has_acting=_acting(snapshot),
            counted=_counted(snapshot),
            is_analysed=_analysed(snapshot),
            asks_for_tasks=_asks_for_tasks(),
        )
        .with_columns(
            same_title=pl.len()
            .over("unit", "title", "family", pl.col("level").fill_null(""))
            .cast(pl.Int64)
        )
    )
    return _with_job(_with_superior(_with_top(told)), snapshot, snapshot.day)


def by_job(posts: pl.DataFrame) -> pl.DataFrame:
    """Return one row per job (equal ``job_key``): its name and the classes in use.

    ``classes`` lists them, lowest first; ``positions`` counts, ``job_class`` is the
    catalogue's own, and ``position`` the first that holds it.
    """
    return posts.group_by("job_key", maintain_order=True).agg(
        pl.col("name", "position", "job", "job_class").first(),
        unit=pl.lit(None, pl.String),
        positions=pl.len().cast(pl.Int64),
        classes=pl.col("position_class").drop_nulls().unique().sort(),
    )


def _ranks(law: Law) -> dict[str, pl.Expr]:
    """The rank of a level; where it is blank, the bounds of its family."""
    rank = law.ladder.level_rank.value
    of_level = pl.col("level").replace_strict(
        dict(rank), default=None, return_dtype=pl.Int64
    )
    return {
        f"rank_{end}": pl.coalesce(
            of_level,
            pl.col("family").replace_strict(
                {
                    family: pick(rank[level] for level in levels)
                    for family, levels in LEVELS_OF_FAMILY.items()
                },
                default=None,
                return_dtype=pl.Int64,
            ),
        )
        for end, pick in (("low", min), ("high", max))
    }


def _echelon_order(law: Law) -> pl.Expr:
    order = {name: at for at, name in enumerate(law.structure.family_by_echelon.value)}
    return pl.col("echelon").replace_strict(order, default=None, return_dtype=pl.Int64)


def _with_top(told: pl.DataFrame) -> pl.DataFrame:
    """Mark the one position above all: of those without a superior the highest."""
    highest = (
        told.with_row_index("row")
        .filter(pl.col("superior_resolved").is_null() & pl.col("is_leader"))
        .sort(
            pl.col("rank_low").fill_null(0).neg(),
            pl.col("unit_path").str.count_matches("/", literal=True),
            "row",
            nulls_last=True,
        )["position"]
        .head(1)
    )
    return told.with_columns(is_top=pl.col("position").is_in(highest.implode()))


def _with_superior(told: pl.DataFrame) -> pl.DataFrame:
    above = told.select(
        pl.col("position").alias("superior_resolved"),
        *(pl.col(name).alias(f"superior_{name}") for name in OF_SUPERIOR),
    )
    return told.join(above, on="superior_resolved", how="left", maintain_order="left")


def _with_job(told: pl.DataFrame, snapshot: Snapshot, day: date) -> pl.DataFrame:
    """Its entry of the catalogue: the one it names, else the one of its title."""
    jobs = with_standing(snapshot.jobs, day)
    names = dict(jobs.select("job", "name").iter_rows())
    entries = jobs.select(
        "job",
        job_name="name",
        job_family="family",
        job_class="position_class",
        job_standing="standing",
        job_since="valid_from",
        job_until="valid_to",
        successor="successor_in_force",
        successor_name=pl.col("successor_in_force").replace_strict(
            names, default=None, return_dtype=pl.String
        ),
    )
    return (
        told.join(entries, on="job", how="left", maintain_order="left")
        .join(
            _titles(told, snapshot, day),
            on=["name", "family"],
            how="left",
            maintain_order="left",
        )
        .with_columns(
            goes_by_title=pl.col("job_name").is_null()
            & pl.col("family").is_in(["FUNGSIONAL", "PELAKSANA"]),
            can_be_compared=pl.col("title_standing").is_not_null()
            | pl.col("family").is_in(
                snapshot.jobs["family"].drop_nulls().unique().implode()
            ),
        )
    )


def _titles(told: pl.DataFrame, snapshot: Snapshot, day: date) -> pl.DataFrame:
    """How each title stands in the city's catalogue and the shipped one, by its words.

    A title that is in force anywhere is in force; one that is nowhere has no row.
    """
    listed = with_standing(catalogue(snapshot.jobs), day).select(
        "name", "family", title_standing="standing"
    )
    words = titles.words({*told["name"], *listed["name"].drop_nulls()})
    by_words = pl.col("name").replace_strict(
        words, default=None, return_dtype=pl.String
    )
    in_force_first = pl.col("title_standing") != Standing.IN_FORCE.value
    known = (
        listed.with_columns(words=by_words)
        .sort(in_force_first, maintain_order=True)
        .unique(["words", "family"], keep="first", maintain_order=True)
        .select("words", "family", "title_standing")
    )
    return (
        told.select("name", "family")
        .unique(maintain_order=True)
        .with_columns(words=by_words)
        .join(known, on=["words", "family"], maintain_order="left")
        .select("name", "family", "title_standing")
    )


def _acting(snapshot: Snapshot) -> pl.Expr:
    """Whether somebody acts in it (PLT, PLH) on the day."""
    day = snapshot.day
    running = snapshot.assignments.filter(
        pl.col("kind").is_in(["PLT", "PLH"])
        & (pl.col("since") <= day)
        & (pl.col("until").is_null() | (pl.col("until") >= day))
    )
    return pl.col("position").is_in(running["position"].drop_nulls().implode())


def _counted(snapshot: Snapshot) -> pl.Expr:
    """People recorded as its holders; null where no people are recorded at all."""
    if snapshot.employees.is_empty():
        return pl.lit(None, pl.Int64)
    held = snapshot.employees["position"].drop_nulls().value_counts(name="people")
    return (
        pl.col("position")
        .replace_strict(
            held["position"], held["people"], default=0, return_dtype=pl.Int64
        )
        .cast(pl.Int64)
    )


def _analysed(snapshot: Snapshot) -> pl.Expr:
    """Whether it has a job analysis (anjab), its own or that of its job."""
    known = snapshot.analyses["position"].drop_nulls().unique().implode()
    return pl.col("position").is_in(known) | pl.col("job").is_in(known).fill_null(False)


def _asks_for_tasks() -> pl.Expr:
    """Whether its need should come from tasks: not that of leaders, nor the need of a
    functional job, which a formula of its own gives."""
    by_formula = (pl.col("family") == "FUNGSIONAL") & (pl.col("source") == "kebutuhan")
    return (~pl.col("family").is_in(LEADERSHIP) & ~by_formula).fill_null(True)
