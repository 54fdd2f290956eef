"""The page of a record, its history, and any two of its states side by side."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.register.browsing import filled

from tepat_web.accounts.access import Role
from tepat_web.ledger import actions as ledger
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Position
from tepat_web.register import queries
from tepat_web.snapshots.sheets import BY_SHEET, SHEETS
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db


def address(row, page=""):
    return f"/daftar/pegawai/{row.pk}/{page}"


def change(browser, row, **told):
    path = address(row, "ubah/")
    answer = browser.post(path, filled(browser.get(path)) | told)
    assert answer.status_code == 302
    return queries.latest(row)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_record_has_a_page_with_every_value(city, user_with, client_of, sheet):
    role = Role.SERVICE if sheet.name in ("surveys", "complaints") else Role.PLANNER
    row = sheet.model._base_manager.filter(is_removed=False).first()
    answer = client_of(user_with(role)).get(f"/daftar/{sheet.table.sheet}/{row.pk}/")
    assert answer.status_code == 200
    assert len(answer.context["facts"]) == len(sheet.table.columns)


def test_a_record_leads_to_what_it_names_and_to_what_names_it(city, as_planner):
    held = Appointment.objects.get(employee=city.nurse)
    page = as_planner.get(address(city.nurse)).content.decode()
    assert f'href="/daftar/jabatan/{held.post.position_id}/"' in page
    assert f"/daftar/kinerja/tambah/?nip={city.nurse.nip}" in page
    answer = as_planner.get(
        f"/daftar/jabatan/{held.post.position_id}/?bagian=pegawai-1"
    )
    assert f'href="{address(city.nurse)}"' in answer.content.decode()
    unit = as_planner.get(f"/daftar/unit/{city.health.pk}/").content.decode()
    assert "/peta/?unit=DINKES" in unit
    counts = {part["title"]: part["count"] for part in unit_parts(as_planner, city)}
    here = Employee.objects.filter(place__path__startswith=city.health.path).count()
    assert counts["Pegawai di sini dan di bawahnya"] == here


def unit_parts(browser, city):
    return browser.get(f"/daftar/unit/{city.health.pk}/").context["parts"]


def test_every_part_of_a_record_opens(city, as_planner):
    for path in (
        f"/daftar/unit/{city.health.pk}/",
        f"/daftar/jabatan/{city.position.pk}/",
        address(city.nurse),
        f"/daftar/nomenklatur/{city.position.job_id}/",
    ):
        for part in as_planner.get(path).context["parts"]:
            answer = as_planner.get(path + part["url"].partition("#")[0])
            assert len(answer.context["lines"]) == min(part["count"], 100), part


def test_who_looks_at_a_file_is_noted_once_an_hour_and_never_for_ones_own(
    city, as_planner, user_with, client_of
):
    views = Entry.objects.filter(act="employee.viewed", record=city.nurse.pk)
    for page in ("", "", "riwayat/"):
        as_planner.get(address(city.nurse, page))
    assert views.count() == 1
    client_of(user_with(nip=city.nurse.nip)).get(address(city.nurse))
    assert views.count() == 1


def test_looking_at_a_row_about_a_person_is_looking_at_their_file(city, as_planner):
    row = BY_SHEET["kinerja"].model.objects.filter(employee=city.nurse).first()
    as_planner.get(f"/daftar/kinerja/{row.pk}/")
    views = Entry.objects.filter(act="employee.viewed", record=city.nurse.pk)
    assert views.count() == 1


# History ----------------------------------------------------------------------------


def test_every_act_is_told_with_what_it_changed(city, as_planner):
    change(as_planner, city.nurse, name="Nama Kedua")
    change(as_planner, city.nurse, name="Nama Ketiga", education="S3")
    page = as_planner.get(address(city.nurse, "riwayat/"))
    steps = list(page.context["page"])
    assert [len(step.changes) for step in steps[:2]] == [2, 1]
    assert (steps[0].changes[0].left, steps[0].changes[0].right) == (
        "Nama Kedua",
        "Nama Ketiga",
    )
    assert len(steps) == 3


def test_any_two_versions_stand_side_by_side(city, as_planner):
    first = queries.latest(city.nurse)
    name = city.nurse.name
    change(as_planner, city.nurse, name="Nama Kedua")
    last = change(as_planner, city.nurse, name="Nama Ketiga", education="S3")
    path = address(city.nurse, "riwayat/")
    answer = as_planner.get(path, {"kiri": first, "kanan": last})
    told = {each.label: each for each in answer.context["changes"]}
    assert (told["Nama"].left, told["Nama"].right) == (name, "Nama Ketiga")
    assert answer.context["changed_count"] == 2
    assert "2 kolom berbeda" in answer.content.decode()


def test_a_version_of_another_record_is_not_shown(city, as_planner):
    other = queries.latest(city.teacher)
    mine = queries.latest(city.nurse)
    path = address(city.nurse, "riwayat/")
    for asked in ({"kiri": other, "kanan": mine}, {"kiri": "x", "kanan": mine}):
        assert as_planner.get(path, asked).status_code == 404


def test_any_two_days_stand_side_by_side(city, as_planner, monkeypatch):
    now = timezone.now()
    clock = SimpleNamespace(now=lambda: now + timedelta(days=2))
    monkeypatch.setattr(ledger, "timezone", clock)
    change(as_planner, city.nurse, name="Nama Kedua")
    path = address(city.nurse, "riwayat/")
    today, before, after = (
        f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}" for days in (0, -1, 2)
    )
    for asked in ({"dari": today}, {"dari": today, "sampai": after}):
        answer = as_planner.get(path, asked)
        told = {each.label: each for each in answer.context["changes"]}
        name = told["Nama"]
        assert (name.left, name.right) == (city.nurse.name, "Nama Kedua")
    answer = as_planner.get(path, {"dari": before})
    assert "belum mengenal baris ini" in answer.content.decode()
    answer = as_planner.get(path, {"dari": "kemarin"})
    assert "Bukan tanggal" in answer.content.decode()


def test_where_a_person_sat_is_part_of_their_history(city, as_planner):
    other = Position.objects.filter(unit__code="BKPSDM").last()
    held = Appointment.objects.get(employee=city.nurse).post.position
    change(as_planner, city.nurse, position=other.code, position_since="01-12-2026")
    page = as_planner.get(address(city.nurse, "riwayat/"))
    changes = next(iter(page.context["page"])).changes
    assert (held.name, other.name) in [(each.left, each.right) for each in changes]


def test_a_record_that_the_ledger_does_not_know_has_a_page_all_the_same(
    city, as_planner
):
    unknown = Employee.objects.create(nip="1", name="Tanpa Riwayat", status="PNS")
    answer = as_planner.get(address(unknown, "riwayat/"))
    assert "Belum ada tindakan atas baris ini" in answer.content.decode()
    assert as_planner.get(address(unknown)).status_code == 200


def test_a_removed_record_of_another_agency_stays_hidden(city, as_officer):
    Employee.objects.filter(pk=city.teacher.pk).update(is_removed=True)
    assert as_officer.get(address(city.teacher)).status_code == 404
    assert as_officer.get(address(city.teacher, "riwayat/")).status_code == 404


def test_a_number_beyond_all_numbers_is_not_there(city, as_planner):
    for page in ("", "ubah/", "hapus/", "riwayat/"):
        path = f"/daftar/pegawai/{'9' * 25}/{page}"
        assert as_planner.get(path).status_code == 404
