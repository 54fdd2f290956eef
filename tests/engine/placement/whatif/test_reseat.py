"""A change found by paths is the optimum of the changed problem, goal by goal."""

import numpy as np
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tepat.placement.flow import Infeasible
from tepat.placement.problem import Problem
from tepat.placement.seating import achieved
from tepat.placement.solution import Prices
from tepat.placement.solve import solve
from tepat.placement.split import split
from tepat.placement.whatif.arrangement import NoRoom
from tepat.placement.whatif.parts import Parts
from tepat.placement.whatif.reseat import reseat
from tepat.placement.whatif.start import Start
from tepat.placement.whatif.terms import Terms

from .. import referee
from ..problems import ordered, problem, problems, towns


def changed(question, terms):
    """Write the problem down again as it is under the terms."""
    options = dict(
        zip(
            zip(
                question.option_person.tolist(),
                question.option_position.tolist(),
                strict=True,
            ),
            question.option_fit.tolist(),
            strict=True,
        )
    )
    options |= terms.opened
    sent = terms.sent(question)
    for person, position in list(options):
        stays = person in terms.fixed and person not in sent
        other = person in sent and position not in sent[person]
        barred = (person, position) in terms.barred and person not in terms.fixed
        if stays or other or barred or person in terms.leaving:
            del options[person, position]
    kept = [at for at in range(len(question.people)) if at not in terms.leaving]
    number = {person: at for at, person in enumerate(kept)}
    told = sorted((number[who], to, fit) for (who, to), fit in options.items())
    person, position, fit = zip(*told, strict=True) if told else ((), (), ())
    must_go = question.must_go.copy()
    must_go[list(sent)] = True
    return Problem(
        people=tuple(question.people[at] for at in kept),
        positions=question.positions,
        seats=terms.need(question),
        critical=question.critical,
        holds=question.holds[kept],
        own_fit=question.own_fit[kept],
        option_person=np.array(person, np.int64),
        option_position=np.array(position, np.int64),
        option_fit=np.array(fit, np.int64),
        must_go=must_go[kept],
        goals=question.goals,
    ), kept


@st.composite
def asked(draw, question):
    """Draw terms of every sort for a problem."""
    people = range(len(question.people))
    pairs = list(
        zip(
            question.option_person.tolist(),
            question.option_position.tolist(),
            strict=True,
        )
    )
    free = [at for at in people if not question.must_go[at]]
    some = draw(st.permutations(free))[: draw(st.integers(0, 3))]
    leaving, fixed, opened = set(), {}, {}
    for person in some:
        options = [to for who, to in pairs if who == person]
        others = [
            to
            for to in range(len(question.positions))
            if to not in options and to != question.holds[person]
        ]
        match draw(st.integers(0, 4)):
            case 0:
                leaving.add(person)
            case 1:
                fixed[person] = (int(question.holds[person]),)
            case 2 if options:
                fixed[person] = (draw(st.sampled_from(options)),)
            case 3 if others:
                to = draw(st.sampled_from(others))
                opened[person, to] = 7
                if draw(st.booleans()):
                    fixed[person] = (to,)
            case _:
                pass
    barred = draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else []
    barred = [it for it in barred if not question.must_go[it[0]]]
    seats = draw(
        st.dictionaries(
            st.integers(0, len(question.positions) - 1), st.integers(1, 2), max_size=1
        )
    )
    return Terms(frozenset(leaving), seats, fixed, frozenset(barred), opened)


def in_parts(question, tolerance):
    if tolerance is None:
        return Parts.of(question, None)
    return split(question, tolerance)


def taken_over(question, tolerance, real, solution):
    """The plan of a problem, in the parts that a question may open."""
    parts = Parts.of(question, tolerance)
    number = {code: at for at, code in enumerate(parts.problem.positions)}
    label = np.array([number[code] for code in real.problem.positions], np.int64)
    seats, surplus = (
        np.zeros((len(number), 4), np.int64),
        np.zeros((len(number), 4), np.int64),
    )
    seats[label], surplus[label] = solution.prices.seats, solution.prices.surplus
    part = np.append(label, -1)[solution.position]
    return parts, Start.of(parts, part, Prices(seats, surplus))


