from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.intake.cells import Flaw, reader
from tepat.intake.cells.words import grade, items, truth
from tepat.intake.grid import Broken
from tepat.snapshot import vocabulary
from tepat.snapshot.columns import APPRAISALS, EMPLOYEES, POSITIONS, STANDARDS, TASKS


def of(table, name):
    return reader(next(column for column in table.columns if column.name == name))


FAMILY, LEVEL = of(POSITIONS, "family"), of(POSITIONS, "level")
STATUS, EDUCATION = of(EMPLOYEES, "status"), of(EMPLOYEES, "education")
COMPETENCY, LEGAL = of(STANDARDS, "competency"), of(EMPLOYEES, "legal_position")


@pytest.mark.parametrize(
    ("read", "cell", "meant"),
    [
        (FAMILY, "fungsional", "FUNGSIONAL"),
        (FAMILY, "Jabatan Fungsional", "FUNGSIONAL"),
        (FAMILY, " JFU ", "PELAKSANA"),
        (LEVEL, "Ahli_Muda", "AHLI MUDA"),
        (LEVEL, "madya", "AHLI MADYA"),
        (of(POSITIONS, "echelon"), "IIIa", "III.a"),
        (STATUS, "PPPK Paruh Waktu", "PPPK_PARUH_WAKTU"),
        (STATUS, "C", "CPNS"),
        (of(EMPLOYEES, "sex"), "Laki - laki", "L"),
        (of(EMPLOYEES, "sex"), "F", "P"),
        (of(TASKS, "period"), "Per Tahun", "tahun"),
        (of(APPRAISALS, "results"), "Di atas ekspektasi", "DI_ATAS"),
        (of(APPRAISALS, "rating"), "butuh perbaikan", "BUTUH PERBAIKAN"),
        (of(APPRAISALS, "rating"), "Cukup", "BUTUH PERBAIKAN"),
        (EDUCATION, "S-1", "S1"),
        (EDUCATION, "S-1/Sarjana", "S1"),
        (EDUCATION, "D.III", "D3"),
        (EDUCATION, "Diploma IV", "D4"),
        (EDUCATION, "SLTA Kejuruan", "SLTA"),
        (COMPETENCY, "M.1", "M.01"),
        (COMPETENCY, "kerja sama", "M.02"),
        (COMPETENCY, "Kerjasama", "M.02"),
        (COMPETENCY, "SK.1", "SK.01"),
        (COMPETENCY, "T.PBJ.03", "T.PBJ.03"),  # the city's own stays
        (LEGAL, "AKTIF", "Aktif"),
        (LEGAL, "Cuti di luar tanggungan negara", "Cuti di luar tanggungan negara"),
    ],
)
def test_spellings_met_in_the_field_become_the_canonical_word(read, cell, meant):
    assert read(cell) == meant


def test_an_unknown_word_is_told_with_the_list_and_the_nearest():
    told = FAMILY("FUNGSIOANL")
    assert told.defect.code == "CHOICE-UNKNOWN"
    assert told.facts["hint"] == " (≈ FUNGSIONAL?)"
    assert (
        told.facts["allowed"] == "JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL, PELAKSANA"
    )
    assert FAMILY("Struktural").defect.code == "CHOICE-UNKNOWN"
    assert FAMILY(3.0).facts["value"] == "3"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("III/a", "III/a"),
        ("iii/A", "III/a"),
        ("III a", "III/a"),
        ("IIIa", "III/a"),
        ("III.a", "III/a"),
        ("3/a", "III/a"),
        ("Gol. III/d", "III/d"),
        ("Penata Muda Tk. I (III/b)", "III/b"),
        ("Pembina Utama, IV/e", "IV/e"),
        ("IX", "IX"),
        ("golongan ix", "IX"),
        ("V", "V"),
    ],
)
def test_grades_are_read_with_or_without_the_rank(cell, meant):
    assert grade(cell) == meant


@pytest.mark.parametrize(
    "cell", ["III/e", "V/a", "XVIII", "9", "Penata", "III/a - III/b", 31.0]
)
def test_what_is_no_grade_is_an_error(cell):
    assert grade(cell).defect.code == "GRADE-UNKNOWN"


@pytest.mark.parametrize("written", [*vocabulary.PNS_GRADES, *vocabulary.PPPK_GRADES])
def test_every_grade_reads_as_itself(written):
    assert grade(written) == written


@pytest.mark.parametrize("written", vocabulary.EDUCATION_RANK)
def test_every_level_of_education_reads_as_itself(written):
    assert EDUCATION(written) == written


@pytest.mark.parametrize("cell", ["ya", "Ya", "Y", "TRUE", "benar", "1", 1.0, True])
def test_yes(cell):
    assert truth(cell) is True


@pytest.mark.parametrize("cell", ["tidak", "T", "false", "0", 0.0, False])
def test_no(cell):
    assert truth(cell) is False


def test_neither_yes_nor_no():
    assert truth("") is None
    assert truth("mungkin").defect.code == "CHOICE-UNKNOWN"
    assert truth(Broken("#N/A")).defect.code == "CELL-FORMULA-ERROR"


def test_lists_are_separated_by_semicolons():
    assert items("Akuntansi; Ekonomi  Pembangunan ;;") == [
        "Akuntansi",
        "Ekonomi Pembangunan",
    ]
    assert items(" ; ") is None
    assert items("") is None


def test_a_comma_in_a_list_of_one_is_doubted_but_read():
    told = items("Akuntansi, Ekonomi")
    assert (told.defect.code, told.value) == ("LIST-COMMA", ["Akuntansi, Ekonomi"])


@given(st.text())
def test_no_text_breaks_a_reader(cell):
    for read in (FAMILY, EDUCATION, COMPETENCY, grade, truth, items):
        assert isinstance(read(cell), str | bool | list | Flaw | None)
