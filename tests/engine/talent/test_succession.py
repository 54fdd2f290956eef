"""Pools: who, how ready, from which day, in which order."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from tepat.intake.town import build
from tepat.law import on
from tepat.policy import Policy
from tepat.rules import PLAN_RULES, Stage, explain
from tepat.rules.columns import BY_NAME
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import targets
from tepat.talent import Readiness, succession, talent
from tepat.talent.ready import BY_SELECTION, SPOILED_BY_TIME

from .conftest import DAY, able, nip, person, post, rated

STANDARD = [{"position": code, "competency": "T.1", "level": 5} for code in ("P", "Q")]


@pytest.fixture
def pools(city, in_force):
    """The pool of critical position Q, held by Orang 9, and its candidates."""

    def of(candidates, settings=None, policy=None, most=20, **tables):
        holder = person(9, "Q", born=date(1970, 1, 15))
        everyone = [*candidates, holder]
        known = [able(at) for at in range(len(candidates))]
        told = {
            "units": [{"unit": "U", "name": "Dinas"}],
            "positions": [post("P", need_stated=9), post("Q", critical=True)],
            "standards": STANDARD,
            "employees": everyone,
            "appraisals": [row for at in range(9) for row in rated(at)],
            "assessments": [row for one, _ in known for row in one],
            "potentials": [row for _, other in known for row in other],
        } | tables
        snapshot = city(settings, **told)
        found = talent(snapshot, in_force)
        return succession(snapshot, in_force, found, policy, most=most)

    return of


def listed(told):
    return dict(told.candidates.select("nip", "readiness").iter_rows())


def test_who_meets_every_rule_is_ready_now(pools):
    told = pools([person(0)])
    (pool,) = told.pools.to_dicts()
    (row,) = told.candidates.to_dicts()
    assert (pool["ready_now"], pool["possible"], told.without_anyone) == (1, 0, 0)
    assert (row["readiness"], row["ready_on"]) == (Readiness.NOW, DAY)
    assert (row["missed"], row["pools"], row["rank"]) == ([], 1, 1)
    assert (row["short_of"], row["not_assessed"]) == ([], [])


def test_the_holder_is_not_in_the_pool(pools):
    told = pools([], assessments=able(9)[0], potentials=able(9)[1], appraisals=rated(9))
    assert told.candidates.is_empty()
    assert told.without_anyone == 1


@pytest.mark.parametrize(
    ("since", "readiness", "ready_on"),
    [
        (date(2024, 11, 24), Readiness.NOW, DAY),
        (date(2024, 11, 25), Readiness.WITHIN_1_YEAR, date(2026, 11, 25)),
        (date(2025, 11, 24), Readiness.WITHIN_1_YEAR, date(2027, 11, 24)),
        (date(2025, 11, 25), Readiness.WITHIN_3_YEARS, date(2027, 11, 25)),
    ],
)
def test_time_alone_makes_ready_on_a_day(since, readiness, ready_on, pools):
    told = pools([person(0, position_since=since)])
    (row,) = told.candidates.to_dicts()
    assert (row["readiness"], row["ready_on"]) == (readiness, ready_on)
    assert row["missed"] == ([] if readiness == Readiness.NOW else ["TENURE-1"])


def test_what_only_effort_cures_has_no_day(pools):
    told = pools([person(0, education="SMP")], positions=[
        post("P", need_stated=9),
        post("Q", critical=True, education_min="SLTA"),
    ])  # fmt: skip
    (row,) = told.candidates.to_dicts()
    assert (row["readiness"], row["ready_on"]) == (Readiness.EFFORT, None)
    assert "EDUCATION-1" in row["missed"]


def test_what_is_missing_makes_readiness_unknown(pools):
    told = pools([person(0, position_since=None)])
    assert listed(told) == {nip(0): Readiness.UNKNOWN}


def test_what_nobody_cures_keeps_out(pools):
    told = pools([person(0, legal_position="CLTN")])
    assert told.candidates.is_empty()


def test_waiting_may_bring_a_person_too_near_to_retirement(pools):
    # Retired from 1 December 2028 at 58: 24 months from now, 11 when the day comes.
    late = person(0, born=date(1970, 11, 15), position_since=date(2025, 12, 2))
    assert pools([late]).candidates.is_empty()
    # Half a year younger: enough is left then.
    told = pools([late | {"born": date(1971, 5, 15)}])
    assert listed(told) == {nip(0): Readiness.WITHIN_3_YEARS}


def test_who_may_belong_to_the_group_is_listed_apart(pools):
    told = pools([person(0), person(1)], potentials=able(0)[1])
    rows = told.candidates.select("nip", "is_certain", "box", "boxes").rows()
    assert rows == [(nip(0), True, 9, [9]), (nip(1), False, None, [4, 7, 9])]
    (pool,) = told.pools.to_dicts()
    assert (pool["ready_now"], pool["possible"]) == (1, 1)


def test_a_person_outside_the_group_is_in_no_pool(pools):
    told = pools([person(0)], appraisals=rated(0, "BUTUH PERBAIKAN"))
    assert told.candidates.is_empty()


def test_the_order_is_readiness_day_box_fit_nip(pools):
    candidates = [
        person(0, position_since=date(2025, 1, 1)),  # in a month
        person(1),  # ready, box 8
        person(2),  # ready, box 9
        person(3),  # ready, box 9, equal to 2: by NIP
        person(4, position_since=date(2024, 12, 31)),  # a day before 0
    ]
    appraisals = [
        row
        for at in range(5)
        for row in rated(at, "BAIK" if at == 1 else "SANGAT BAIK")
    ]
    told = pools(candidates, appraisals=appraisals)
    assert told.candidates["nip"].to_list() == [nip(at) for at in (2, 3, 1, 4, 0)]
    assert told.candidates["rank"].to_list() == [1, 2, 3, 4, 5]
    few = pools(candidates, appraisals=appraisals, most=2)
    assert few.candidates["nip"].to_list() == [nip(2), nip(3)]
    assert few.pools["ready_now"].to_list() == [3]  # all are counted


def test_a_relative_directly_beside_keeps_out_where_the_policy_says_so(pools):
    posts = [
        post("P", need_stated=9, superior="Q"),
        post("Q", critical=True),
        post("R", superior="Q"),
    ]
    kin = {"nip_a": nip(0), "nip_b": nip(1), "relation": "saudara"}
    candidates = [person(0), person(1, "R")]
    tables = {"positions": posts, "relations": [kin]}
    assert pools(candidates, **tables).candidates.is_empty()
    let = pools(candidates, policy=Policy(relatives_apart=False), **tables)
    assert let.candidates["nip"].to_list() == [nip(0), nip(1)]


def test_the_pool_is_needed_when_the_first_holder_leaves(pools):
    told = pools([person(0)])
    (pool,) = told.pools.to_dicts()
    # Orang 9 was born on 15 January 1970 and leaves at 58.
    assert (pool["needed_on"], pool["needed_why"]) == (date(2028, 2, 1), "pensiun")
    assert pool["in_time"] == 1
    # Who is retired by then is no answer.
    old = person(0, born=date(1969, 12, 15))
    assert pools([old]).pools["in_time"].to_list() == [0]


def test_an_empty_seat_needs_its_pool_today(pools):
    posts = [post("P", need_stated=9), post("Q", critical=True, need_stated=2)]
    (pool,) = pools([person(0)], positions=posts).pools.to_dicts()
    assert (pool["needed_on"], pool["needed_why"]) == (DAY, "kosong")
    assert (pool["need"], pool["occupied"], pool["in_time"]) == (2, 1, 1)


def test_no_critical_position_and_nobody_give_empty_pools(city, in_force, pools):
    posts = [post("P", need_stated=9), post("Q")]
    told = pools([person(0)], positions=posts)
    assert told.pools.is_empty()
    assert told.candidates.is_empty()
    snapshot = city(
        units=[{"unit": "U", "name": "Dinas"}], positions=[post("Q", critical=True)]
    )
    nobody = succession(snapshot, in_force, talent(snapshot, in_force))
    # Without a sheet of people, who holds the seat is not known either.
    told = nobody.pools.select("ready_now", "in_time", "needed_why").rows()
    assert told == [(0, None, None)]
    assert nobody.candidates.is_empty()


def judged(snapshot, law, nip, position, day):
    """Every plan rule on one pair on one day, by the code that explains a plan."""
    person = people(snapshot, law, day).filter(nip=nip)
    target = (
        targets(snapshot, law).filter(position=position).drop("position", "job_key")
    )
    pair = pl.concat([person, target], how="horizontal")
    pair = derive(pair, BY_NAME, experience_of(snapshot, person, day))
    found = explain(pair.row(0, named=True), PLAN_RULES, law, Policy())
    return {it.code: str(it.verdict) for it in found if it.code != BY_SELECTION}


def test_readiness_agrees_with_an_explanation_on_that_day():
    snapshot = build(400, seed=11)
    law = on(snapshot.day)
    told = succession(snapshot, law, talent(snapshot, law))
    assert all(rule.stage is Stage.PLAN for rule in PLAN_RULES)
    seen = set()
    # Every third of them: each is explained on three days.
    for row in told.candidates.gather_every(3).iter_rows(named=True):
        seen.add(row["readiness"])
        today = judged(snapshot, law, row["nip"], row["position"], snapshot.day)
        missed = {code for code, verdict in today.items() if verdict != "holds"}
        assert missed == set(row["missed"]) - set(SPOILED_BY_TIME)
        assert bool(missed) == (row["readiness"] != Readiness.NOW)
        if row["readiness"] in (Readiness.WITHIN_1_YEAR, Readiness.WITHIN_3_YEARS):
            then = judged(snapshot, law, row["nip"], row["position"], row["ready_on"])
            kept = missed | set(SPOILED_BY_TIME)
            assert {then[code] for code in kept} == {"holds"}
            eve = row["ready_on"] - timedelta(days=1)
            before = judged(snapshot, law, row["nip"], row["position"], eve)
            assert "fails" in {before[code] for code in missed}
    assert {Readiness.NOW, Readiness.WITHIN_1_YEAR} <= seen


def test_the_same_city_gives_the_same_pools():
    snapshot = build(200, seed=5)
    law = on(snapshot.day)
    one, other = (succession(snapshot, law, talent(snapshot, law)) for _ in range(2))
    assert one.pools.equals(other.pools)
    assert one.candidates.equals(other.candidates)
    shuffled = snapshot.employees.sample(fraction=1, shuffle=True, seed=1)
    third = replace(snapshot, employees=shuffled)
    again = succession(third, law, talent(third, law))
    assert again.candidates.equals(one.candidates)
