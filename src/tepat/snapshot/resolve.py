"""What follows from a snapshot without any law: blanks filled from where they are told.

A position takes from its job what it does not say itself, a unit has a leader and a
place in the tree, and a person's day of birth may be read from the NIP.
"""

from __future__ import annotations

import polars as pl

from . import nip
from .snapshot import Snapshot
from .vocabulary import FAMILIES, LEADERSHIP, LEVELS

FROM_JOB = (
    *("level", "position_class", "grade_min", "grade_max"),
    *("education_min", "fields", "retirement_age", "group"),
)

# An echelon tells the level of a leadership post where the sheet leaves it blank.
LEVEL_OF_ECHELON = {
    "I.b": "JPT MADYA",
    "II.a": "JPT PRATAMA",
    "II.b": "JPT PRATAMA",
}


def units(snapshot: Snapshot) -> pl.DataFrame:
    """Return the units with their place in the tree and their leader.

    Adds ``path`` (codes from the root down, joined by "/"), ``depth`` (root 0),
    ``order`` (depth first, children in the order of the sheet) and ``leader`` (code
    of the leading position, or null). Units are expected to form one tree; see
    ``tepat.snapshot.checks``.
    """
    places = _places(snapshot.units)
    leaders = _own_leaders(snapshot.positions)
    return snapshot.units.join(
        places, on="unit", how="left", maintain_order="left"
    ).join(leaders, on="unit", how="left", maintain_order="left")


def positions(snapshot: Snapshot) -> pl.DataFrame:
    """Return the positions, with what their job and their unit tell about them.

    Adds ``job_key`` (equal key = same job), ``is_leader``, ``unit_name``,
    ``agency_name`` (the unit directly below the root that it belongs to; null at the
    root), ``unit_path`` and ``superior_resolved``: the stated superior, else the leader
    of the unit, and for a leader the leader of the nearest unit above that has one.
    """
    tree = _with_agency(units(snapshot))
    told = _filled_from_job(snapshot.positions, snapshot.jobs)
    return (
        told.join(
            tree.select(
                "unit",
                "leader",
                "agency_name",
                unit_name=pl.col("name"),
                unit_path=pl.col("path"),
            ),
            on="unit",
            how="left",
            maintain_order="left",
        )
        .join(_leaders_above(tree), on="unit", how="left", maintain_order="left")
        .with_columns(is_leader=pl.col("position").eq_missing(pl.col("leader")))
        .with_columns(
            superior_resolved=pl.coalesce(
                "superior",
                pl.when("is_leader")
                .then("leader_above")
                .otherwise(pl.coalesce("leader", "leader_above")),
            )
        )
        .drop("leader", "leader_above")
    )


def employees(snapshot: Snapshot) -> pl.DataFrame:
    """Return the employees, with blanks filled from the NIP and from the position.

    ``born``, ``sex`` and ``entered`` fall back on the NIP; ``unit`` is the unit of
    the position held, else the one stated.
    """
    where = snapshot.positions.select("position", position_unit=pl.col("unit"))
    number = pl.col("nip")
    return (
        snapshot.employees.join(where, on="position", how="left", maintain_order="left")
        .with_columns(
            born=pl.coalesce("born", nip.born(number)),
            sex=pl.coalesce("sex", nip.sex(number)),
            entered=pl.coalesce("entered", nip.entered(number)),
            unit=pl.coalesce("position_unit", "unit"),
        )
        .drop("position_unit")
    )


def _with_agency(tree: pl.DataFrame) -> pl.DataFrame:
    names = tree.select(agency=pl.col("unit"), agency_name=pl.col("name"))
    agency = pl.col("path").str.split("/").list.get(1, null_on_oob=True)
    return tree.with_columns(agency=agency).join(
        names, on="agency", how="left", maintain_order="left"
    )


def _filled_from_job(told: pl.DataFrame, jobs: pl.DataFrame) -> pl.DataFrame:
    from_job = jobs.select(
        "job", *(pl.col(name).alias(f"job_{name}") for name in FROM_JOB)
    )
    named_job = pl.concat_str(
        pl.col("name")
        .str.to_lowercase()
        .str.replace_all(r"\s+", " ")
        .str.strip_chars(),
        pl.col("family"),
        pl.col("level").fill_null(""),
        separator="|",
    )
    return (
        told.join(from_job, on="job", how="left", maintain_order="left")
        .with_columns(pl.coalesce(name, f"job_{name}").alias(name) for name in FROM_JOB)
        .drop(pl.selectors.starts_with("job_"))
        .with_columns(level=_level())
        .with_columns(job_key=pl.coalesce("job", named_job))
    )


