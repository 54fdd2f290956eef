"""The independent check refuses every plan that is not one."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.training import Weighing, needs, offers
from tepat.training.arranged import arranged
from tepat.training.bundles import SCALE, Prices
from tepat.training.proof import bound_of, check

from .city import city, nip, offer


@pytest.fixture
def told():
    """Two people short in two competencies; L1 and L2 at the same time."""
    city_ = city(
        [{"T.01": 2, "T.02": 2}, {"T.01": 1, "T.02": 3}],
        [
            offer("L1", seats=1, hours=12.0),
            offer("L2", competency="T.02", hours=10.0),
            offer("L3", level_after=2, hours=20.0, starts=date(2027, 6, 1), cost=2e6),
            offer("L4", levels=["ADMINISTRATOR"], starts=date(2027, 7, 1)),
        ],
        standards={"T.01": (3, "mutlak"), "T.02": (3, "perlu")},
    )
    in_force, weighing = law.on(city_.day), Weighing()
    people = needs.people(city_, in_force, {})
    gaps = needs.needs(city_, in_force, people, weighing)
    catalogue = offers.offers(city_, 2027)
    return arranged(city_, in_force, weighing, people, gaps, catalogue, 2027, 4_000_000)


def checked(told, pairs, points):
    taken = pl.DataFrame(
        [(nip(person), at) for person, at in pairs],
        schema={"nip": pl.String, "offer": pl.Int64},
        orient="row",
    )
    prices = Prices(0, told.problem.seats * 0)
    return check(told, taken, prices, points, Weighing())


def test_a_plan_that_holds_is_let_pass(told):
    # 900 closes one level mutlak; 901 gets one of two (25 percent more, wide).
    assert checked(told, [(900, 0), (901, 2)], 300 + 375).violations == ()


@pytest.mark.parametrize(
    ("pairs", "points", "said"),
    [
        ([(900, 0), (901, 0)], 300 + 750, "2 peserta untuk 1 kursi"),
        ([(900, 0), (900, 1)], 400, "berlangsung bersamaan"),
        ([(901, 0), (901, 2)], 1125, "untuk kompetensi yang sama"),
        ([(901, 1), (901, 2)], 375, "30 JP melampaui sisa 24 JP"),
        ([(900, 3)], 300, "tidak terbuka"),
        ([(900, 0)], 301, "tertulis 301, hasil hitung ulang 300"),
        ([(900, 2), (901, 2), (900, 1)], 475, "melampaui anggaran"),
    ],
)
def test_a_plan_that_does_not_hold_is_refused(told, pairs, points, said):
    found = checked(told, pairs, points)
    assert any(said in it.say() for it in found.violations)


def test_the_bound_of_prices_is_worked_out_by_hand(told):
    # Without prices everybody takes what closes most: 300 (T.01; T.02 clashes) and 750.
    nothing = Prices(0, told.problem.seats * 0)
    assert bound_of(told, nothing) == 300 + 750
    # A seat of L1 at 200: 900 keeps 100 of L1 or takes L2 for 100, and 901 takes 550.
    seats = told.problem.seats * 0
    seats[0] = 200 * SCALE
    assert bound_of(told, Prices(0, seats)) == 200 * 1 + 100 + 550


def test_a_seat_that_is_not_limited_has_no_price(told):
    seats = told.problem.seats * 0 + SCALE
    told.problem.seats[1] = -1
    with pytest.raises(ValueError, match="no price"):
        bound_of(told, Prices(0, seats))
