"""Who sees which row of a result; nobody more by asking in another way."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from tests.web.snapshots.conftest import downloaded, people_of

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry
from tepat_web.organisation.actions import make_draft
from tepat_web.organisation.models import Position, Structure
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.queries import Wanted
from tepat_web.workforce.models import Employee, Penalty


def nips(by, found):
    """Every NIP that a reader can get out of any table of a result."""
    told = set()
    for table in store.read(found.folder).tables:
        rows = queries.rows(by, table, Wanted()).collect()
        told |= set(rows["_nip"].to_list())
    return told - {""}


def shown(client, found, **asked):
    """Everything that the pages of a result and its workbooks say."""
    text = []
    for table in store.read(found.folder).tables:
        for number in range(1, 6):
            page = {"tabel": table.name, "page": number, **asked}
            told = client.get(reverse("snapshots:result", args=[found.pk]), page)
            text.append(told.content.decode())
        book = reverse("snapshots:workbook", args=[found.pk, table.name])
        told = client.get(book, asked)
        cells = openpyxl.load_workbook(io.BytesIO(told.content)).active.values
        text += [str(cell) for row in cells for cell in row if cell is not None]
    return "\n".join(text).replace(" ", "")


@pytest.fixture
def about_people(compute, city):
    seat = Position.objects.filter(need__gt=0)[0].code
    return [
        compute("outlook"),
        compute("fit"),
        compute("fit-position", position=seat),
        compute("check"),
        compute("integrity"),
    ]


def test_the_planner_sees_everyone(about_people, city):
    everyone = set(Employee.objects.values_list("nip", flat=True))
    assert nips(city.planner, about_people[0]) <= everyone
    assert len(nips(city.planner, about_people[0])) > 100


def test_an_officer_sees_the_people_of_the_own_agency_only(
    about_people, city, user_with, client_of
):
    officer = user_with(Role.OFFICER, city.home)
    inside, outside = people_of(city.home)
    client = client_of(officer)
    for found in about_people:
        assert nips(officer, found) <= inside
        text = shown(client, found)
        assert not {nip for nip in outside if nip in text}
    assert nips(officer, about_people[0])


def test_an_officer_gains_nothing_by_asking_for_another_unit_or_text(
    about_people, city, user_with, client_of
):
    client = client_of(user_with(Role.OFFICER, city.home))
    _inside, outside = people_of(city.home)
    for asked in ({"unit": city.abroad.code}, {"q": next(iter(outside))}, {"q": "%"}):
        text = shown(client, about_people[0], **asked)
        hits = {nip for nip in outside if nip in text} - {asked.get("q")}
        assert hits == set()


def test_an_employee_sees_only_what_is_about_them(
    about_people, city, user_with, client_of
):
    employee = user_with(nip=city.led.nip)
    client = client_of(employee)
    for found in about_people:
        assert nips(employee, found) <= {city.led.nip}
        page = client.get(reverse("snapshots:result", args=[found.pk]))
        statement = store.read(found.folder).statement.id
        assert statement not in page.content.decode()
        assert b"<figure" not in page.content


def test_a_leader_sees_the_people_led(about_people, city, user_with):
    leader = user_with(nip=city.leader.nip)
    assert city.led.nip in nips(leader, about_people[1])
    led = set(queries._own_and_led(leader))
    assert nips(leader, about_people[1]) <= led


def test_a_result_about_one_person_is_not_there_for_others(
    compute, city, user_with, client_of
):
    found = compute("fit-person", nip=city.led.nip)
    inside, _outside = people_of(city.home)
    elsewhere = city.abroad if city.led.nip in inside else city.home
    page = reverse("snapshots:result", args=[found.pk])
    for stranger in (
        user_with(Role.OFFICER, elsewhere),
        user_with(nip="199912312025121999"),
        user_with(Role.SERVICE),
    ):
        client = client_of(stranger)
        assert client.get(page).status_code == 404
        table = reverse("snapshots:workbook", args=[found.pk, "jabatan"])
        assert client.get(table).status_code in (403, 404)
    assert client_of(user_with(nip=city.led.nip)).get(page).status_code == 200


def test_what_penalties_bar_is_told_only_to_who_may_see_penalties(
    compute, city, user_with, client_of
):

    Penalty.objects.create(
        employee=city.led,
        severity="BERAT",
        since=date(2026, 6, 1),
        until=date(2027, 6, 1),
        order=1,
    )
    found = compute("fit-person", nip=city.led.nip)
    title = "Yang belum terpenuhi (rahasia)"
    page = reverse("snapshots:result", args=[found.pk])
    assert title in client_of(city.planner).get(page).content.decode()
    analyst = client_of(user_with(Role.ANALYST)).get(page).content.decode()
    assert title not in analyst
    assert "hukuman" not in analyst.lower()


def test_files_of_a_unit_are_for_who_sees_that_unit(
    compute, city, user_with, client_of
):
    found = compute("map", unit=city.home.code, names=True)
    address = reverse("snapshots:file", args=[found.pk, "peta-jabatan.xlsx"])
    own = client_of(user_with(Role.OFFICER, city.home)).get(address)
    assert downloaded(own)[:2] == b"PK"
    other = client_of(user_with(Role.OFFICER, city.abroad)).get(address)
    assert other.status_code == 404


def test_who_looks_at_what_is_said_of_another_is_noted(compute, city, client_of):
    found = compute("fit-person", nip=city.led.nip)
    client_of(city.planner).get(reverse("snapshots:result", args=[found.pk]))
    entry = Entry.objects.get(act="employee.viewed")
    assert (entry.by, entry.record) == (city.planner, city.led.pk)


def test_what_a_draft_would_change_is_for_who_sees_the_whole_city(
    compute, city, user_with, client_of
):
    structure = Structure.objects.get(is_draft=False)
    draft = make_draft(
        by=user_with(Role.ANALYST), structure=structure, basis="Usulan rahasia"
    )
    found = compute("restructure", draft=draft.pk, draft_name="Usulan rahasia")
    page = reverse("snapshots:result", args=[found.pk])
    assert client_of(user_with(Role.ANALYST)).get(page).status_code == 200
    for other in (
        user_with(Role.ANALYST, city.home),
        user_with(Role.OFFICER, city.home),
        user_with(nip=city.led.nip),
    ):
        assert client_of(other).get(page).status_code == 404
    part = client_of(user_with(Role.ANALYST, city.home))
    asked = part.get(reverse("snapshots:ask", args=["restructure"]))
    assert "Usulan rahasia" not in asked.content.decode()
