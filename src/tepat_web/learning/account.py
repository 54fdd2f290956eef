"""The account of learning hours, as the engine keeps it, of a person or of a unit.

The engine is given the rows of just those people: it counts for each of them alone, so
the answer is the same as from the whole register, and a page need not read that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from tepat import law
from tepat.snapshot import Snapshot
from tepat.training.hours import account
from tepat_web.accounts.models import User
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.workforce.models import Employee

from . import queries


@dataclass(frozen=True, slots=True)
class Year:
    """What one person had in one year.

    Attributes:
        year: Which one.
        hours: Learning hours.
        trainings: How many trainings.
        blank: Of those, how many have no hours recorded.
        least, most: Hours of the norm for the status; ``None``: there is none.
        reaches: Whether the least is reached; ``None``: none applies, or a training
            without hours could decide it.
    """

    year: int
    hours: float
    trainings: int
    blank: int
    least: float | None
    most: float | None
    reaches: bool | None

    @property
    def lacking(self) -> float | None:
        """Hours to the least; ``None`` where none applies or it is reached."""
        if self.least is None or self.hours >= self.least:
            return None
        return self.least - self.hours

    @property
    def over(self) -> float | None:
        """Hours above the most; ``None`` where there are none."""
        if self.most is None or self.hours <= self.most:
            return None
        return self.hours - self.most


@dataclass(frozen=True, slots=True)
class Norms:
    """What the years are measured by, for the reader.

    Attributes:
        least, most: Hours by status.
        cites_least, cites_most: Where that is written.
        is_verified: Whether somebody has read both in the official text.
    """

    least: Mapping[str, float]
    most: Mapping[str, float]
    cites_least: str
    cites_most: str
    is_verified: bool


def norms(today: date) -> Norms:
    """Return the norms of a day."""
    told = law.on(today).development
    return Norms(
        least=_named(told.hours_least.value),
        most=_named(told.hours_most.value),
        cites_least=str(told.hours_least.cites),
        cites_most=str(told.hours_most.cites),
        is_verified=told.hours_least.verified and told.hours_most.verified,
    )


def _named(by_status: Mapping[str, float]) -> dict[str, float]:
    return {status.replace("_", " "): it for status, it in by_status.items()}


def own(by: User, today: date) -> list[Year]:
    """Return the years of the person, the latest first; none without a file."""
    if not by.nip:
        return []
    return of_person(by.nip, today)


def of_person(nip: str, today: date) -> list[Year]:
    """Return the years of one person, the latest first."""
    told = _account(Q(nip=nip), Q(employee__nip=nip), today)
    return [it for _nip, it in told][::-1]


def of_people(numbers: Iterable[int], today: date) -> dict[str, Year]:
    """Return this year of each of these employees, by NIP."""
    which = list(numbers)
    told = _account(Q(pk__in=which), Q(employee__in=which), today)
    return {nip: it for nip, it in told if it.year == today.year}


def of_readable(by: User, path: str, today: date) -> dict[str, Year]:
    """Return this year of everybody within reach of a reader below a path, by NIP."""
    seen = queries.readable_people(by)
    if path:
        seen &= Q(place__path__startswith=path)
    people = Employee.objects.standing().filter(seen)
    told = _account(
        Q(pk__in=people.values("pk")), Q(employee__in=people.values("pk")), today
    )
    return {nip: it for nip, it in told if it.year == today.year}


def _account(who: Q, rows: Q, today: date) -> list[tuple[str, Year]]:
    employees = take.frame(BY_NAME["employees"], None, where=who)
    trainings = take.frame(BY_NAME["trainings"], None, where=rows)
    city = Snapshot(today, employees=employees, trainings=trainings)
    return [_year(row) for row in account(city, law.on(today)).iter_rows(named=True)]


def _year(row: Mapping[str, Any]) -> tuple[str, Year]:
    told = dict(row)
    nip = str(told.pop("nip"))
    return nip, Year(**told)
