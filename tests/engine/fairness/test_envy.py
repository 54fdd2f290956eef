"""Justified envy: who has it, about which seat, and what protects that seat."""

from datetime import date

import polars as pl
import pytest

from tepat.fairness.envy import envy
from tepat.fairness.outcome import outcome
from tepat.fairness.wishes import wishes
from tepat.intake import town
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Caps, Scenario


def found(case, content, **options):
    return envy(outcome(case, content), wishes(case), **options)


@pytest.fixture
def two(small):
    """Person 1 wishes for seat A, where person 2 sits; each rating decides the fit."""

    def build(scenario=None, *, ratings=None, holds="A", **tables):
        people = [small.person(1, "B"), small.person(2, holds)]
        rated = {small.nip(1): "SANGAT BAIK"} | (ratings or {})
        told = {"wishes": [{"nip": small.nip(1), "position": "A", "rank": 1}]}
        snapshot = small.city(
            people, [small.post("A"), small.post("B")], ratings=rated, **(told | tables)
        )
        return small.case(snapshot, scenario)

    return build


def test_a_wish_for_the_seat_of_somebody_who_fits_less_is_envy(two, small):
    case = two()
    (row,) = found(case, small.plan(case)).rows.to_dicts()
    assert (row["kind"], row["nip"], row["position"]) == ("wish", small.nip(1), "A")
    assert (row["holder"], row["seat"], row["wish"]) == (small.nip(2), "B", 1)
    # Performance weighs 30 %: Sangat Baik is worth 1,000 points there, Baik 800.
    assert row["gap"] == row["fit"] - row["holder_fit"] == 60


def test_equal_fit_is_no_envy(two, small):
    case = two(ratings={small.nip(1): "BAIK"})
    told = found(case, small.plan(case))
    assert told.rows.is_empty()
    assert told.people == {"wish": 0, "fit": 0}
    assert told.asked == {"wish": 1, "fit": 1}


def test_whoever_gets_the_seat_wished_for_envies_nobody(two, small):
    case = two()
    assert found(case, small.plan(case, N1="A", N2="B")).rows.is_empty()


def test_nobody_envies_a_seat_that_the_rules_keep_from_them(two, small):
    penalty = [{"nip": small.nip(1), "severity": "BERAT", "since": date(2026, 1, 1)}]
    case = two(disciplines=penalty)
    assert found(case, small.plan(case)).rows.is_empty()


def test_a_seat_without_a_holder_is_envied_by_nobody(two, small):
    case = two(holds="B")
    assert found(case, small.plan(case)).rows.is_empty()


def test_a_later_wish_is_not_envied_by_who_got_an_earlier_one(two, small):
    told = [
        {"nip": small.nip(1), "position": None, "stay": True, "rank": 1},
        {"nip": small.nip(1), "position": "A", "rank": 2},
    ]
    case = two(wishes=told)
    assert found(case, small.plan(case)).rows.is_empty()
    told[0]["rank"], told[1]["rank"] = 2, 1
    case = two(wishes=told)
    assert found(case, small.plan(case)).rows["position"].to_list() == ["A"]


def test_whoever_must_leave_the_seat_they_wish_to_keep_envies_it(two, small):
    case = two(wishes=[{"nip": small.nip(1), "stay": True}])
    (row,) = found(case, small.plan(case, N1="A", N2="B")).rows.to_dicts()
    assert (row["position"], row["holder"], row["wish"]) == ("B", small.nip(2), None)


def test_whoever_wished_for_something_else_likes_staying_next_best(small):
    people = [small.person(1, "B"), small.person(2, "A"), small.person(3, "C")]
    good = {small.nip(at): "SANGAT BAIK" for at in (1, 3)}
    wish = [{"nip": small.nip(1), "position": "C", "rank": 1}]
    posts = [small.post(code) for code in "ABC"]
    case = small.case(small.city(people, posts, ratings=good, wishes=wish))
    assert found(case, small.plan(case)).rows.is_empty()
    told = found(case, small.plan(case, N1="A", N2="B")).rows
    assert told.select("position", "wish").rows() == [("B", None)]


