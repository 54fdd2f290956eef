"""Adding, changing and removing one row by its form."""

import pytest
from tests.web.register.browsing import filled
from tests.web.register.budget import who_changes

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Holiday, Position, Task, Unit
from tepat_web.performance.models import TrainingTaken
from tepat_web.register import queries
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Appointment, Employee, Penalty

pytestmark = pytest.mark.django_db
PEOPLE = "/daftar/pegawai/"


def address(row, page="ubah/"):
    return f"{PEOPLE}{row.pk}/{page}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_form_that_is_sent_as_it_came_changes_nothing(
    city, user_with, client_of, sheet
):
    browser = client_of(user_with(who_changes(sheet)))
    row = sheet.model._base_manager.filter(is_removed=False).last()
    path = f"/daftar/{sheet.table.sheet}/{row.pk}/"
    versions = Version.objects.count()
    before = row.content()
    answer = browser.get(f"{path}ubah/")
    answer = browser.post(f"{path}ubah/", filled(answer))
    assert (answer.status_code, answer.headers.get("Location")) == (302, path)
    row.refresh_from_db()
    assert row.content() == before
    assert Version.objects.count() == versions


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_has_its_help_from_the_data_dictionary(
    city, user_with, client_of, sheet
):
    browser = client_of(user_with(who_changes(sheet)))
    answer = browser.get(f"/daftar/{sheet.table.sheet}/tambah/")
    helps = [field.help_text for field in answer.context["form"]]
    for column, told in zip(sheet.table.columns, helps, strict=True):
        assert told.startswith(column.meaning.id)


def test_a_changed_value_is_saved_and_its_history_kept(city, as_planner):
    told = filled(as_planner.get(address(city.nurse)))
    versions = Version.objects.filter(record=city.nurse.pk).count()
    answer = as_planner.post(address(city.nurse), told | {"name": "Nama Baru"})
    assert answer.status_code == 302
    city.nurse.refresh_from_db()
    assert city.nurse.name == "Nama Baru"
    assert Version.objects.filter(record=city.nurse.pk).count() == versions + 1
    entry = Entry.objects.first()
    assert (entry.act, entry.record) == ("employee.saved", city.nurse.pk)


def test_only_what_the_person_changed_is_written(city, as_analyst):
    """A number that the form shows shortened stays as exact as it was."""
    task = Task.objects.exclude(time=None).first()
    Task.objects.filter(pk=task.pk).update(time=1 / 3)
    path = f"/daftar/tugas/{task.pk}/ubah/"
    told = filled(as_analyst.get(path)) | {"description": "Lain"}
    assert as_analyst.post(path, told).status_code == 302
    task.refresh_from_db()
    assert (task.description, task.time) == ("Lain", 1 / 3)


