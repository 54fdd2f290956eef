"""The referee: tries every plan of a small problem, straight from the text.

It shares nothing with the engine but the ``Problem``. Slow and obviously right.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from tepat.placement.problem import Problem


def plans(problem):
    """Yield every plan the meaning of a plan allows, as a tuple of positions."""
    choices = []
    for person, own in enumerate(problem.holds.tolist()):
        here = problem.option_person == person
        # Each person stays or, having no position, remains without; or moves. Who
        # must go does not stay.
        stays = [] if problem.must_go[person] else [own]
        choices.append([*stays, *problem.option_position[here].tolist()])
    for plan in product(*choices):
        if keeps_to_need(problem, plan):
            yield plan


def keeps_to_need(problem, plan):
    """Nobody moves into a position beyond its need; holders may always stay, except
    where somebody else must come."""
    for position, need in enumerate(problem.seats.tolist()):
        stay = sum(own == position == to for own, to in pairs(problem, plan))
        come = sum(own != position == to for own, to in pairs(problem, plan))
        if come > 0 and stay + come > need:
            return False
    return True


def judged(problem, plan):
    """Return what a plan achieves, goal by goal in their order."""
    held = [plan.count(position) for position in range(len(problem.positions))]
    filled = np.minimum(held, problem.seats)
    fit = 0
    for person, (own, to) in enumerate(pairs(problem, plan)):
        if to == own:
            fit += int(problem.own_fit[person])
        else:
            pair = (problem.option_person == person) & (problem.option_position == to)
            fit += int(problem.option_fit[pair][0])
    stayed = sum(own == to != -1 for own, to in pairs(problem, plan))
    critical = int(filled[problem.critical].sum())
    achieved = {
        "critical": critical,
        "filled": int(filled.sum()),
        "fit": fit,
        "stayed": stayed,
    }
    return tuple(achieved[goal] for goal in problem.goals)


def best(problem: Problem):
    """Return the best that any plan achieves."""
    return max(judged(problem, plan) for plan in plans(problem))


def pairs(problem, plan):
    return list(zip(problem.holds.tolist(), plan, strict=True))
