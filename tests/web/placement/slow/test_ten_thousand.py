"""With ten thousand people, results and plans are there in a third of a second."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from tests.web.placement.conftest import done
from tests.web.register.budget import MOST_SECONDS, cost
from tests.web.snapshots.conftest import TODAY
from tests.web.snapshots.test_pages import STATEMENTS_ABOUT_ONE, STATEMENTS_AT_MOST

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.organisation.models import Position
from tepat_web.placement import actions, actions_life, scenarios
from tepat_web.placement.models import Explanation, Plan, Verification
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.models import Computed
from tepat_web.workforce.models import Employee

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PEOPLE = 10_000


@pytest.fixture(scope="module")
def whole(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everything that can be computed of a city of ten thousand, computed."""
    files = override_settings(FILES=tmp_path_factory.mktemp("berkas"))
    with django_db_blocker.unblock(), transaction.atomic(), files:
        by = User.objects.create(username="pemula")
        Grant.objects.create(user=by, role=Role.PLANNER, valid_from=TODAY)
        told = town.build(PEOPLE, 1)
        sheets = {table.sheet: rows.height for table, rows in told.tables()}
        import_workbook(
            by=by, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
        )
        seat = Position.objects.filter(need__gt=0)[0]
        asked = {
            "check": {},
            "needs": {},
            "outlook": {},
            "fit": {},
            "fit-person": {"nip": Employee.objects.all()[100].nip},
            "fit-position": {"position": seat.code},
        }
        results = {}
        for kind, more in asked.items():
            job = ask_computation(by=by, kind=kind, parameters={"day": "", **more})
            results[kind] = Computed.objects.get(job=done(job)).pk
        job = actions.ask_plan(by=by, name="Rotasi", day="", scenario=scenarios.USUAL)
        plan = Plan.objects.get(job=done(job))
        actions_life.open_consultation(
            by=by, plan=plan, until=timezone.localdate() + timedelta(days=30)
        )
        done(actions.ask_verification(by=by, plan=plan))
        move = plan.moves.all()[0]
        done(actions.ask_explanation(by=by, plan=plan, nip="", position=move.to))
        yield SimpleNamespace(results=results, plan=plan, move=move, seat=seat)
        transaction.set_rollback(True)


def pages(whole):
    """Yield every kind of page of results and plans, with its budget."""
    few, more = STATEMENTS_AT_MOST, STATEMENTS_ABOUT_ONE
    yield reverse("snapshots:index"), few
    for kind, tables in {
        "check": ("tugas", "kasus"),
        "needs": ("", "unit", "jabatan", "dilengkapi"),
        "outlook": ("", "keluar", "unit"),
        "fit": ("jabatan", "pegawai"),
        "fit-position": ("pegawai",),
    }.items():
        page = reverse("snapshots:result", args=[whole.results[kind]])
        for table in tables:
            yield f"{page}?tabel={table}", few
        yield f"{page}?tabel={tables[-1]}&q=an&unit=DINDIK&page=3", few
    yield reverse("snapshots:result", args=[whole.results["fit-person"]]), more
    yield reverse("placement:index"), few
    yield reverse("placement:ask"), few
    page = reverse("placement:plan", args=[whole.plan.pk])
    yield page, more  # with how far it is, and what is missing
    for table in (
        *("perpindahan", "rantai", "kursi-kosong", "setiap-orang"),
        *("perlu-dilihat", "data-belum-lengkap"),
    ):
        yield f"{page}?tabel={table}", few
    yield f"{page}?tabel=setiap-orang&q=an&sort=-name&page=9", few
    nip = whole.move.nip
    yield reverse("placement:person", args=[whole.plan.pk, nip]), more
    answer = Explanation.objects.get().pk
    yield reverse("placement:why", args=[whole.plan.pk, answer]), few
    check = Verification.objects.get().pk
    yield reverse("placement:verification", args=[whole.plan.pk, check]), few


def test_every_page_keeps_to_its_budget_and_its_time(whole, user_with, client_of):
    by = client_of(user_with(Role.PLANNER))
    over, slow = [], []
    for address, most in pages(whole):
        statements, seconds = cost(by, address, times=3)
        if statements > most:
            over.append((address, statements, most))
        if seconds > MOST_SECONDS:
            slow.append((address, round(seconds, 3)))
    assert over == []
    assert slow == []


def test_what_concerns_an_employee_is_there_as_fast(whole, user_with, client_of):
    own = client_of(user_with(nip=whole.move.nip))
    few = STATEMENTS_AT_MOST + 1  # the navigation asks whether the person leads others
    for address, most in (
        (reverse("portal:mine"), 30),
        (reverse("placement:index"), few),
        (reverse("placement:plan", args=[whole.plan.pk]), few),
        (reverse("placement:person", args=[whole.plan.pk, whole.move.nip]), few),
    ):
        statements, seconds = cost(own, address, times=3)
        assert statements <= most, address
        assert seconds <= MOST_SECONDS, address