def test_without_a_wish_a_better_fit_elsewhere_is_counted_apart(small):
    # Law studied: full points where law is asked for, fewer where accounting is.
    people = [small.person(1, "B"), small.person(2, "A", field="Akuntansi")]
    posts = [small.post("A", fields=["Hukum"]), small.post("B", fields=["Akuntansi"])]
    case = small.case(small.city(people, posts))
    told = found(case, small.plan(case))
    assert told.people["wish"] == 0
    assert told.people["fit"] == told.rows.height > 0
    mine = told.rows.filter(nip=small.nip(1)).to_dicts()
    assert [(row["kind"], row["position"], row["wish"]) for row in mine] == [
        ("fit", "A", None)
    ]
    assert mine[0]["fit"] > mine[0]["seat_fit"]
    assert mine[0]["positions"] == 1


def cause(case, content):
    (row,) = found(case, content).rows.to_dicts()
    return row["cause"]


def test_a_holder_who_may_go_nowhere_else_is_protected(two, small):
    case = two(ratings={small.nip(2): "KURANG"})
    assert cause(case, small.plan(case)) == "incumbent"


def test_whoever_must_leave_is_not_told_that_others_may_stay(small):
    # Both sit in A; 1 fits better and would stay, the plan sends 1 away all the same.
    people = [small.person(1, "A"), small.person(2, "A")]
    rated = {small.nip(1): "SANGAT BAIK", small.nip(2): "KURANG"}
    stay = [{"nip": small.nip(1), "stay": True}]
    posts = [small.post("A", 2), small.post("B", 1)]
    case = small.case(small.city(people, posts, ratings=rated, wishes=stay))
    (row,) = found(case, small.plan(case, N1="B")).rows.to_dicts()
    assert (row["position"], row["holder"]) == ("A", small.nip(2))
    assert row["cause"] in ("price", "tie")


def test_the_price_of_insisting_is_told_by_goal(two):
    case = two()
    content = make(case)
    assert content["moves"] == []
    (row,) = found(case, content).rows.to_dicts()
    # Both fit both seats alike, so the swap would only cost those who stay.
    assert row["cause"] == "price"
    assert row["loss"][:3] == [0, 0, 0]
    assert row["loss"][3] >= 1


def test_prices_of_single_seats_are_asked_where_seats_have_their_own(two):
    # Refilling no worse than before gives every seat a price of its own.
    case = two(Scenario(refill=0))
    (row,) = found(case, make(case)).rows.to_dicts()
    assert row["cause"] in ("price", "tie")
    whole = found(two(), make(two())).rows.to_dicts()
    assert row["gap"] == whole[0]["gap"]


@pytest.fixture
def crossed(small):
    """Each of two studied what the seat of the other asks for; swapping helps both."""

    def build(scenario=None):
        people = [
            small.person(1, "B"),
            small.person(2, "A", field="Akuntansi"),
        ]
        posts = [
            small.post("A", fields=["Hukum"]),
            small.post("B", fields=["Akuntansi"]),
        ]
        wish = [{"nip": small.nip(1), "position": "A", "rank": 1}]
        return small.case(small.city(people, posts, wishes=wish), scenario)

    return build


def test_the_limit_that_is_used_up_is_named(crossed):
    assert found(crossed(), make(crossed())).rows.is_empty()
    case = crossed(Scenario(caps=Caps(moves=1)))
    content = make(case)
    assert content["moves"] == []
    row = found(case, content).rows.filter(kind="wish").to_dicts()[0]
    assert row["cause"] == "limit"
    assert row["limit"] in {it["code"] for it in content["limits"]}


def test_a_plan_without_prices_tells_no_loss(two, small):
    case = two()
    content = small.plan(case) | {"certificate": {"kind": "rounds"}}
    (row,) = found(case, content).rows.to_dicts()
    assert (row["loss"], row["limit"]) == (None, None)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"pins": {"2": "A"}}, "pinned"),
        ({"forbidden": {"1": ("A",)}}, "forbidden"),
        ({"frozen_people": ("2",)}, "frozen"),
        ({"frozen_people": ("1",)}, "frozen"),
        ({"frozen_positions": ("A",)}, "frozen"),
        ({"frozen_units": ("KOTA",)}, "frozen"),
        ({"cooling_off": 120}, "cooling"),
        ({"mode": "voluntary"}, "guarantee"),
    ],
    ids=str,
)
def test_what_the_scenario_protects_is_named(two, small, asked, expected):
    def named(value):
        if isinstance(value, dict):
            return {small.nip(int(who)): where for who, where in value.items()}
        if isinstance(value, tuple):
            return tuple(small.nip(int(it)) if it.isdigit() else it for it in value)
        return value

    scenario = Scenario(**{name: named(value) for name, value in asked.items()})
    case = two(scenario)
    assert cause(case, small.plan(case)) == expected