def agrees(question, terms, tolerance=None):
    """Compare the change by paths with a full solve, and with every plan there is."""
    real = in_parts(question, tolerance)
    try:
        solution = solve(real.problem)
    except Infeasible:
        return "no plan"
    if solution.closed.any() or solution.trimmed.any():
        return "over strength"
    parts, start = taken_over(question, tolerance, real, solution)
    after, kept = changed(question, terms)
    again = in_parts(after, tolerance)
    told = parts.terms(terms)
    if told is None:
        return "other parts"
    try:
        found = reseat(start, told)
    except NoRoom:
        with pytest.raises(Infeasible):
            solve(again.problem)
        with pytest.raises(ValueError, match="empty"):
            referee.best(again.problem)
        return "no room"
    assert all(found.position[who] == -1 for who in terms.leaving)
    if found.crowded.any():
        return "crowded"
    position = found.position[kept]
    best = achieved(after, position)
    assert best == solve(again.problem).objective
    every = {
        tuple(again.seat(np.array(plan, np.int64)).tolist())
        for plan in referee.plans(again.problem)
        if referee.judged(again.problem, plan) == best
    }
    assert best == referee.best(again.problem)
    assert tuple(position.tolist()) in every
    planned = real.seat(solution.position)[kept].tolist()
    touched = moved(planned, position.tolist())
    assert touched == min(moved(planned, plan) for plan in every)
    return "touched" if touched else "as planned"


def moved(before, after):
    """Return how many people sit elsewhere."""
    return sum(one != other for one, other in zip(before, after, strict=True))


@st.composite
def questions(draw):
    question = draw(st.one_of(problems(5, 4), towns(), ordered()))
    return question, draw(asked(question)), draw(st.sampled_from([None, None, 0, 2]))


@given(questions())
def test_a_change_by_paths_is_as_good_as_a_full_solve(drawn):
    event(agrees(*drawn))


def dense(seed):
    """Draw a problem in which much is allowed and little free, and a question."""
    draw = np.random.default_rng(seed)
    people, positions = int(draw.integers(5, 8)), int(draw.integers(2, 5))
    seats = draw.integers(0, 3, positions)
    holds = draw.integers(-1, positions, people)
    fit = draw.integers(0, 4, (people, positions))
    allowed = draw.random((people, positions)) < 0.7
    options = {
        (who, to): int(fit[who, to])
        for who, to in zip(*np.nonzero(allowed), strict=True)
        if holds[who] != to
    }
    own = np.where(holds >= 0, fit[np.arange(people), holds], 0)
    critical = np.flatnonzero(draw.random(positions) < 0.3)
    pairs = sorted((int(who), int(to)) for who, to in options)
    told = {pair: options[pair] for pair in pairs}
    question = problem(seats.tolist(), holds.tolist(), own.tolist(), told, critical)
    first, second, third = draw.permutation(people)[:3].tolist()
    kind = int(draw.integers(0, 5))
    ways = [to for who, to in pairs if who == first]
    return question, Terms(
        leaving=frozenset([second] if kind in (0, 3) else []),
        seats={int(draw.integers(0, positions)): 1} if kind in (1, 3) else {},
        fixed=({first: (ways[0],)} if ways and kind in (2, 4) else {})
        | ({third: (int(holds[third]),)} if kind == 4 else {}),
        barred=frozenset(pairs[:: int(draw.integers(2, 6))] if kind > 1 else []),
    )


@pytest.mark.parametrize("tolerance", [None, 0, 1])
def test_where_much_is_allowed_and_little_is_free_it_is_as_good(tolerance):
    told = [agrees(*dense(seed), tolerance) for seed in range(160)]
    assert told.count("touched") >= 20
