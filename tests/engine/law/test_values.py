"""Values are checked against their declared type, and cannot be changed."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from tepat.law import LawFileError
from tepat.law.values import frozen
from tepat.words import Sentence


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (24, int, 24),
        (7.5, float, 7.5),
        (7, float, 7.0),
        ("BAIK", str, "BAIK"),
        (True, bool, True),
        (date(2024, 9, 22), date, date(2024, 9, 22)),
        (None, date | None, None),
        (date(2024, 9, 22), date | None, date(2024, 9, 22)),
        (["a", "b"], tuple[str, ...], ("a", "b")),
        ([], tuple[str, ...], ()),
        (["IV/c", "IV/d"], tuple[str, str], ("IV/c", "IV/d")),
        ({5: 235}, Mapping[int, int], {5: 235}),
        ({"a": ["b"]}, Mapping[str, tuple[str, ...]], {"a": ("b",)}),
        (
            {"JPT": {"id": "satu", "en": "one"}},
            Mapping[str, Sentence],
            {"JPT": Sentence(id="satu", en="one")},
        ),
    ],
    ids=repr,
)
def test_a_fitting_value_is_taken(value, kind, expected):
    assert frozen(value, kind, "here") == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("24", int),
        (True, int),
        (True, float),
        (24.0, int),
        (1, bool),
        (None, int),
        (datetime(2024, 9, 22, 8), date),
        ("2024-09-22", date),
        ("BAIK", tuple[str, ...]),
        (["BAIK", 1], tuple[str, ...]),
        (["IV/c"], tuple[str, str]),
        (["IV/c", "IV/d", "IV/e"], tuple[str, str]),
        ([1], Mapping[str, int]),
        ({"a": "b"}, Mapping[str, int]),
        ({1: 1}, Mapping[str, int]),
        ({"id": "satu"}, Sentence),
        ({"id": "satu", "en": "one", "nl": "een"}, Sentence),
        ("satu", Sentence),
    ],
    ids=repr,
)
def test_a_value_of_another_type_is_refused_with_its_place(value, kind):
    with pytest.raises(LawFileError, match=r"^here: "):
        frozen(value, kind, "here")


def test_a_refusal_names_the_type_and_what_was_found():
    with pytest.raises(LawFileError) as error:
        frozen("24", int, "here")
    assert error.value.say("en") == (
        "here: the value '24' does not fit the type int that its class declares. "
        "Correct the value or the type."
    )


def test_a_table_cannot_be_changed():
    table = frozen({"AHLI MUDA": 58}, Mapping[str, int], "here")
    with pytest.raises(TypeError):
        table["AHLI MUDA"] = 60


def test_a_change_of_what_yaml_gave_does_not_reach_the_table():
    given = {"AHLI MUDA": 58}
    table = frozen(given, Mapping[str, int], "here")
    given["AHLI MUDA"] = 60
    assert table == {"AHLI MUDA": 58}
