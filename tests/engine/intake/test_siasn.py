"""BKN's export, read against a small city of our own."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from tepat import intake
from tepat.intake import town

TODAY = date(2026, 11, 25)
HEAD = (
    "pns_id",
    "nip_baru",
    "nama",
    "nik",
    "tanggal_lahir",
    "jenis_kelamin",
    "jenis_pegawai_nama",
    "status_cpns_pns",
    "gol_akhir_nama",
    "jabatan_id",
    "jabatan_nama",
    "tmt_jabatan",
    "tingkat_pendidikan_nama",
    "pendidikan_nama",
    "unor_id",
    "unor_nama",
    "email_gov",
)


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture
def export(tmp_path):
    def write(*rows, delimiter=",", head=HEAD):
        path = tmp_path / "Export Data ASN.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=delimiter)
            out.writerow(head)
            out.writerows([row.get(name, "null") for name in head] for row in rows)
        return path

    return write


def someone(city, **told):
    """A row of the export about the city's first seated person."""
    seated = city.employees.filter(city.employees["position"].is_not_null())
    person = seated.row(0, named=True)
    row = {
        "pns_id": "A8ACA7F4",
        "nip_baru": f"'{person['nip']}",
        "nama": person["name"],
        "nik": "3674000000000001",
        "status_cpns_pns": "P",
        "jenis_pegawai_nama": "PNS Daerah",
        "gol_akhir_nama": person["grade"],
        "tingkat_pendidikan_nama": person["education"],
        "pendidikan_nama": person["field"],
        "jabatan_id": "8ae48289",
        "unor_id": "ff80808",
    }
    return person, row | told


def test_the_export_is_told_from_a_sheet_of_ours(export, city, tmp_path):
    assert intake.is_export(export(someone(city)[1]))
    intake.write_csv(city, tmp_path / "own")
    assert not intake.is_export(tmp_path / "own" / "pegawai.csv")
    assert not intake.is_export(tmp_path / "absent.csv")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_the_file_tells_is_taken_and_the_rest_stays(export, city, delimiter):
    person, row = someone(city, gol_akhir_nama="III/c", email_gov="a@contoh.go.id")
    reading = intake.read_export(export(row, delimiter=delimiter), city, today=TODAY)
    assert not reading.errors, [each.say() for each in reading.errors]
    (told,) = reading.snapshot.employees.to_dicts()
    assert told["grade"] == "III/c"
    assert told["email"] == "a@contoh.go.id"
    for kept in ("nip", "position", "position_since", "entered", "name", "field"):
        assert told[kept] == person[kept], kept


def test_a_position_is_found_by_the_names_of_unit_and_title(export, city):
    target = city.positions.row(5, named=True)
    unit = city.units.filter(city.units["unit"] == target["unit"]).row(0, named=True)
    _, row = someone(
        city,
        unor_nama=unit["name"].upper(),
        jabatan_nama=f"  {target['name']} ",
        tmt_jabatan="01-02-2024",
    )
    reading = intake.read_export(export(row), city, today=TODAY)
    told = reading.snapshot.employees.row(0, named=True)
    assert told["position"] == target["position"]
    assert told["position_since"] == date(2024, 2, 1)


def test_a_position_that_is_not_found_stays_as_recorded_and_is_told(export, city):
    person, row = someone(city, jabatan_nama="Juru Ramal", unor_nama="Dinas Langit")
    reading = intake.read_export(export(row), city, today=TODAY)
    assert reading.snapshot.employees["position"][0] == person["position"]
    said = [each for each in reading.problems if each.code == "SIASN-POSITION"]
    assert "Juru Ramal" in said[0].say("id")


def test_contract_staff_are_told_by_the_kind_of_employee(export, city):
    _, row = someone(
        city,
        nip_baru="199001012024211901",
        jenis_pegawai_nama="PPPK Paruh Waktu",
        status_cpns_pns="P",
        gol_akhir_nama="IX",
    )
    reading = intake.read_export(export(row), city, today=TODAY)
    assert reading.snapshot.employees["status"].to_list() == ["PPPK_PARUH_WAKTU"]


def test_an_error_names_the_cell_of_the_file_as_handed_in(export, city):
    _, row = someone(city, tanggal_lahir="31-02-1980")
    reading = intake.read_export(export(row), city, today=TODAY)
    assert reading.snapshot is None
    assert [each.cell for each in reading.errors] == ["E2"]


def test_what_nobody_needs_is_dropped(export, city):
    reading = intake.read_export(export(someone(city)[1]), city, today=TODAY)
    kept = reading.extra["pegawai"].columns
    assert "nik" not in kept
    assert "pns_id" in kept


def test_a_person_whom_the_city_does_not_know_is_new(export, city):
    _, row = someone(city, nip_baru="199112312015031901", jabatan_nama="null")
    reading = intake.read_export(export(row), city, today=TODAY)
    told = reading.snapshot.employees.row(0, named=True)
    assert told["position"] is None
    assert told["nip"] == "199112312015031901"


def test_a_file_without_numbers_of_people_is_refused(tmp_path, city):
    path = tmp_path / "lain.csv"
    path.write_text("provinsi,jumlah\nBanten,8\n")
    reading = intake.read_export(path, city, today=TODAY)
    assert [each.code for each in reading.errors] == ["SIASN-WITHOUT-NIP"]
