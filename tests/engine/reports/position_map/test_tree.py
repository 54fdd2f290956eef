"""The map as a tree: who stands where, and what adds up."""

from datetime import date

import polars as pl
import pytest

from tepat.reports.position_map.node import Leaving
from tepat.reports.position_map.tree import UnitNotOnMap, position_map

DAY = date(2026, 11, 24)


def unit(chart, code):
    return next(node for node in chart.units if node.unit == code)


def test_there_is_one_root_and_units_stand_depth_first(chart):
    assert [node.unit for node in chart.units] == ["K", "D", "B", "S"]
    assert [node.parent for node in chart.units] == [None, "K", "D", "K"]
    assert chart.root.children == ("D", "S")


def test_a_unit_has_its_leader_on_top_then_boxes_then_rows(chart):
    agency = unit(chart, "D")
    assert agency.leader.position == "J2"
    assert [post.position for post in agency.boxes] == ["J3"]
    assert unit(chart, "B").leader is None


def test_rows_show_functional_posts_first_and_the_highest_class_first(chart):
    assert [post.position for post in unit(chart, "B").rows] == ["J5", "J6", "J4"]


def test_sums_of_a_unit_hold_everything_below_it(chart):
    own, total = unit(chart, "D").own, unit(chart, "D").total
    # Kepala Dinas 0 of 1 and Sekretaris 1 of 1; below: 3 of 2, 1 of 4, 0 of 0.
    assert (own.occupied, own.need, own.gap) == (1, 2, -1)
    assert (total.posts, total.occupied, total.need) == (5, 5, 8)
    # −1 − 3 short, +1 over: they are told apart although they partly cancel.
    assert (total.gap, total.short, total.over) == (-3, 4, 1)


def test_an_unknown_need_is_counted_as_unknown_and_adds_nothing(chart):
    total = unit(chart, "S").total
    assert (total.occupied, total.need, total.gap, total.unknown) == (1, 0, 0, 1)
    assert unit(chart, "S").rows[0].gap is None


def test_sums_of_the_root_are_those_of_all_positions(chart):
    assert chart.root.total.posts == 7
    assert chart.root.total.occupied == 7


@pytest.mark.parametrize(
    ("name", "leaving"),
    [
        ("</script><script>alert(1)</script>", Leaving.OVERDUE),  # retires today
        ("Budi", Leaving.WITHIN_A_YEAR),  # the contract still runs on its last day
        ("Citra", Leaving.OVERDUE),  # it ended yesterday
        ("Dewi", Leaving.WITHIN_A_YEAR),  # in exactly a year
        ("Ani, S.E.", Leaving.WITHIN_FIVE_YEARS),
        ("=1+1", Leaving.LATER),
        ("Eka", Leaving.UNKNOWN),  # neither day is known
    ],
)
def test_leaving_is_told_by_the_earlier_of_retirement_and_contract(
    chart, name, leaving
):
    people = [
        one for node in chart.units for post in node.posts for one in post.holders
    ]
    (person,) = [one for one in people if one.name == name]
    assert person.leaving is leaving


def test_leaving_people_are_summed_once_each(chart):
    total = unit(chart, "B").total
    assert (total.overdue, total.within_a_year, total.within_five_years) == (2, 2, 0)


def test_a_nip_shows_neither_birthday_nor_sex(chart):
    (holder,) = chart.root.leader.holders
    assert holder.nip == "********200001*901"


def test_without_names_nobody_is_on_the_map_but_numbers_stay(chart, nameless):
    assert not any(post.holders for node in nameless.units for post in node.posts)
    assert nameless.root.total == chart.root.total


def test_a_map_below_a_unit_has_that_unit_as_its_root(frames):
    part = position_map(*frames, day=DAY, below="D")
    assert [(node.unit, node.parent, node.depth) for node in part.units] == [
        ("D", None, 0),
        ("B", "D", 1),
    ]


def test_a_unit_that_is_not_there_is_refused_with_the_nearest_codes(frames):
    with pytest.raises(UnitNotOnMap) as refused:
        position_map(*frames, day=DAY, below="DD")
    assert "Kode yang mirip: D." in refused.value.say("id")
    assert refused.value.exit_code == 19


def test_a_unit_whose_code_begins_like_another_is_not_taken_for_a_part_of_it(frames):
    units, *rest = frames
    twin = units.filter(pl.col("unit") == "S").with_columns(
        unit=pl.lit("DX"), path=pl.lit("K/DX"), order=pl.lit(4, pl.Int64)
    )
    part = position_map(pl.concat([units, twin]), *rest, day=DAY, below="D")
    assert [node.unit for node in part.units] == ["D", "B"]


def test_a_leap_day_is_no_obstacle(frames):
    assert position_map(*frames, day=date(2028, 2, 29)).root.total.overdue > 0


def test_a_town_without_people_has_holders_as_stated(frames):
    units, positions, balance, people = frames
    chart = position_map(units, positions, balance, people.clear(), day=DAY)
    assert chart.root.total.occupied == 7
    assert chart.root.leader.holders == ()
