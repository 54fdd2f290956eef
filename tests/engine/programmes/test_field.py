"""Fields of study as real lists spell them (CPNS 2024, BKN's reference)."""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from tepat.programmes import accepts, family_of, is_open, kin, normal
from tepat.programmes.field import _aliases, _families

SHARED = Path(__file__).parents[4] / "shared"
REFERENCE = SHARED / "data" / "formasi_cpns_2024" / "pendidikan_ref.csv"


@pytest.fixture(scope="session")
def programmes():
    if not REFERENCE.exists():
        pytest.skip("The data collection is not beside the repository.")
    with REFERENCE.open(encoding="utf-8") as file:
        return [row["nama"] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S-1 PENDIDIKAN GURU SEKOLAH DASAR", "PGSD"),
        ("S-1 AKUNTANSI", "akuntansi"),
        ("S-1/D-IV AKUNTANSI", "D-IV/S-1 Akuntansi"),
        ("S1 Akutansi", "Akuntansi"),
        ("D-III KEPERAWATAN", "D3 Keperawatan"),
        ("D.III  Keperawatan", "DIPLOMA III KEPERAWATAN"),
        ("S-1 ILMU HUKUM", "Sarjana Hukum"),
        ("S-2 Magister Manajemen", "Ilmu Managemen"),
        ("S-1 TEKNIK INFORMATIKA", "S-1 INFORMATIKA"),
        ("Administrasi Negara", "S-1 ILMU ADMINISTRASI PUBLIK"),
        ("S-1 BIMBINGAN KONSELING", "Bimbingan dan Konseling"),
        ("SMK TEHNIK MESIN", "STM Teknik Mesin"),
        ("DOKTER SPESIALIS RADIOLOGI", "Spesialis Radiologi"),
        ("PROFESI DOKTER", "Dokter Umum"),
        ("Pendidikan Dokter Gigi", "KEDOKTERAN GIGI"),
        ("S-1 Informasi, Perpustakaan", "informasi perpustakaan"),
    ],
)
def test_two_spellings_of_one_field(one, other):
    assert normal(one) == normal(other)
    assert accepts(one, other)
    assert accepts(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S-1 AKUNTANSI", "S-1 PERPAJAKAN"),
        ("Pendidikan Matematika", "Matematika"),
        ("Teknik Sipil", "Teknik Lingkungan"),
        ("DOKTER SPESIALIS RADIOLOGI", "D-III Radiologi"),
        ("Keperawatan", "Keperawatan Gigi"),
        ("Hukum", "Hukum Islam"),
        ("Manajemen", "Manajemen Informatika"),
        ("Ekonomi", "Ekonomi Pembangunan"),
    ],
)
def test_two_fields_however_alike(one, other):
    assert not accepts(one, other)
    assert not accepts(other, one)


@pytest.mark.parametrize(
    ("field", "accepted"),
    [
        ("Profesi Ners", "S-1 Keperawatan"),
        ("PROFESI APOTEKER", "Farmasi"),
        ("Dokter", "Kedokteran Umum"),
        ("S-1 Agroekoteknologi (Minat Perlindungan Tanaman)", "Agroekoteknologi"),
        ("SMK Teknik Mesin", "SMK"),
    ],
)
def test_the_narrower_stands_for_the_wider_and_not_the_other_way(field, accepted):
    assert accepts(field, accepted) is True
    assert accepts(accepted, field) is False


@pytest.mark.parametrize(
    ("accepted", "is_so"),
    [
        ("Semua Jurusan", True),
        ("S-1 Semua Jurusan", True),
        ("Semua Program Studi", True),
        ("Hukum; semua jurusan", True),
        ("SLTA/SMA SEDERAJAT", True),
        ("SMA/SMK sederajat", True),
        ("SLTA Umum", True),
        ("D-III", True),
        ("S-1/D-IV", True),
        ("SMK", False),
        ("SMA IPA", False),
        ("Semua Jurusan Teknik", False),
        ("Hukum", False),
        ("", False),
    ],
)
def test_whether_a_list_is_open_to_every_field(accepted, is_so):
    assert is_open(accepted) is is_so
    assert (accepts(None, accepted) is True) is is_so


@pytest.mark.parametrize(
    ("field", "accepted", "told"),
    [
        (None, "Hukum", None),
        ("Hukum", None, None),
        ("-", "Hukum", None),  # nothing is named
        ("Hukum", "-", False),
        ("Hukum", "Akuntansi; HUKUM ;", True),
    ],
)
def test_what_is_blank_is_unknown(field, accepted, told):
    assert accepts(field, accepted) is told


@pytest.mark.parametrize(
    ("field", "family"),
    [
        ("S-1 PENDIDIKAN GURU SEKOLAH DASAR", "keguruan"),
        ("Pendidikan Dokter", "kedokteran"),
        ("Spesialis Keperawatan Jiwa", "keperawatan"),
        ("S-1 KEDOKTERAN HEWAN", "kesehatan hewan"),
        ("D-III Administrasi Pajak", "keuangan"),
        ("S-1 ILMU ADMINISTRASI NEGARA", "pemerintahan"),
        ("Manajemen Konstruksi", "teknik sipil"),
        ("Manajemen", "ekonomi"),
        ("D-IV Transportasi Darat", "perhubungan"),
        ("Seni Tari", "seni dan budaya"),
        ("Senior", None),  # a mark counts only as a whole word
        ("Logika", None),
    ],
)
def test_family_of_a_field(field, family):
    assert family_of(field) == family


def test_kin_share_a_family_with_some_field_of_the_list():
    assert kin("Perpajakan", "Hukum; Akuntansi") is True
    assert kin("Kebidanan", "Hukum; Akuntansi") is False
    assert kin("Logika", "Logika Terapan") is False  # no family is no kinship
    assert kin(None, "Hukum") is None
    assert kin("Hukum", None) is None


def test_an_alias_belongs_to_one_name_and_is_no_name_itself():
    names = _aliases()["names"]
    others = [other for entries in names.values() for other in entries]
    assert len(others) == len(set(others))
    assert not set(others) & names.keys()


def test_names_aliases_and_marks_are_written_as_names_are_cleaned():
    for name in _aliases()["names"]:
        assert normal(name) == name
    for name, before in _aliases()["after"].items():
        assert (normal(name), normal(before)) == (name, before)


def test_a_mark_stands_in_one_family():
    marks = sorted(mark for marks in _families().values() for mark in marks)
    assert [mark for mark, same in groupby(marks) if len(list(same)) > 1] == []


def test_every_programme_of_the_reference_is_accepted_as_itself(programmes):
    strange = [name for name in programmes if not accepts(name, name)]
    assert strange == []


def test_most_programmes_of_the_reference_belong_to_a_family(programmes):
    without = sum(family_of(name) is None for name in programmes)
    assert without / len(programmes) < 0.25
