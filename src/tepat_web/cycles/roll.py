"""Who should have an agreement in a cycle, by the register, and who has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from tepat.snapshot.vocabulary import ACTIVE
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Appointment, Employee


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody in active service sits now, and who stands above.

    Attributes:
        employee: Number of the employee's record.
        nip: Whose.
        position, title: Code and name of the position.
        path: Of its unit.
        since: First day in it, where that is known.
        superior: NIP; blank where nobody is known.
    """

    employee: int
    nip: str
    position: str
    title: str
    path: str
    since: date | None
    superior: str


@dataclass(frozen=True, slots=True)
class Roll:
    """What an opening of a cycle has to do.

    Attributes:
        new: Seats of people without an agreement.
        moved: Agreements of people who hold another position by now, with that seat.
        gone: Agreements of people who hold no position any more, or are not active.
    """

    new: tuple[Seat, ...]
    moved: tuple[tuple[Agreement, Seat], ...]
    gone: tuple[Agreement, ...]

    def __len__(self) -> int:
        return len(self.new) + len(self.moved) + len(self.gone)


@dataclass(frozen=True, slots=True)
class Differing:
    """An agreement whose superior is not the one of the position map.

    Attributes:
        agreement: Its number.
        nip, path: Whose, and of which unit.
        now: NIP of the superior; blank where nobody is known.
        by_map: NIP of the superior by the position map of today.
    """

    agreement: int
    nip: str
    path: str
    now: str
    by_map: str


def differing(cycle: Cycle, today: date) -> list[Differing]:
    """Return whose superior the position map does not have, by unit and NIP.

    Where the map knows nobody, nothing is proposed. Five statements.
    """
    above = superiors(today)
    rows = running(cycle).order_by("path", "employee__nip")
    told = rows.values_list("pk", "employee__nip", "path", "superior")
    return [
        Differing(number, nip, path, now, above[nip])
        for number, nip, path, now in told
        if nip in above and above[nip] != now
    ]


def roll(cycle: Cycle, today: date) -> Roll:
    """Compare the register with the agreements of a cycle.

    Who came to the seat after the year changes nothing in it. Six statements, however
    many people there are.
    """
    seats = {seat.employee: seat for seat in seated(today)}
    known = {it.employee_id: it for it in running(cycle)}
    last = date(cycle.year, 12, 31)
    of_year = {at: it for at, it in seats.items() if (it.since or last) <= last}
    return Roll(
        new=tuple(seat for at, seat in of_year.items() if at not in known),
        moved=tuple(
            (known[at], seat)
            for at, seat in of_year.items()
            if at in known and known[at].position != seat.position
        ),
        gone=tuple(it for at, it in known.items() if at not in seats),
    )


def running(cycle: Cycle) -> QuerySet[Agreement]:
    """Return the agreements of a cycle that have no last day."""
    rows: QuerySet[Agreement] = Agreement.objects.standing().filter(
        cycle=cycle, until__isnull=True
    )
    return rows


def seated(today: date) -> Iterator[Seat]:
    """Yield everybody in active service who holds a position."""
    above = superiors(today)
    rows = Appointment.objects.standing().filter(
        valid_to__isnull=True,
        employee__is_removed=False,
        employee__legal_position__in=("", ACTIVE),
    )
    told = rows.order_by("employee_id").values_list(
        "employee_id",
        "employee__nip",
        "post__position__code",
        "post__position__name",
        "post__position__unit__path",
        "since",
        "valid_from",
    )
    for number, nip, code, name, path, since, valid_from in told:
        begun = since or valid_from
        yield Seat(number, nip, code, name, path, begun, above.get(nip, ""))


def started(cycle: Cycle, seat: Seat) -> date:
    """Return from which day an agreement holds: the year's first at the earliest."""
    first = date(cycle.year, 1, 1)
    return max(first, seat.since) if seat.since else first


def moved_on(agreement: Agreement, seat: Seat, today: date) -> date:
    """Return from which day somebody is in another position, within the agreement.

    The day of the new position, where it makes sense; else today.
    """
    since = seat.since
    return since if since and agreement.since < since <= today else today


def left_on(agreement: Agreement, ended: date | None, today: date) -> date:
    """Return the last day of an agreement of who left.

    It is the day before the first one where it never came into force.

    Args:
        ended: First day without the position, where the register tells it.
    """
    told = ended or today
    return max(agreement.since, min(told, today)) - timedelta(days=1)


def ends_of(people: Iterable[int]) -> dict[int, date]:
    """Return by employee the first day without a position, of who held one."""
    rows = Appointment.objects.standing().filter(
        employee__in=list(people), valid_to__isnull=False
    )
    return dict(rows.order_by("valid_to").values_list("employee_id", "valid_to"))


def employees(nips: Iterable[str]) -> dict[str, Employee]:
    """Return the active employees with these NIPs."""
    rows = Employee.objects.standing().filter(
        nip__in=list(nips), legal_position__in=("", ACTIVE)
    )
    return {each.nip: each for each in rows}
