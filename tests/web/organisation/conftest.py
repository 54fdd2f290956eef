"""A small invented city for the map: two agencies, five units, seven people."""

from datetime import date
from types import SimpleNamespace

import pytest

from tepat_web.organisation.models import Position, Post, Structure, Unit
from tepat_web.workforce.models import Appointment, Employee

BEGUN = date(2020, 1, 1)


def unit_in(structure, code, name, parent=None):
    """A unit with its path; codes are one letter, so that paths read well."""
    path = (parent.path if parent else "") + code.ljust(5, "0")
    return Unit.objects.create(
        structure=structure, code=code, name=name, parent=parent, path=path
    )


def position_in(unit, number, name, family="PELAKSANA", **more):
    return Position.objects.create(
        unit=unit, code=f"{unit.code}-{number}", name=name, family=family, **more
    )


def seated(position, nip, name, begun=BEGUN, until=None, number=1):
    """Somebody in a seat of ``position`` since ``begun``."""
    employee, _ = Employee.objects.get_or_create(
        nip=nip, defaults={"name": name, "status": "PNS", "place": position.unit}
    )
    post, _ = Post.objects.get_or_create(position=position, number=number)
    Appointment.objects.create(
        employee=employee, post=post, valid_from=begun, valid_to=until, since=begun
    )
    return employee


@pytest.fixture
def town(db):
    """The city K with two agencies: A, with a leader, and B, with one unit below."""
    structure = Structure.objects.create(basis="Perwali 1/2020", valid_from=BEGUN)
    city = unit_in(structure, "k", "Kota Contoh")
    health = unit_in(structure, "a", "Dinas Kesehatan", city)
    school = unit_in(structure, "b", "Dinas Pendidikan", city)
    field = unit_in(structure, "c", "Bidang Guru", school)
    head = position_in(
        health,
        1,
        "Kepala Dinas Kesehatan",
        "JPT",
        is_leader=True,
        need=1,
        position_class=14,
    )
    clerk = position_in(
        health, 2, "Pengolah Data", need=3, position_class=6, reports_to=head
    )
    nurse = position_in(
        health,
        3,
        "Perawat Mahir",
        "FUNGSIONAL",
        need=1,
        position_class=7,
        reports_to=head,
    )
    teacher = position_in(field, 1, "Guru Ahli Muda", "FUNGSIONAL", need=None)
    people = SimpleNamespace(
        head=seated(head, "196801011990011001", "Ratna Dewi"),
        clerk=seated(clerk, "199001012015011002", "Budi Santoso"),
        nurse=seated(nurse, "199101012016011003", "Sari Utami"),
        extra=seated(nurse, "199201012017011004", "Tono Wijaya", number=2),
        teacher=seated(teacher, "198001012005011005", "Maya Lestari"),
    )
    return SimpleNamespace(
        structure=structure,
        city=city,
        health=health,
        school=school,
        field=field,
        head=head,
        clerk=clerk,
        nurse=nurse,
        teacher=teacher,
        people=people,
    )
