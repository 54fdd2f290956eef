import polars as pl

from tepat.establishment.tree import own, with_below

# A is the root, B and C below it, D below B. The sheet names D before its parent.
UNITS = pl.DataFrame(
    {
        "unit": ["A", "D", "C", "B"],
        "parent": [None, "B", "A", "A"],
        "depth": [0, 2, 1, 1],
    }
)
ROWS = pl.DataFrame({"unit": ["B", "D", "A", "D"], "need": [1, 2, 10, None]})


def test_a_units_own_rows_are_added_up_and_nulls_add_nothing():
    assert own(UNITS, ROWS).rows() == [("A", 10), ("D", 2), ("C", 0), ("B", 1)]


def test_a_unit_holds_everything_below_it():
    sums = own(UNITS, ROWS)
    assert with_below(UNITS, sums).rows() == [
        ("A", 13),  # 10 + 1 + 2
        ("D", 2),
        ("C", 0),
        ("B", 3),  # 1 + 2
    ]


def test_nothing_given_is_changed():
    sums = own(UNITS, ROWS)
    before = sums.clone()
    with_below(UNITS, sums)
    assert sums.equals(before)


def test_as_many_units_as_numbers_are_not_turned_on_their_side():
    numbers = ("a", "b", "c", "d")
    rows = pl.DataFrame([("D", 1, 2, 3, 4)], ["unit", *numbers], orient="row")
    assert with_below(UNITS, own(UNITS, rows)).rows() == [
        ("A", 1, 2, 3, 4),
        ("D", 1, 2, 3, 4),
        ("C", 0, 0, 0, 0),
        ("B", 1, 2, 3, 4),
    ]
