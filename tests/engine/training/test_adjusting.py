"""A plan that was changed by hand closes what the engine says it closes."""

from datetime import date

import polars as pl
import pytest

from tepat import law, training
from tepat.intake import town
from tepat.training import Weighing, needs, offers
from tepat.training.adjusting import Attended, in_the_way, worth
from tepat.training.arranged import arranged
from tepat.training.bundles import Prices
from tepat.training.proof import check

BUDGET = 60_000_000


@pytest.fixture(scope="module")
def told():
    return town.build(160, 3)


@pytest.fixture(scope="module")
def made(told):
    return training.plan(told, law.on(told.day), budget=BUDGET, with_curve=False)


def lines_of(made, taken):
    wanted = taken.select("nip", "training")
    return made.open_to.join(wanted, on=["nip", "training"], how="inner")


def test_unchanged_it_closes_what_the_plan_says(made):
    lines = lines_of(made, made.taken)
    assert lines.height == made.taken.height > 20
    assert worth(lines, made.weighing) == pytest.approx(made.closed)
    assert made.bound >= made.closed > 0


@pytest.mark.parametrize("seed", range(5))
def test_changed_it_closes_what_the_independent_check_finds(told, made, seed):
    """Some lines dropped, another training open to the same person put in."""
    kept = made.taken.sample(fraction=0.6, seed=seed).select("nip", "training")
    added = made.open_to.sample(n=12, seed=seed).select("nip", "training")
    both = pl.concat([kept, added]).unique(maintain_order=True)
    lines = made.open_to.join(both, on=["nip", "training"], how="inner")
    in_force, weighing = law.on(told.day), Weighing()
    people = needs.people(told, in_force, {})
    gaps = needs.needs(told, in_force, people, weighing)
    catalogue = offers.offers(told, made.year)
    case = arranged(
        told, in_force, weighing, people, gaps, catalogue, made.year, BUDGET
    )
    place = {code: at for at, code in enumerate(case.offers["training"])}
    pairs = both.select("nip", offer=pl.col("training").replace_strict(place))
    prices = Prices(0, case.problem.seats * 0)
    found = check(case, pairs, prices, 0, weighing)
    assert worth(lines, weighing) == pytest.approx(found.points / case.parts)


def test_nothing_closes_nothing(made):
    assert worth(made.open_to.clear(), made.weighing) == 0


def attended(name, group="T.01", hours=10.0, day=1, last=None):
    starts = day and date(2027, 3, day)
    return Attended(name, group, hours, starts, last and date(2027, 3, last))


@pytest.mark.parametrize(
    ("new", "room", "said"),
    [
        (attended("B", day=20), None, "untuk hal yang sama"),
        (attended("B", group="T.02", day=3), None, "bersamaan dengan A"),
        (attended("B", group="T.02", day=20, hours=15.0), 24.0, "sisa jam"),
        (attended("B", group="T.02", day=20, hours=14.0), 24.0, None),
        (attended("B", group="T.02", day=None), None, None),
    ],
)
def test_what_stands_in_the_way_of_one_more(new, room, said):
    found = in_the_way(new, [attended("A", last=3)], room)
    assert (said is None) == (found is None)
    assert found is None or said in found.fill({}, "id")
