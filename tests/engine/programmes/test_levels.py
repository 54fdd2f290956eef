"""Levels of education as names tell them, and as vacancies ask for them."""

from collections import Counter

import pytest

from tepat.programmes.catalogue import level_of
from tepat.programmes.levels import (
    level_of_label,
    levels_named,
    levels_told,
)
from tepat.snapshot.vocabulary import EDUCATION_OF_CODE, EDUCATION_RANK


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("S-1 AKUNTANSI", ("S1",)),
        ("s1 akutansi", ("S1",)),
        ("S1/D4 Hukum", ("D4", "S1")),
        ("D IV/S1 Keperawatan", ("D4", "S1")),
        ("D.III  Keperawatan", ("D3",)),
        ("Diploma III/Sarjana Muda", ("D3",)),
        ("DIPLOMA 4 Statistik", ("D4",)),
        ("Strata II Manajemen", ("S2",)),
        ("Sarjana Ekonomi (Akuntansi)", ("S1",)),
        ("Sarjana Terapan Statistika", ("D4",)),
        ("Magister Manajemen", ("S2",)),
        ("Doktor Ilmu Hukum", ("S3",)),
        ("Dokter Spesialis Anak", ("SPESIALIS",)),
        ("SUBSPESIALIS PARU - PARU KERJA", ("SUBSPESIALIS",)),
        ("Profesi Ners", ("PROFESI",)),
        ("SMK Teknik Mesin", ("SLTA",)),
        ("SEKOLAH PELAYARAN MENENGAH ATAS", ("SLTA",)),
        ("SLTP/SMP SEDERAJAT", ("SMP",)),
        ("Akuntansi", ()),
        ("Diploma", ()),
        ("", ()),
    ],
)
def test_the_levels_a_name_tells(text, told):
    assert levels_told(text) == told


def test_every_code_of_a_level_is_one_of_ours():
    assert set(EDUCATION_OF_CODE.values()) == EDUCATION_RANK.keys()


def test_the_name_of_every_reference_programme_tells_its_level(reference):
    strange = [
        name
        for name, label in reference.select("name", "education_label").iter_rows()
        if {EDUCATION_RANK[it] for it in levels_told(name)}
        != {EDUCATION_RANK[level_of_label(label)]}
    ]
    # One name stands on BKN's list at S-1 and at S-2, so a name cannot tell both.
    assert strange == ["S-1 KEDOKTERAN"]


def test_every_reference_programme_gets_the_level_of_its_jenjang(reference):
    for name, label, code in reference.select(
        "name", "education_label", "level_code"
    ).iter_rows():
        level = level_of(label, code, name)
        assert EDUCATION_RANK[level] == EDUCATION_RANK[level_of_label(label)], name
        assert EDUCATION_RANK[level] == EDUCATION_RANK[EDUCATION_OF_CODE[code]], name


def test_a_name_may_be_listed_at_another_level_than_its_words_tell():
    assert levels_told("PROFESI BIDAN") == ("S1",)
    assert levels_named("PROFESI BIDAN") == ("PROFESI",)


ASKED = {
    "AHLI PERTAMA": {"S1", "D4", "S2", "S3"},
    "TERAMPIL": {"D3", "D2"},
    "PEMULA": {"SLTA"},
    "AHLI MUDA": {"S3"},
}


def test_the_level_of_a_post_fixes_the_education_that_vacancies_ask(vacancies):
    pairs = Counter()
    for it in vacancies:
        for of_post, levels in ASKED.items():
            if of_post in it.title:
                assert it.level in levels, it
                pairs[of_post, it.level] += len(it.programmes)
    of_post = Counter()
    for (name, _), count in pairs.items():
        of_post[name] += count
    # The counts of the collection's own description.
    assert dict(of_post) == {
        "AHLI PERTAMA": 9694,
        "TERAMPIL": 2664,
        "PEMULA": 548,
        "AHLI MUDA": 248,
    }
    assert pairs["TERAMPIL", "D2"] == 20