def test_an_error_brings_the_form_back_as_it_was_typed(city, as_planner):
    told = filled(as_planner.get(address(city.nurse)))
    told |= {"born": "31-02-1990", "name": "Tetap Ada"}
    answer = as_planner.post(address(city.nurse), told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "data-refused" in page
    assert "tidak ada dalam kalender" in page
    assert 'value="31-02-1990"' in page
    assert 'value="Tetap Ada"' in page
    city.nurse.refresh_from_db()
    assert city.nurse.name != "Tetap Ada"


def test_an_error_in_the_register_is_refused_beside_its_field(city, as_planner):
    told = filled(as_planner.get(address(city.nurse)))
    answer = as_planner.post(address(city.nurse), told | {"status": ""})
    assert answer.status_code == 422
    assert "status" in answer.context["form"].errors
    twin = Employee.objects.exclude(pk=city.nurse.pk).first()
    answer = as_planner.post(address(city.nurse), told | {"nip": twin.nip})
    assert answer.status_code == 422
    assert "nip" in answer.context["form"].errors


def test_what_is_odd_is_said_beside_its_field_and_saved_all_the_same(city, as_planner):
    told = filled(as_planner.get(address(city.nurse))) | {"grade": ""}
    checked = as_planner.post(address(city.nurse), told | {"periksa": "1"})
    assert checked.status_code == 200
    shown = {f.bound.name: f.findings for f in checked.context["fields"]}
    findings = shown["grade"] or checked.context["row_findings"]
    assert findings and findings[0].verdict == "warning"
    city.nurse.refresh_from_db()
    assert city.nurse.grade
    assert as_planner.post(address(city.nurse), told).status_code == 302
    city.nurse.refresh_from_db()
    assert city.nurse.grade == ""
    page = as_planner.get(address(city.nurse, "")).content.decode()
    assert "perlu dilihat" in page
    assert findings[0].sentence in page


def test_a_check_says_when_nothing_is_odd(city, as_planner):
    told = {"day": "18-08-2027", "name": "Cuti bersama", "periksa": "1"}
    entries = Entry.objects.count()
    answer = as_planner.post("/daftar/libur/tambah/", told)
    assert "tidak ada yang janggal" in answer.content.decode()
    assert not Holiday.objects.filter(day="2027-08-18").exists()
    assert Entry.objects.count() == entries


def test_a_check_finds_what_saving_would_refuse(city, as_planner):
    told = {"day": "17-08-2027", "name": "Hari Kemerdekaan", "periksa": "1"}
    answer = as_planner.post("/daftar/libur/tambah/", told)
    assert answer.status_code == 422
    assert "sudah ada" in answer.content.decode()


# Links to other records -------------------------------------------------------------


def test_a_position_is_named_by_its_code_and_the_old_seat_is_closed(city, as_planner):
    held = Appointment.objects.get(employee=city.nurse, valid_to__isnull=True)
    other = Position.objects.exclude(pk=held.post.position_id).last()
    told = filled(as_planner.get(address(city.nurse)))
    told |= {"position": other.code, "position_since": "01-12-2026"}
    assert as_planner.post(address(city.nurse), told).status_code == 302
    old, new = Appointment.objects.filter(employee=city.nurse).order_by("pk")
    assert f"{old.valid_to:%d-%m-%Y}" == "01-12-2026"
    assert (new.post.position, new.valid_to) == (other, None)
    page = as_planner.get(address(city.nurse, "")).content.decode()
    assert held.post.position.name in page
    assert other.name in page


def test_the_name_of_exactly_one_record_will_do(city, as_planner):
    unit = Unit.objects.get(code="BKPSDM")
    told = filled(as_planner.get(address(city.nurse)))
    told |= {"position": "", "position_since": "", "unit": unit.name}
    assert as_planner.post(address(city.nurse), told).status_code == 302
    city.nurse.refresh_from_db()
    assert city.nurse.unit == unit


def test_an_unknown_code_is_refused_with_what_it_may_mean(city, as_planner):
    told = filled(as_planner.get(address(city.nurse)))
    answer = as_planner.post(address(city.nurse), told | {"unit": "Puskesmas"})
    assert answer.status_code == 422
    shown = {f.bound.name: f for f in answer.context["fields"]}["unit"]
    assert shown.offered[0].code.startswith("PKM")
    assert 'type="radio" name="unit" value="PKM' in answer.content.decode()


def test_suggestions_find_by_name_and_code(city, as_planner):
    path = f"{PEOPLE}saran/?untuk=position"
    page = as_planner.get(path, {"untuk": "position", "position": "kepala dinas"})
    assert 'id="options-position"' in page.content.decode()
    assert city.position.code in page.content.decode()
    page = as_planner.get(
        path, {"untuk": "position", "position": city.position.code}
    ).content.decode()
    assert f"{city.position.code}: {city.position.name}" in page
    nothing = as_planner.get(path, {"untuk": "position", "position": "zzz"})
    assert "Tidak ada yang bernama demikian" in nothing.content.decode()
    for column in ("name", "tidakada", ""):
        assert as_planner.get(f"{PEOPLE}saran/", {"untuk": column}).status_code == 404


def test_suggestions_name_nobody_out_of_reach(city, as_officer):
    path = "/daftar/pelatihan/saran/?untuk=nip"
    said = as_officer.get(path, {"untuk": "nip", "nip": city.teacher.name})
    assert city.teacher.nip not in said.content.decode()
    said = as_officer.get(path, {"untuk": "nip", "nip": city.nurse.name})
    assert city.nurse.nip in said.content.decode()


# Adding -----------------------------------------------------------------------------


def training(person, **more):
    return {"nip": person.nip, "name": "Pelayanan Prima", "year": "2026", **more}


def test_what_the_address_names_is_filled_in(city, as_planner):
    page = as_planner.get(f"/daftar/pelatihan/tambah/?nip={city.nurse.nip}")
    assert page.context["form"]["nip"].value() == city.nurse.nip
    assert city.nurse.name in page.content.decode()


def test_a_row_is_added_within_reach_only(city, as_officer):
    path = "/daftar/pelatihan/tambah/"
    before = TrainingTaken.objects.count()
    answer = as_officer.post(path, training(city.nurse))
    row = TrainingTaken.objects.order_by("-pk").first()
    assert answer["Location"] == f"/daftar/pelatihan/{row.pk}/"
    answer = as_officer.post(path, training(city.teacher))
    assert answer.status_code == 422
    assert TrainingTaken.objects.count() == before + 1


def test_a_form_that_arrives_twice_adds_one_row(city, as_planner):
    told = filled(as_planner.get("/daftar/pelatihan/tambah/"))
    told |= training(city.nurse)
    before = TrainingTaken.objects.count()
    first, again = (as_planner.post("/daftar/pelatihan/tambah/", told) for _ in "ab")
    assert TrainingTaken.objects.count() == before + 1
    assert first["Location"] == again["Location"]


def test_saving_may_lead_on_to_the_next_row_of_the_same_person(city, as_planner):
    told = training(city.nurse) | {"lagi": "1"}
    answer = as_planner.post("/daftar/pelatihan/tambah/", told)
    assert answer["Location"] == f"/daftar/pelatihan/tambah/?nip={city.nurse.nip}"


def test_a_row_with_the_key_of_another_is_refused(city, as_planner):
    day = Holiday.objects.first().day
    told = {"day": f"{day:%d-%m-%Y}", "name": "Lagi"}
    answer = as_planner.post("/daftar/libur/tambah/", told)
    assert answer.status_code == 422
    assert "day" in answer.context["form"].errors


# Removing ---------------------------------------------------------------------------


def test_a_row_is_removed_after_a_question_and_its_history_stays(city, as_planner):
    row = TrainingTaken.objects.first()
    path = f"/daftar/pelatihan/{row.pk}/"
    asked = as_planner.get(f"{path}hapus/").content.decode()
    assert "Hapus baris ini dari register?" in asked
    told = {"versi": queries.latest(row)}
    assert as_planner.post(f"{path}hapus/", told).status_code == 302
    row.refresh_from_db()
    assert row.is_removed
    assert as_planner.get(path)["Location"] == f"{path}riwayat/"
    assert "sudah dihapus" in as_planner.get(f"{path}riwayat/").content.decode()


def test_a_row_that_others_name_is_not_removed(city, as_planner, as_analyst):
    page = as_planner.get(address(city.nurse, "hapus/")).content.decode()
    assert "masih disebut baris lain" in page
    told = {"versi": queries.latest(city.nurse)}
    answer = as_planner.post(address(city.nurse, "hapus/"), told)
    assert answer.status_code == 422
    assert "Baris lain masih menyebut baris ini" in answer.content.decode()
    city.nurse.refresh_from_db()
    assert not city.nurse.is_removed
    position = f"/daftar/jabatan/{city.position.pk}/hapus/"
    assert "Pegawai: 1 baris" in as_analyst.get(position).content.decode()


def test_what_may_not_be_seen_is_not_named_where_it_keeps_a_row(
    city, user_with, client_of
):
    person = Penalty.objects.get().employee
    top = Unit.objects.get(path=person.place.path[: len(city.health.path)])
    browser = client_of(user_with(Role.OFFICER, unit=top))
    page = browser.get(address(person, "hapus/")).content.decode()
    assert "Tabel yang tidak dapat Anda lihat" in page
    assert "disiplin" not in page.lower()


def test_a_removed_row_comes_back_with_its_history(city, as_planner):
    row = Holiday.objects.first()
    told = {"versi": queries.latest(row)}
    as_planner.post(f"/daftar/libur/{row.pk}/hapus/", told)
    again = {"day": f"{row.day:%d-%m-%Y}", "name": "Kembali"}
    answer = as_planner.post("/daftar/libur/tambah/", again)
    assert answer["Location"] == f"/daftar/libur/{row.pk}/"
    kinds = queries.history(row).values_list("kind", flat=True)
    assert list(kinds) == ["new", "gone", "new"]
