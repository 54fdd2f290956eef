"""Relatives who would meet under a question: one of their moves is forbidden."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.words import Sentence

from ..case import Case
from ..problem import Ints, Pair
from .barriers import ChangeRefused
from .terms import Terms

TOGETHER = Sentence(
    id="Syarat itu membuat {nip} menjadi atasan atau bawahan langsung kerabatnya, "
    "{relative}. Lepaskan salah satu syarat.",
    en="These conditions would make {nip} the direct superior or subordinate of a "
    "relative, {relative}. Drop one of the conditions.",
)


def to_keep_apart(case: Case, position: Ints, terms: Terms) -> Iterator[Pair]:
    """Yield (person, position) pairs to forbid so that no relatives meet.

    As a plan does it; but where the one whose move a plan would forbid is there by a
    condition of the question, the relative's move is forbidden.

    Args:
        case: The case.
        position: Per person the index of their position under the terms, or -1.
        terms: The terms.

    Raises:
        ChangeRefused: if both are there by a condition.
    """
    for person, place in case.kin.clashes(position, case.holds, case.policy):
        if person not in terms.fixed:
            yield person, place
            continue
        moved = _other(case, position, terms, (person, place))
        if moved is not None:
            yield moved


def _other(case: Case, position: Ints, terms: Terms, pair: Pair) -> Pair | None:
    """Return the move of a relative to forbid, if there is one.

    Beside a relative who stays, only a wish puts somebody that rules do not allow; its
    price is supposed.
    """
    person, place = pair
    nips = case.people["nip"]
    met = [
        it
        for it in case.kin.relatives[person]
        if (seat := int(position[it])) >= 0 and case.kin.is_beside(place, seat)
    ]
    movers = [it for it in met if position[it] != case.holds[it]]
    if not movers:
        return None
    for relative in movers:
        if relative not in terms.fixed:
            return relative, int(position[relative])
    raise ChangeRefused(TOGETHER, nip=nips[person], relative=nips[movers[0]])
