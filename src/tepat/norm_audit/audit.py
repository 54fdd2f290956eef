"""The audit of a city's time norms and volumes: everything worth a second look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import log
from types import MappingProxyType

import polars as pl

from tepat.establishment import Balance, balance
from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.workload import WorkingYear

from . import effect, far_off, telling, time_units
from .copies import copies, same_times, same_volumes
from .impossible import too_long, too_much, too_short
from .observed import observed, persons
from .policy import AuditPolicy

# The order of frames, findings and sheets: what moves the need most comes first.
KINDS = (
    *("headings", "units", "norms", "volumes", "too_long", "too_much", "too_short"),
    *("copies", "same_volumes", "same_times", "scattered"),
)


@dataclass(frozen=True, slots=True)
class Audit:
    """What is worth a second look, on one day.

    Attributes:
        day: The reference date.
        policy: From when on a number is.
        year: The constants of the workload analysis.
        rows: Every task, as ``observed`` gives them, in the units that certain
            findings about headings propose.
        frames: One frame for each of ``KINDS``, each row one finding: ``code``,
            ``severity`` (``tinggi``, ``sedang``, ``rendah``), ``position`` and
            what it compares; columns as ``telling.FRAMES`` lists them.
        findings: The same as findings, in the order of ``KINDS``, then of the sheet.
        totals: ``tasks``, ``compared`` (tasks whose norm was held against like
            ones), ``silent`` (tasks with a norm, but too few like ones: unknown),
            ``groups`` (different tasks), and the number of findings of each kind.
    """

    day: date
    policy: AuditPolicy
    year: WorkingYear
    rows: pl.DataFrame
    frames: Mapping[str, pl.DataFrame]
    findings: tuple[Finding, ...]
    totals: Mapping[str, int]


def audit(snapshot: Snapshot, law: Law, policy: AuditPolicy | None = None) -> Audit:
    """Look for numbers of the workload analysis that are worth a second look.

    Nothing is corrected: each finding says what is odd, what the need would be with
    the median of like units (worked out anew by the engine), and what to check. Groups
    that are too small to have a median stay silent, and are counted.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
        NoWorkingHours: if the city set a year without working hours.
    """
    as_written = _Case.of(snapshot, law, policy or AuditPolicy())
    headings, lying = _headings(as_written)
    case = as_written.corrected(lying)
    compared = far_off.against_like(case.rows, "norm", case.policy)
    told = {
        "headings": headings,
        **_norms(case, compared),
        "volumes": _volumes(case),
        "too_long": too_long(case.rows, case.found.year),
        "too_much": too_much(case.rows, case.found.year, case.policy),
        "too_short": too_short(case.rows, case.policy),
        "copies": copies(case.rows, case.policy),
        "same_volumes": same_volumes(case.rows, case.policy),
        "same_times": same_times(case.rows, case.policy),
    }
    frames = telling.frames({kind: told[kind] for kind in KINDS}, case.rows)
    return Audit(
        day=snapshot.day,
        policy=case.policy,
        year=case.found.year,
        rows=case.rows,
        frames=MappingProxyType(frames),
        findings=tuple(telling.findings(frames, case.found.year)),
        totals=MappingProxyType(_totals(case.rows, compared, frames)),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """What every question of the audit is asked about."""

    snapshot: Snapshot
    law: Law
    policy: AuditPolicy
    found: Balance
    rows: pl.DataFrame
    owners: pl.DataFrame

    @classmethod
    def of(cls, snapshot: Snapshot, law: Law, policy: AuditPolicy) -> _Case:
        found = balance(snapshot, law)
        rows = observed(snapshot, found)
        return cls(snapshot, law, policy, found, rows, _owners(snapshot, rows))

    def corrected(self, lying: pl.DataFrame) -> _Case:
        """The case with the units that lying headings mean, where they are certain.

        Otherwise one wrong heading would raise an alarm at every task below it.
        """
        if lying.is_empty():
            return self
        tasks = effect.changed(self.snapshot, lying, time_unit=pl.col("meant"))
        return _Case.of(replace(self.snapshot, tasks=tasks), self.law, self.policy)

    def with_need(self, rows: pl.DataFrame, changed: pl.DataFrame) -> pl.DataFrame:
        """Add what the owner of each row needs, as it is and with the change."""
        needs = self.found.positions.select("position", "need")
        owners = self.owners.select("owner", "position")
        moved = effect.difference(needs, changed, owners)
        return rows.join(moved, on="owner", how="left", maintain_order="left")


def _owners(snapshot: Snapshot, rows: pl.DataFrame) -> pl.DataFrame:
    """Whose tasks count for each position: its own where any is complete, else its
    job's."""
    complete = rows.filter(pl.col("hours").is_not_null())["owner"].unique()
    known = rows["owner"].unique()
    own = pl.col("position").is_in(complete.implode())
    of_job = pl.col("job").is_in(known.implode()).fill_null(False)
    return (
        resolve.positions(snapshot)
        .select("position", "job", "name", "agency_name", "unit_path")
        .select(
            "position",
            "name",
            "agency_name",
            agency=pl.coalesce(
                pl.col("unit_path").str.split("/").list.get(1, null_on_oob=True),
                "unit_path",
            ),
            owner=pl.when(own | ~of_job).then("position").otherwise("job"),
        )
    )


