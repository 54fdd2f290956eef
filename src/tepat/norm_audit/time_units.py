"""Numbers written under the wrong unit of time: minutes called hours, and the like.

A wrong unit is off by a factor that is known: 60 between minutes and hours, 450 between
minutes and office days of 7.5 hours, 7.5 between hours and those. It is looked for in
three places: in a task against the same task elsewhere, in the total of a position
against the people it has or says it needs, and in those totals over an agency or the
whole workbook, where the heading itself is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

import polars as pl

from tepat.workload import WorkingYear, minutes_of

from .policy import AuditPolicy

NEAR, VERY_NEAR = 1.25, 1.08  # how close to the factor; closer for the small factor
NEAREST_TWICE = 2.0  # and never further, however much like tasks differ themselves
WIDE = 3.0  # how far a typical position may lie from the factor: people are too few
WIDE_SMALL = 1.5  # the same for the factor 7.5, where a real lack of people comes close
SMALL = 10.0  # a factor that ordinary differences may reach
WIDE_ALONE = 2.0  # the same for one position, of which nobody else speaks
MOST_OF = 0.5  # share of positions that must speak alike
MOSTLY = 0.8  # share of the hours of a position that stand under one unit
FEWEST_TASKS = 10  # of one unit of time, before a heading is doubted
FEWEST_EACH = 3  # tasks of each position, before its work is too little to be true
ONE_PERSON = 1.0

WHOLE_BOOK = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """A unit as written, the unit that would make sense, and the factor between."""

    written: str
    meant: str
    factor: float

    @property
    def is_small(self) -> bool:
        return max(self.factor, 1 / self.factor) < SMALL

    @property
    def is_like_idleness(self) -> bool:
        """Days called hours look just like people with little to do."""
        return self.is_small and self.factor < 1

    @property
    def near(self) -> float:
        return VERY_NEAR if self.is_small else NEAR

    @property
    def wide(self) -> float:
        return WIDE_SMALL if self.is_small else WIDE


def swaps(year: WorkingYear) -> tuple[Swap, ...]:
    """Return the confusions of units there are, with their factors."""
    minutes = minutes_of(year.day_hours)
    return tuple(
        Swap(written, meant, minutes[written] / minutes[meant])
        for written in minutes
        for meant in minutes
        if written != meant
    )


def swapped(compared: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Add the unit that a time was probably meant in, where one explains its distance.

    Args:
        compared: Far-off time norms, as ``far_off.against_like`` gives them.
        year: The working year, for the hours of an office day.

    Returns:
        ``compared`` with ``meant``: a unit of time, or null. How close to the factor
        a distance must be follows the spread of the group.
    """
    off = pl.col("times").log()
    of_group = (2 * pl.col("spread")).clip(0, log(NEAREST_TWICE))
    found = []
    for swap in swaps(year):
        near = pl.lit(log(swap.near))
        room = near if swap.is_small else pl.max_horizontal(near, of_group)
        explains = (off - log(swap.factor)).abs() <= room
        found.append(
            pl.when((pl.col("time_unit") == swap.written) & explains).then(
                pl.lit(swap.meant)
            )
        )
    return compared.with_columns(meant=pl.coalesce(found))


