"""Who answered: how many sheets tell each sex, age, education and work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tepat.words import Sentence

ABOUT = ("sex", "age", "education", "occupation")
MOST = 10
"""So many kinds of one trait are named; the others are counted together."""

NAMES: Mapping[str, Sentence] = {
    "sex": Sentence(id="Jenis kelamin", en="Sex"),
    "age": Sentence(id="Umur", en="Age"),
    "education": Sentence(id="Pendidikan", en="Education"),
    "occupation": Sentence(id="Pekerjaan", en="Work"),
}
SEXES: Mapping[str, Sentence] = {
    "P": Sentence(id="perempuan", en="women"),
    "L": Sentence(id="laki-laki", en="men"),
}
UNTOLD = Sentence(id="tidak diisi", en="not told")
OTHERS = Sentence(id="lainnya", en="others")
YOUNG = Sentence(id="di bawah 20 tahun", en="under 20")
OLD = Sentence(id="60 tahun ke atas", en="60 and over")
BAND = Sentence(id="{low}–{high} tahun", en="{low}–{high}")
YOUNGEST, OLDEST, WIDTH = 20, 60, 10
SCHOOLS = (
    *("SD", "SMP", "SLTP", "SMA", "SMK", "SLTA", "D1", "D2", "D3", "D4"),
    *("S1", "S2", "S3"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """The sheets of one kind of respondent.

    Attributes:
        trait: Of :data:`ABOUT`.
        kind: Which of it, as it is written or as its band is called.
        n: Sheets.
    """

    trait: str
    kind: Sentence
    n: int


def makeup(frame: pl.DataFrame) -> tuple[Group, ...]:
    """Return who answered, trait by trait; each trait counts every sheet once.

    Args:
        frame: Sheets with the columns of :data:`ABOUT`.
    """
    return tuple(
        Group(trait, kind, n)
        for trait in ABOUT
        for kind, n in _counted(trait, frame[trait].to_list())
    )


def _counted(trait: str, told: Sequence[object]) -> list[tuple[Sentence, int]]:
    keys = [_key(each) for each in told] if trait != "age" else list(map(_band, told))
    counted = Counter(keys)
    untold = counted.pop("", 0)
    ordered = sorted(counted, key=_order(trait, counted))
    rest = sum(counted[key] for key in ordered[MOST:])
    kinds = [(_named(trait, key), counted[key]) for key in ordered[:MOST]]
    return [
        *kinds,
        *((name, n) for name, n in ((OTHERS, rest), (UNTOLD, untold)) if n),
    ]


def _key(told: object) -> str:
    return " ".join(str(told or "").split())


def _band(age: object) -> str:
    """The first year of ten, as it is counted; nothing where no age is told."""
    if not isinstance(age, int):
        return ""
    least = age // WIDTH * WIDTH
    return str(max(YOUNGEST - WIDTH, min(OLDEST, least)))


def _order(
    trait: str, counted: Mapping[str, int]
) -> Callable[[str], tuple[int, int, str]]:
    """Ages rise, schools rise as far as they are known; else the most come first."""
    if trait == "age":
        return lambda key: (int(key), 0, key)
    if trait == "education":
        known = {name: at for at, name in enumerate(SCHOOLS)}
        return lambda key: (known.get(key.upper(), len(known)), -counted[key], key)
    return lambda key: (0, -counted[key], key)


def _named(trait: str, key: str) -> Sentence:
    if trait == "sex" and key in SEXES:
        return SEXES[key]
    if trait != "age":
        return Sentence(id=key, en=key)
    low = int(key)
    if low < YOUNGEST:
        return YOUNG
    if low >= OLDEST:
        return OLD
    return BAND.filled({"low": str(low), "high": str(low + WIDTH - 1)})
