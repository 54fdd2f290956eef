"""From a frozen dataclass to plain values, written as the reader's language has them.

Both templates of a form get these values, so a number cannot look different in Word
and in PDF: numbers and days are text already. Truth values stay, for conditions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias

from tepat.words import Language, Sentence, written

Plain: TypeAlias = "bool | str | list[Plain] | dict[str, Plain] | None"

MINUS, PLUS = "−", "+"


class Exact(float):
    """A number that a reader sees with four decimals, as forms show exact needs."""


class Hundredths(float):
    """A number that a reader sees with two decimals, as forms show hours and EJ."""


class Signed(int):
    """A difference, which a reader sees with its sign."""


# What XML 1.0 cannot hold, and no reader can see: control characters, surrogates and
# non-characters; and the marks that turn the direction of all that follows.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


def plain(value: object, language: Language) -> Plain:
    """Return ``value`` as text, truth values, lists and mappings of text.

    Args:
        value: A dataclass, mapping, list or tuple of such; a text, a
            :class:`~tepat.words.Sentence`, a number, a day, a truth value or ``None``.
        language: In which sentences, numbers and days are written.

    >>> plain({"need": 1234, "of": None, "names": ("Ani", "Budi")}, "id")
    {'need': '1.234', 'of': None, 'names': ['Ani', 'Budi']}
    >>> plain([Exact(2.256), Hundredths(1250), Signed(-3), Signed(0)], "id")
    ['2,2560', '1.250,00', '−3', '0']

    Raises:
        TypeError: if there is no way to write a value.
    """
    match value:
        case None | bool():
            return value
        case str():
            return readable(value)
        case Sentence():
            return readable(value.fill({}, language))
        case Exact():
            return _decimals(value, 4, language)
        case Hundredths():
            return _decimals(value, 2, language)
        case Signed() if value:
            return (MINUS if value < 0 else PLUS) + written(abs(value), language)
        case int() | float() | date():
            return written(value, language)
        case Mapping():
            return {str(name): plain(each, language) for name, each in value.items()}
        case list() | tuple():
            return [plain(each, language) for each in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {
                each.name: plain(getattr(value, each.name), language)
                for each in fields(value)
            }
        case _:
            raise TypeError(f"No form can show {value!r}.")


def _decimals(number: float, count: int, language: Language) -> str:
    """The number rounded half up to so many decimals, and none left out."""
    scale = 10**count
    whole, part = divmod(int(abs(number) * scale + 0.5 + 1e-7), scale)
    sign = MINUS if number < 0 and (whole or part) else ""
    mark = "," if language == "id" else "."
    return f"{sign}{written(whole, language)}{mark}{part:0{count}}"


def readable(text: str) -> str:
    r"""Return the text without what no document can hold.

    >>> readable("Kepala\x07\r\nBidang")
    'Kepala\nBidang'
    """
    return UNWRITABLE.sub("", LINE_END.sub("\n", text))
