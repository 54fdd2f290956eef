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
    """``n`` people, ``m`` places and ``k`` ways, of which each person takes one.

    Attributes:
        people: ``n``.
        capacity: ``m`` numbers of people a place can hold.
        gain: ``m`` worths of each person in the place, whoever it is.
        person: ``k`` indices of people.
        place: ``k`` indices of places.
        worth: ``k`` worths of the way itself.
        scale: What the digits of ``gain`` and ``worth`` mean.
    """

    people: int
    capacity: Ints
    gain: Ints
    person: Ints
    place: Ints
    worth: Ints
    scale: Scale

    def total(self) -> Ints:
        """Return what each way is worth with the gain of its place."""
        return self.worth + self.gain[self.place]

    def only(self, ways: Flags | Ints) -> Network:
        """Return the network with ``ways`` alone, given as flags or indices."""
        return replace(
            self,
            person=self.person[ways],
            place=self.place[ways],
            worth=self.worth[ways],
        )
