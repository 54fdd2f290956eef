"""Pre-trends, dates without a change, and units by lot, against plain counting."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from tepat.effects import trust
from tepat.effects.cells import Cells
from tepat.effects.changes import changes
from tepat.effects.group import Group, measured
from tepat.effects.trust import Trend, by_lot, fake_dates, pre_trend, without_last


def group(mean, treated, before):
    mean = np.array(mean, dtype=float)
    order = np.arange(mean.shape[1]) - before
    units = tuple(f"U{at}" for at in range(len(mean)))
    cells = Cells(
        units,
        mean,
        np.full(mean.shape, 5.0),
        np.full(mean.shape, 5.0),
        order,
        order >= 0,
    )
    is_treated = np.arange(len(mean)) < treated
    return Group(None, cells, cells, is_treated, np.arange(len(mean)), False, {})


def noisy(units, periods, treated, before, seed, jump=0.0, drift=0.0):
    chance = np.random.Generator(np.random.PCG64(seed))
    mean = 70 + chance.normal(0, 2, (units, 1)) + chance.normal(0, 1, (units, periods))
    mean[:treated, before:] += jump
    mean[:treated] += drift * np.arange(periods)
    return group(mean, treated, before)


def test_every_way_to_name_as_many_units_is_counted_where_they_are_few():
    told = noisy(7, 4, 2, 2, seed=1, jump=1.0)
    found = by_lot([told])
    found_by_hand = changes(told.cells, told.is_treated)
    w, d = 1 / found_by_hand.variance, found_by_hand.change

    def size(chosen):
        inside = np.isin(np.arange(7), chosen)
        one, two = w[inside], w[~inside]
        apart = (one * d[inside]).sum() / one.sum() - (
            two * d[~inside]
        ).sum() / two.sum()
        return abs(apart) / np.sqrt(1 / one.sum() + 1 / two.sum())

    sizes = [size(each) for each in combinations(range(7), 2)]
    assert found.is_every
    assert found.draws == 21
    as_large = sum(each >= size((0, 1)) * (1 - 1e-9) for each in sizes)
    assert found.p == pytest.approx(as_large / 21)


def test_draws_are_the_same_every_time_and_uniform_without_an_effect():
    assert by_lot([noisy(40, 6, 8, 3, 5)]) == by_lot([noisy(40, 6, 8, 3, 5)])
    p = np.array([by_lot([noisy(30, 6, 6, 3, seed)]).p for seed in range(60)])
    # Of 60 uniform values, 3 below 0.05 on average; 9 and more once in a thousand.
    assert (p < 0.05).sum() < 9
    assert 0.35 < p.mean() < 0.65


def test_a_rise_before_the_change_is_found_and_its_drift_is_told():
    told = noisy(30, 8, 10, 4, seed=2, drift=1.0)
    found = pre_trend([told])
    assert found.trend is Trend.APART
    assert found.rise.low < 1.0 < found.rise.high
    # The middles of the two sides are four periods apart.
    assert found.drift == pytest.approx(4 * found.rise.effect)
    assert measured([told]).effect == pytest.approx(4, abs=1.5)


def test_sides_that_move_alike_are_told_apart_in_about_one_of_twenty():
    apart = sum(
        pre_trend([noisy(30, 8, 6, 4, seed)]).trend is Trend.APART for seed in range(60)
    )
    # Two tests of 5 % each that are not independent: up to 10 %, 6 of 60 on average;
    # 14 and more once in a thousand.
    assert apart < 14


def test_unevenness_without_a_direction_is_found_by_the_joint_test():
    told = noisy(30, 8, 10, 4, seed=3)
    mean = told.cells.mean.copy()
    mean[:10, :4] += np.array([2.0, -2.0, -2.0, 2.0])
    cells = replace(told.cells, mean=mean)
    found = pre_trend([replace(told, cells=cells, levels=cells)])
    assert not found.rise.tells
    assert found.p < 0.05
    assert found.trend is Trend.APART


def test_one_period_before_cannot_tell():
    found = pre_trend([noisy(20, 3, 5, 1, seed=4)])
    assert found.trend is Trend.UNTOLD
    assert found.drift is None


def test_fake_dates_are_measured_without_anything_after_the_change():
    told = noisy(30, 8, 10, 4, seed=6, jump=50.0)
    found = fake_dates([told])
    assert [each.order for each in found] == [-3, -2, -1]
    assert all(abs(each.estimate.effect) < 5 for each in found)


def test_a_change_that_shows_early_disappears_without_the_last_period():
    told = noisy(30, 8, 10, 4, seed=7, jump=5.0)
    mean = told.cells.mean.copy()
    mean[:10, 3] += 5.0
    cells = replace(told.cells, mean=mean)
    early = replace(told, cells=cells, levels=cells)
    assert measured([early]).effect < 4.5
    assert without_last([early]).effect == pytest.approx(5, abs=0.9)


def test_there_are_as_many_draws_as_said():
    found = by_lot([noisy(40, 6, 8, 3, 5)])
    assert found.draws == trust.DRAWS
    assert found.low < 0 < found.high
