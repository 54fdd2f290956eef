"""Small problems with limits, drawn; and a referee that tries every plan of them."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tepat.placement.limits.limit import Limit, Term

from .. import referee
from ..problems import ordered, problems, towns


@st.composite
def limited(draw):
    """Draw a problem and one to three limits that the present seating keeps."""
    question = draw(st.one_of(problems(5, 3), towns(), ordered()))
    limits = [draw(limit(question)) for _ in range(draw(st.integers(1, 3)))]
    return question, tuple(limits)


@st.composite
def limit(draw, question):
    """Draw a limit: caps, floors, budgets and weights by fit, at random."""
    people, places = len(question.people), len(question.positions)
    terms = []
    for _ in range(draw(st.integers(1, 2))):
        factors = st.sampled_from([0, 1, 1, 1, 2, -1, -3])
        person = draw(st.lists(factors, min_size=people, max_size=people))
        place = draw(st.lists(factors, min_size=places, max_size=places))
        terms.append(
            Term(
                np.array(person, np.int64),
                np.array(place, np.int64),
                fit=draw(st.booleans()),
                stays=draw(st.booleans()),
            )
        )
    drawn = Limit("drawn", (), 0, tuple(terms))
    today = counted(question, drawn, question.holds.tolist())
    room = draw(st.sampled_from([0, 0, 1, 2, 5, 700]))
    return Limit("drawn", (), today + room, drawn.terms)


def counted(question, limit, plan):
    """Add up what a plan counts for a limit, one person after the other."""
    total = 0
    for term in limit.terms:
        for person, (own, to) in enumerate(referee.pairs(question, plan)):
            if to < 0 or (own == to and not term.stays):
                continue
            pair = (question.option_person == person) & (question.option_position == to)
            fit = question.own_fit[person] if own == to else question.option_fit[pair]
            part = int(term.person[person]) * int(term.place[to])
            total += part * (int(np.ravel(fit)[0]) if term.fit else 1)
    return total


def plans(question, limits):
    """Yield every plan that keeps all limits, with what it achieves."""
    for plan in referee.plans(question):
        if all(counted(question, it, plan) <= it.most for it in limits):
            yield plan, referee.judged(question, plan)
