"""The weight of an element: exactly one part of so many, or cut to a few decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

from tepat.errors import TepatError
from tepat.words import Sentence

EXACT = re.compile(r"1\s*/\s*(?P<parts>[1-9]\d?)")
CUT = re.compile(r"0[.,](?P<decimals>\d{1,6})")

UNREADABLE = Sentence(
    id="Bobot unsur “{told}” tidak dapat dipakai untuk {elements} unsur. Tulis "
    "{exact}, atau bobot yang dipenggal: {three} atau {two}.",
    en="The weight “{told}” cannot be used for {elements} elements. Write {exact}, or "
    "the weight cut short: {three} or {two}.",
)


class UnusableWeight(TepatError):
    """A weight that is not one part of so many elements."""

    exit_code: ClassVar[int] = 97


@dataclass(frozen=True, slots=True)
class Weight:
    """How the weight of an element is written.

    Attributes:
        decimals: To so many it is cut, as printed sheets do; ``None``: exact.
    """

    decimals: int | None = None

    def of(self, elements: int) -> Fraction:
        """Return the weight of each of ``elements`` (at least 1).

        >>> Weight().of(9), Weight(3).of(9), Weight(3).of(14)
        (Fraction(1, 9), Fraction(111, 1000), Fraction(71, 1000))
        """
        if self.decimals is None:
            return Fraction(1, elements)
        whole = 10**self.decimals
        return Fraction(whole // elements, whole)

    def written(self, elements: int) -> str:
        """Return it as a setting is written.

        >>> Weight().written(9), Weight(3).written(9), Weight(3).written(14)
        ('1/9', '0.111', '0.071')
        """
        if self.decimals is None:
            return f"1/{elements}"
        return f"0.{10**self.decimals // elements:0{self.decimals}d}"

    @classmethod
    def read(cls, told: str, elements: int = 9) -> Self:
        """Read ``1/9``, ``0.111`` or ``0,11``.

        Args:
            told: As the setting or the option writes it.
            elements: Of the survey: with fourteen, ``1/14`` or ``0.071``.

        Raises:
            UnusableWeight: if it is not the weight of so many elements.
        """
        text = told.strip()
        if (found := EXACT.fullmatch(text)) and int(found["parts"]) == elements:
            return cls()
        if found := CUT.fullmatch(text):
            weight = cls(len(found["decimals"]))
            if weight.of(elements) > 0 and weight.written(elements)[2:] == found[1]:
                return weight
        raise UnusableWeight(
            UNREADABLE,
            told=told,
            elements=elements,
            exact=cls().written(elements),
            three=cls(3).written(elements),
            two=cls(2).written(elements),
        )
