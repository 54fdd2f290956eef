"""Raters of a known severity, simulated: is it found, and do the ranges hold it?"""

import numpy as np
import polars as pl
import pytest

from tepat.performance.raters.drift import drift
from tepat.performance.raters.severity import severity

CITIES = 12


def city(seed, *, raters=80, each=10, moved=0.25, spread=0.4, turn=0.0):
    """Three years of a city, some people moving between raters, as the model says."""
    chance = np.random.default_rng(seed)
    people = raters * each
    truth = chance.normal(0, spread, raters)
    worth = chance.normal(0, 0.5, people)
    turns = chance.normal(0, turn, (3, raters)).cumsum(axis=0)
    at = np.repeat(np.arange(raters), each)
    frames = []
    for year in range(3):
        away = chance.random(people) < (moved if year else 0)
        at = np.where(away, chance.integers(0, raters, people), at)
        score = 4 + 0.1 * year + worth + truth[at] + turns[year, at]
        score += chance.normal(0, 0.6, people)
        frames.append(
            pl.DataFrame(
                {
                    "rater": [f"{each:04}" for each in at],
                    "person": [f"{each:05}" for each in range(people)],
                    "year": year,
                    "kind": f"{year}|",
                    "score": score,
                },
                schema_overrides={"year": pl.Int64},
            )
        )
    return pl.concat(frames), truth, turns


def held(table, truth):
    inside = (table["low"].to_numpy() <= truth) & (truth <= table["high"].to_numpy())
    return inside.mean()


@pytest.mark.parametrize(
    "shape",
    [{}, {"moved": 0.0}, {"each": 4}, {"spread": 0.2}],
    ids=["usual", "nobody moves", "few people", "alike raters"],
)
def test_the_ranges_hold_the_truth_about_nineteen_times_in_twenty(shape):
    shares, alike = [], []
    for seed in range(CITIES):
        records, truth, _ = city(seed, **shape)
        found = severity(records).table
        shares.append(held(found, truth))
        alike.append(np.corrcoef(found["effect"].to_numpy(), truth)[0, 1])
    # About a thousand raters: one standard error of the share is below 0.01.
    assert 0.91 <= np.mean(shares) <= 0.985
    assert np.mean(alike) > 0.6


def test_raters_who_do_not_differ_are_not_told_apart():
    for seed in range(6):
        records, truth, _ = city(seed, spread=0.0)
        found = severity(records).table
        assert held(found, truth) > 0.97
        assert found["effect"].abs().max() < 0.15


def test_better_people_are_not_a_milder_rater():
    # Rater 0 gives like the mean of all, and in the last year gets the sixty best
    # people, whom others rated before.
    records, truth, _ = city(3, moved=0.5)
    best = records.filter(pl.col("year") == 0).sort("score")["person"].to_list()[-60:]
    comes = pl.col("person").is_in(best) & (pl.col("year") == 2)
    gives = pl.Series(truth).gather(records["rater"].cast(pl.Int64))
    is_mild = records.select(comes | (pl.col("rater") == "0000")).to_series()
    moved = records.with_columns(
        score=pl.when(is_mild).then(pl.col("score") - gives).otherwise("score"),
        rater=pl.when(comes).then(pl.lit("0000")).otherwise("rater"),
    )
    found = severity(moved).table.filter(pl.col("rater") == "0000")
    mean, low, high = found.select("mean", "low", "high").row(0)
    assert mean - moved["score"].mean() > 0.3
    assert low < 0 < high


def test_a_rater_with_fewer_ratings_is_drawn_further_to_the_mean():
    rows = [("A", f"a{at}", 5.0) for at in range(40)] + [("B", "b0", 5.0)]
    rows += [(f"C{at % 9}", f"c{at}", 3.0 + at % 9 % 2 + at // 9 % 3 - 1.0)
             for at in range(180)]  # fmt: skip
    records = pl.DataFrame(
        [(rater, person, 0, "0|", score) for rater, person, score in rows],
        schema=["rater", "person", "year", "kind", "score"],
        orient="row",
    )
    effect = dict(severity(records).table.select("rater", "effect").iter_rows())
    assert effect["A"] > 1.5 * effect["B"] > 0


def test_years_and_kinds_of_units_are_compared_within_themselves():
    records, *_ = city(5)
    risen = records.with_columns(
        score=pl.col("score") + pl.when(pl.col("year") == 2).then(1.0).otherwise(0.0)
    )
    assert (
        severity(risen).table["effect"] - severity(records).table["effect"]
    ).abs().max() < 1e-9


def test_the_order_of_the_rows_does_not_matter():
    records, *_ = city(1)
    turned = records.sample(fraction=1.0, shuffle=True, seed=3)
    one, other = severity(records).table, severity(turned).table
    assert one["rater"].to_list() == other["rater"].to_list()
    assert (one["effect"] - other["effect"]).abs().max() < 1e-9


def test_one_rater_and_no_rater():
    records, *_ = city(1, raters=1, each=6, moved=0.0)
    assert severity(records).table["effect"].abs().max() < 1e-9
    assert severity(records.clear()).table.is_empty()
    assert drift(records.clear(), fewest=5).is_empty()


def test_all_equal_scores_make_no_effect():
    records = city(1)[0].with_columns(score=pl.lit(4.0))
    found = severity(records).table
    assert found["effect"].abs().max() < 1e-9 and found["high"].is_finite().all()


def test_drift_is_found_and_its_ranges_hold_it():
    shares, alike = [], []
    for seed in range(CITIES):
        records, _, turns = city(seed, turn=0.4)
        found = drift(records, fewest=4)
        rater = found["rater"].cast(pl.Int64).to_numpy()
        year = found["year"].to_numpy()
        change = turns[year, rater] - turns[year - 1, rater]
        shares.append(held(found, change))
        alike.append(np.corrcoef(found["change"].to_numpy(), change)[0, 1])
    assert 0.90 <= np.mean(shares) <= 0.985
    assert np.mean(alike) > 0.7


def test_without_drift_none_is_found():
    records, *_ = city(2, turn=0.0)
    found = drift(records, fewest=5)
    sure = found.filter((pl.col("low") > 0) | (pl.col("high") < 0))
    assert sure.height <= 0.02 * found.height


def test_other_people_are_no_drift():
    # All of rater 0's people leave after the first year; better ones come.
    records, *_ = city(4, moved=0.0)
    away = records.filter((pl.col("rater") == "0000") & (pl.col("year") > 0))
    stay = records.join(away, on=["rater", "person", "year"], how="anti")
    fresh = away.with_columns(
        person=pl.format("new{}", "person"), score=pl.col("score") + 2
    )
    found = drift(pl.concat([stay, fresh]), fewest=5)
    change = found.filter(pl.col("rater") == "0000", pl.col("year") == 1)
    assert change.is_empty()
