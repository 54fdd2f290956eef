"""What a column of a pair is, and how each side declares its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from tepat.words import Sentence


class Side(StrEnum):
    """Whose column it is."""

    PERSON = "person"
    TARGET = "target"
    SEAT = "seat"  # of one position alone, not of all that ask for the same things
    BOTH = "both"


class Kind(StrEnum):
    """What a column holds, which is also how a sentence writes it."""

    TEXT = "text"
    NAME = "name"  # of a closed list in capitals: AHLI MUDA is written Ahli Muda
    LIST = "list"  # names separated by "; "
    WHOLE = "whole"
    MONTHS = "months"  # 27 is written as 2 tahun 3 bulan
    TRUTH = "truth"
    DAY = "day"
    POINTS = "points"  # with decimals


DTYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.NAME: pl.String(),
    Kind.LIST: pl.String(),
    Kind.WHOLE: pl.Int64(),
    Kind.MONTHS: pl.Int64(),
    Kind.TRUTH: pl.Boolean(),
    Kind.DAY: pl.Date(),
    Kind.POINTS: pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class PairColumn:
    """One column of a pair.

    Attributes:
        name: As rules and sentences name it.
        kind: What it holds.
        side: Whose it is.
        meaning: What it tells, in both languages.
        of: For ``Side.BOTH``: the columns of either side that it is computed from.
    """

    name: str
    kind: Kind
    side: Side
    meaning: Sentence
    of: tuple[str, ...] = ()

    @property
    def dtype(self) -> pl.DataType:
        return DTYPES[self.kind]


def person(name: str, kind: Kind, id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.PERSON, Sentence(id=id, en=en))


def target(name: str, kind: Kind, id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.TARGET, Sentence(id=id, en=en))


def seat(name: str, kind: Kind, id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.SEAT, Sentence(id=id, en=en))


def both(name: str, kind: Kind, of: tuple[str, ...], id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.BOTH, Sentence(id=id, en=en), of)


TEXT, NAME, LIST, WHOLE = Kind.TEXT, Kind.NAME, Kind.LIST, Kind.WHOLE
MONTHS, TRUTH, DAY, POINTS = Kind.MONTHS, Kind.TRUTH, Kind.DAY, Kind.POINTS
