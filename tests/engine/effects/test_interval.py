"""The interval against formulas and code of another hand."""

import numpy as np
import pytest
from scipy import stats

from tepat.effects.changes import Changes
from tepat.effects.interval import Cohort, Method, estimate

CHANCE = np.random.Generator(np.random.PCG64(5))


def cohort(treated, others, restless=1.0):
    change = np.concatenate([treated, others]).astype(float)
    is_treated = np.arange(len(change)) < len(treated)
    free = np.full(len(change), 6.0)
    calm = np.where(is_treated, restless, 1.0) * free
    one = np.ones(len(change))
    found = Changes(is_treated, change, change, one, calm, free)
    return Cohort(np.arange(len(change)), found)


def test_with_enough_units_on_each_side_it_is_welch_with_bell_and_mccaffrey():
    treated, others = CHANCE.normal(3, 2, 6), CHANCE.normal(0, 1, 20)
    found = estimate([cohort(treated, others)])
    assert found.method is Method.ROBUST
    welch = stats.ttest_ind(treated, others, equal_var=False)
    assert found.effect == pytest.approx(treated.mean() - others.mean())
    assert found.effect / found.error == pytest.approx(welch.statistic)
    # Bell and McCaffrey for two means: the variances are taken as equal.
    m, n = 6, 20
    freedom = (1 / m + 1 / n) ** 2 / (1 / m**2 / (m - 1) + 1 / n**2 / (n - 1))
    assert found.freedom == pytest.approx(freedom, abs=1e-5)
    reach = stats.t.ppf(0.975, freedom) * found.error
    assert found.low == pytest.approx(found.effect - reach, abs=1e-6)
    assert found.high == pytest.approx(found.effect + reach, abs=1e-6)


def test_one_treated_unit_is_held_against_the_spread_of_the_others():
    others = CHANCE.normal(0, 1, 25)
    found = estimate([cohort([4.0], others)])
    assert found.method is Method.POOLED
    # One new unit beside 25: variance s² (1 + 1/25).
    assert found.error == pytest.approx(others.std(ddof=1) * np.sqrt(1 + 1 / 25))
    assert 10 < found.freedom < 25
    assert found.high - found.effect > 2 * found.error


def test_treated_units_that_are_more_restless_widen_the_interval_never_narrow_it():
    others = CHANCE.normal(0, 1, 25)
    calm, alike, restless = (
        estimate([cohort([4.0, 5.0], others, ratio)]) for ratio in (0.2, 1.0, 4.0)
    )
    assert calm.error == pytest.approx(alike.error)
    # Six cells of belief and twelve of their own: (6 + 12 × 4) / 18 = 3 times.
    own = alike.error**2 - others.var(ddof=1) / 25
    assert restless.error**2 == pytest.approx(3 * own + others.var(ddof=1) / 25)


def test_one_comparison_unit_gives_an_effect_but_no_interval():
    found = estimate([cohort([4.0, 5.0], [1.0])])
    assert found.effect == pytest.approx(3.5)
    assert found.method is Method.NONE
    assert found.low is found.high is found.error is None
    assert not found.tells


def test_values_without_any_spread_give_no_interval():
    told = cohort([4.0, 4.0], [1.0, 1.0, 1.0])
    still = Changes(
        told.changes.is_treated,
        told.changes.change,
        told.changes.raw,
        np.zeros(5),
        np.zeros(5),
        np.zeros(5),
    )
    found = estimate([Cohort(told.places, still)])
    assert found.effect == pytest.approx(3)
    assert found.method is Method.NONE


def test_surer_units_weigh_more():
    told = cohort([2.0, 6.0], [0.0, 0.0, 1.0, -1.0])
    unequal = Changes(
        told.changes.is_treated,
        told.changes.change,
        told.changes.raw,
        np.array([1.0, 3.0, 1.0, 1.0, 1.0, 1.0]),
        told.changes.restless,
        told.changes.free,
    )
    # Weights 3/4 and 1/4: 2 × 3/4 + 6 × 1/4 = 3.
    assert estimate([Cohort(told.places, unequal)]).effect == pytest.approx(3)


def test_the_smallest_visible_effect_is_the_one_seen_four_times_of_five():
    found = estimate([cohort(CHANCE.normal(0, 1, 30), CHANCE.normal(0, 1, 30))])
    told = stats.t.ppf(0.975, found.freedom)
    seen = 1 - stats.nct.cdf(told, found.freedom, found.least_visible / found.error)
    assert seen == pytest.approx(0.8, abs=0.01)
