"""What people with bad intentions send: scripts, SQL, huge and crooked addresses."""

import pytest
from django.test import Client
from tests.web.register.browsing import filled
from tests.web.register.budget import who_changes

from tepat_web.accounts.access import Role
from tepat_web.accounts.second_factor import SHOWN_BY
from tepat_web.organisation.models import Unit
from tepat_web.performance.models import TrainingTaken
from tepat_web.register.models import SavedView
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
CROOKED = (
    "' OR 1=1 --",
    "%' UNION SELECT password FROM accounts_user --",
    "%_%",
    "\\",
    "a" * 5_000,
    " ".join("kata" for _ in range(500)),
    "💥 ﷽ ‮",
    "{{7*7}}",
    "{% load x %}",
)


def test_a_script_in_a_name_is_a_text_on_every_page(city, as_planner):
    Employee.objects.filter(pk=city.nurse.pk).update(name=SCRIPT, email=SCRIPT)
    Unit.objects.filter(pk=city.health.pk).update(name=SCRIPT)
    path = f"/daftar/pegawai/{city.nurse.pk}/"
    for page in (
        "/daftar/pegawai/?kolom=email",
        f"/daftar/pegawai/?di={city.health.code}",
        path,
        f"{path}ubah/",
        f"{path}hapus/",
        f"{path}riwayat/",
        f"/daftar/pegawai/massal/?terpilih=1&pilih={city.nurse.pk}",
        f"/daftar/kinerja/?tentang={city.nurse.pk}",
        f"/daftar/pelatihan/saran/?untuk=nip&nip={city.nurse.nip}",
        "/daftar/unit/",
        f"/daftar/unit/{city.health.pk}/",
    ):
        said = as_planner.get(page).content.decode()
        assert "<script>alert" not in said, page
        assert "<img src=x" not in said, page
    looked = as_planner.post(
        f"/daftar/pegawai/massal/?terpilih=1&pilih={city.nurse.pk}",
        {"field": SCRIPT},
    )
    assert "<script>alert" not in looked.content.decode()


def test_a_script_in_the_address_is_a_text(city, as_planner):
    for key in ("q", "di", "per", "f.name", "f.born.min", "sort", "kolom", "page"):
        answer = as_planner.get("/daftar/pegawai/", {key: SCRIPT})
        assert answer.status_code in (200, 404)
        assert "<script>alert" not in answer.content.decode(), key


def test_a_script_in_what_comes_back_is_a_text(city, as_planner):
    path = f"/daftar/pegawai/{city.nurse.pk}/ubah/"
    told = filled(as_planner.get(path)) | {"born": SCRIPT, "unit": SCRIPT}
    said = as_planner.post(path, told).content.decode()
    assert "<script>alert" not in said
    stale = told | {"versi": "0", "initial-name": SCRIPT}
    said = as_planner.post(path, stale).content.decode()
    assert "<script>alert" not in said
    told = {"name": SCRIPT, "address": SCRIPT}
    as_planner.post("/daftar/pegawai/tampilan/", told)
    said = as_planner.get("/daftar/pegawai/").content.decode()
    assert SavedView.objects.exists()
    assert "<script>alert" not in said


@pytest.mark.parametrize("said", CROOKED, ids=range(len(CROOKED)))
def test_whatever_is_searched_for_is_only_searched_for(city, as_planner, said):
    count = Employee.objects.count()
    for key in ("q", "f.name", "f.nip", "di"):
        answer = as_planner.get("/daftar/pegawai/", {key: said})
        assert answer.status_code == 200
        if key in ("q", "f.name"):
            assert answer.context["page"].paginator.count == 0, key
    asked = {"untuk": "position", "position": said}
    assert as_planner.get("/daftar/pegawai/saran/", asked).status_code == 200
    assert Employee.objects.count() == count


@pytest.mark.parametrize(
    "asked",
    [
        "f.place__path=1",
        "f.employee__user__password=x",
        "f.is_removed=1",
        "f.extra=x",
        "f.=x",
        "f..min=1",
        "f.name.min=1",
        "sort=place__path",
        "sort=--name",
        "sort=pk",
        "kolom=place",
        "kolom=is_removed",
        "kolom=__class__",
    ],
)
def test_only_columns_of_the_table_can_be_asked_for(city, as_planner, asked):
    assert as_planner.get(f"/daftar/pegawai/?{asked}").status_code == 404


def test_a_page_beyond_the_last_is_the_last(city, as_planner):
    for page in ("0", "-1", "999999", "x", "9" * 50):
        assert as_planner.get(f"/daftar/pegawai/?page={page}").status_code == 200


def test_a_sign_that_no_database_takes_is_refused_and_stored_nowhere(city, as_planner):
    for key in ("q", "di", "f.name", "f.nip", "tentang"):
        answer = as_planner.get("/daftar/kinerja/", {key: "a\x00b"})
        assert answer.status_code == 400
    told = {"nip": city.nurse.nip, "name": "a\x00b", "year": "2026"}
    answer = as_planner.post("/daftar/pelatihan/tambah/", told)
    assert answer.status_code == 400
    assert "tidak dapat disimpan" in answer.content.decode()
    assert not TrainingTaken.objects.filter(name="ab").exists()


def test_fields_that_no_form_has_are_passed_over(city, as_officer):
    told = {
        "nip": city.nurse.nip,
        "name": "Pelatihan",
        "year": "2026",
        "is_removed": "1",
        "order": "1",
        "extra": '{"x": 1}',
        "employee_id": str(city.teacher.pk),
        "id": "1",
    }
    as_officer.post("/daftar/pelatihan/tambah/", told)
    row = TrainingTaken.objects.order_by("-pk").first()
    assert (row.employee, row.extra, row.is_removed) == (city.nurse, "", False)


def test_a_very_long_text_is_taken_or_refused_but_no_error(city, as_planner):
    told = {"nip": city.nurse.nip, "name": "x" * 200_000, "year": "2026"}
    answer = as_planner.post("/daftar/pelatihan/tambah/", told)
    assert answer.status_code in (302, 422)


def test_forms_do_nothing_without_the_token_against_forgery(city, user_with):
    user = user_with(Role.PLANNER)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)
    session = browser.session
    session[SHOWN_BY] = user.pk
    session.save()
    told = {"name": "Palsu", "versi": "1"}
    for page in (f"{city.nurse.pk}/ubah/", f"{city.nurse.pk}/hapus/", "massal/"):
        answer = browser.post(f"/daftar/pegawai/{page}", told)
        assert answer.status_code == 403


def test_a_page_is_opened_by_the_methods_that_it_knows(city, as_planner):
    for page in ("", f"{city.nurse.pk}/", f"{city.nurse.pk}/riwayat/", "saran/"):
        assert as_planner.post(f"/daftar/pegawai/{page}").status_code == 405
    assert as_planner.get("/daftar/pegawai/tampilan/").status_code == 405


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_crooked_value_in_any_field_brings_the_form_back(
    city, user_with, client_of, sheet
):
    """Whatever is typed: the form comes back, or the row is there; never an error."""
    browser = client_of(user_with(who_changes(sheet)))
    for said in ("0", "-1", "1e308", "٣", "31-12-9999", SCRIPT, "=1+1", ";;;"):
        told = {column.name: said for column in sheet.table.columns}
        path = f"/daftar/{sheet.table.sheet}/tambah/"
        assert browser.post(path, told).status_code in (302, 422), said