def _norms(case: _Case, compared: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Far-off time norms: in another unit of time, plainly far off, or scattered."""
    policy, year = case.policy, case.found.year
    far = compared.filter(far_off.is_far(policy.norm_ratio, policy))
    timed = compared.filter(pl.col("kind") == "minutes")
    told = time_units.swapped(far, year)
    both = time_units.mixed(timed, year).select(told.columns)
    units = (
        pl.concat([told.filter(pl.col("meant").is_not_null()), both])
        .unique("row", keep="first")
        .sort("row")
    )
    norms = far.filter(~pl.col("row").is_in(units["row"].implode()))
    return {
        "units": case.with_need(
            units, effect.with_units(case.snapshot, units, case.law)
        ),
        "norms": case.with_need(
            norms, effect.with_norms(case.snapshot, norms, case.law, year.day_hours)
        ),
        "scattered": far_off.scattered(compared, policy),
    }


def _volumes(case: _Case) -> pl.DataFrame:
    """Volumes that are far off both as they are and per person.

    A large unit with many people has a large volume, and a report for the whole unit
    is one whatever its people: neither is odd.
    """
    policy = case.policy
    each = far_off.against_like(case.rows, "each", policy)
    whole = far_off.against_like(case.rows, "volume", policy).select(
        "row", whole_times="times"
    )
    same_side = pl.col("times").log().sign() == pl.col("whole_times").log().sign()
    volumes = (
        each.filter(far_off.is_far(policy.volume_ratio, policy))
        .join(whole, on="row", how="inner", maintain_order="left")
        .filter(
            same_side,
            pl.col("whole_times").log().abs() >= log(policy.volume_ratio),
        )
        .with_columns(proposed=pl.col("median") * pl.col("persons"))
    )
    changed = effect.with_volumes(case.snapshot, volumes, case.law)
    return case.with_need(volumes, changed)


def _headings(case: _Case) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Headings that lie about their unit, and the rows that surely stand under one."""
    people = case.found.positions.select("position", "fte")
    holders = persons(resolve.positions(case.snapshot), case.found)
    totals = case.owners.join(
        people, on="position", how="left", maintain_order="left"
    ).join(holders, on="position", how="left", maintain_order="left")
    told = time_units.headings(case.rows, totals, case.found.year, case.policy)
    of_scope = time_units.positions_under(told, totals)
    rows = (
        case.rows.select("row", "owner", "time_unit")
        .join(of_scope, on="owner", how="inner", maintain_order="left")
        .filter(pl.col("time_unit") == pl.col("written"))
    )
    changed = effect.with_units(case.snapshot, rows, case.law)
    needs = case.found.positions.select("position", "need").join(
        changed.rename({"need": "need_with"}), on="position", maintain_order="left"
    )
    moved = (
        of_scope.join(needs, on="position", how="left", maintain_order="left")
        .group_by("scope", "written", "meant", maintain_order=True)
        .agg(pl.col("need").sum(), pl.col("need_with").sum())
        .with_columns(difference=pl.col("need_with") - pl.col("need"))
    )
    with_need = told.join(
        moved, on=["scope", "written", "meant"], how="left", maintain_order="left"
    )
    return with_need, rows.filter("certain").select("row", "meant")


def _totals(
    rows: pl.DataFrame, compared: pl.DataFrame, frames: Mapping[str, pl.DataFrame]
) -> dict[str, int]:
    normed = rows.filter(pl.col("norm") > 0).height
    return {
        "tasks": rows.height,
        "compared": compared.height,
        "silent": normed - compared.height,
        "groups": rows["group"].n_unique(),
        **{kind: frame.height for kind, frame in frames.items()},
    }
