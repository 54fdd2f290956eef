"""The users of a service in a year, and whether enough of them answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.finding import Verdict
from tepat.law import Law, NormNotInForce
from tepat.law.reckoning import months_later
from tepat.snapshot import Snapshot

from .results import Sample
from .sample import needed, needed_at_most

Users = Mapping[tuple[str, str], int | None]
"""Users a year by unit and service; ``None`` where blank."""


def key_of(service: str) -> str:
    """Return a name of a service without regard to case and spaces.

    >>> key_of(" Akta  Kelahiran ")
    'akta kelahiran'
    """
    return " ".join(service.casefold().split())


def users_of(snapshot: Snapshot) -> Users:
    """Return what sheet ``layanan`` tells."""
    rows = snapshot.services.select("unit", "name", "population").iter_rows()
    return {(unit, key_of(name or "")): number for unit, name, number in rows}


def total(known: Mapping[str, int | None], named: set[str]) -> int | None:
    """Return the users of a unit: known where they are of each of its services.

    Args:
        known: Of its services in sheet ``layanan``.
        named: The services that its answer sheets name.
    """
    if not known or not named <= known.keys() or None in known.values():
        return None
    return sum(number for number in known.values() if number is not None)


def of_one_year(frame: pl.DataFrame, users: int | None) -> int | None:
    """Return the users whom these sheets are a sample of: if all lie within a year."""
    first: date = frame["day"].min()  # type: ignore[assignment]
    within = first > months_before(last_day(frame))
    return users if users and within and len(frame) <= users else None


def last_day(frame: pl.DataFrame) -> date:
    last: date = frame["day"].max()  # type: ignore[assignment]
    return last


def months_before(day: date, months: int = 12) -> date:
    """Return the day so many months before, or the last of its month.

    >>> months_before(date(2024, 2, 29)), months_before(date(2026, 3, 31), 1)
    (datetime.date(2023, 2, 28), datetime.date(2026, 2, 28))
    """
    return months_later(day, -months)


def sample_of(frame: pl.DataFrame, users: int | None, law: Law) -> Sample:
    """Tell whether enough people answered in the last twelve months with sheets."""
    n = len(frame.filter(pl.col("day") > months_before(last_day(frame))))
    try:
        if users is None:
            is_enough = n >= needed_at_most(law)
            return Sample(
                n, None, None, Verdict.HOLDS if is_enough else Verdict.UNKNOWN
            )
        wanted = needed(users, law)
    except NormNotInForce:
        return Sample(n, users, None, Verdict.UNKNOWN)
    return Sample(n, users, wanted, Verdict.HOLDS if n >= wanted else Verdict.FAILS)
