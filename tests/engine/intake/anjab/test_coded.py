"""Coded lists: what people write, and the one entry it stands for, or none."""

from datetime import date

import pytest

from tepat import law
from tepat.intake.anjab.coded import COLUMNS, Codes

CODES = Codes.of(law.on(date(2026, 11, 26)))


def test_the_lists_have_as_many_entries_as_the_forms_print():
    lengths = {name: len(CODES.names[name]) for name in COLUMNS}
    assert lengths == {
        "aptitudes": 11,
        "temperaments": 10,
        "interests": 6 + 10,  # the present six, and the five older pairs
        "efforts": 26,
        "functions": 7 + 9 + 8,  # D0–6, O0–8, B0–7
    }


@pytest.mark.parametrize("column", COLUMNS)
def test_every_entry_is_read_back_from_its_code_its_names_and_its_label(column):
    for code, name in CODES.names[column].items():
        told = {code, name.id, name.en, CODES.label(column, code, "id")}
        told |= {CODES.label(column, code, "en"), f"1) {name.id}", name.id.upper()}
        for text in told:
            assert CODES.code(column, text) == code, text


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("aptitudes", "Inteligensia (G)", "G"),
        ("aptitudes", "G : Intelegensia (kemampuan belajar)", "G"),
        ("aptitudes", "bakat verbal - V", "V"),
        ("aptitudes", "Ketlitian", "Q"),
        ("temperaments", "DCP", "D"),
        ("temperaments", "Directing-Control-Planning (DCP)", "D"),
        ("temperaments", "REPCON = Repetitive and Continuous", "R"),
        (
            "temperaments",
            "Kemampuan menyesuaikan diri dalam berhubungan dengan orang lain lebih "
            "dari hanya penerimaan dan pemberian instruksi",
            "P",
        ),
        ("interests", "Kewirausahaan (K)", "kewirausahaan"),
        ("interests", "K – Konvensional", "konvensional"),
        ("interests", "Ke", "kewirausahaan"),
        ("interests", "1.a", "1a"),
        ("efforts", "menyimpan/mengatur imbangan", "Menyimpan imbangan"),
        ("efforts", "Ketajaman jarak jauh (>5 m)", "Ketajaman jarak jauh"),
        ("functions", "Data: D-2 (Menganalisa)", "D2"),
        ("functions", "O7 = Melayani orang", "O7"),
        ("functions", "d 0", "D0"),
    ],
)
def test_spellings_of_the_field_are_read(column, text, code):
    assert CODES.code(column, text) == code


def test_words_win_over_numbers_where_sources_differ():
    # One source has D5 as comparing and D6 as copying.
    assert CODES.code("functions", "D5 Membandingkan") == "D6"


@pytest.mark.parametrize("text", ["Kesabaran", "X", "K", "", "G7", "Melihat"])
def test_what_stands_for_none_or_for_two_is_none(text):
    assert CODES.code("interests" if text == "K" else "aptitudes", text) is None


@pytest.mark.parametrize(
    ("column", "texts", "codes", "unknown"),
    [
        ("aptitudes", ["G, V dan N"], ("G", "V", "N"), ()),
        ("aptitudes", ["G-V-N"], ("G", "V", "N"), ()),
        ("aptitudes", ["G", "g", "Inteligensia"], ("G",), ()),
        ("aptitudes", ["Inteligensia; kesabaran"], ("G",), ("kesabaran",)),
        ("aptitudes", ["Koordinasi mata, tangan, kaki"], ("E",), ()),
        ("interests", ["R, S, K, Ke"], None, ()),
        ("interests", ["K", "K"], ("kewirausahaan", "konvensional"), ()),
        ("interests", ["K", "S"], ("sosial",), ("K",)),
        ("efforts", ["Duduk, Berdiri dan Berbicara"], None, ()),
    ],
)
def test_one_text_may_hold_several_and_nothing_is_dropped(
    column, texts, codes, unknown
):
    found = CODES.listed(column, texts)
    assert found.unknown == unknown
    if codes is not None:
        assert found.codes == codes
    else:
        assert len(found.codes) == len(texts[0].replace(" dan", ",").split(","))
