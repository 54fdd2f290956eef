"""A wish counts where it is liked better than staying."""

import numpy as np
import polars as pl

from tepat.placement.case import work_out
from tepat.placement.scenario import Scenario
from tepat.placement.wishes import wish_lists

CODES = ("A", "B", "C")


def of(*rows, holds=0):
    """Return the wishes of one person from rows (position, rank, stay)."""
    table = pl.DataFrame(
        [("1", *row) for row in rows],
        schema={
            "nip": pl.String,
            "position": pl.String,
            "rank": pl.Int64,
            "stay": pl.Boolean,
        },
        orient="row",
    )
    (told,) = wish_lists(table, ("1",), CODES, np.array([holds]))
    return [CODES[at] for at in told]


def test_wishes_come_in_their_order_whatever_the_order_of_rows():
    assert of(("C", 2, False), ("B", 1, None)) == ["B", "C"]


def test_what_comes_after_staying_does_not_count():
    assert of(("B", 1, False), (None, 2, True), ("C", 3, False)) == ["B"]
    assert of((None, 1, True), ("B", 2, False)) == []


def test_staying_comes_first_among_equals_and_without_a_rank():
    assert of(("B", 1, False), (None, 1, True)) == []
    assert of(("B", 1, False), (None, None, True)) == []


def test_a_wish_without_a_rank_comes_last():
    assert of(("C", None, False), ("B", 2, False)) == ["B", "C"]
    assert of(("C", None, False), (None, 2, True)) == []


def test_to_wish_for_the_own_position_is_to_wish_to_stay():
    assert of(("B", 1, False), ("A", 2, False), ("C", 3, False)) == ["B"]


def test_a_row_that_also_prefers_to_stay_is_no_wish_to_move():
    assert of(("B", 1, True)) == []


def test_rows_that_say_nothing_are_passed_over():
    assert of((None, 1, None), ("B", 2, False), ("X", 1, False)) == ["B"]
    assert of() == []


def test_a_wish_said_twice_counts_once():
    assert of(("B", 1, False), ("B", 2, False), ("C", 3, False)) == ["B", "C"]


def test_by_wish_nobody_has_another_option_than_what_they_wished_for(small):
    people = [small.person(1, "A"), small.person(2, None)]
    posts = [small.post(code, 1) for code in "ABC"]
    wish = {"nip": small.nip(1), "position": "B", "rank": 1}
    town = small.city(people, posts, wishes=[wish])
    free = work_out(town).problem()
    assert len(free.option_person) == 5  # person 1: B, C; person 2: A, B, C
    for mode in ("voluntary", "exchange"):
        asked = work_out(town, Scenario(mode=mode)).problem()
        assert (asked.option_person.tolist(), asked.option_position.tolist()) == (
            [0],
            [1],
        )
