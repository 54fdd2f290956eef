"""Nobody sees another's objection: by page, address, export, API, notice or ledger."""

import json
import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Notice
from tepat_web.objections.actions import Filing
from tepat_web.objections.models import Ground, Objection, Wanted
from tepat_web.organisation.models import Position, Unit
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
REASON = "Ibu saya dirawat di rumah sakit."
READERS = (Role.PLANNER, Role.AUTHORITY, Role.AUDITOR)
OTHERS = (
    Role.ADMINISTRATOR,
    Role.ANALYST,
    Role.OFFICER,
    Role.BOARD,
    Role.SERVICE,
)
GET = ("one", "answer", "decide")
POST = ("acknowledge", "answer", "decide", "escalate", "withdraw")


@pytest.fixture
def it(file, mover, planner):
    told = Filing(Ground.FAMILY, Wanted.STAY, REASON)
    return file(mover, told)


@pytest.fixture
def supervisor(it, user_with):
    """Who leads the person who objects, if the map tells of anybody; else a peer."""
    seat = Appointment.objects.get(employee__nip=it.nip, valid_to=None).post.position
    above = Position.objects.get(pk=seat.reports_to_id or seat.pk)
    seated = Appointment.objects.filter(post__position=above, valid_to=None)
    leader = seated.exclude(employee__nip=it.nip).first()
    assert leader is not None
    return user_with(nip=leader.employee.nip)


def every(it):
    yield from (("get", reverse(f"objections:{name}", args=[it.pk])) for name in GET)
    yield from (("post", reverse(f"objections:{name}", args=[it.pk])) for name in POST)


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_have_no_way_in(role, it, user_with, client_of):
    browser = client_of(user_with(role))
    for method, address in every(it):
        answer = getattr(browser, method)(address)
        assert answer.status_code in (403, 404), address
    for name in ("index", "export"):
        assert browser.get(reverse(f"objections:{name}")).status_code == 403
    it.refresh_from_db()
    assert it.stage == "filed"


def test_colleagues_and_superiors_guess_addresses_in_vain(
    it, movers, supervisor, client_of
):
    for who in (movers[1].user, supervisor):
        browser = client_of(who)
        for method, address in every(it):
            answer = getattr(browser, method)(address)
            assert answer.status_code in (403, 404), address
            assert REASON not in answer.content.decode()
        mine = browser.get(reverse("objections:mine")).content.decode()
        assert f"/keberatan/{it.pk}/" not in mine
        for page in (f"/rencana/{it.plan_id}/", "/", "/pemberitahuan/"):
            assert REASON not in browser.get(page).content.decode()


@pytest.mark.parametrize("role", READERS)
def test_those_who_handle_or_audit_read_it_and_the_look_is_noted(
    role, it, user_with, client_of
):
    browser = client_of(user_with(role))
    assert REASON in browser.get(f"/keberatan/{it.pk}/").content.decode()
    assert Entry.objects.filter(act="objection.viewed", record=it.pk).count() == 1


def test_a_planner_of_one_unit_reads_no_other(it, user_with, client_of):
    abroad = next(
        unit
        for unit in Unit.objects.order_by("path")
        if not it.path.startswith(unit.path)
    )
    browser = client_of(user_with(Role.PLANNER, abroad))
    assert browser.get(f"/keberatan/{it.pk}/").status_code == 404
    assert f"/keberatan/{it.pk}/" not in browser.get("/keberatan/").content.decode()
    assert browser.get("/keberatan/unduh.xlsx").status_code == 404  # not everywhere


def test_the_export_names_nobody(it, planner, client_of):
    answer = client_of(planner).get("/keberatan/unduh.xlsx")
    assert answer.status_code == 200
    book = load_workbook(BytesIO(answer.content))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]
    everything = " ".join(cells)
    name = Employee.objects.get(nip=it.nip).name
    for secret in (it.nip, name, REASON, "keluarga"):
        assert secret not in everything
    assert it.plan.name in everything
    assert Entry.objects.filter(act="objection.exported").count() == 1


def test_no_operation_of_the_api_tells_of_objections(client_of, planner):
    told = client_of(planner).get("/api/v1/openapi.json")
    assert told.status_code == 200
    paths = json.loads(told.content)["paths"]
    assert not [path for path in paths if re.search("objection|keberatan", path)]


def test_notices_and_the_ledger_name_nobody_and_give_no_reason(
    it, answer, planner, client_of, user_with
):
    answer(planner, it)
    name = Employee.objects.get(nip=it.nip).name
    for notice in Notice.objects.all():
        for secret in (it.nip, name, REASON, "keluarga"):
            assert secret not in f"{notice.text_id} {notice.text_en} {notice.url}"
    lines = Entry.objects.filter(act__startswith="objection.")
    assert lines.exists()
    for line in lines:
        assert it.nip not in f"{line.label} {line.facts}"
        for role in OTHERS:
            browser = client_of(user_with(role))
            page = browser.get(reverse("book:entry", args=[line.number]))
            assert page.status_code == 403


def test_the_person_does_not_read_why_another_was_answered_otherwise(
    it, answer, planner, mover, client_of
):
    answer(planner, it, distinction="Lain dari Ibu Sri.")
    assert Objection.objects.get(pk=it.pk).distinction
    own = client_of(mover.user).get(f"/keberatan/{it.pk}/").content.decode()
    assert "Ibu Sri" not in own
    theirs = client_of(planner).get(f"/keberatan/{it.pk}/").content.decode()
    assert "Ibu Sri" in theirs
