"""The shipped catalogue is sound, cites what it rests on, and gives way to a city."""

from datetime import date

import polars as pl

from tepat.nomenclature import (
    catalogue,
    in_force,
    instruments,
    shipped,
    title,
    with_standing,
)
from tepat.snapshot.columns import JOBS
from tepat.snapshot.vocabulary import FAMILIES, LEVELS_OF_FAMILY

DAY = date(2026, 11, 26)


def own(*rows):
    names = ("job", "name", "family", "level")
    told = [dict(zip(names, row, strict=True)) for row in rows]
    return pl.DataFrame(told, schema=JOBS.schema)


def test_every_row_has_a_code_a_name_a_family_and_where_it_was_seen():
    rows = shipped()
    assert rows["job"].is_unique().all()
    assert rows.select("job", "name", "family", "evidence").null_count().row(0) == (
        (0, 0, 0, 0)
    )
    assert set(rows["family"]) <= set(FAMILIES)
    for family, level in rows.select("family", "level").drop_nulls().iter_rows():
        assert level in LEVELS_OF_FAMILY[family]


def test_no_two_rows_in_force_are_the_same_title_of_one_family():
    rows = in_force(shipped(), DAY)
    keys = [(title(name).words, fam) for name, fam in rows["name", "family"].rows()]
    assert len(keys) == len(set(keys))


def test_nothing_is_verified_before_somebody_read_the_official_text():
    assert shipped()["verified"].to_list() == [False] * shipped().height
    assert not any(one.verified for one in instruments().values())


def test_what_a_row_cites_is_told_and_holds_on_its_first_day():
    for basis, first in shipped().select("basis", "valid_from").iter_rows():
        if basis is not None:
            assert basis in instruments()
            assert first is None or first >= instruments()[basis].since


def test_a_successor_is_a_row_that_begins_where_the_other_ends():
    rows = {row["job"]: row for row in shipped().iter_rows(named=True)}
    for row in rows.values():
        if row["successor"]:
            assert rows[row["successor"]]["valid_from"] == row["valid_to"]
    for one in instruments().values():
        if one.followed_by:
            assert instruments()[one.followed_by].since == one.until


def test_titles_of_2018_have_ended_and_those_of_2024_are_in_force():
    stands = dict(with_standing(shipped(), DAY).select("name", "standing").iter_rows())
    assert stands["Pengadministrasi Umum"] == "berakhir"
    assert stands["Pengadministrasi Perkantoran"] == "berlaku"
    before = in_force(shipped(), date(2020, 1, 1))["name"].to_list()
    assert "Pengadministrasi Umum" in before
    assert "Pengadministrasi Perkantoran" not in before


def test_a_citys_row_takes_the_place_of_the_shipped_one_however_it_is_written():
    told = catalogue(
        own(
            ("K1", "ANALIS KEBIJAKAN", "FUNGSIONAL", None),
            ("JF.ARSIPARIS", "Ahli Arsip", "FUNGSIONAL", None),
        )
    )
    assert told["job"][:2].to_list() == ["K1", "JF.ARSIPARIS"]
    assert told["is_own"].sum() == 2
    assert told.height == shipped().height  # two in, two out
    assert "JF.ANALIS-KEBIJAKAN" not in told["job"]
    assert told["job"].is_unique().all()


def test_a_citys_row_of_one_level_leaves_the_open_one_where_it_is():
    told = catalogue(own(("K1", "Arsiparis Ahli Muda", "FUNGSIONAL", "AHLI MUDA")))
    assert {"K1", "JF.ARSIPARIS"} <= set(told["job"])
