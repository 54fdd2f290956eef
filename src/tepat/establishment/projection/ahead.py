"""The gap of every position at the end of each year: exits, planned fills, need."""

from __future__ import annotations

import polars as pl

from tepat.establishment import outlook
from tepat.establishment.balance import Balance
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

CAUSES = {"pensiun": "retirements", "kontrak": "contract_ends"}
TRANSFER = "MUTASI"


def ahead(snapshot: Snapshot, law: Law, found: Balance) -> pl.DataFrame:
    """Return how the gap of each position moves over the years of ``found``.

    The gap at the end of a year is that of the year before, less who retires or whose
    contract ends, plus who is planned to come. Planned fills of the present year come
    before the first of the years, as do exits; earlier ones are past and left out.

    Args:
        snapshot: The city.
        law: The law on its day.
        found: Its balance.

    Returns:
        One row per position, in the order of the snapshot: ``position``, ``unit``,
        ``need``, ``occupied``, ``gap`` (today), ``exits_before`` (null where holders
        are not known by name), ``fills_before``, ``start`` (the gap before the first
        year), and lists with a number for each year: ``retirements``,
        ``contract_ends``, ``fills``, ``recruits`` (fills that are no transfers) and
        ``gaps``. Gaps are occupied − need, and null where need or holders are
        unknown; where exits are unknown nobody leaves.
    """
    years = found.years
    rows = found.positions.select(
        "position", "unit", "need", "occupied", "gap", "exits_before"
    )
    for told in (_exits(snapshot, law, years), _fills(snapshot, years)):
        rows = rows.join(told, on="position", how="left", maintain_order="left")
    counted = pl.selectors.starts_with(
        "retirements_", "contract_ends_", "fills_", "recruits_"
    )
    rows = rows.with_columns(counted.fill_null(0)).with_columns(
        start=pl.col("gap")
        - pl.col("exits_before").fill_null(0)
        + pl.col("fills_before")
    )
    gap = pl.col("start")
    gaps = {}
    for year in years:
        leave = pl.col(f"retirements_{year}") + pl.col(f"contract_ends_{year}")
        gap = gap - leave + pl.col(f"fills_{year}")
        gaps[f"gaps_{year}"] = gap
    return _listed(rows.with_columns(**gaps), years)


def _exits(snapshot: Snapshot, law: Law, years: tuple[int, ...]) -> pl.DataFrame:
    """Who leaves each position in each year, by cause."""
    people = resolve.employees(snapshot)
    gone = outlook.leavers(people, resolve.positions(snapshot), law)
    year = pl.col("leaves_on").dt.year()
    return (
        gone.filter(pl.col("position").is_not_null())
        .group_by("position", maintain_order=True)
        .agg(
            ((year == each) & (pl.col("because") == cause))
            .sum()
            .cast(pl.Int64)
            .alias(f"{name}_{each}")
            for cause, name in CAUSES.items()
            for each in years
        )
    )


def _fills(snapshot: Snapshot, years: tuple[int, ...]) -> pl.DataFrame:
    """Who is planned to come into each position, in each year and before the first."""
    is_recruit = pl.col("way").ne_missing(TRANSFER)
    return (
        snapshot.planned_fills.filter(pl.col("year") >= years[0] - 1)
        .group_by("position", maintain_order=True)
        .agg(
            _people(pl.col("year") < years[0]).alias("fills_before"),
            *(_people(pl.col("year") == each).alias(f"fills_{each}") for each in years),
            *(
                _people((pl.col("year") == each) & is_recruit).alias(f"recruits_{each}")
                for each in years
            ),
        )
    )


def _people(when: pl.Expr) -> pl.Expr:
    return pl.col("people").filter(when).sum().cast(pl.Int64)


def _listed(rows: pl.DataFrame, years: tuple[int, ...]) -> pl.DataFrame:
    names = (*CAUSES.values(), "fills", "recruits", "gaps")
    lists = {name: [f"{name}_{year}" for year in years] for name in names}
    each = [column for columns in lists.values() for column in columns]
    return rows.with_columns(
        pl.when(pl.col("gap").is_not_null() | pl.lit(name != "gaps"))
        .then(pl.concat_list(columns))
        .alias(name)
        for name, columns in lists.items()
    ).drop(each)
