"""What the register of today lets a signed plan do: which moves go, which do not.

A plan was made from the register of a day; people leave and are appointed meanwhile.
Nobody is put into a seat that is not free, and nobody is counted as gone who stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from tepat.snapshot.vocabulary import ACTIVE
from tepat_web.organisation.models import Position
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee

from .models import Obstacle, Planned

O = Obstacle  # noqa: E741 - as short as the state it stands for
AT_ONCE = 500  # values in one question
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reality:
    """The register, as far as some planned appointments need it.

    Attributes:
        people: NIP → the employee, of those who are still there.
        held: Number of an employee → the open appointment.
        positions: Code → the position, of those in the structure in force.
        sitting: Code → how many sit there now, without those whom the plan does not
            count because they leave.
    """

    people: Mapping[str, Employee]
    held: Mapping[int, Appointment]
    positions: Mapping[str, Position]
    sitting: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(
        cls, rows: Sequence[Planned], leaving: Collection[str], *, lock: bool = False
    ) -> Reality:
        """Look the register up.

        Args:
            rows: Planned appointments.
            leaving: NIPs of those whom the plan does not count.
            lock: Whether the people are kept from being changed meanwhile.
        """
        found = Employee.objects.standing().order_by("pk")
        if lock:
            found = found.select_for_update()
        people = {
            each.nip: each
            for some in _some([row.nip for row in rows])
            for each in found.filter(nip__in=some)
        }
        codes = sorted({code for row in rows for code in (row.origin, row.to) if code})
        structure = take.structure_on(None)
        standing = Position.objects.standing().filter(unit__structure=structure)
        positions = {
            each.code: each
            for some in _some(codes)
            for each in standing.filter(code__in=some)
        }
        seated = Appointment.objects.standing().filter(valid_to__isnull=True)
        seated = seated.select_related("post__position", "employee")
        held = {
            each.employee_id: each
            for some in _some([each.pk for each in people.values()])
            for each in seated.filter(employee__in=some)
        }
        numbers = [each.pk for each in positions.values()]
        sitting = Counter(
            each.post.position.code
            for some in _some(numbers)
            for each in seated.filter(post__position__in=some)
            if each.employee.nip not in leaving
        )
        return cls(people, held, positions, sitting)

    def obstacle(self, row: Planned) -> Obstacle:
        """Return what is in the way of one move by itself, whoever else moves."""
        person = self.people.get(row.nip)
        if person is None:
            return O.GONE
        if person.legal_position not in ("", ACTIVE) or _left(person, row.day):
            return O.INACTIVE
        held = self.held.get(person.pk)
        if (held.post.position.code if held else "") != row.origin:
            return O.ELSEWHERE
        if held and held.valid_from and held.valid_from > row.day:
            return O.LATER
        if row.to not in self.positions:
            return O.CLOSED
        return O.NONE

    def after(self, rows: Iterable[Planned]) -> Reality:
        """Return the same after some moves, as far as seats are concerned."""
        sitting = Counter(self.sitting)
        for row in rows:
            sitting[row.origin] -= 1
            sitting[row.to] += 1
        return Reality(self.people, self.held, self.positions, sitting)

    def hindered(
        self, rows: Sequence[Planned], *, blocked: Collection[int] = ()
    ) -> dict[int, Obstacle]:
        """Return, by number of the row, what is in the way of moves of one day.

        All of them happen at once, so a seat counts as free that somebody of them
        leaves. Where a seat is wanted by more than there is room for, those go who
        fit best there.

        Args:
            rows: The moves.
            blocked: Numbers of moves that do not happen, whatever the register says.
        """
        found = {row.pk: it for row in rows if (it := self.obstacle(row))}
        found |= {row.pk: O.WAITS for row in rows if row.pk in blocked}
        going = [row for row in rows if row.pk not in found]
        while full := self._too_many(going):
            stuck = {row.origin for row in rows if row.pk in found}
            for row in full:
                found[row.pk] = O.WAITS if row.to in stuck else O.TAKEN
            going = [row for row in going if row.pk not in found]
        return found

    def _too_many(self, going: Sequence[Planned]) -> list[Planned]:
        """Return moves for which there is no seat, if all others happen."""
        left = Counter(row.origin for row in going)
        came: dict[str, list[Planned]] = {}
        for row in going:
            came.setdefault(row.to, []).append(row)
        over: list[Planned] = []
        for code, comers in came.items():
            need = self.positions[code].need or 0
            room = max(need - self.sitting[code] + left[code], 0)
            best = sorted(comers, key=lambda row: (-row.fit, row.number))
            over += best[room:]
        return over


def hit(
    rows: Sequence[Planned], reality: Reality, dropped: Collection[int]
) -> list[Planned]:
    """Return who else cannot move if some moves do not happen, wave by wave.

    Args:
        rows: All moves that are still to be carried out.
        reality: The register.
        dropped: Numbers of the moves that do not happen.
    """
    usual = _stopped(rows, reality, ())
    without = _stopped(rows, reality, dropped)
    return [
        row
        for row in rows
        if row.pk in without and row.pk not in usual and row.pk not in dropped
    ]


def _stopped(
    rows: Sequence[Planned], reality: Reality, dropped: Collection[int]
) -> set[int]:
    stopped: set[int] = set()
    for wave in sorted({row.wave for row in rows}):
        inside = [row for row in rows if row.wave == wave]
        found = reality.hindered(inside, blocked=dropped)
        reality = reality.after(row for row in inside if row.pk not in found)
        stopped |= found.keys()
    return stopped


def _left(person: Employee, day: date) -> bool:
    """Whether somebody is not there any more on a day, as far as the register says."""
    retired = person.retires_on is not None and person.retires_on <= day
    over = person.contract_ends is not None and person.contract_ends < day
    return retired or over


def _some(values: Sequence[V]) -> Iterable[Sequence[V]]:
    for at in range(0, len(values), AT_ONCE):
        yield values[at : at + AT_ONCE]
