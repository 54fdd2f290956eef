"""Finding the programme that a written name means."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.programmes import family_of, normal
from tepat.programmes.catalogue import (
    Catalogue,
    Decision,
    Entry,
    from_frame,
    shipped_catalogue,
)


def entry(code, name, level="S1"):
    return Entry(code, name, level, family_of(name))


LIST = Catalogue(
    [
        entry("1", "S-1 AKUTANSI"),
        entry("2", "S-1 AKUNTANSI"),
        entry("3", "D-III AKUNTANSI", "D3"),
        entry("4", "S-1 KEPERAWATAN"),
        entry("5", "D-IV KEPERAWATAN", "D4"),
        entry("6", "S-1 PENDIDIKAN GURU SEKOLAH DASAR"),
        entry("7", "S-1 PENDIDIKAN BAHASA INGGRIS"),
        entry("8", "S-1 EKONOMI"),
        entry("9", "PROFESI NERS", "PROFESI"),
        entry("10", "SMK AKUNTANSI", "SLTA"),
        entry("11", "S-1 KESEHATAN MASYARAKAT"),
        entry("12", "DOKTER SPESIALIS ANAK", "SPESIALIS"),
        entry("13", "S-1 KIMIA"),
    ]
)


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("s1 akutansi", None, "2"),  # the slip of the pen on the list is not preferred
        ("S.1 AKUNTANSI", None, "2"),
        ("Akuntansi", "D3", "3"),
        ("SMK Akuntansi", "SLTA", "10"),
        ("D IV/S1 Keperawatan", None, "4"),
        ("D4 Keperawatan", None, "5"),
        ("PGSD", "S1", "6"),
        ("Pend. Bhs. Inggris", "S1", "7"),
        ("Profesi Ners", "PROFESI", "9"),
        ("SKM", "S1", "11"),
        ("Keprawatann", "S1", "4"),
    ],
)
def test_a_name_typed_by_a_person_finds_its_programme(text, level, code):
    found = LIST.find(text, level)
    assert found.entry.code == code
    assert found.decision is Decision.SURE
    assert found.confidence >= 0.9
    assert found.why("id")
    assert found.why("en")


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("Sarjana Ekonomi (Akuntansi)", None, "2"),
        ("Kesehatan Masyarakat (Epidemiologi)", "S1", "11"),
        ("Ekonomi jurusan Akuntansi", "S1", "2"),
        ("Akuntansi", None, "2"),  # of three levels
        ("S1 Akuntansi", "S2", "2"),  # name and column disagree
        ("Kimia", "S2", "13"),  # known at another level only
    ],
)
def test_what_is_in_doubt_is_for_a_person_to_look_at(text, level, code):
    found = LIST.find(text, level)
    assert found.entry.code == code
    assert found.decision is Decision.REVIEW
    assert 0.6 <= found.confidence < 0.9


@pytest.mark.parametrize("text", ["", "-", "zzzz", "Antariksa Purba", "()", "S1 "])
def test_what_is_like_nothing_is_unknown_or_a_level_alone(text):
    found = LIST.find(text)
    assert found.entry is None
    assert found.family is None


def test_a_level_alone_names_no_field():
    found = LIST.find("SLTA/SMA Sederajat", "SLTA")
    assert (found.entry, found.level, found.decision) == (None, "SLTA", Decision.SURE)


def test_a_list_of_a_position_names_the_lowest_level():
    assert LIST.find("Keperawatan", "D3", or_above=True).decision is Decision.SURE
    assert LIST.find("Keperawatan", None, or_above=True).decision is Decision.SURE
    assert LIST.find("Keperawatan", "D3").decision is Decision.REVIEW


def test_an_empty_list_still_knows_what_vacancies_name():
    assert shipped_catalogue().find("S1 Akuntansi").entry.code is None
    assert Catalogue([]).find("S1 Akuntansi").decision is Decision.UNKNOWN


@given(st.text(max_size=40))
def test_any_text_is_looked_up_without_failing_and_cleaned_once(text):
    assert normal(normal(text)) == normal(text)
    found = LIST.find(text)
    assert 0 <= found.confidence <= 1
    assert (found.entry is None) or found.entry in LIST.entries


def test_every_reference_programme_finds_itself(reference):
    known = from_frame(reference)
    for code, name in reference.select("programme", "name").iter_rows():
        assert normal(normal(name)) == normal(name)
        found = known.find(name)
        assert normal(found.entry.name) == normal(name)
        if normal(name) == name.lower():
            assert found.entry.code == code


def test_nearly_every_reference_programme_has_a_family(reference):
    without = [name for name in reference["name"] if family_of(name) is None]
    assert len(without) / reference.height < 0.02  # 56 of 4,271 when last counted


DIRT = ("case", "degree", "spaces", "slip", "letter")


def dirty(name, dice):
    """The name as a hurried clerk types it."""
    what = dice.choice(DIRT)
    if what == "case":
        return name.title()
    if what == "degree":
        return name.replace("S-1 ", "s1 ").replace("D-III ", "D3. ")
    if what == "spaces":
        return f" {name.lower()} ".replace(" ", "  ")
    letters = list(name.lower())
    places = [at for at, sign in enumerate(letters) if sign.isalpha() and at > 5]
    if not places:
        return name.lower()
    at = dice.choice(places)
    if what == "slip" and at + 1 < len(letters):
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    else:
        del letters[at]
    return "".join(letters)


def test_dirty_names_find_their_programme_or_are_put_before_a_person(reference):
    known = from_frame(reference)
    dice = random.Random(5)
    names = dice.sample(reference["name"].to_list(), 1200)
    sure = right = wrong = 0
    for name in names:
        found = known.find(dirty(name, dice))
        is_right = found.entry is not None and normal(found.entry.name) == normal(name)
        right += is_right
        sure += found.decision is Decision.SURE
        wrong += found.decision is Decision.SURE and not is_right
    assert right / len(names) > 0.95
    assert wrong / sure < 0.02  # of what is taken for sure
    assert sure / len(names) > 0.8
