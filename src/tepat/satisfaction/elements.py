"""The elements of service that an answer sheet of the workbook has."""

from __future__ import annotations

from dataclasses import dataclass

from tepat.law import Law
from tepat.snapshot.columns import SURVEYS
from tepat.words import Sentence

LOWEST, HIGHEST = 1, 4
LABEL = Sentence(id="{code} {name}", en="{code} {name}")
UNNAMED = Sentence(id="(tanpa nama)", en="(no name)")


@dataclass(frozen=True, slots=True)
class Element:
    """One element (unsur).

    Attributes:
        key: Of its column in table ``surveys``: what identifies it, since sources
            differ on the order of U8 and U9.
        code: Its heading in the workbook, e.g. ``u1``.
        name: What it is called.
    """

    key: str
    code: str
    name: Sentence

    @property
    def label(self) -> Sentence:
        """Code and name, for a reader."""
        facts = {"code": self.code.upper(), "name": self.name}
        return LABEL.filled(facts)


SCORED = tuple(
    column
    for column in SURVEYS.columns
    if (column.low, column.high) == (LOWEST, HIGHEST)
)


def elements(law: Law) -> tuple[Element, ...]:
    """Return the elements of the workbook, in its order, as the law names them.

    On a day of the older instrument, an element that it does not know keeps its code.
    """
    names = law.satisfaction.elements.value
    return tuple(
        Element(
            column.name,
            column.official,
            names.get(column.name, UNNAMED),
        )
        for column in SCORED
    )
