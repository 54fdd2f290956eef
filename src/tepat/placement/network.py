"""People, places and ways between them: the network every solver here works on.

A network knows nothing of positions or goals. Each person takes exactly one of
their ways, a place holds so many people, and the sum of worths is to be the
largest. The goals of a plan become one number by :class:`Scale`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from tepat.errors import TepatError
from tepat.words import Sentence

from .problem import Flags, Ints

ROOM = 2**62
"""No folded number may come near this; int64 ends at 2**63."""

NEVER = -(2**61)
"""Worth less than anything."""

TOO_LARGE = Sentence(
    id=(
        "Soal penempatan terlalu besar untuk dihitung dengan pasti: {places} tempat "
        "(batas bilangan bulat 64 bit). Bagi soal per perangkat daerah, lalu ulangi."
    ),
    en=(
        "The placement problem is too large to be computed exactly: {places} places "
        "(limit of 64-bit integers). Split it by agency and run again."
    ),
)


class ProblemTooLarge(TepatError):
    """The goals cannot be told apart within 64-bit integers."""

    exit_code: ClassVar[int] = 17


@dataclass(frozen=True, slots=True)
class Scale:
    """Goals in strict order, written as the digits of one integer.

    Whether a plan can be improved is decided on simple cycles through the places, so
    a later goal never changes by more than its largest step times the number of
    places. A goal's weight exceeds all that the later goals can sum to on such a
    cycle or path. Hence the larger number is the better vector, exactly, and every
    price can be read back digit by digit. (Weights made for the sum over all
    *people* would overflow; these do not.)

    Attributes:
        weights: One per goal, the first goal's the largest; the last is 1.
    """

    weights: tuple[int, ...]

    @classmethod
    def of(cls, steps: Sequence[tuple[int, int]], places: int) -> Scale:
        """Return the scale for goals whose worth varies by ``steps``.

        Args:
            steps: Per goal: by how much ways may differ, and by how much places may.
            places: Number of places in the network.

        Raises:
            ProblemTooLarge: if the weights do not fit.
        """
        weights, weight = [], 1
        for way, place in reversed(steps):
            weights.append(weight)
            weight *= 2 * (way * (places + 2) + place) + 1
        if weight >= ROOM:
            raise ProblemTooLarge(TOO_LARGE, places=places)
        return cls(tuple(reversed(weights)))

    def unfold(self, folded: Ints) -> Ints:
        """Read the digits back: an array with one more axis, one number per goal."""
        digits, rest = [], folded
        for weight in self.weights:
            digit = (rest + weight // 2) // weight
            digits.append(digit)
            rest = rest - digit * weight
        return np.stack(digits, axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """People who each take one way to a gate, and through it go to a place.

    Gates spare ways: where many people may go to any of the same places, one gate
    leads to all of them. With ``n`` people, ``m`` places, ``k`` ways and ``c``
    passages from gates to places:

    Attributes:
        people: ``n``.
        capacity: ``m`` numbers of people a place can hold.
        gain: ``m`` worths of each person in the place, whoever it is.
        person: ``k`` indices of people.
        gate: ``k`` indices of gates.
        worth: ``k`` worths of the way itself.
        gates: Number of gates.
        entry: ``c`` indices of the gates that passages begin at, sorted.
        place: ``c`` indices of the places they lead to.
        toll: ``c`` worths of the passage itself.
        scale: What the digits of all worths mean.
    """

    people: int
    capacity: Ints
    gain: Ints
    person: Ints
    gate: Ints
    worth: Ints
    gates: int
    entry: Ints
    place: Ints
    toll: Ints
    scale: Scale

    @classmethod
    def direct(
        cls,
        people: int,
        capacity: Ints,
        gain: Ints,
        person: Ints,
        place: Ints,
        worth: Ints,
        scale: Scale,
    ) -> Network:
        """Build a network whose ways lead straight to places."""
        places = np.arange(len(capacity))
        return cls(
            people=people,
            capacity=capacity,
            gain=gain,
            person=person,
            gate=place,
            worth=worth,
            gates=len(capacity),
            entry=places,
            place=places,
            toll=np.zeros(len(capacity), np.int64),
            scale=scale,
        )

    def only(self, ways: Flags | Ints) -> Network:
        """Return the network with ``ways`` alone, given as flags or indices."""
        return replace(
            self,
            person=self.person[ways],
            gate=self.gate[ways],
            worth=self.worth[ways],
        )

    def through(self, passages: Flags | Ints) -> Network:
        """Return the network with ``passages`` alone, given as flags or indices."""
        return replace(
            self,
            entry=self.entry[passages],
            place=self.place[passages],
            toll=self.toll[passages],
        )

    def beyond(self, price: Ints) -> Ints:
        """Return what each passage leads to: its toll, and the gain less the price."""
        return self.toll + (self.gain - price)[self.place]

    def offers(self, price: Ints) -> Ints:
        """Return the best of what lies beyond each gate, of places with any room."""
        best = np.full(self.gates, NEVER, np.int64)
        room = self.capacity[self.place] > 0
        np.maximum.at(best, self.entry[room], self.beyond(price)[room])
        return best


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A flow: per person, the way they take and the passage they go through."""

    way: Ints
    passage: Ints

    def place(self, network: Network) -> Ints:
        """Return the place each person comes to."""
        return network.place[self.passage]

    def has(self, network: Network) -> Ints:
        """Return what each person is worth where they are."""
        place = self.place(network)
        return (
            network.worth[self.way] + network.toll[self.passage] + network.gain[place]
        )
