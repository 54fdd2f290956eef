"""Lists as of any day: what the register recorded then, asked in the same way."""

import csv
import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from tests.web.register.browsing import filled

from tepat.snapshot.columns import Kind
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.ledger import actions as ledger
from tepat_web.organisation.models import Unit
from tepat_web.register import conditions, queries, sources
from tepat_web.register.listing import Listing
from tepat_web.register.past import PastRows
from tepat_web.snapshots.sheets import BY_NAME, SHEETS
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
EMPLOYEES = BY_NAME["employees"]


def written(days=0):
    return f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}"


def known(user):
    return User.objects.get(pk=user.pk)


def asked(sheet):
    """Addresses that put every kind of question to a table."""
    yield ""
    yield "q=a"
    yield "q=an+1"
    if sheet.path:
        yield "di=DINKES"
    for column in sheet.table.columns:
        name = column.name
        yield f"sort={name}"
        yield f"sort=-{name}"
        for state in ("kosong", "terisi"):
            yield f"f.{name}.isi={state}"
        if column.kind in (Kind.WHOLE, Kind.DECIMAL):
            yield f"f.{name}.min=2&f.{name}.max=9"
        elif column.kind is Kind.DAY:
            yield f"f.{name}.min=01-01-1985&f.{name}.max=31-12-2024"
        elif column.choices:
            yield f"f.{name}={column.choices[0]}"
        elif column.kind is Kind.TRUTH:
            yield f"f.{name}=ya"
        else:
            yield f"f.{name}=a"


def read(by, sheet, address):
    listing = Listing(by, sheet, QueryDict(address))
    columns = sheet.table.columns
    rows = listing.rows
    records = rows[:] if isinstance(rows, PastRows) else list(rows)
    values = {
        row.pk: tuple(str(sources.value(sheet, row, column)) for column in columns)
        for row in records
    }
    return rows.count(), values, [row.pk for row in records]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_as_of_today_every_question_has_the_same_answer_as_now(city, user_with, sheet):
    role = Role.SERVICE if sheet.name in ("surveys", "complaints") else Role.PLANNER
    by = known(user_with(role))
    for address in asked(sheet):
        now = read(by, sheet, address)
        then = read(by, sheet, f"{address}&per={written()}")
        assert then[:2] == now[:2], address
        name = address.removeprefix("sort=").removeprefix("-")
        if "sort=" in address and name not in (*sheet.links, "position"):
            at = [column.name for column in sheet.table.columns].index(name)
            orders = [
                [values[pk][at] for pk in order] for _, values, order in (then, now)
            ]
            assert orders[0] == orders[1], address


def test_a_later_change_is_not_in_an_earlier_list(city, as_planner, monkeypatch):
    path = f"/daftar/pegawai/{city.nurse.pk}/ubah/"
    told = filled(as_planner.get(path)) | {"name": "Nama Kelak", "grade": "IV/e"}
    in_two_days(monkeypatch)
    as_planner.post(path, told)
    name = city.nurse.name
    for day, wanted in ((0, name), (2, "Nama Kelak")):
        shown = {"q": city.nurse.nip, "kolom": "grade", "per": written(day)}
        answer = as_planner.get("/daftar/pegawai/", shown)
        (line,) = answer.context["lines"]
        assert line.cells[0].text == wanted
        assert (line.cells[1].text == "IV/e") == (day == 2)
    assert answer.context["page"].paginator.count == 1
    found = as_planner.get("/daftar/pegawai/", {"q": "Kelak", "per": written()})
    assert found.context["page"].paginator.count == 0


def in_two_days(monkeypatch):
    now = timezone.now()
    clock = SimpleNamespace(now=lambda: now + timedelta(days=2))
    monkeypatch.setattr(ledger, "timezone", clock)


def test_a_removed_row_is_in_the_list_of_the_day_before(city, as_planner, monkeypatch):
    row = BY_NAME["trainings"].model.objects.first()
    in_two_days(monkeypatch)
    path = f"/daftar/pelatihan/{row.pk}/hapus/"
    as_planner.post(path, {"versi": queries.latest(row)})
    counts = [
        as_planner.get("/daftar/pelatihan/", {"per": written(day)} if day else {})
        .context["page"]
        .paginator.count
        for day in (0, 1, 3)
    ]
    assert counts == [counts[1] - 1, counts[1], counts[1] - 1]


def test_a_row_added_later_is_not_in_the_list_of_the_day_before(
    city, as_planner, monkeypatch
):
    in_two_days(monkeypatch)
    told = {"day": "01-02-2029", "name": "Libur Kelak"}
    as_planner.post("/daftar/libur/tambah/", told)
    for day, wanted in ((1, False), (2, True)):
        page = as_planner.get("/daftar/libur/", {"per": written(day), "q": "Kelak"})
        assert bool(page.context["lines"]) == wanted


def test_before_the_register_began_the_first_record_is_shown_and_said(city, as_planner):
    page = as_planner.get("/daftar/libur/?per=01-01-2001").content.decode()
    assert "Register dimulai" in page
    rows = BY_NAME["holidays"].model.objects.count()
    assert f"{rows} baris" in page


def test_a_past_list_is_limited_like_the_present_one(city, as_officer, user_with):
    page = as_officer.get("/daftar/pegawai/", {"per": written()}).content.decode()
    assert city.nurse.name in page
    assert city.teacher.name not in page
    asked_for = {"per": written(), "f.legal_position": "Aktif"}
    assert as_officer.get("/daftar/pegawai/", asked_for).status_code == 403


def test_a_past_list_is_taken_along_as_it_was(city, as_planner, monkeypatch):
    path = f"/daftar/pegawai/{city.nurse.pk}/ubah/"
    told = filled(as_planner.get(path)) | {"name": "Nama Kelak"}
    in_two_days(monkeypatch)
    as_planner.post(path, told)
    address = f"/daftar/pegawai/unduh.csv?per={written()}&sort=nip&kolom=position"
    answer = as_planner.get(address)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert city.nurse.name in [row[0] for row in rows]
    assert len(rows) == Employee.objects.count() + 1
    assert f"pegawai-{timezone.localdate()}.csv" in answer["Content-Disposition"]
    now = as_planner.get("/daftar/pegawai/unduh.csv?sort=nip&kolom=position")
    now = list(csv.reader(io.StringIO(now.content.decode("utf-8-sig"))))
    assert [row[1] for row in now] == [row[1] for row in rows]


def test_a_person_is_found_below_the_unit_where_they_sat_that_day(city, as_planner):
    held = Appointment.objects.get(employee=city.nurse)
    elsewhere = Unit.objects.get(code="BKPSDM")
    Employee.objects.filter(pk=city.nurse.pk).update(place=elsewhere)
    shown = {"q": city.nurse.nip, "di": held.post.position.unit.code}
    then = as_planner.get("/daftar/pegawai/", shown | {"per": written()})
    assert then.context["page"].paginator.count == 1


def test_an_unknown_lookup_is_an_error_and_no_guess():
    with pytest.raises(KeyError):
        conditions.met(Q(name__regex="x") & Q(name="y"), lambda path: {}[path])
