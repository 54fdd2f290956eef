"""Who else is touched, told as it follows: who makes room, who takes a seat left.

A plan and the plan under new conditions differ in some people. Those whom a condition
names come first; then who sat where they go, and goes elsewhere in turn; then who takes
the seat that they leave, and who takes theirs. A position may have several seats, so
who follows whom is a choice; it is made in the order of NIPs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tepat.words import Sentence

from ..problem import Ints, Pair
from .question import Asked

AS_ASKED = Sentence(id="Sesuai syarat yang ditanyakan.", en="As the condition asks.")
MAKES_ROOM = Sentence(
    id="Memberi tempat bagi {nip} di {position}.",
    en="Makes room for {nip} in {position}.",
)
FOLLOWS = Sentence(
    id="Mengisi kursi di {position} yang tidak lagi diisi {nip}.",
    en="Takes the seat in {position} that {nip} no longer takes.",
)
NEW_SEAT = Sentence(
    id="Mengisi kursi tambahan di {position}.", en="Takes the seat added in {position}."
)
RELATIVES = Sentence(
    id="Dipisahkan dari {position}: di sana ia akan menjadi atasan atau bawahan "
    "langsung kerabatnya.",
    en="Kept out of {position}, where the person would be a relative's direct superior "
    "or subordinate.",
)
ALONG = Sentence(
    id="Ikut berubah agar seluruh rencana tetap yang terbaik.",
    en="Changes along, so that the plan as a whole stays the best.",
)


@dataclass(frozen=True, slots=True)
class Link:
    """One person whom the question moves.

    Attributes:
        person: Index of the person.
        sentence: Why.
        other: Index of the person whom the sentence names, or -1.
        place: Index of the position it names, or -1.
        asked: Whether a condition names the person.
    """

    person: int
    sentence: Sentence
    other: int = -1
    place: int = -1
    asked: bool = False


def story(
    before: Ints, after: Ints, asked: Sequence[Asked], apart: Sequence[Pair] = ()
) -> list[Link]:
    """Tell who is touched, in the order in which it follows.

    Args:
        before: Per person the index of their position in the plan, or -1.
        after: The same under the conditions; -1 also for who is gone.
        asked: The conditions.
        apart: Pairs forbidden because relatives would meet under the conditions.

    Returns:
        Everybody whose position differs, once; who is gone is not touched.
    """
    gone = {it.person for it in asked if it.change.kind == "retirement"}
    rest = {
        person: None
        for person in np.flatnonzero(before != after).tolist()
        if person not in gone
    }
    told: list[Link] = []
    named = {it.person for it in asked}
    kept = dict(apart)

    def tell(link: Link) -> None:
        del rest[link.person]
        told.append(link)

    def first(seat: Ints, place: int) -> int:
        """Return the first not yet told who is at a position; -1 if nobody is."""
        here = (it for it in rest if it not in named and seat[it] == place)
        return -1 if place < 0 else next(here, -1)

    def follow(person: int) -> None:
        here, place = person, int(after[person])
        while (other := first(before, place)) >= 0:
            tell(Link(other, MAKES_ROOM, here, place))
            here, place = other, int(after[other])
        here, place = person, int(before[person])
        while (other := first(after, place)) >= 0:
            tell(Link(other, FOLLOWS, here, place))
            here, place = other, int(before[other])

    for one in asked:
        person = one.person
        if person in rest:
            tell(Link(person, AS_ASKED, asked=True))
        if person >= 0:
            follow(person)
        elif one.change.kind == "vacancy":
            for _ in range(one.change.seats):
                came = first(after, one.place)
                if came < 0:
                    break
                tell(Link(came, NEW_SEAT, place=one.place))
                follow(came)
    while rest:
        person = next((it for it in rest if it in kept), next(iter(rest)))
        if person in kept:
            tell(Link(person, RELATIVES, place=kept[person]))
        else:
            tell(Link(person, ALONG))
        follow(person)
    return told
