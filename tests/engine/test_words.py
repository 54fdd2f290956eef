from datetime import date, datetime

import pytest

from tepat.words import Months, Sentence, span, written


@pytest.mark.parametrize(
    ("fact", "indonesian", "english"),
    [
        (1234567, "1.234.567", "1,234,567"),
        (1234.5, "1.234,5", "1,234.5"),
        (0.25, "0,25", "0.25"),
        (2.0, "2", "2"),
        (1 / 3, "0,3333", "0.3333"),
        (-1200, "-1.200", "-1,200"),
        (True, "ya", "yes"),
        (False, "tidak", "no"),
        (None, "–", "–"),
        (date(2026, 8, 17), "17 Agustus 2026", "17 August 2026"),
        (datetime(2026, 8, 17, 9, 30), "17 Agustus 2026", "17 August 2026"),
        ("1.234,5", "1.234,5", "1.234,5"),
        (Months(27), "2 tahun 3 bulan", "2 years 3 months"),
        (Sentence(id="rotasi", en="rotation"), "rotasi", "rotation"),
        (("Hukum", 1500), "Hukum; 1.500", "Hukum; 1,500"),
        ((), "", ""),
    ],
)
def test_a_fact_is_written_as_the_language_writes_it(fact, indonesian, english):
    assert written(fact, "id") == indonesian
    assert written(fact, "en") == english


@pytest.mark.parametrize(
    ("months", "indonesian", "english"),
    [
        (0, "0 bulan", "0 months"),
        (1, "1 bulan", "1 month"),
        (12, "1 tahun", "1 year"),
        (13, "1 tahun 1 bulan", "1 year 1 month"),
        (35, "2 tahun 11 bulan", "2 years 11 months"),
        (-3, "-3 bulan", "-3 months"),
    ],
)
def test_months_are_written_as_years_and_months(months, indonesian, english):
    assert span(months, "id") == indonesian
    assert span(months, "en") == english


def test_months_stay_a_number():
    assert Months(27) == 27
    assert Months(27) < 28


@pytest.mark.parametrize(
    ("entries", "indonesian", "english"),
    [
        ("abcde", "a; b; c; d; e", "a; b; c; d; e"),
        ("abcdef", "a; b; c; d; e; dan 1 lainnya", "a; b; c; d; e; and 1 more"),
    ],
)
def test_a_long_list_is_cut_and_its_rest_counted(entries, indonesian, english):
    assert written(tuple(entries), "id") == indonesian
    assert written(tuple(entries), "en") == english


def test_a_sentence_is_filled_in_either_language():
    said = Sentence(id="Baru {time} ({rule}).", en="Only {time} ({rule}).")
    facts = {"time": Months(7), "rule": Sentence(id="masa jabatan", en="tenure")}
    assert said.fill(facts, "id") == "Baru 7 bulan (masa jabatan)."
    assert said.fill(facts, "en") == "Only 7 months (tenure)."


def test_a_blank_without_a_fact_is_an_error():
    with pytest.raises(KeyError, match="months"):
        Sentence(id="{months}", en="{months}").fill({}, "id")


def test_filled_says_in_each_language_what_fill_says():
    said = Sentence(id="{n} pegawai sejak {day}.", en="{n} employees since {day}.")
    facts = {"n": 1234, "day": date(2026, 5, 4)}
    told = said.filled(facts)
    assert (told.id, told.en) == (said.fill(facts, "id"), said.fill(facts, "en"))
    assert told.id == "1.234 pegawai sejak 4 Mei 2026."
