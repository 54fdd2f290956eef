"""A small invented city in every table, laid down once for all tests of a module."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest
from django.db import transaction

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.register.actions import import_workbook
from tepat_web.workforce.models import Employee

TODAY = date(2026, 11, 25)
HEALTH, SCHOOLS = "DINKES", "DINDIK"


def rows_of(frame, *rows):
    """Return a frame of the same columns; what a row leaves out is blank."""
    return pl.DataFrame(
        [{name: row.get(name) for name in frame.columns} for row in rows],
        schema=frame.schema,
    )


def invented():
    """Return the sample town with few standards, and something in every table."""
    city = town.build(60, 1)
    one, other = city.employees["nip"][20], city.employees["nip"][21]
    penalty = {"nip": one, "severity": "RINGAN", "kind": "Teguran rahasia"}
    return replace(
        city,
        standards=city.standards.head(40),
        details=city.details.head(40),
        planned_fills=rows_of(
            city.planned_fills,
            {"position": city.positions["position"][-1], "year": 2027, "people": 1},
        ),
        disciplines=rows_of(city.disciplines, penalty | {"since": date(2025, 2, 1)}),
        relations=rows_of(
            city.relations, {"nip_a": one, "nip_b": other, "kind": "suami_istri"}
        ),
    )


def bring(by, told):
    """Import a whole city."""
    return import_workbook(
        by=by,
        told=told,
        sheets={table.sheet: rows.height for table, rows in told.tables()},
        extra={},
        remove_gone=False,
        today=TODAY,
    )


@pytest.fixture(scope="module")
def _laid_down(django_db_setup, django_db_blocker):
    """Keep the city for all tests of the module; each takes back only what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        user = User.objects.create(username="pemula")
        Grant.objects.create(user=user, role=Role.PLANNER, valid_from=TODAY)
        told = invented()
        bring(user, told)
        yield told
        transaction.set_rollback(True)


@pytest.fixture
def city(_laid_down, db):
    """The city, as all tests of a module find it."""
    return known(_laid_down)


def known(told):
    """Return the city as the workbook tells it, its two agencies and somebody in each.

    Args:
        told: The snapshot that was imported.
    """
    structure = Structure.objects.get()
    units = Unit.objects.filter(structure=structure)
    health, schools = units.get(code=HEALTH), units.get(code=SCHOOLS)
    return SimpleNamespace(
        told=told,
        structure=structure,
        health=health,
        schools=schools,
        nurse=first_in(health),
        teacher=first_in(schools),
        position=Position.objects.filter(unit__path__startswith=health.path).first(),
    )


def first_in(unit):
    """Somebody who sits somewhere in the agency, but does not lead."""
    return Employee.objects.filter(
        place__path__startswith=unit.path,
        appointments__post__position__is_leader=False,
    ).first()


@pytest.fixture
def as_planner(city, user_with, client_of):
    return client_of(user_with(Role.PLANNER))


@pytest.fixture
def as_analyst(city, user_with, client_of):
    return client_of(user_with(Role.ANALYST))


@pytest.fixture
def as_officer(city, user_with, client_of):
    """Whoever keeps the files of the health agency."""
    return client_of(user_with(Role.OFFICER, unit=city.health))
