"""People and positions of a plan as letters name them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Self

from tepat.reports.forms.letters import Person, Seat
from tepat_web.organisation.models import JobFamily, Position
from tepat_web.workforce.models import Employee

SWORN = frozenset(JobFamily.values) - {JobFamily.PELAKSANA.value}
"""Families of jobs into which one is inaugurated and sworn."""

KINDS: Mapping[str, str] = {
    JobFamily.JPT.value: "Jabatan Pimpinan Tinggi",
    JobFamily.ADMINISTRATOR.value: "Jabatan Administrator",
    JobFamily.PENGAWAS.value: "Jabatan Pengawas",
    JobFamily.FUNGSIONAL.value: "Jabatan Fungsional",
    JobFamily.PELAKSANA.value: "Jabatan Pelaksana",
}


@dataclass(frozen=True, slots=True)
class People:
    """What is read once for all letters of a plan.

    Attributes:
        people: NIP → the employee.
        positions: Code → the position, of the latest structure that has it.
    """

    people: Mapping[str, Employee]
    positions: Mapping[str, Position]

    @classmethod
    def of(cls, nips: Collection[str], codes: Collection[str]) -> Self:
        """Read people and positions."""
        employees = Employee.objects.filter(nip__in=list(nips))
        places = Position.objects.filter(code__in=list(codes)).select_related("unit")
        return cls(
            people={each.nip: each for each in employees},
            positions={
                each.code: each for each in places.order_by("unit__structure", "pk")
            },
        )

    def person(self, nip: str, origin: str) -> Person:
        """Return somebody with the position they leave; blank: they hold none."""
        employee, held = self.people.get(nip), self.positions.get(origin)
        return Person(
            name=(employee.name if employee else "") or nip,
            nip=nip,
            rank=(employee.grade if employee else "") or None,
            position=held.name if held else origin or None,
            unit=held.unit.name if held else None,
        )

    def seat(self, code: str) -> Seat:
        """Return a position with its class and kind."""
        to = self.positions.get(code)
        if to is None:
            return Seat(position=code, unit="")
        told = to.position_class
        return Seat(
            position=to.name,
            unit=to.unit.name,
            position_class=None if told is None else str(told),
            kind=KINDS.get(to.family),
        )

    def is_sworn(self, code: str) -> bool:
        """Tell whether one is inaugurated into a position and sworn."""
        to = self.positions.get(code)
        return to is not None and to.family in SWORN
