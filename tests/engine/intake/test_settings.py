from __future__ import annotations

from datetime import date

import pytest

from tepat.snapshot.settings import KEYS, Settings


def settings(book, **rows):
    book["pengaturan"] = [["kunci", "nilai"], *([k, v] for k, v in rows.items())]
    return book.xlsx()


def test_every_key_is_read_with_its_type(book, read):
    path = settings(
        book,
        tanggal_acuan="31-01-2026",
        nama_instansi="Kota Contoh",
        contoh="ya",
        jam_kerja_efektif="1250",
        pembulatan="ke atas",
        metode_periode="Periode",
        hari_kerja_minggu=6,
        penetapan_calon=date(2029, 9, 22),
        akhir_masa_jabatan="20/02/2030",
        pelantikan_kepala_daerah="2025-02-20",
        izin_mendagri="tidak",
        kebutuhan_pimpinan_dari_data=True,
    )
    reading = read(path)
    assert reading.problems == []
    assert reading.snapshot.settings == Settings(
        reference_day=date(2026, 1, 31),
        agency_name="Kota Contoh",
        is_example=True,
        effective_hours=1250.0,
        rounding="KE_ATAS",
        period_method="PERIODE",
        workdays_per_week=6,
        candidates_named_on=date(2029, 9, 22),
        term_ends_on=date(2030, 2, 20),
        mayor_inaugurated_on=date(2025, 2, 20),
        minister_approved=False,
        leadership_need_stated=True,
    )


def test_every_setting_has_a_key():
    assert {column.name for column in KEYS} == set(Settings.__slots__)


def test_a_blank_value_sets_nothing(book, read):
    reading = read(settings(book, tanggal_acuan="", pembulatan=None))
    assert reading.problems == []
    assert reading.snapshot.settings == Settings()
    assert reading.snapshot.settings_rows.height == 2


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("tanggal_acuan", "31-02-2026", "DAY-NOT-IN-CALENDAR"),
        ("tanggal_acuan", "segera", "DAY-NOT-ONE"),
        ("pembulatan", "ke bawah", "CHOICE-UNKNOWN"),
        ("hari_kerja_minggu", 7, "NUMBER-OUT-OF-RANGE"),
        ("jam_kerja_efektif", "1.250", "NUMBER-AMBIGUOUS"),
        ("contoh", "mungkin", "CHOICE-UNKNOWN"),
    ],
)
def test_a_bad_value_is_an_error_in_its_cell(key, value, said, book, read, codes):
    reading = read(settings(book, **{key: value}))
    assert codes(reading) == [(said, "B2")]
    assert reading.snapshot is None


def test_an_unknown_key_is_told_and_kept(book, read, codes):
    reading = read(settings(book, warna="biru"))
    assert codes(reading) == [("SETTING-UNKNOWN", "A2")]
    assert "tanggal_acuan" in reading.problems[0].say()
    assert reading.snapshot.settings_rows.rows() == [("warna", "biru")]


def test_keys_are_matched_like_headings_and_kept_officially(book, read):
    reading = read(settings(book, **{"Tanggal Acuan": "2026-01-31"}))
    assert reading.snapshot.settings_rows["key"].to_list() == ["tanggal_acuan"]


def test_a_key_said_twice_differently_is_an_error(book, read, codes):
    rows = {"contoh": "ya", "Contoh": "tidak"}
    assert codes(read(settings(book, **rows))) == [("KEY-CONTRADICTED", "A3")]