def mixed(compared: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Find groups of which one half writes one unit and the other half another.

    There the median says nothing and the spread hides everybody, but the quarters
    lie one known factor apart. The smaller half is doubted; of equal halves the one
    with the larger times, as minutes called hours are the commoner slip.

    Args:
        compared: Time norms, as ``far_off.against_like`` gives them.
        year: The working year.

    Returns:
        The rows on the side that the confusion would explain, as in
        :func:`swapped`, with ``median`` the other side's.
    """
    of = pl.when(pl.col("by") == "jabatan").then("job").otherwise("family")
    told = compared.with_columns(of=of)
    names = ["group", "by", "of"]
    quarters = told.group_by(names).agg(
        low=pl.col("norm").quantile(0.25, "lower"),
        high=pl.col("norm").quantile(0.75, "higher"),
    )
    higher = pl.col("norm") > (pl.col("low") * pl.col("high")).sqrt()
    both = told.join(
        quarters, on=names, how="left", maintain_order="left", nulls_equal=True
    ).with_columns(above=higher.mean().over(names))
    found = []
    for swap in swaps(year):
        factor = max(swap.factor, 1 / swap.factor)
        apart = ((pl.col("high") / pl.col("low")).log() - log(factor)).abs()
        side, other = ("high", "low") if swap.factor > 1 else ("low", "high")
        near = (pl.col("norm").log() - pl.col(side).log()).abs() <= log(swap.near)
        is_fewer = pl.col("above") <= 0.5 if side == "high" else pl.col("above") > 0.5
        rows = both.filter(
            apart <= log(swap.near),
            near,
            is_fewer,
            pl.col("time_unit") == swap.written,
        )
        found.append(
            rows.with_columns(
                median=pl.col(other),
                times=pl.col("norm") / pl.col(other),
                meant=pl.lit(swap.meant),
            )
        )
    return pl.concat(found).sort("row").drop("of", "low", "high", "above")


def headings(
    rows: pl.DataFrame,
    totals: pl.DataFrame,
    year: WorkingYear,
    policy: AuditPolicy,
) -> pl.DataFrame:
    """Find headings that lie about their unit, for all, an agency, or a position.

    The work of a position, in persons, is held against the larger of its holders and
    its stated need. Where most positions come to about 60 times as many under the
    heading *jam*, the numbers are minutes. Where nobody is known a position is taken
    for one person, and the finding is *unknown*: it only asks for a look.

    Args:
        rows: As ``observed`` gives them.
        totals: ``position``, ``owner`` (whose tasks count for it), ``fte``,
            ``persons``, ``agency``, ``agency_name`` and ``name``.
        year: The working year.
        policy: From how many positions on a heading is doubted.

    Returns:
        ``scope`` (code of an agency or position, empty for the whole workbook),
        ``scope_name``, ``is_position``, ``written``, ``meant``, ``times`` (work over
        people, the typical position), ``positions``, ``certain``.
    """
    told = totals.join(_mostly(rows), on="owner", how="inner", maintain_order="left")
    told = told.filter(pl.col("fte") > 0).with_columns(
        certain=pl.col("persons").is_not_null(),
        times=pl.col("fte") / pl.col("persons").fill_null(ONE_PERSON),
    )
    found: list[dict[str, object]] = []
    for swap in swaps(year):
        if swap.is_like_idleness:
            continue
        of_unit = told.filter(pl.col("written") == swap.written)
        scopes: Mapping[str, pl.DataFrame] = {WHOLE_BOOK: of_unit}
        whole = list(_lying(scopes, swap, policy))
        if whole:
            found += whole
            continue
        agencies = {
            str(agency): part
            for (agency,), part in of_unit.group_by("agency", maintain_order=True)
            if agency is not None
        }
        lying = list(_lying(agencies, swap, policy))
        found += lying
        settled = [str(each["scope"]) for each in lying]
        found += _alone(of_unit.filter(~pl.col("agency").is_in(settled)), swap)
    return pl.DataFrame(found, schema=HEADING_SCHEMA)


HEADING_SCHEMA = {
    "scope": pl.String,
    "scope_name": pl.String,
    "is_position": pl.Boolean,
    "written": pl.String,
    "meant": pl.String,
    "times": pl.Float64,
    "positions": pl.Int64,
    "certain": pl.Boolean,
}


def _mostly(rows: pl.DataFrame) -> pl.DataFrame:
    """The unit of time under which most hours of each owner stand, where one does."""
    timed = rows.filter(pl.col("kind") == "minutes", pl.col("hours") > 0)
    of_unit = timed.group_by("owner", "time_unit", maintain_order=True).agg(
        hours=pl.col("hours").sum(), tasks=pl.len()
    )
    every = rows.group_by("owner").agg(all_hours=pl.col("hours").sum())
    return (
        of_unit.join(every, on="owner", maintain_order="left")
        .filter(pl.col("hours") >= MOSTLY * pl.col("all_hours"))
        .select("owner", "tasks", written="time_unit")
    )


def _lying(
    scopes: Mapping[str, pl.DataFrame], swap: Swap, policy: AuditPolicy
) -> Iterator[dict[str, object]]:
    for scope, positions in scopes.items():
        sure = positions.filter("certain")
        spoken = sure if len(sure) >= policy.fewest_positions else positions
        fewest = FEWEST_TASKS if swap.factor > 1 else FEWEST_EACH * len(spoken)
        if len(spoken) < policy.fewest_positions or spoken["tasks"].sum() < fewest:
            continue
        typical = spoken["times"].median()
        near = (spoken["times"].log() - log(swap.factor)).abs() <= log(swap.wide)
        if isinstance(typical, float) and near.mean() > MOST_OF:  # type: ignore[operator]
            yield _heading(scope, spoken, swap, typical)


def _alone(positions: pl.DataFrame, swap: Swap) -> Iterator[dict[str, object]]:
    """Single positions; only where people are known, and their work is too much.

    Too little work at one position is more likely a list of tasks that is not done.
    """
    if swap.factor < SMALL:
        return
    off = (pl.col("times").log() - log(swap.factor)).abs() <= log(WIDE_ALONE)
    for row in positions.filter(off & pl.col("certain")).iter_rows(named=True):
        one = positions.filter(pl.col("position") == row["position"])
        yield _heading(row["position"], one, swap, row["times"]) | {
            "scope_name": row["name"],
            "is_position": True,
        }


def _heading(
    scope: str, positions: pl.DataFrame, swap: Swap, typical: float
) -> dict[str, object]:
    return {
        "scope": scope,
        "scope_name": positions["agency_name"].first() if scope else None,
        "is_position": False,
        "written": swap.written,
        "meant": swap.meant,
        "times": typical,
        "positions": len(positions),
        "certain": bool(positions["certain"].all()),
    }


def positions_under(told: pl.DataFrame, totals: pl.DataFrame) -> pl.DataFrame:
    """Return the positions under each heading that lies.

    Args:
        told: As :func:`headings` gives them.
        totals: As there.

    Returns:
        ``scope``, ``written``, ``meant``, ``certain``, ``position`` and ``owner``.
    """
    keys = told.select("scope", "is_position", "written", "meant", "certain")
    totals = totals.select("position", "owner", "agency")
    everywhere = keys.filter(pl.col("scope") == WHOLE_BOOK).join(totals, how="cross")
    named = keys.filter(pl.col("scope") != WHOLE_BOOK)
    of_agency = named.filter(~pl.col("is_position")).join(
        totals, left_on="scope", right_on="agency", how="inner", maintain_order="left"
    )
    alone = named.filter("is_position").join(
        totals.with_columns(scope="position"), on="scope", how="inner",
        maintain_order="left",
    )  # fmt: skip
    wanted = ["scope", "written", "meant", "certain", "position", "owner"]
    return pl.concat([part.select(wanted) for part in (everywhere, of_agency, alone)])
