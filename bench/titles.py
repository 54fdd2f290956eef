"""Measure how fast written titles find their names: 100,000 titles, 5,000 names."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import polars as pl

from tepat.nomenclature import Asked, Decision, Matcher, shipped

NAMES, TITLES = 5_000, 100_000
TARGET = 30  # seconds
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def measured_titles() -> Iterator[str]:
    """Yield one line: every title has a slip or two, and hardly two are equal."""
    dice = random.Random(1)
    names = invented_names(dice)
    asked = [Asked(slipped(dice.choice(names), dice)) for _ in range(TITLES)]
    started = time.perf_counter()
    matcher = Matcher(
        pl.DataFrame(
            {
                "job": [f"K{at}" for at in range(NAMES)],
                "name": names,
                "family": ["PELAKSANA"] * NAMES,
                "level": pl.Series([None] * NAMES, dtype=pl.String),
            }
        )
    )
    found = matcher.find(asked)
    seconds = time.perf_counter() - started
    accepted = sum(one.decision is Decision.ACCEPT for one in found)
    figures = (f"{seconds:.2f} s", f"target ≤ {TARGET} s", f"{accepted:,} accepted")
    yield f"{f'{TITLES:,} titles, {NAMES:,} names':<42}{'   '.join(figures)}"


def invented_names(dice: random.Random) -> list[str]:
    """The shipped titles, and as many more of their words as are wanted."""
    names = list(dict.fromkeys(shipped()["name"]))
    words = sorted({word for name in names for word in name.split()})
    while len(names) < NAMES:
        names.append(" ".join(dice.sample(words, dice.randrange(2, 6))))
    return names


def slipped(name: str, dice: random.Random) -> str:
    """The name with one or two letters changed, and in any case of letters."""
    signs = list(name)
    for _ in range(dice.choice((1, 2))):
        signs[dice.randrange(len(signs))] = dice.choice(LETTERS)
    return dice.choice((str.upper, str.lower, str.title))("".join(signs))


if __name__ == "__main__":
    for line in measured_titles():
        print(line)
