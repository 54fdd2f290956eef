"""Appraisals and trainings for SIASN: its own names, and nothing made up."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from tepat.performance.periods import read
from tepat.reports.siasn import (
    RESULT_TABLES,
    Rater,
    SiasnAppraisal,
    SiasnTraining,
    csv_text,
    json_lines,
    result_bodies,
    result_lookups,
    table_of,
)

RATER = Rater(nip="197503122000012903", name="Ani Lestari", position="Kepala Bidang")
QUARTER = SiasnAppraisal(
    nip="199001012015031901",
    year=2026,
    period=read("TW2"),
    results="DI_ATAS",
    behaviour="SESUAI",
    rating="BAIK",
    rater=RATER,
    level="AHLI MUDA",
)
WHOLE = SiasnAppraisal(nip=QUARTER.nip, year=2026, period=read(""), rating="KURANG")
LEADERSHIP = SiasnTraining(nip=QUARTER.nip, name="PKA", code=1, year=2026, hours=900)
SEMINAR = SiasnTraining(
    nip=QUARTER.nip,
    person="A" * 32,
    name="=Seminar Gizi",
    code=9,
    ended=date(2026, 3, 9),
)
ALL = (QUARTER, WHOLE, LEADERSHIP, SEMINAR)


def body(record):
    (found,) = result_bodies([record], RESULT_TABLES[table_of(record)])
    return found


@pytest.mark.parametrize("record", ALL)
def test_a_body_has_exactly_the_fields_of_its_table_in_their_order(record):
    table = RESULT_TABLES[table_of(record)]
    assert tuple(body(record)) == table.fields
    assert not table.verified and table.source


def test_each_record_goes_to_its_own_table_and_an_unreadable_period_to_none():
    assert [table_of(each) for each in ALL] == [
        "kinerjaperiodik-save",
        "skp22-save",
        "diklat-save",
        "kursus-save",
    ]
    assert set(map(table_of, ALL)) == RESULT_TABLES.keys()
    lost = SiasnAppraisal(nip=QUARTER.nip, year=2026, period=read("3"))
    assert table_of(lost) is None
    assert not any(list(result_bodies([lost], it)) for it in RESULT_TABLES.values())


def test_a_quarter_is_told_by_its_months_and_by_the_numbers_of_siasn():
    told = body(QUARTER)
    assert (told["bulanMulaiPenilaian"], told["bulanSelesaiPenilaian"]) == (4, 6)
    assert told["periodikId"] == "2"
    assert told["hasilKinerjaNilai"] == 1
    assert told["perilakuKerjaNilai"] == 2
    assert told["kuadranKinerjaNilai"] == 2
    assert told["koefisienId"] == "22"  # Ahli Muda, Baik
    assert told["penilaiNipNrp"] == RATER.nip
    assert told["statusPenilai"] == "ASN"


def test_a_half_year_has_no_number_of_its_kind_and_another_rating_no_coefficient():
    half = SiasnAppraisal(
        nip=QUARTER.nip,
        year=2026,
        period=read("Semester 1"),
        rating="SANGAT BAIK",
        level="AHLI MUDA",
    )
    assert body(half)["periodikId"] == body(half)["koefisienId"] == ""


def test_days_and_kinds_of_certificates_are_as_the_service_writes_them():
    told = body(SEMINAR)
    assert told["tanggalSelesaiKursus"] == "09-03-2026"
    assert (told["jenisDiklatId"], told["jenisKursusSertipikat"]) == ("9", "P")
    assert told["tahunKursus"] == 2026
    assert told["pnsOrangId"] == "A" * 32


def test_what_is_not_known_is_blank_and_said_where_it_is_found():
    found = {
        each.field: each
        for each in result_lookups([WHOLE], RESULT_TABLES["skp22-save"])
    }
    told = body(WHOLE)
    blank = {name for name, value in told.items() if value == ""} - {"id"}
    assert {"pnsDinilaiOrang", "hasilKinerjaNilai", "penilaiNipNrp"} <= found.keys()
    # What hangs on the rater is found where the rater is.
    assert blank - found.keys() == {
        *("penilaiJabatan", "penilaiNama", "penilaiUnorNama", "statusPenilai")
    }
    assert all(each.people == 1 and each.where for each in found.values())


def test_a_sheet_neither_rounds_a_number_nor_runs_a_formula():
    told = csv_text(
        result_bodies([QUARTER], RESULT_TABLES["kinerjaperiodik-save"]),
        RESULT_TABLES["kinerjaperiodik-save"],
    )
    (row,) = csv.DictReader(StringIO(told))
    assert row["penilaiNipNrp"] == f"'{RATER.nip}"
    assert "path" not in row
    table = RESULT_TABLES["kursus-save"]
    (row,) = csv.DictReader(StringIO(csv_text(result_bodies([SEMINAR], table), table)))
    assert row["namaKursus"] == "'=Seminar Gizi"
    (line,) = json_lines(result_bodies([SEMINAR], table)).splitlines()
    assert json.loads(line)["namaKursus"] == "=Seminar Gizi"
