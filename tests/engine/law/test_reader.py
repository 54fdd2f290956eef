"""What the loader takes from a file of norms, and what it refuses."""

from collections.abc import Mapping
from datetime import date

import pytest

from tepat.law import Citation, LawFileError
from tepat.law.reader import norms
from tepat.law.yaml_file import parsed
from tepat.words import Sentence

TENURE = """
shortest:
  label: {id: Masa paling singkat, en: Shortest time}
  unit: month
  values:
    - from: 2017-04-07
      value: 24
      cites: {instrument: PP 11/2017, at: Pasal 190 ayat (3)}
      verified: false
      note: {id: Dihitung bulan penuh., en: Whole months are counted.}
    - from: 2024-01-01
      value: 36
      cites: {instrument: UU 20/2023, at: Pasal 1}
      verified: true
      checked_by: [A, B]
"""


def read(text, **kinds):
    return norms("tenure", parsed(text, "here"), kinds or {"shortest": int})


def test_a_norm_carries_everything_its_file_says():
    first, second = read(TENURE)["shortest"]
    assert first.name == "tenure.shortest"
    assert first.label == Sentence(id="Masa paling singkat", en="Shortest time")
    assert (first.value, first.unit, first.since) == (24, "month", date(2017, 4, 7))
    assert first.cites == Citation("PP 11/2017", "Pasal 190 ayat (3)")
    assert (first.verified, first.checked_by) == (False, ())
    assert first.note == Sentence(
        id="Dihitung bulan penuh.", en="Whole months are counted."
    )
    assert (second.value, second.verified, second.checked_by) == (36, True, ("A", "B"))
    assert second.note is None


def refused(text, match, **kinds):
    with pytest.raises(LawFileError, match=match) as error:
        read(text, **kinds)
    assert error.value.exit_code == 12
    assert error.value.say("en").startswith("law/norms/tenure.yaml")


def changed(old, new):
    assert old in TENURE
    return TENURE.replace(old, new)


def test_a_norm_of_the_class_that_the_file_lacks_is_refused():
    refused(TENURE, "isian longest belum ada", shortest=int, longest=int)


def test_a_norm_of_the_file_that_the_class_lacks_is_refused():
    refused(changed("shortest:", "longest:") + TENURE, "isian longest tidak dikenal")


def test_a_value_of_another_type_than_the_class_declares_is_refused():
    refused(TENURE, "tidak cocok dengan tipe", shortest=Mapping[str, int])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("      cites: {instrument: UU 20/2023, at: Pasal 1}\n", "cites"),
        ("      verified: false\n", "verified"),
        ("      value: 36\n", "value"),
        ("  unit: month\n", "unit"),
        ("  label: {id: Masa paling singkat, en: Shortest time}\n", "label"),
    ],
)
def test_nothing_that_a_norm_must_say_may_be_left_out(line, key):
    refused(changed(line, ""), f"isian {key} belum ada")


def test_a_value_without_a_day_is_refused():
    refused(changed("- from: 2024-01-01\n      value", "- value"), "isian from belum")


def test_a_misspelt_entry_is_refused():
    refused(changed("checked_by", "cheked_by"), "isian cheked_by tidak dikenal")


def test_a_label_in_one_language_is_refused():
    refused(changed(", en: Shortest time", ""), "tidak cocok dengan tipe Sentence")


def test_a_citation_without_an_article_is_refused():
    refused(changed(", at: Pasal 1}", "}"), "isian at belum ada")


def test_an_instrument_that_nobody_knows_is_refused():
    refused(changed("UU 20/2023", "UU 99/2023"), "UU 99/2023 tidak ada dalam")


def test_an_instrument_is_not_cited_before_it_is_in_force():
    # UU 20/2023 is in force from 31 October 2023.
    refused(changed("2024-01-01", "2023-10-30"), "tidak berlaku pada 30 Oktober 2023")


def test_an_instrument_may_be_cited_from_its_first_day():
    assert read(changed("2024-01-01", "2023-10-31"))["shortest"][1].value == 36


def test_an_instrument_is_not_cited_once_it_is_revoked():
    # UU 5/2014 ended when UU 20/2023 came, before 1 January 2024.
    refused(changed("UU 20/2023", "UU 5/2014"), "UU 5/2014 tidak berlaku")


@pytest.mark.parametrize("day", ["2017-04-07", "2016-12-31"])
def test_values_out_of_order_or_for_the_same_day_are_refused(day):
    # UU 5/2014 was in force on both days, so only their order is wrong.
    text = changed("2024-01-01", day).replace("UU 20/2023", "UU 5/2014")
    refused(text, "Urutkan menurut tanggal")


def test_a_norm_without_any_value_is_refused():
    refused(TENURE[: TENURE.index("    - from")], "belum ada satu pun nilai")


def test_a_unit_that_nobody_knows_is_refused():
    refused(
        changed("unit: month", "unit: fortnight"), "satuan 'fortnight' tidak dikenal"
    )


def test_nothing_is_verified_without_a_reader():
    refused(changed("      checked_by: [A, B]\n", ""), "menuntut checked_by")
    refused(changed("checked_by: [A, B]", "checked_by: []"), "menuntut checked_by")


def test_not_regulated_is_a_value_of_its_own():
    text = changed("value: 36", "value: null")
    assert read(text, shortest=int | None)["shortest"][1].value is None
    refused(text, "nilai None tidak cocok")
