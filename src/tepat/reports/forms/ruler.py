"""How wide a text is in the fonts that come with Tepat, and where its lines break.

Who draws must know before a page is typeset what fits. Only the widths are read from
the font files; pairs of letters that a typesetter moves closer together are not, so a
text is never wider than told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from struct import unpack_from

from .templates import fonts

POINT = 25.4 / 72  # millimetres
FALLBACK = 1.0  # em: letters of other scripts come from another font, at most so wide
BASIC_PLANE, LAST_LETTER = 4, 0xFFFE  # format of a character map, and its end
BREAKS = re.compile(r"[^\S\xa0]+")  # a space that must not break stays
AFTER = "/-–—,;.)&\xa0"  # where a long word may be divided, best of all

Widths = Mapping[int, float]


@cache
def widths(*, bold: bool = False) -> Widths:
    """Return the width of every letter of Liberation Sans, in em, by its code point."""
    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    font = (fonts() / name).read_bytes()
    at = _tables(font)
    (units,) = unpack_from(">H", font, at["head"] + 18)
    (measured,) = unpack_from(">H", font, at["hhea"] + 34)
    last = measured - 1

    def advance(glyph: int) -> float:
        (told,) = unpack_from(">H", font, at["hmtx"] + 4 * min(glyph, last))
        return float(told / units)

    return {code: advance(glyph) for code, glyph in _letters(font, at["cmap"])}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres ``text`` takes at ``size`` points.

    >>> round(width("i", 10), 2), round(width("W", 10), 2)
    (0.78, 3.33)
    """
    known = widths(bold=bold)
    return sum(known.get(ord(each), FALLBACK) for each in text) * size * POINT


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break ``text`` into lines no wider than ``room`` millimetres.

    Lines end between words, at a no-break space only where nothing else helps; a word
    longer than a line is divided after a mark of punctuation, or else anywhere. Nothing
    is left out.

    >>> lines("Kepala Subbagian Umum", 23, 8)
    ['Kepala', 'Subbagian Umum']
    """
    found: list[str] = []
    current = ""
    for word in BREAKS.split(text.strip()):
        longer = f"{current} {word}" if current else word
        if width(longer, size, bold=bold) <= room:
            current = longer
            continue
        if current:
            found.append(current)
        *whole, current = _divided(word, room, size, bold=bold)
        found += whole
    return [*found, current]


def _divided(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """The word in pieces that fit; one piece where it fits as it is."""
    pieces = []
    while width(word, size, bold=bold) > room and len(word) > 1:
        fits = _fitting(word, room, size, bold=bold)
        mark = max(word.rfind(each, 0, fits) for each in AFTER) + 1
        end = mark if 2 * mark > fits else fits
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _fitting(word: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters of a word fit; at least one, so that there is an end."""
    known, taken = widths(bold=bold), 0.0
    for count, each in enumerate(word):
        taken += known.get(ord(each), FALLBACK) * size * POINT
        if taken > room:
            return max(count, 1)
    return len(word)


def _tables(font: bytes) -> dict[str, int]:
    """Where each table of a font begins."""
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * each) for each in range(count))
    return {name.decode("ascii"): start for name, _, start, _ in entries}


def _letters(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every code point of the basic plane that the font has, with its glyph."""
    (count,) = unpack_from(">H", font, cmap + 2)
    records = (unpack_from(">HHL", font, cmap + 4 + 8 * each) for each in range(count))
    starts = (cmap + start for _, _, start in records)
    table = next(at for at in starts if unpack_from(">H", font, at)[0] == BASIC_PLANE)
    segments = unpack_from(">H", font, table + 6)[0] // 2
    ends, first = table + 14, table + 16 + 2 * segments
    for each in range(segments):
        (end,) = unpack_from(">H", font, ends + 2 * each)
        (start,) = unpack_from(">H", font, first + 2 * each)
        (delta,) = unpack_from(">H", font, first + 2 * (segments + each))
        here = first + 2 * (2 * segments + each)
        (offset,) = unpack_from(">H", font, here)
        for code in range(start, min(end, LAST_LETTER) + 1):
            glyph = code
            if offset:
                (glyph,) = unpack_from(">H", font, here + offset + 2 * (code - start))
            if glyph:
                yield code, (glyph + delta) % 2**16
