"""A league stands only where the intervals allow one."""

import pytest

from tepat_web.impact.league import Entry, league, widening
from tepat_web.impact.telling import Claim


def ranked(*ends):
    """Places of differences that are told by the ends of their intervals."""
    entries = [
        Entry(str(at), None, Claim((low + high) / 2, low, high, "poin"))
        for at, (low, high) in enumerate(ends)
    ]
    return [(line.entry.name, line.best, line.worst) for line in league(entries)]


def test_two_that_lie_apart_have_their_places():
    assert ranked((1, 3), (8, 10)) == [("1", 1, 1), ("0", 2, 2)]


@pytest.mark.parametrize(
    "ends",
    [
        [(8, 10)],  # there is nothing to rank it against
        [(7, 9), (8, 10)],  # they overlap
        [(8, 10), (-1, 3)],  # the other may be nothing at all
        [(-2, 1), (-1, 3)],
        [(4, 6), (6, 8)],  # they touch
        [(8, 10), (7, 9), (-3, 1)],
    ],
)
def test_what_cannot_be_told_apart_is_not_ranked(ends):
    assert ranked(*ends) == []


def test_a_line_between_two_that_lie_apart_has_no_place_of_its_own():
    assert ranked((8, 10), (4, 9), (1, 5)) == [("0", 1, 2), ("1", 1, 3), ("2", 2, 3)]


def test_a_fall_is_ranked_below_a_rise():
    assert ranked((-5, -3), (2, 4)) == [("1", 1, 1), ("0", 2, 2)]


def test_who_looks_at_many_pairs_needs_more_to_tell_two_apart():
    pair = [(4, 6), (6.2, 8.2)]
    assert len(ranked(*pair)) == 2
    others = [(-1, 1)] * 8  # measured, too, though nothing came of them
    assert ranked(*pair, *others) == []
    assert widening(2) == 1 < widening(3) < widening(10)
