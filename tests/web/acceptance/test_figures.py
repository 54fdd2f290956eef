"""What small counts would give away is left out; shares tell how sure they are."""

import pytest

from tepat_web.acceptance.figures import Figures, together, with_small_left_out


def units(*objected, concerned=20):
    return {
        f"{n:05}": Figures(concerned=concerned, told=concerned, objected=count)
        for n, count in enumerate(objected)
    }


def shown(told):
    return [one.count("objected") for one in told.values()]


@pytest.mark.parametrize(
    ("counts", "known", "seen", "whole"),
    [
        ((9, 8, 12), True, [9, 8, 12], 29),
        ((9, 3, 12), True, [None] * 3, 24),  # 24 less 21 would tell the one
        ((9, 3, 1), True, [None] * 3, 13),  # two below five with a sum below five
        ((9, 4, 4, 4), True, [None] * 4, 21),  # all at the end
        ((9, 0, 0, 0), True, [None] * 4, 9),
        ((9, 2, 2, 2), True, [9, None, None, None], 15),
        ((1, 1, 0), True, [None] * 3, 2),
        ((1, 1, 0), False, [None] * 3, None),
        ((2, 2, 2), False, [None] * 3, 6),
    ],
)
def test_small_counts_stay_open(counts, known, seen, whole):
    told, sums = with_small_left_out(units(*counts), whole_is_known=known)
    assert shown(told) == seen
    assert sums.count("objected") == whole


@pytest.mark.parametrize("left_out", [(2, 2, 2), (3, 1, 2), (0, 3, 4)])
def test_from_the_sum_none_of_those_left_out_can_be_told(left_out):
    """Every one of them may be nothing, and may be as many as can be small."""
    several, both = len(left_out), sum(left_out)
    told, _whole = with_small_left_out(units(9, *left_out), whole_is_known=True)
    assert shown(told) == [9, *[None] * several]
    others = 4 * (several - 1)
    assert 0 <= both <= others and both >= 4


def test_that_people_were_told_is_no_secret():
    told, _whole = with_small_left_out(units(1, 1), whole_is_known=False)
    assert [one.count("told") for one in told.values()] == [20, 20]


def test_a_share_of_few_people_is_told_with_how_sure_it_is():
    few, many = Figures(concerned=10, answered=8), Figures(concerned=1000, answered=800)
    assert few.share("answered") == many.share("answered") == 80
    low, high = few.interval("answered")
    assert (round(low, 1), round(high, 1)) == (49.0, 94.3)  # Wilson, 8 of 10
    assert many.interval("answered")[1] - many.interval("answered")[0] < 6
    assert Figures().share("answered") is Figures().interval("answered") is None


def test_medians_are_over_all_answers_not_over_units():
    one, two = Figures(days=[1, 1, 1]), Figures(days=[9])
    assert together([one, two]).median_days == 1
    assert Figures().median_days is None
