"""The attack: from everything shown, is there a group smaller than the minimum?"""

from itertools import combinations

import numpy as np
import polars as pl
import pytest

from tepat.performance.disclosure import BLOCK, blocked, shown

KEYS = (
    ("person", "behaviour", "direction"),
    ("person", "behaviour"),
    ("person", "direction"),
    ("person",),
    ("unit", "behaviour"),
    ("unit",),
    (),
)
KEYS = tuple(key or ("all",) for key in KEYS)
COLUMNS = ("person", "unit", "behaviour", "direction", "period")
# Everything that is published: totals, margins, subgroups, and each over time.
PUBLISHED = [columns for size in range(4) for columns in combinations(COLUMNS, size)]


def city(seed, records=60, people=4, givers=12):
    chance = np.random.default_rng(seed)
    person = chance.integers(0, people, records)
    return pl.DataFrame(
        {
            "person": person,
            "unit": person // 2,
            "behaviour": chance.integers(0, 3, records),
            "direction": chance.integers(0, 2, records),
            "period": chance.integers(1, 4, records),
            "giver": chance.integers(0, givers, records),
            "all": 0,
            "score": chance.integers(1, 6, records),
        }
    )


def figures(records, least):
    """Each published figure as the vector of the records that it adds up.

    The vector is found from the published numbers alone: with scores that are powers
    apart, a sum tells which records are in it.
    """
    told = blocked(records, KEYS, giver="giver", least=least)
    rows = told.with_columns(bit=pl.int_range(pl.len()).cast(pl.Int64))
    vectors = []
    for columns in PUBLISHED:
        for group in shown(told, columns, score="score").iter_rows(named=True):
            same = [pl.col(name) == group[name] for name in columns]
            inside = rows.filter(pl.col(BLOCK).is_not_null(), *same)
            if columns:
                whole = pl.struct(columns).n_unique().over(BLOCK) == 1
                of_blocks = rows.filter(pl.col(BLOCK).is_not_null(), whole)
                inside = of_blocks.filter(*same)
            assert inside.height == group["answers"]
            assert inside["score"].sum() == group["total"]
            vector = np.zeros(records.height)
            vector[inside["bit"].to_numpy()] = 1
            vectors.append(vector)
    return vectors


def reached(vectors, targets):
    """Which targets a linear combination of published figures gives."""
    basis, size, _ = np.linalg.svd(np.array(vectors).T, full_matrices=False)
    basis = basis[:, size > 1e-9 * size[0]]
    told = np.array(targets).T
    return np.abs(told - basis @ (basis.T @ told)).max(axis=0) < 1e-7


def small_groups(records, least):
    """Every cell of every cross-tabulation with fewer givers than the minimum."""
    for size in range(1, len(COLUMNS) + 1):
        for columns in combinations(COLUMNS, size):
            for cell in records.select(columns).unique().sort(columns).rows():
                inside = np.ones(records.height, dtype=bool)
                for name, value in zip(columns, cell, strict=True):
                    inside &= (records[name] == value).to_numpy()
                if records.filter(pl.Series(inside))["giver"].n_unique() < least:
                    yield inside.astype(float)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("least", [3, 5])
def test_no_group_below_the_minimum_can_be_worked_out(seed, least):
    records = city(seed)
    vectors = figures(records, least)
    assert vectors, "nothing is shown, so the attack would prove nothing"
    attacked = list(small_groups(records, least))
    assert len(attacked) > 50
    assert not reached(vectors, attacked).any()


@pytest.mark.parametrize("seed", range(4))
def test_nor_from_one_publication_after_the_other(seed):
    records = city(seed, records=80)
    vectors = []
    for until in (1, 2, 3):
        so_far = records.filter(pl.col("period") <= until)
        place = np.flatnonzero((records["period"] <= until).to_numpy())
        for short in figures(so_far, 5):
            vector = np.zeros(records.height)
            vector[place] = short
            vectors.append(vector)
    assert vectors
    attacked = list(small_groups(records, 5))
    assert not reached(vectors, attacked).any()


@pytest.mark.parametrize("seed", range(3))
def test_nor_the_answer_of_anybody(seed):
    records = city(seed)
    vectors = figures(records, 5)
    assert not reached(vectors, np.eye(records.height)).any()


def test_the_attack_finds_what_plain_tables_give_away():
    # The same figures with only the small cells left out, as is often done.
    records = city(1)
    vectors = []
    for columns in PUBLISHED:
        groups = records.select(columns).unique().rows() if columns else [()]
        for cell in groups:
            inside = np.ones(records.height, dtype=bool)
            for name, value in zip(columns, cell, strict=True):
                inside &= (records[name] == value).to_numpy()
            if records.filter(pl.Series(inside))["giver"].n_unique() >= 5:
                vectors.append(inside.astype(float))
    attacked = list(small_groups(records, 5))
    assert reached(vectors, attacked).any()


@pytest.mark.parametrize("seed", range(4))
def test_a_block_is_never_touched_again(seed):
    records = city(seed)
    first = records.filter(pl.col("period") <= 2)
    then = blocked(first, KEYS, giver="giver", least=5)
    later = blocked(records, KEYS, giver="giver", least=5).filter(pl.col("period") <= 2)
    both = then.with_columns(later=later[BLOCK]).filter(pl.col(BLOCK).is_not_null())
    assert both[BLOCK].to_list() == both["later"].to_list()


@pytest.mark.parametrize("seed", range(4))
def test_every_block_has_enough_givers(seed):
    told = blocked(city(seed, records=200), KEYS, giver="giver", least=5)
    givers = told.drop_nulls(BLOCK).group_by(BLOCK).agg(pl.col("giver").n_unique())
    assert givers.height > 3 and givers["giver"].min() >= 5


def test_many_answers_of_few_givers_are_not_shown():
    told = city(2, records=40, people=1, givers=4)
    assert blocked(told, KEYS, giver="giver", least=5)[BLOCK].null_count() == 40


def test_what_waits_is_shown_once_it_is_enough():
    rows = [
        {"person": 0, "unit": 0, "behaviour": 0, "direction": 0, "all": 0,
         "period": period, "giver": giver, "score": 3}
        for period, givers in ((1, (0, 1, 2)), (2, (3, 4)))
        for giver in givers
    ]  # fmt: skip
    told = blocked(pl.DataFrame(rows), KEYS, giver="giver", least=5)
    assert told[BLOCK].null_count() == 0
    # Of no single period, but of the person.
    assert shown(told, ("period",), score="score").is_empty()
    assert shown(told, ("person",), score="score")["answers"].to_list() == [5]


def test_the_order_of_the_records_stays():
    records = city(5)
    told = blocked(records, KEYS, giver="giver", least=3)
    assert told.drop(BLOCK).equals(records)


def test_nothing_gives_nothing():
    told = blocked(city(0).clear(), KEYS, giver="giver", least=5)
    assert told.is_empty()
    for columns in ((), ("person",)):
        assert shown(told, columns, score="score").is_empty()


@pytest.mark.parametrize("least", [1, 0, -3])
def test_a_minimum_that_protects_nobody_is_refused(least):
    with pytest.raises(ValueError, match="protects nobody"):
        blocked(city(0), KEYS, giver="giver", least=least)
