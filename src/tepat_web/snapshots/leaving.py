"""Who leaves when, as the position map colours it: by position, without a name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl

from tepat import law
from tepat.establishment import outlook
from tepat.snapshot import resolve
from tepat_web.organisation.models import Structure

from . import take

NEEDED = ("units", "jobs", "positions", "employees")
COLUMNS = ("first", "overdue", "year", "five")


def leaving(
    structure: Structure, day: date, nips: Collection[str]
) -> dict[str, tuple[int | None, int, int, int]]:
    """Return, by code of the position, when those of ``nips`` who hold it leave.

    The year of the first of them (none where no day can be told), and how many leave by
    ``day`` (overdue), within twelve months and within five years after it, each counted
    once. Positions that nobody of ``nips`` holds are absent.

    Raises:
        NormNotInForce: if a norm on retirement has no value on ``day``.
    """
    city = take.snapshot(day, only=NEEDED, structure=structure)
    people = resolve.employees(city)
    seen = people.filter(
        pl.col("nip").is_in(list(nips)), pl.col("position").is_not_null()
    )
    gone = outlook.leavers(people, resolve.positions(city), law.on(day))
    today, leaves = pl.lit(day), pl.col("leaves_on")
    a_year, five_years = today.dt.offset_by("1y"), today.dt.offset_by("5y")
    told = (
        seen.select("nip", "position")
        .join(gone.select("nip", "leaves_on"), on="nip", how="left")
        .group_by("position")
        .agg(
            first=leaves.min().dt.year(),
            overdue=(leaves <= today).sum(),
            year=((leaves > today) & (leaves <= a_year)).sum(),
            five=((leaves > a_year) & (leaves <= five_years)).sum(),
        )
    )
    rows = told.select("position", *COLUMNS).iter_rows()
    return {
        code: (first, overdue, year, five) for code, first, overdue, year, five in rows
    }
