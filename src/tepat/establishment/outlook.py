"""Who leaves in the coming years: retirements and contract ends."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.law.reckoning import retirement_day
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.retirement import retirement_age
from tepat.words import Sentence

ON_CONTRACT = ("PPPK", "PPPK_PARUH_WAKTU")

NO_DAY = Sentence(
    id="Hari pensiun {count} pemangku {name} ({position}) belum dapat dihitung; "
    "proyeksi menganggap mereka tetap. Isi tanggal lahir pegawai, dan jenjang atau "
    "bup jabatan.",
    en="The retirement day of {count} holders of {name} ({position}) cannot be told "
    "yet; the projection takes them to stay. Fill in the day of birth of the "
    "employees, and jenjang or bup of the position.",
)


def exits(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return when and why each employee leaves; see :func:`leavers`."""
    return leavers(resolve.employees(snapshot), resolve.positions(snapshot), law)


def leavers(employees: pl.DataFrame, positions: pl.DataFrame, law: Law) -> pl.DataFrame:
    """Return the first day on which each employee is no longer there, and why.

    People on contract (PPPK) leave the day after its last day, unless they retire
    before: that a contract may be renewed is no reason to count on it.

    Args:
        employees: As ``resolve.employees`` gives them.
        positions: As ``resolve.positions`` gives them.
        law: The law on the reference date.

    Returns:
        ``nip``, ``position`` (held now, or null), ``leaves_on`` and ``because``
        (``pensiun`` or ``kontrak``), in the order of ``employees``; people whose day
        cannot be told are absent.
    """
    contract = pl.when(pl.col("status").is_in(ON_CONTRACT)).then(
        pl.col("contract_ends").dt.offset_by("1d")
    )
    retires = retirement_days(employees, positions, law)["leaves_on"]
    return (
        employees.select("nip", "position", contract=contract, retires=retires)
        .select(
            "nip",
            "position",
            leaves_on=pl.min_horizontal("contract", "retires"),
            because=pl.when(pl.col("contract") < pl.col("retires").fill_null(date.max))
            .then(pl.lit("kontrak"))
            .otherwise(pl.lit("pensiun")),
        )
        .filter(pl.col("leaves_on").is_not_null())
    )


def retirement_days(
    employees: pl.DataFrame, positions: pl.DataFrame, law: Law
) -> pl.DataFrame:
    """Return the day from which each employee is retired (TMT pensiun).

    It is the first of the month after the birthday on which the retirement age (BUP)
    of the position held is reached: who is born on 17 May 1968 and retires at 58 is
    retired from 1 June 2026.

    Args:
        employees: As ``resolve.employees`` gives them.
        positions: As ``resolve.positions`` gives them.
        law: The law on the reference date.

    Returns:
        ``nip`` and ``leaves_on``, one row per employee in the same order; null for
        people without a position, and where the day of birth or the age is unknown.
    """
    ages = positions.select("position", age=retirement_age(law))
    return employees.join(
        ages, on="position", how="left", maintain_order="left"
    ).select("nip", leaves_on=retirement_day(pl.col("born"), pl.col("age")))


def years_ahead(day: date, law: Law) -> tuple[int, ...]:
    """Return the calendar years that a projection from ``day`` covers.

    They follow the year-end that closes the year of ``day``. The first of January
    still counts as the close of the old year: on it stands what 31 December left.

    >>> from tepat import law
    >>> in_force = law.on(date(2026, 11, 24))
    >>> years_ahead(date(2026, 11, 24), in_force)
    (2027, 2028, 2029, 2030, 2031)
    >>> years_ahead(date(2027, 1, 1), in_force)[0]
    2027
    """
    first = (day - timedelta(days=1)).year + 1
    return tuple(range(first, first + law.need.projection_years.value))


def yearly(gone: pl.DataFrame, years: tuple[int, ...]) -> pl.DataFrame:
    """Count how many leave each position, before and in each of ``years``.

    Args:
        gone: As :func:`leavers` gives them.
        years: Consecutive calendar years.

    Returns:
        One row per position that somebody leaves: ``position``, ``exits_before`` (who
        leaves before the first of the years, the overdue included) and one column
        ``exits_<year>`` for each of the years.
    """
    year = pl.col("leaves_on").dt.year()
    return (
        gone.filter(pl.col("position").is_not_null())
        .group_by("position", maintain_order=True)
        .agg(
            (year < years[0]).sum().cast(pl.Int64).alias("exits_before"),
            *(
                (year == each).sum().cast(pl.Int64).alias(f"exits_{each}")
                for each in years
            ),
        )
    )


def findings(
    employees: pl.DataFrame, positions: pl.DataFrame, gone: pl.DataFrame
) -> list[Finding]:
    """Say of which holders it is unknown when they leave."""
    rows = (
        employees.join(gone, on="nip", how="anti")
        .group_by("position")
        .agg(count=pl.len())
    )
    named = positions.select("position", "name").join(
        rows, on="position", maintain_order="left"
    )
    return [
        Finding("OUTLOOK-1", Verdict.UNKNOWN, NO_DAY, facts)
        for facts in named.iter_rows(named=True)
    ]
