"""Lists as files: what is shown, nothing more, and never a formula."""

import csv
import io
import json

import openpyxl
import pytest

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
FORMULAS = ["=1+1", "+62811", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")']


def as_csv(answer):
    assert answer.status_code == 200
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_book(answer):
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.content)).active


def test_a_file_holds_the_rows_and_columns_of_the_list(city, as_planner):
    address = "?kolom=nip&kolom=born&sort=nip&f.status=PNS"
    heading, *rows = as_csv(as_planner.get(f"/daftar/pegawai/unduh.csv{address}"))
    assert heading == ["nama", "nip", "tanggal_lahir"]
    wanted = Employee.objects.filter(status="PNS").order_by("nip")
    assert [row[1].lstrip("'") for row in rows] == [each.nip for each in wanted]
    page = as_book(as_planner.get(f"/daftar/pegawai/unduh.xlsx{address}"))
    told = [[cell.value for cell in row] for row in page.iter_rows()]
    assert told[0] == heading
    assert [row[1] for row in told[1:]] == [each.nip for each in wanted]
    assert told[1][2].date() == wanted[0].born


@pytest.mark.parametrize("said", FORMULAS)
def test_no_cell_is_a_formula(city, as_planner, said):
    Employee.objects.filter(pk=city.nurse.pk).update(name=said, email=said)
    asked = {"q": city.nurse.nip, "kolom": "email"}
    _heading, row = as_csv(as_planner.get("/daftar/pegawai/unduh.csv", asked))
    assert all(cell[:1] not in "=+-@\t\r" for cell in row), row
    page = as_book(as_planner.get("/daftar/pegawai/unduh.xlsx", asked))
    for cell in page[2]:
        assert (cell.data_type, cell.value.strip()) == ("s", said.strip())


def test_an_officer_takes_along_their_own_agencys_people_only(city, as_officer):
    _heading, *rows = as_csv(as_officer.get("/daftar/pegawai/unduh.csv"))
    told = {row[0] for row in rows}
    assert city.nurse.name in told
    assert city.teacher.name not in told


def test_a_supervisor_takes_nothing_along(city, user_with, client_of):
    browser = client_of(user_with(nip=city.nurse.nip))
    assert browser.get("/daftar/pegawai/unduh.csv").status_code == 403


def test_who_took_what_along_is_in_the_ledger(city, as_planner):
    as_planner.get("/daftar/pegawai/unduh.csv?kolom=nip&f.status=PNS")
    entry = Entry.objects.filter(act="register.exported").first()
    told = json.loads(entry.facts)
    assert told["columns"] == ["name", "nip"]
    assert told["rows"] == Employee.objects.filter(status="PNS").count()


def test_an_empty_list_is_a_file_with_headings(city, as_planner):
    assert len(as_csv(as_planner.get("/daftar/pegawai/unduh.csv?q=tidakada"))) == 1


def test_there_are_two_kinds_of_files(city, as_planner):
    assert as_planner.get("/daftar/pegawai/unduh.pdf").status_code == 404


def test_people_are_numbers_where_they_may_not_be_known(city, user_with, client_of):
    """A service manager's file of complaints names no employee; it has none."""
    browser = client_of(user_with(Role.SERVICE))
    assert browser.get("/daftar/aduan/unduh.csv").status_code == 403