def test_over_strength_seats_close_and_cannot_be_passed_on(small):
    people = [small.person(1, "B"), *(small.person(at, "A") for at in (2, 3))]
    told = [{"nip": small.nip(1), "position": "A", "rank": 1}]
    case = small.case(
        small.city(
            people,
            [small.post("A", 1), small.post("B", 1)],
            ratings={small.nip(1): "SANGAT BAIK"},
            wishes=told,
        )
    )
    assert cause(case, small.plan(case)) == "closed"


def test_the_list_is_bounded_and_the_counts_are_not(small):
    count = 12
    people = [small.person(at, "B") for at in range(1, count + 1)]
    people.append(small.person(50, "A"))
    case = small.case(
        small.city(
            people,
            [small.post("A", 1), small.post("B", count)],
            ratings={it["nip"]: "SANGAT BAIK" for it in people[:count]},
            wishes=[{"nip": it["nip"], "position": "A"} for it in people[:count]],
        )
    )
    told = found(case, small.plan(case), most=5)
    assert told.rows.height == 5
    assert told.people["wish"] == count
    assert told.counts["people"].sum() == count


@pytest.mark.parametrize("seed", [1, 2])
def test_it_finds_what_looking_at_every_pair_finds(seed):
    case = work_out(town.build(70, seed))
    content = make(case)
    told = found(case, content, most=10**6)
    nips, codes = case.people["nip"].to_list(), case.positions["position"].to_list()
    seat = {it["nip"]: it["position"] for it in content["stays"]}
    seat |= {it["nip"]: it["to"] for it in content["moves"]}
    need = dict(zip(codes, case.positions["need"].to_list(), strict=True))

    def fit(nip, code):
        at, place = nips.index(nip), codes.index(code)
        return int(case.scores[at, case.target[place]])

    said = case.snapshot.wishes.filter(
        pl.col("stay") | pl.col("position").is_in(codes)
    )["nip"].to_list()
    wishing = {
        nip: [codes[place] for place in (*mine, own)]
        for nip, mine, own in zip(nips, case.wishes(), case.holds.tolist(), strict=True)
        if nip in said
    }
    expected = set()
    for at, nip in enumerate(nips):
        mine = wishing.get(nip, [])
        for place, code in enumerate(codes):
            own = case.positions["position"][int(case.holds[at])]
            is_own = case.holds[at] >= 0 and code == own
            allowed = case.grid.allowed[at, case.target[place]] and (need[code] or 0)
            allowed = allowed and (at, place) not in case.kin.apart(case.policy)
            if seat.get(nip) == code or not (allowed or is_own):
                continue
            holders = [other for other in nips if seat.get(other) == code]
            if not holders or fit(nip, code) <= min(fit(it, code) for it in holders):
                continue
            if mine:
                better = (
                    mine[: mine.index(seat[nip])] if seat.get(nip) in mine else mine
                )
                if code in better:
                    expected.add(("wish", nip, code))
            elif nip not in seat or fit(nip, code) > fit(nip, seat[nip]):
                expected.add(("fit", nip, code))
    by_wish = {row for row in expected if row[0] == "wish"}
    rows = set(told.rows.select("kind", "nip", "position").iter_rows())
    assert {row for row in rows if row[0] == "wish"} == by_wish
    by_fit = {row for row in rows if row[0] == "fit"}
    assert by_fit <= expected
    assert {row[1] for row in by_fit} == {row[1] for row in expected - by_wish}
    counts = {}
    for _, nip, _ in expected - by_wish:
        counts[nip] = counts.get(nip, 0) + 1
    counted = told.rows.filter(kind="fit").select("nip", "positions").rows()
    assert dict(counted) == counts
    assert expected  # the town has something to find
