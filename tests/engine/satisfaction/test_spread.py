"""Intervals: against scipy, and against what they promise."""

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from tepat.satisfaction import spread
from tepat.satisfaction.student import quantile

NINTH = Fraction(1, 9)
NAN = float("nan")


@pytest.mark.parametrize("probability", [0.5, 0.9, 0.95, 0.975, 0.995, 0.9999])
@pytest.mark.parametrize("freedom", [1, 1.3, 2, 4.7, 10, 48, 383, 9999.5, 1e6])
def test_quantiles_are_those_of_scipy(probability, freedom):
    wanted = stats.t.ppf(probability, freedom)
    assert quantile(probability, freedom) == pytest.approx(wanted, rel=1e-7, abs=1e-9)


def test_with_every_answer_given_the_interval_is_that_of_the_respondents_own_index():
    answers = np.random.default_rng(3).integers(1, 5, (25, 9)).astype(float)
    own = answers.mean(axis=1) * 25
    wanted = stats.t.interval(0.95, 24, own.mean(), stats.sem(own))
    found = spread.between(own.mean(), spread.of_index(answers, NINTH), 25, 100)
    assert found == pytest.approx(wanted)


def test_the_difference_of_two_elements_is_that_of_paired_answers():
    answers = np.random.default_rng(4).integers(1, 5, (25, 9)).astype(float)
    paired = stats.ttest_rel(answers[:, 2], answers[:, 5]).confidence_interval(0.95)
    half = spread.of_difference(answers, 2, 5).half()
    assert 2 * half == pytest.approx(paired.high - paired.low)


def test_the_difference_of_two_periods_is_that_of_welch():
    draw = np.random.default_rng(5)
    one = draw.integers(1, 5, (12, 9)).astype(float)
    other = draw.integers(2, 5, (40, 9)).astype(float)
    change = spread.of_change(
        spread.of_index(one, NINTH), spread.of_index(other, NINTH)
    )
    told = stats.ttest_ind(
        other.mean(axis=1) * 25, one.mean(axis=1) * 25, equal_var=False
    ).confidence_interval(0.95)
    assert 2 * change.half() == pytest.approx(told.high - told.low)


@pytest.mark.parametrize(
    "answers",
    [
        np.full((1, 9), 3.0),
        np.full((20, 9), 3.0),
        np.array([[4.0, NAN], [NAN, 3.0], [2.0, NAN]]),
    ],
    ids=["one sheet", "all agree", "one answer to an element"],
)
def test_there_is_no_interval_where_nothing_is_known_of_the_spread(answers):
    assert spread.between(3.0, spread.of_index(answers, NINTH), 1, 4) is None


def test_an_interval_stays_within_what_the_index_can_be():
    answers = np.array([[4.0, 4.0], [4.0, 3.0], [4.0, 4.0]])
    low, high = spread.between(
        float(answers.mean() * 25), spread.of_index(answers, Fraction(1, 2)), 25, 100
    )
    assert high == 100 > low


def test_equal_differences_are_no_chance_from_six_sheets_on():
    nothing = spread.Spread(0.0, 4)
    assert not spread.differs(1.0, nothing, 5)
    assert spread.differs(1.0, nothing, 6)
    assert not spread.differs(0.0, nothing, 600)


def town(draw, people, level):
    """Answers of a whole town, 1 to 4: some people are kinder than others."""
    means = level + np.linspace(-0.4, 0.4, 9)
    kind = draw.normal(0, 0.4, (people, 1))
    noise = draw.normal(0, 0.6, (people, 9))
    return np.clip(np.round(means + kind + noise), 1, 4)


@pytest.mark.parametrize(
    ("asked", "people", "level", "blank"),
    [
        (10, 2000, 3.0, 0.0),
        (30, 2000, 3.0, 0.1),
        (100, 200, 3.0, 0.0),
        (100, 5000, 3.6, 0.05),
    ],
    ids=["ten sheets", "with blanks", "half of the town", "high scores"],
)
def test_the_interval_covers_the_truth_about_as_often_as_it_says(
    asked, people, level, blank
):
    draw = np.random.default_rng(11)
    everybody = town(draw, people, level)
    truth = float(everybody.mean() * 25)
    covered, rounds = 0, 1000
    for _ in range(rounds):
        answers = everybody[draw.choice(people, asked, replace=False)]
        answers = np.where(draw.random(answers.shape) < blank, NAN, answers)
        found = spread.of_index(answers, NINTH).without(asked / people)
        low, high = spread.between(
            float(np.nanmean(answers, axis=0).mean() * 25), found, 25, 100
        )
        covered += low <= truth <= high
    # 1,000 rounds at 95 %: two standard errors are 1.4 points.
    assert 0.93 <= covered / rounds <= 0.97


def test_no_change_is_called_a_change_about_as_seldom_as_it_says():
    draw = np.random.default_rng(12)
    everybody = town(draw, 5000, 3.1)
    called, rounds = 0, 1000
    for _ in range(rounds):
        one, other = (
            everybody[draw.choice(5000, size, replace=False)] for size in (15, 40)
        )
        change = spread.of_change(
            spread.of_index(one, NINTH), spread.of_index(other, NINTH)
        )
        called += abs(other.mean() - one.mean()) * 25 > change.half()
    assert 0.03 <= called / rounds <= 0.07
