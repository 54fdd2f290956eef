"""The earliest way, against a referee that tries every sequence of moves."""

import random
from datetime import date, timedelta

import numpy as np
import pytest

from tepat.career.expected import LATER
from tepat.career.ground import EPOCH, ground
from tepat.career.onward import Seat, onward, waiting
from tepat.career.path import Mode, routes
from tepat.career.person import person as known
from tepat.career.rungs import rungs
from tepat.career.search import Search, number
from tepat.rules import PLAN_RULES

RULES = tuple(rule for rule in PLAN_RULES if rule.code != "LADDER-3")
MOVES = 3
WAITS = (0, 200, 730)  # days of staying longer than needed


def any_city(seed, city, person, seat):
    """Six posts on random levels in two job groups, and one person."""
    chance = random.Random(seed)
    kinds = [
        ("PELAKSANA", "PELAKSANA", None),
        ("PENGAWAS", "PENGAWAS", "IV.a"),
        ("PENGAWAS", "PENGAWAS", "IV.b"),
        ("ADMINISTRATOR", "ADMINISTRATOR", "III.b"),
        ("JPT", "JPT PRATAMA", "II.b"),
        ("FUNGSIONAL", "AHLI PERTAMA", None),
        ("FUNGSIONAL", "AHLI MUDA", None),
        ("FUNGSIONAL", "AHLI MADYA", None),
    ]
    picked = [kinds[1], kinds[3], *(chance.choice(kinds) for _ in range(4))]
    posts = [
        seat(
            f"P{at}",
            *kind,
            group=chance.choice(["satu", "dua"]),
            experience_min_years=chance.choice([None, None, 3, 5]),
        )
        for at, kind in enumerate(picked)
    ]
    own = chance.choice([kinds[0], kinds[0], kinds[5], kinds[1], kinds[6]])
    posts.append(seat("AKU", *own, group="satu"))
    who = person(
        position="AKU",
        position_since=date(chance.randrange(2021, 2027), chance.randrange(1, 11), 5),
        grade=chance.choice(["III/b", "III/d", "IV/b", "IV/b"]),
        grade_since=date(chance.randrange(2022, 2027), 4, 1),
    )
    who["nip"] = f"{chance.randrange(1966, 1996)}02152010011900"
    return city([who], posts)


def referee(search):
    """Try every sequence of moves, and staying longer before each; beat nothing."""
    count = search.ground.targets.height
    best = np.full(count, LATER, dtype=np.int64)
    moves = np.zeros(count, dtype=np.int64)
    (now, *_) = search._starts()
    rows = search.rungs.rows.rows(named=True)
    retires = [number(day) for day in search.rungs.leaves_on(search.person.born)]
    frontier = [now]
    for made in range(1, MOVES + 1):
        after = []
        groups = [[it for it in frontier if it.stay is None]]
        groups.append([it for it in frontier if it.stay is not None])
        for labels in filter(None, groups):
            frame, opened = search.opened(labels)
            for at, label in enumerate(labels):
                for target in range(count):
                    day = int(opened.day[at, target])
                    if day < best[target]:
                        best[target], moves[target] = day, made
                    rung = int(search.rungs.of_target[target])
                    if day == LATER or rung < 0 or made == MOVES:
                        continue
                    for wait in WAITS:
                        on = day + wait
                        if on >= min(retires[rung], label.leaves_on):
                            continue
                        to = rows[rung]
                        place = Seat(
                            rung=rung,
                            target=target,
                            family=to["to_family"],
                            level=to["to_level"],
                            group=to["to_group"],
                            leaves_on=retires[rung],
                        )
                        (graded,) = search._grades(frame[[at]], [on])
                        after.append(
                            onward(
                                *(search.ground, search.rungs, search.person),
                                *(label, on, place, graded),
                            )
                        )
        frontier = after
    return best, moves


@pytest.mark.parametrize("seed", range(16))
def test_no_sequence_of_moves_arrives_earlier_than_the_search(seed, city, person, seat):
    here = ground(any_city(seed, city, person, seat))
    search = Search(
        here, rungs(here.targets, here.law), known(here, 0), RULES, most_moves=MOVES
    )
    found = search.run()
    best, moves = referee(search)
    assert ((found.day < LATER) == (best < LATER)).all()
    late = found.day.astype(np.int64) - best
    # Thirty loose days of two spells make a month, where one spell would have to wait
    # for the 31st: a move within a rung can gain that day, and nothing else.
    assert (late >= 0).all() and (late <= 1).all()
    same = late == 0
    assert found.moves[same].tolist() == moves[same].tolist()


