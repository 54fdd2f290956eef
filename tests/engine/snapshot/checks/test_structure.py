from __future__ import annotations

import random

import pytest

from tepat.snapshot import checks, resolve


def test_a_sound_city_has_nothing_wrong(city):
    assert city.seen() == []


def test_a_second_root_points_at_the_first(city):
    city.add("units", unit="X", name="Lain")
    (seen,) = checks.check(city.snapshot())
    assert (seen.defect.code, seen.place.row) == ("TREE-SECOND-ROOT", 3)
    assert seen.facts["first"].row == 0


def test_no_root_at_all(city):
    city.set("units", 0, parent="S")
    assert ("TREE-NO-ROOT", "units", None, None) in city.seen()


def test_a_circle_of_units_is_drawn_once(city):
    city.set("units", 0, parent="S").add("units", unit="R", name="Puncak")
    (seen,) = checks.check(city.snapshot())
    assert seen.defect.code == "TREE-CIRCLE"
    assert seen.facts["circle"] == "D → S → B → D"


def test_a_unit_that_is_its_own_parent(city):
    city.set("units", 2, parent="S")
    assert city.seen() == [("TREE-CIRCLE", "units", 2, "parent")]


def test_a_unit_told_twice_once_below_itself_stands_in_its_first_place(city):
    city.add("units", unit="D", name="Lagi", parent="S")  # S lies below D
    assert ("KEY-REPEATED", "units", 3, "unit") in city.seen()
    paths = resolve.units(city.snapshot())["path"].to_list()  # ends, above all
    assert paths == ["D", "D/B", "D/B/S", "D"]


def test_a_very_long_circle_is_cut_in_the_telling(city):
    for i in range(5000):
        city.add("units", unit=f"U{i}", name="x", parent=f"U{(i + 1) % 5000}")
    (seen,) = checks.check(city.snapshot())
    assert seen.facts["circle"].startswith("U0 → U1")
    assert len(seen.facts["circle"]) < 100


def test_many_trees_with_circles_are_walked_once_each(city):
    chance = random.Random(1)
    city.rows["units"] = [{"unit": "root", "name": "x"}] + [
        {"unit": f"U{i}", "name": "x", "parent": f"U{chance.randrange(3000)}"}
        for i in range(3000)
    ]
    city.rows["positions"] = []
    city.rows["employees"] = []
    city.rows["tasks"] = []
    # Every unit but the root leads into a circle; each circle is told once.
    parent = {row["unit"]: row.get("parent") for row in city["units"]}
    circles = set()
    for unit in parent:
        here, walked = unit, []
        while here is not None and here not in walked:
            walked.append(here)
            here = parent[here]
        if here is not None:
            circles.add(frozenset(walked[walked.index(here) :]))
    told = [code for code, *_ in city.seen() if code == "TREE-CIRCLE"]
    assert len(told) == len(circles) > 1


def test_superiors_in_a_circle(city):
    city.set("positions", 2, superior="P4").set("positions", 3, superior="P3")
    assert city.seen() == [("SUPERIOR-CIRCLE", "positions", 2, "superior")]


def test_a_circle_closed_by_the_superior_that_follows_from_the_unit(city):
    # P4 states none, so the leader of its unit, P3, is its superior.
    city.set("positions", 2, superior="P4")
    assert city.seen() == [("SUPERIOR-CIRCLE", "positions", 2, "superior")]


def test_a_stated_circle_is_told_even_where_units_are_broken(city):
    city.set("positions", 2, superior="P4").set("positions", 3, superior="P3")
    city.add("units", unit="X", name="Lain")
    assert {code for code, *_ in city.seen()} == {"SUPERIOR-CIRCLE", "TREE-SECOND-ROOT"}


def test_two_leaders_of_one_rank_are_doubted(city):
    city.add("positions", position="P9", unit="B", name="x", family="ADMINISTRATOR")
    assert city.seen() == [("UNIT-TWO-LEADERS", "positions", 4, "position")]


@pytest.mark.parametrize(
    "told",
    [
        {"superior": "P2"},  # the sheet orders them
        {"family": "PENGAWAS"},  # a lower rank
    ],
)
def test_leaders_in_order_are_not(told, city):
    values = {"position": "P9", "unit": "B", "name": "x", "family": "ADMINISTRATOR"}
    city.add("positions", **(values | told))
    assert city.seen() == []


def test_a_higher_class_leads(city):
    city.set("positions", 1, position_class=12)
    city.add("positions", position="P9", unit="B", name="x", family="ADMINISTRATOR")
    city.set("positions", 4, position_class=11)
    assert city.seen() == []


def test_a_level_belongs_to_its_family(city):
    city.set("positions", 3, level="AHLI MUDA").set("positions", 0, level="JPT PRATAMA")
    assert city.seen() == [("LEVEL-UNFIT", "positions", 3, "level")]


def test_grades_in_the_wrong_order(city):
    city.set("positions", 3, grade_min="III/b", grade_max="III/a")
    city.set("positions", 2, grade_min="II/c", grade_max="III/a")
    city.set("positions", 1, grade_min="IX", grade_max="VII")
    assert city.seen() == [
        ("GRADES-REVERSED", "positions", 1, "grade_min"),
        ("GRADES-REVERSED", "positions", 3, "grade_min"),
    ]
