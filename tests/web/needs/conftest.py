"""A small city with analyses to write, and the people who pass them on."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.needs import actions, contents
from tepat_web.needs.contents import Contents, Line
from tepat_web.needs.subjects import Subject
from tepat_web.organisation.models import Position, Task, Unit
from tepat_web.register.actions import import_workbook

TODAY = date(2026, 11, 25)
HEALTH, SCHOOLS = "DINKES", "DINDIK"
DAY = 235  # working days of a year


@pytest.fixture(scope="module")
def _laid_down(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        user = User.objects.create(username="pengimpor")
        Grant.objects.create(user=user, role=Role.PLANNER, valid_from=TODAY)
        told = town.build(60, 1)
        import_workbook(
            by=user,
            told=told,
            sheets={table.sheet: rows.height for table, rows in told.tables()},
            extra={},
            remove_gone=False,
            today=TODAY,
        )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(_laid_down, db):
    """Two agencies, and in each a position that no leader holds."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    health, schools = units[HEALTH], units[SCHOOLS]
    return SimpleNamespace(
        health=health,
        schools=schools,
        mine=Subject(clerk_in(health)),
        theirs=Subject(clerk_in(schools)),
    )


def clerk_in(unit):
    """A position below a unit that leads nobody, without tasks and without a job."""
    rows = Position.objects.filter(unit__path__startswith=unit.path, is_leader=False)
    found = rows.filter(family="PELAKSANA").select_related("unit", "job").first()
    assert found is not None
    Task.objects.filter(position=found).delete()
    Position.objects.filter(pk=found.pk).update(job=None)
    found.refresh_from_db()
    return found


@pytest.fixture
def people(city, user_with):
    """An officer of the one agency, two analysts, and the authority."""
    return SimpleNamespace(
        officer=user_with(Role.OFFICER, unit=city.health),
        other=user_with(Role.OFFICER, unit=city.schools),
        analyst=user_with(Role.ANALYST),
        head=user_with(Role.ANALYST),
        authority=user_with(Role.AUTHORITY),
    )


def task(description="Menyusun laporan", number=None, **values):
    """A task of four results a day, three hours each: 2,820 hours a year."""
    usual = contents.blank(contents.TASKS) | {
        "description": description,
        "result": "laporan",
        "volume": 4.0,
        "period": "hari",
        "time": 3.0,
        "time_unit": "jam",
        contents.STEPS_OF: [],
    }
    return Line(number, usual | values)


def analysis(*tasks, details=None, **values):
    """A job analysis that says what its arguments say, and nothing else."""
    told = contents.blank(contents.ANALYSES) | {"summary": "Menyusun laporan."}
    empty = dict.fromkeys(("HASIL", "BAHAN", "PERANGKAT"), ())
    empty |= dict.fromkeys(("TANGGUNG_JAWAB", "WEWENANG", "KORELASI", "RISIKO"), ())
    return Contents(told | values, tasks or (task(),), empty | (details or {}))


def save(by, subject, told=None):
    """Save an analysis as it is seen now; return its version."""
    return actions.save_analysis(
        by=by,
        subject=subject,
        told=told or analysis(),
        seen=contents.version(subject),
    )