def _level() -> pl.Expr:
    """The level told, else the one that family, echelon or title make plain."""
    title = pl.col("name").str.to_uppercase()
    in_title = pl.coalesce(
        pl.when(title.str.ends_with(level)).then(pl.lit(level))
        for level in LEVELS
        if level not in FAMILIES
    )
    return pl.coalesce(
        "level",
        pl.when(
            pl.col("family").is_in(["ADMINISTRATOR", "PENGAWAS", "PELAKSANA"])
        ).then("family"),
        pl.when(pl.col("family") == "JPT").then(
            pl.col("echelon").replace_strict(
                LEVEL_OF_ECHELON, default=None, return_dtype=pl.String
            )
        ),
        pl.when(pl.col("family") == "FUNGSIONAL").then(in_title),
    )


def _own_leaders(told: pl.DataFrame) -> pl.DataFrame:
    """The leading position of each unit that has one: the highest leadership post,
    else the position that others of the unit name as their superior. Of equals, one
    that names a superior in the unit itself does not lead it."""
    at = told.select("position", "unit")
    below = (
        told.join(at, left_on="superior", right_on="position", suffix="_of_superior")
        .filter(pl.col("unit") == pl.col("unit_of_superior"))
        .select("position", is_below=pl.lit(True))
        .unique()
    )
    named = (
        told.join(at, left_on="superior", right_on="position", suffix="_of_superior")
        .filter(pl.col("unit") == pl.col("unit_of_superior"))
        .select(pl.col("superior").alias("position"))
        .unique()
        .with_columns(is_named=pl.lit(True))
    )
    rank = pl.col("family").replace_strict(
        {family: order for order, family in enumerate(LEADERSHIP)},
        default=len(LEADERSHIP),
        return_dtype=pl.Int64,
    )
    return (
        told.join(named, on="position", how="left", maintain_order="left")
        .join(below, on="position", how="left", maintain_order="left")
        .with_row_index("row")
        .with_columns(rank=rank)
        .filter(
            (pl.col("rank") < len(LEADERSHIP)) | pl.col("is_named").fill_null(False)
        )
        .sort(
            "rank",
            pl.col("position_class").fill_null(0).neg(),
            pl.col("is_below").fill_null(False),
            "row",
        )
        .group_by("unit", maintain_order=True)
        .agg(leader=pl.col("position").first())
    )


def _places(told: pl.DataFrame) -> pl.DataFrame:
    children: dict[str | None, list[str]] = {}
    for unit, parent in told.select("unit", "parent").iter_rows():
        children.setdefault(parent, []).append(unit)
    path: dict[str, str] = {}
    depth: dict[str, int] = {}
    waiting = [(root, "", 0) for root in reversed(children.get(None, []))]
    while waiting:
        unit, above, level = waiting.pop()
        if unit in path:  # told twice, perhaps below itself: the first place counts
            continue
        path[unit] = f"{above}/{unit}" if above else unit
        depth[unit] = level
        below = reversed(children.get(unit, []))
        waiting.extend((child, path[unit], level + 1) for child in below)
    return pl.DataFrame(
        {
            "unit": list(path),
            "path": list(path.values()),
            "depth": list(depth.values()),
            "order": range(len(path)),
        },
        schema={
            "unit": pl.String,
            "path": pl.String,
            "depth": pl.Int64,
            "order": pl.Int64,
        },
    )


def _leaders_above(tree: pl.DataFrame) -> pl.DataFrame:
    """For each unit, the leader of the nearest unit above it that has one."""
    above: dict[str, str | None] = {}
    leader: dict[str, str | None] = {}
    ordered = tree.sort("order", nulls_last=True)
    for unit, parent, own in ordered.select("unit", "parent", "leader").iter_rows():
        above[unit] = leader.get(parent)
        leader[unit] = own or above[unit]
    return pl.DataFrame(
        {"unit": list(above), "leader_above": list(above.values())},
        schema={"unit": pl.String, "leader_above": pl.String},
    )
