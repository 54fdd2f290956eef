import polars as pl

from tepat.snapshot.nearest import at_or_above, climbs

UNITS = pl.DataFrame(
    {"unit": ["R", "A", "B", "C"], "parent": [None, "R", "A", "B"]},
    schema={"unit": pl.String, "parent": pl.String},
)


def reached(told, *by):
    columns = {"unit": pl.String, **dict.fromkeys(by, pl.String), "value": pl.Int64}
    frame = pl.DataFrame(told, schema=columns, orient="row")
    return sorted(at_or_above(UNITS, frame, *by).iter_rows())


def test_a_unit_takes_what_it_was_told_itself_or_what_the_nearest_above_was():
    assert reached([("R", 1), ("B", 2)]) == [("A", 1), ("B", 2), ("C", 2), ("R", 1)]


def test_what_only_units_below_were_told_does_not_rise():
    assert reached([("B", 2)]) == [("B", 2), ("C", 2)]


def test_each_thing_climbs_by_itself():
    told = [("R", "x", 1), ("B", "x", 2), ("B", "y", 3)]
    assert reached(told, "driver") == [
        ("A", "x", 1),
        ("B", "x", 2),
        ("B", "y", 3),
        ("C", "x", 2),
        ("C", "y", 3),
        ("R", "x", 1),
    ]


def test_of_a_unit_told_twice_the_first_row_counts():
    assert reached([("R", 1), ("R", 9)])[-1] == ("R", 1)


def test_a_circle_of_parents_is_walked_once():
    circle = pl.DataFrame({"unit": ["A", "B"], "parent": ["B", "A"]})
    assert sorted(climbs(circle).iter_rows()) == [
        ("A", "A"),
        ("A", "B"),
        ("B", "A"),
        ("B", "B"),
    ]
