"""Public figures: no small number, and none that follows from others."""

import csv
from datetime import date
from io import StringIO

import pytest

from tepat_web.accounts.queries import operator
from tepat_web.complaints import actions_handling, statistics
from tepat_web.complaints.models import Case
from tepat_web.complaints.statistics import _apart, _Group, _table

pytestmark = pytest.mark.django_db
NEXT_MONTH = (2026, 4, 1)


def groups(**came):
    return {key: _Group(came=n) for key, n in came.items()}


def shown(rows):
    return {row.key: row.came for row in rows}


@pytest.mark.parametrize(
    ("came", "of", "left"),
    [
        ({"a": 12, "b": 9}, 9, {"a": 12, "b": 9}),
        ({"a": 12, "b": 3, "c": 2}, 9, {"a": 12, "": 5}),
        # One alone would follow from the sum: the smallest goes with it.
        ({"a": 12, "b": 9, "c": 3}, 9, {"a": 12, "": 12}),
        # Two fours would follow from an eight.
        ({"a": 12, "b": 9, "c": 4, "d": 4}, 4, {"a": 12, "": 17}),
        ({"a": 6, "b": 1}, 2, {"": 7}),
    ],
)
def test_a_small_row_does_not_follow_from_the_sum(came, of, left):
    assert shown(_table(groups(**came), of)) == left
    assert sum(left.values()) == sum(came.values())


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ([(10, 20), (0, 9)], [10, 0]),
        ([(10, 20), (2, 9), (7, 14)], [10, None, None]),  # one alone follows
        ([(16, 20), (2, 9), (7, 14)], [None, None, 7]),  # the rest is small, too
        ([(2, 9)], [None]),
    ],
)
def test_a_small_part_does_not_follow_from_the_others(parts, left):
    assert _apart(parts) == left


def test_months_that_are_over_tell_what_came_and_how_it_was_answered(
    city, routed, at, settings
):
    cases = [routed().it for _ in range(7)]
    at(2026, 3, 10)
    for it in cases[:6]:
        actions_handling.answer(by=city.keeper, case=it, text="Sudah.")
    actions_handling.react(by=operator(), case=cases[0], reaction="content")
    assert statistics.figures(at(2026, 3, 31)).city is None  # the month is not over
    seen = statistics.figures(at(*NEXT_MONTH))
    assert (seen.first, seen.last) == (date(2025, 4, 1), date(2026, 3, 31))
    assert (seen.city.came, seen.city.days, seen.content) == (7, 8, None)
    assert seen.city.in_time is None  # one is not: that one would be told
    Case.objects.filter(pk=cases[6].pk).update(answered_on=date(2026, 3, 10))
    Case.objects.filter(pk=cases[6].pk).update(stage="answered")
    seen = statistics.figures(date(*NEXT_MONTH))
    assert [(row.key, row.came, row.in_time) for row in seen.months] == [
        ("2026-03-01", 7, 7)
    ]
    assert [(row.key, row.late) for row in seen.grades] == [("plain", 0)]


def test_page_and_file_tell_the_same_and_nothing_small(city, routed, at):
    for _ in range(6):
        routed()
    routed("normative")
    at(*NEXT_MONTH)
    page = city.stranger.get("/aduan/angka/").content.decode()
    assert "Kecamatan Contoh" in page
    rows = list(csv.DictReader(StringIO(city.stranger.get("/aduan/angka.csv").text)))
    assert {row["tabel"] for row in rows} == {"kota", "instansi", "bulan", "kelas"}
    assert all(int(row["masuk"]) >= 5 for row in rows)
    assert next(row["baris"] for row in rows if row["tabel"] == "bulan") == "2026-03"


def test_what_was_closed_elsewhere_is_neither_late_nor_in_time(city, routed, at):
    for _ in range(5):
        routed()
    Case.objects.update(stage="closed", forward_by=None, answer_by=None)
    seen = statistics.figures(at(*NEXT_MONTH))
    assert (seen.city.came, seen.city.in_time, seen.city.late) == (5, 0, 0)
