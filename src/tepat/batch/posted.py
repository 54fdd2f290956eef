"""What one agency brings to a second round: its empty seats, and whom it can spare.

Both come from the agency's stored plan and its inputs. What is posted is a snapshot of
these few positions and people alone, complete in itself, so that the same rules judge
it. This runs in a worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from tepat import intake
from tepat.competency import standard_of
from tepat.placement import store
from tepat.snapshot import Snapshot, resolve

OF_PEOPLE = (
    *("assignments", "history", "assessments", "appraisals", "credits"),
    *("potentials", "awards", "statements", "trainings", "disciplines"),
)
"""Tables of which a person brings their own rows along."""

LOCKS = (
    *("candidates_named_on", "term_ends_on", "mayor_inaugurated_on"),
    "minister_approved",
)
"""Settings about a city's election, which bind its moves."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which agency is asked for what.

    Attributes:
        agency: Its name in the batch.
        folder: The folder of its plan.
        spare: NIPs whom it can spare.
        must_fill: Positions that count as critical.
    """

    agency: str
    folder: Path
    spare: tuple[str, ...]
    must_fill: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posted:
    """What one agency brings.

    Attributes:
        agency: Its name in the batch.
        name: As it calls itself.
        day: Its reference date.
        empty: Code of each position with empty seats → how many.
        locks: Its settings of :data:`LOCKS`.
        snapshot: Its empty seats, and those it can spare with their own seats (of
            which none is needed).
    """

    agency: str
    name: str
    day: date
    empty: Mapping[str, int]
    locks: tuple[object, ...]
    snapshot: Snapshot


def post(ask: Ask) -> Posted:
    """Return what one agency brings to the second round.

    Raises:
        tepat.placement.store.NotAPlan: if its plan cannot be read.
    """
    content = store.read(ask.folder)
    day = date.fromisoformat(content["made_from"]["day"])
    whole = intake.read(ask.folder / store.INPUTS, day=day, today=day).snapshot
    if whole is None:
        why = f"{store.INPUTS}?"
        raise store.NotAPlan(store.NOT_A_PLAN, folder=ask.folder, why=why)
    empty = {
        entry["position"]: int(entry["seats"])
        for entry in content["unfilled"]
        if entry["code"] != "FROZEN"
    }
    settings = whole.settings
    return Posted(
        agency=ask.agency,
        name=settings.agency_name or ask.agency,
        day=day,
        empty=empty,
        locks=tuple(getattr(settings, name) for name in LOCKS),
        snapshot=_part(whole, empty, ask),
    )


def _part(whole: Snapshot, empty: Mapping[str, int], ask: Ask) -> Snapshot:
    spare = ask.spare
    people = whole.employees.filter(pl.col("nip").is_in(list(spare)))
    kept = {*empty, *people["position"].drop_nulls()}
    positions = _positions(whole, kept, empty, ask.must_fill)
    units = _units(whole, positions, people)
    told = {
        name: frame.filter(pl.col("nip").is_in(list(spare)))
        for name in OF_PEOPLE
        for frame in (getattr(whole, name),)
    }
    told["assignments"] = told["assignments"].filter(
        pl.col("position").is_in(list(kept))
    )
    # What was said of a seat that is not here is said of nothing here.
    jobs = set(positions["job"].drop_nulls())
    told["statements"] = told["statements"].filter(
        pl.col("position").is_null() | pl.col("position").is_in([*kept, *jobs])
    )
    return replace(
        Snapshot(whole.day, whole.settings),
        units=units,
        jobs=whole.jobs.filter(pl.col("job").is_in(list(jobs))).with_columns(
            successor=pl.lit(None, pl.String)
        ),
        positions=positions,
        standards=_standards(whole, kept),
        programmes=whole.programmes,
        employees=people.with_columns(
            unit=pl.when(pl.col("unit").is_in(units["unit"].implode())).then("unit")
        ),
        **told,
    )


def _positions(
    whole: Snapshot,
    kept: set[str],
    empty: Mapping[str, int],
    must_fill: tuple[str, ...],
) -> pl.DataFrame:
    """The positions that count, with all their job tells; need is what is empty."""
    names = whole.positions.columns
    held = pl.col("position")
    return (
        resolve.positions(whole)
        .filter(held.is_in(list(kept)))
        .with_columns(
            need_stated=held.replace_strict(
                dict(empty), default=0, return_dtype=pl.Int64
            ),
            critical=(pl.col("critical") | held.is_in(must_fill))
            & held.is_in(list(empty)),
            superior=pl.lit(None, pl.String),
            holders_stated=pl.lit(None, pl.Int64),
        )
        .select(names)
    )


def _units(
    whole: Snapshot, positions: pl.DataFrame, people: pl.DataFrame
) -> pl.DataFrame:
    """The units of these, and all above them."""
    tree = resolve.units(whole).select("unit", "path")
    at = {*positions["unit"], *people["unit"].drop_nulls()}
    paths = tree.filter(pl.col("unit").is_in(list(at)))["path"].drop_nulls()
    wanted = {unit for path in paths for unit in path.split("/")}
    return whole.units.filter(pl.col("unit").is_in(list(wanted)))


def _standards(whole: Snapshot, kept: set[str]) -> pl.DataFrame:
    """The competency standard of each position, told of the position itself."""
    asked = (
        resolve.positions(whole)
        .filter(pl.col("position").is_in(list(kept)))
        .select("position", standard=standard_of(whole))
        .drop_nulls()
    )
    return asked.join(
        whole.standards.rename({"position": "standard"}),
        on="standard",
        how="inner",
        maintain_order="left_right",
    ).select(whole.standards.columns)
