"""Importing by the pages: hand in, see, agree, take back."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tepat import intake
from tepat.intake import town
from tepat.snapshot import digest
from tepat_web.accounts.access import Role
from tepat_web.imports.models import Upload
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.register import actions
from tepat_web.snapshots import take
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture(scope="module")
def book(city, tmp_path_factory):
    path = tmp_path_factory.mktemp("buku") / "kota.xlsx"
    intake.write_xlsx(city, path)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path
    return tmp_path


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def client(planner, client_of):
    return client_of(planner)


def hand_in(client, content, name="kota.xlsx", **told):
    file = SimpleUploadedFile(name, content)
    return client.post("/impor/", {"file": file, **told})


def work():
    for job in Job.objects.filter(state="waiting"):
        jobs.do_now(job)


def page_of(client):
    upload = Upload.objects.first()
    return upload, client.get(f"/impor/{upload.pk}/").content.decode()


def test_a_sound_workbook_is_shown_and_then_carried_out(client, book, city):
    answer = hand_in(client, book)
    upload = Upload.objects.get()
    assert answer.headers["Location"] == f"/impor/{upload.pk}/"
    work()
    upload, page = page_of(client)
    assert upload.state == "ready"
    assert not Employee.objects.exists()
    assert city.employees["name"][0] in page or city.units["name"][0] in page
    client.post(f"/impor/{upload.pk}/terapkan/")
    work()
    assert digest.digest(take.snapshot()) == digest.digest(city)
    upload, page = page_of(client)
    assert upload.state == "applied"
    client.post(f"/impor/{upload.pk}/batalkan/")
    work()
    assert not Employee.objects.filter(is_removed=False).exists()
    assert Upload.objects.get().state == "undone"


def test_a_double_click_does_it_once(client, book):
    hand_in(client, book)
    work()
    upload = Upload.objects.get()
    for _ in range(2):
        client.post(f"/impor/{upload.pk}/terapkan/")
    assert Job.objects.filter(kind="import.apply").count() == 1


def broken(book):
    told = openpyxl.load_workbook(io.BytesIO(book))
    sheet = told["pegawai"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("nip") + 1
    row = next(
        r for r in range(2, 60) if str(sheet.cell(r, column).value or "").isdigit()
    )
    sheet.cell(row, column).value = "123"
    out = io.BytesIO()
    told.save(out)
    return out.getvalue(), sheet.cell(row, column).coordinate


def test_errors_name_their_cells_and_the_marked_file_shows_them(client, book):
    content, cell = broken(book)
    hand_in(client, content)
    work()
    upload, page = page_of(client)
    assert upload.state == "wrong"
    assert f"pegawai!{cell}" in page
    answer = client.get(f"/impor/{upload.pk}/ditandai/")
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert marked["pegawai"][cell].comment.text
    assert marked["pegawai"][cell].fill.fgColor.rgb.endswith("F8D0CC")
    assert client.post(f"/impor/{upload.pk}/terapkan/").status_code == 302
    assert not Job.objects.filter(kind="import.apply").exists()


def test_the_marked_file_has_no_living_formula(client, book):
    told = openpyxl.load_workbook(io.BytesIO(book))
    told["pegawai"]["B3"].value = '=HYPERLINK("http://jahat.example","x")'
    told["pegawai"]["A3"].value = "123"
    out = io.BytesIO()
    told.save(out)
    hand_in(client, out.getvalue())
    work()
    upload = Upload.objects.get()
    answer = client.get(f"/impor/{upload.pk}/ditandai/")
    marked = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    kinds = {c.data_type for sheet in marked for row in sheet for c in row}
    assert "f" not in kinds


def test_packed_csv_files_are_a_workbook_too(client, city, tmp_path):
    intake.write_csv(city, tmp_path / "csv")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in (tmp_path / "csv").iterdir():
            archive.write(path, f"kota/../{path.name}")
    hand_in(client, out.getvalue(), "kota.zip")
    work()
    assert Upload.objects.get().state == "ready"


def test_the_export_of_bkn_changes_only_the_people_it_names(client, planner, city):
    sheets = {table.sheet: rows.height for table, rows in city.tables()}
    actions.import_workbook(
        by=planner,
        told=city,
        sheets=sheets,
        extra={},
        remove_gone=False,
        today=TODAY,
    )
    nip = city.employees["nip"][0]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["pns_id", "nip_baru", "nama", "nik", "status_cpns_pns"])
    writer.writerow(["A1", f"'{nip}", "Nama Menurut BKN", "3674", "P"])
    hand_in(client, out.getvalue().encode(), "Export Data ASN.csv")
    work()
    upload = Upload.objects.get()
    assert upload.counts["pegawai"] == {
        "new": 0,
        "changed": 1,
        "same": 0,
        "gone": city.employees.height - 1,
        "unused": 0,
    }
    client.post(f"/impor/{upload.pk}/terapkan/")
    work()
    assert Employee.objects.get(nip=nip).name == "Nama Menurut BKN"
    assert Employee.objects.filter(is_removed=False).count() == city.employees.height


def test_what_changed_meanwhile_is_shown_again_instead_of_overwritten(
    client, planner, book, city
):
    hand_in(client, book)
    work()
    upload = Upload.objects.get()
    sheets = {table.sheet: rows.height for table, rows in city.tables()}
    actions.import_workbook(
        by=planner,
        told=city,
        sheets=sheets,
        extra={},
        remove_gone=False,
        today=TODAY,
    )
    client.post(f"/impor/{upload.pk}/terapkan/")
    work()
    upload = Upload.objects.get()
    assert upload.state == "stale"
    assert upload.refusal


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kota.xlsx", b""),
        ("kota.xlsx", b"%PDF-1.7 x"),
        ("kota.zip", b"PK\x05\x06" + b"\0" * 18),
        ("kota.csv", b"\x00\x01\x02"),
        ("kota.csv", b"<script>alert(1)</script>"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(client, name, content):
    answer = hand_in(client, content, name)
    if answer.status_code == 302:
        work()
        upload, page = page_of(client)
        assert upload.state == "wrong"
        assert Job.objects.get().state == "done"
        assert "<script>alert" not in page
    else:
        assert answer.status_code == 422
    assert not Employee.objects.exists()


def test_a_file_of_another_kind_is_refused_at_once(client):
    answer = hand_in(client, b"x", "kota.exe")
    assert answer.status_code == 422
    assert "kota.exe" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_refused_at_once(client, monkeypatch):
    monkeypatch.setattr("tepat_web.imports.forms.LARGEST", 1000)
    answer = hand_in(client, b"x" * 1001)
    assert answer.status_code == 422
    assert not Upload.objects.exists()


def test_an_archive_that_lies_about_its_size_is_refused(client, monkeypatch):
    monkeypatch.setattr("tepat_web.imports.reading.LARGEST_UNPACKED", 10_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("unit.csv", b"a" * 20_000)
    hand_in(client, out.getvalue(), "kota.zip")
    work()
    assert Upload.objects.get().state == "wrong"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.PLANNER])
def test_nobody_else_sees_or_does_any_of_it(user_with, client_of, client, book, role):
    hand_in(client, book)
    upload = Upload.objects.get()
    if role is Role.OPERATOR:
        return  # cannot sign in
    by = (
        user_with(nip="199001012015031901")
        if role in (Role.EMPLOYEE, Role.SUPERVISOR)
        else user_with(role)
    )
    other = client_of(by)
    for address in ("/impor/", f"/impor/{upload.pk}/", "/impor/templat/"):
        assert other.get(address).status_code == 403, address
    assert other.post(f"/impor/{upload.pk}/terapkan/").status_code == 403


def test_the_template_has_every_sheet(client):
    content = b"".join(client.get("/impor/templat/").streaming_content)
    told = openpyxl.load_workbook(io.BytesIO(content))
    assert {"unit", "jabatan", "pegawai", "pengaturan"} <= set(told.sheetnames)