def test_the_random_cities_hold_ways_of_several_moves(city, person, seat):
    """Without them the test above would compare nothing but single steps."""
    moves = []
    for seed in range(16):
        here = ground(any_city(seed, city, person, seat))
        graph = rungs(here.targets, here.law)
        moves += Search(here, graph, known(here, 0), RULES).run().moves.tolist()
    assert sum(each >= 2 for each in moves) >= 10
    assert sum(each >= 3 for each in moves) >= 1


def test_from_the_lowest_level_to_high_leadership_step_by_step(city, person):
    # Two years in the post were over in 2022; a day from 24 November 2026 on each.
    here = ground(city([person(position="PEL")]))
    told = routes(here, rungs(here.targets, here.law), known(here, 0))
    (path,) = told.to(here.position("JPT"))
    assert path.mode is Mode.AS_IS
    steps = [(step.level, step.day) for step in path.steps]
    assert steps == [
        ("PENGAWAS", date(2026, 11, 24)),
        # Three years as Pengawas, then two as Administrator.
        ("ADMINISTRATOR", date(2029, 11, 24)),
        ("JPT PRATAMA", date(2031, 11, 24)),
    ]
    assert [str(step.direction) for step in path.steps] == [
        "vertical",
        "vertical",
        "diagonal",
    ]
    assert [wait.code for wait in path.steps[1].waits] == ["EXPERIENCE-2", "TENURE-1"]
    assert "LADDER-3" in [each.finding.code for each in path.steps[2].before]


def test_retirement_before_the_arrival_leaves_no_way(city, person):
    # Born 15 January 1972: 58 on 15 January 2030, so out of a Pengawas post on 1
    # February 2030; an Administrator is appointed a year before at the latest.
    who = person(position="PEL") | {"nip": "197201152010011900"}
    here = ground(city([who]))
    told = routes(here, rungs(here.targets, here.law), known(here, 0))
    assert told.to(here.position("WAS"))
    assert told.to(here.position("ADM")) == ()
    assert told.to(here.position("JPT")) == ()


def test_an_unknown_start_of_the_post_is_counted_from_today(city, person):
    who = person(position="PEL", position_since=None)
    here = ground(city([who]))
    told = routes(here, rungs(here.targets, here.law), known(here, 0))
    (path,) = told.to(here.position("PEL2"))
    assert path.arrives_on == date(2028, 11, 24)


def test_experience_of_the_present_post_is_worth_waiting_for(city, person, seat):
    # The post of the other group is open at once and leads nowhere by itself; the
    # functional post of the own group asks for two years there, over on 5 May 2027.
    posts = [
        seat("AKU", "PELAKSANA", "PELAKSANA", group="satu"),
        seat("LAIN", "PENGAWAS", "PENGAWAS", "IV.a", group="dua"),
        seat("MU", "FUNGSIONAL", "AHLI MUDA", group="satu"),
    ]
    who = person(position="AKU", position_since=date(2025, 5, 5))
    here = ground(city([who], posts))
    told = routes(here, rungs(here.targets, here.law), known(here, 0))
    (path,) = told.to(here.position("MU"))
    first, last = path.steps
    assert (first.level, first.day) == ("PENGAWAS", date(2029, 5, 5))  # four years
    assert (last.level, last.day) == ("AHLI MUDA", date(2031, 5, 5))


def test_a_way_that_needs_a_diploma_is_told_beside_the_one_that_does_not(
    city, person, seat
):
    posts = [
        seat("AKU", "PELAKSANA", "PELAKSANA"),
        seat("WAS", "PENGAWAS", "PENGAWAS", "IV.a", education_min="S2"),
    ]
    here = ground(city([person(position="AKU", education="S1")], posts))
    told = routes(here, rungs(here.targets, here.law), known(here, 0))
    (path,) = told.to(here.position("WAS"))
    assert path.mode is Mode.WITH_EFFORT
    assert "EDUCATION-1" in [each.finding.code for each in path.steps[0].before]


def test_the_search_tells_the_same_twice(city, person, seat):
    days = []
    for _ in range(2):
        here = ground(any_city(3, city, person, seat))
        told = routes(here, rungs(here.targets, here.law), known(here, 0))
        days.append(
            [told.to(at) for at in range(here.positions.height) if at != here.holds[0]]
        )
    assert repr(days[0]) == repr(days[1])


def test_waiting_is_a_place_of_its_own(city, person):
    here = ground(city([person(position="PEL", position_since=date(2026, 1, 1))]))
    one = known(here, 0)
    search = Search(here, rungs(here.targets, here.law), one, RULES)
    milestones = search._milestones()
    # Two, three and five years in the job group, as its posts ask for.
    told = [EPOCH + timedelta(days=day) for day in milestones]
    assert date(2028, 1, 1) in told
    (graded,) = search._grades(one.start, milestones[:1])
    assert waiting(here, one, milestones[0], graded).since == date(2026, 1, 1)
