"""A plan and the same under conditions, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..case import Case
from ..problem import Ints, Pair
from .answer import Answer, Filled, Touched
from .change import Told
from .question import Asked
from .story import Link, story


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The best plan under some conditions, and how it is known.

    Attributes:
        position: Per person the index of their position, or -1.
        need: Per position its seats under the conditions.
        apart: Pairs forbidden because relatives would meet.
        method, exact, assurance: As in :class:`Answer`.
    """

    position: Ints
    need: Ints
    apart: tuple[Pair, ...]
    method: Literal["path", "resolve"]
    exact: bool
    assurance: Told


def achieved(case: Case, need: Ints, position: Ints) -> dict[str, int]:
    """Return what a seating achieves, goal by goal in the order of the scenario.

    Args:
        case: The case.
        need: Per position its seats.
        position: Per person the index of their position, or -1.
    """
    sits = np.flatnonzero(position >= 0)
    held = np.bincount(position[sits], minlength=len(need))
    filled = np.minimum(held, need)
    is_critical = case.positions["critical"].fill_null(False).to_numpy()
    goals = {
        "critical": filled[is_critical.astype(np.bool_)].sum(),
        "filled": filled.sum(),
        "fit": case.scores[sits, case.target[position[sits]]].sum(dtype=np.int64),
        "stayed": (position == case.holds)[sits].sum(),
    }
    return {goal: int(goals[goal]) for goal in case.scenario.goals}


def answer_of(
    case: Case,
    before: Ints,
    objective: Mapping[str, int],
    asked: tuple[Asked, ...],
    found: Found,
) -> Answer:
    """Set the best plan under some conditions against the plan there is.

    Args:
        case: The case.
        before: Per person the index of their position in the plan, or -1.
        objective: What the plan achieves.
        asked: The conditions.
        found: The best plan under them.
    """
    nips, codes = case.people["nip"], case.positions["position"]
    goals = achieved(case, found.need, found.position)
    links = story(before, found.position, asked, found.apart)
    return Answer(
        asked=asked,
        price={goal: objective[goal] - goals[goal] for goal in goals},
        objective=goals,
        changed=tuple(_touched(case, before, found.position, links)),
        filled=tuple(_filled(case, before, found)),
        apart=tuple((nips[person], codes[place]) for person, place in found.apart),
        method=found.method,
        exact=found.exact,
        assurance=found.assurance,
    )


def _touched(
    case: Case, before: Ints, after: Ints, links: Sequence[Link]
) -> Iterator[Touched]:
    people, codes = case.people, case.positions["position"]

    def code(place: int) -> str | None:
        return None if place < 0 else codes[place]

    def fit(person: int, place: int) -> int | None:
        return None if place < 0 else int(case.scores[person, case.target[place]])

    for link in links:
        origin, to = int(before[link.person]), int(after[link.person])
        named = {
            "nip": None if link.other < 0 else people["nip"][link.other],
            "position": code(link.place),
        }
        yield Touched(
            nip=people["nip"][link.person],
            name=people["name"][link.person],
            today=code(int(case.holds[link.person])),
            origin=code(origin),
            to=code(to),
            fit_origin=fit(link.person, origin),
            fit_to=fit(link.person, to),
            asked=link.asked,
            reason=Told(link.sentence, named),
        )


def _filled(case: Case, before: Ints, found: Found) -> Iterator[Filled]:
    codes, number = case.positions["position"], len(found.need)
    sat = np.bincount(before[before >= 0], minlength=number)
    sits = np.bincount(found.position[found.position >= 0], minlength=number)
    for place in np.flatnonzero(sat != sits).tolist():
        yield Filled(
            codes[place], int(sat[place]), int(sits[place]), int(found.need[place])
        )
