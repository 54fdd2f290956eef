"""Norms are looked up when they are read, and are read-only."""

from datetime import date

import pytest

from tepat import law
from tepat.law import LawFileError, NormNotInForce
from tepat.law.group import Group
from tepat.law.norm import Norm


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2004, 7, 23), 1200),
        (date(2020, 1, 14), 1200),
        (date(2020, 1, 15), 1250),
        (date(2026, 11, 24), 1250),
    ],
)
def test_the_value_is_that_of_the_day(day, hours):
    assert law.on(day).working_time.effective_hours_per_year.value == hours


def test_a_norm_not_in_force_is_no_obstacle_to_reading_another():
    in_2004 = law.on(date(2004, 8, 1))
    assert in_2004.working_time.weeks_per_year.value == 52
    with pytest.raises(NormNotInForce):
        _ = in_2004.tenure.shortest_before_transfer


def test_a_norm_not_in_force_says_which_when_and_what_to_do():
    with pytest.raises(NormNotInForce) as error:
        _ = law.on(date(2015, 1, 1)).tenure.shortest_before_transfer
    refusal = error.value
    assert refusal.exit_code == 11
    assert (refusal.name, refusal.day, refusal.first) == (
        "tenure.shortest_before_transfer",
        date(2015, 1, 1),
        date(2017, 4, 7),
    )
    assert refusal.say("en") == (
        "Shortest time in a position before a transfer (norm "
        "tenure.shortest_before_transfer) has no value on 1 January 2015; the earliest "
        "value known applies since 7 April 2017. Choose a later day, or add the older "
        "value with its citation to law/norms/tenure.yaml."
    )
    assert str(refusal) == refusal.say("id")
    assert "1 Januari 2015" in refusal.say("id")


def test_a_norm_is_the_same_object_each_time():
    tenure = law.on(date(2026, 1, 1)).tenure
    assert tenure.shortest_before_transfer is tenure.shortest_before_transfer


def test_nobody_can_change_the_law():
    tenure = law.on(date(2026, 1, 1)).tenure
    with pytest.raises(AttributeError, match="read-only"):
        tenure.shortest_before_transfer = None
    assert tenure.shortest_before_transfer.value == 24


def test_a_misspelt_norm_is_an_attribute_error():
    with pytest.raises(AttributeError):
        _ = law.on(date(2026, 1, 1)).tenure.shortest_before_transfre


def test_a_class_that_asks_for_more_than_its_file_has_is_refused():
    class MoreTenure(Group, file="tenure"):
        shortest_before_transfer: Norm[int]
        longest_before_rotation: Norm[int]
        jpt_shortest: Norm[int]
        weather: Norm[int]

    with pytest.raises(LawFileError, match="isian weather belum ada"):
        _ = MoreTenure(date(2026, 1, 1)).shortest_before_transfer


def test_a_class_that_leaves_a_norm_of_its_file_out_is_refused():
    class LessTenure(Group, file="tenure"):
        shortest_before_transfer: Norm[int]

    with pytest.raises(LawFileError, match="longest_before_rotation tidak dikenal"):
        _ = LessTenure(date(2026, 1, 1)).shortest_before_transfer
