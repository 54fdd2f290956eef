"""How often the 95 % intervals of ``tepat fairness`` hold the true difference.

    .venv/bin/python bench/fairness.py [ROUNDS]

Shares: two groups in which people are moved with a true share each. Means: most people
keep their fit, some change it, by a normal or by a skewed (exponential) amount; rounds
that give no interval, because too few changed, are counted apart.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from tepat.fairness.interval import of_means, of_shares

SEED = 20_261_124


@dataclass(frozen=True, slots=True)
class World:
    """Two groups, how many of each are moved, and by how much their fit changes."""

    name: str
    people: int
    others: int
    share: float
    other_share: float
    change: float = 20.0
    spread: float = 80.0
    is_skewed: bool = False


WORLDS = (
    World("a city, by sex", 5_300, 4_600, 0.07, 0.065, change=-5.0),
    World("a city, by sex, skewed", 5_300, 4_600, 0.07, 0.065, is_skewed=True),
    World("a city, oldest band", 1_085, 8_800, 0.12, 0.06),
    World("a city of 500", 260, 240, 0.1, 0.1),
    World("a city of 500, skewed", 260, 240, 0.1, 0.1, is_skewed=True),
    World("a small group among many", 60, 2_000, 0.2, 0.1),
    World("a small group, skewed", 60, 2_000, 0.2, 0.1, is_skewed=True),
    World("rare moves", 3_000, 6_900, 0.002, 0.002),
    World("two groups of 30", 30, 30, 0.5, 0.3),
    World("the smallest group", 5, 60, 0.2, 0.2),
)


def shares(world: World, rounds: int) -> float:
    """Return how often the interval of a difference of shares holds the truth."""
    chance = np.random.default_rng(SEED)
    truth = world.share - world.other_share
    hits = chance.binomial(world.people, world.share, rounds)
    others = chance.binomial(world.others, world.other_share, rounds)
    held = 0
    for one, two in zip(hits.tolist(), others.tolist(), strict=True):
        found = of_shares(one, world.people, two, world.others)
        assert found.low is not None and found.high is not None
        held += found.low <= truth <= found.high
    return held / rounds


def means(world: World, rounds: int) -> tuple[float | None, float]:
    """Return how often the interval of a difference of means holds the truth, among the
    rounds that give one, and the share of rounds that do."""
    chance = np.random.default_rng(SEED)
    truth = world.change * (world.share - world.other_share)
    held = told = 0
    for _ in range(rounds):
        sides = []
        for people, share in (
            (world.people, world.share),
            (world.others, world.other_share),
        ):
            values = np.zeros(people)
            moved = chance.random(people) < share
            count = int(moved.sum())
            values[moved] = (
                chance.exponential(world.change, count)
                if world.is_skewed
                else chance.normal(world.change, world.spread, count)
            )
            sides.append(values)
        found = of_means(sides[0], sides[1])
        if found.low is not None and found.high is not None:
            told += 1
            held += found.low <= truth <= found.high
    return (held / told if told else None), told / rounds


def main() -> None:
    """Print one line per world."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"| world ({rounds:,} rounds) | shares | means | rounds with an interval |")
    print("|---|---|---|---|")
    for world in WORLDS:
        of_mean, told = means(world, rounds)
        said = "–" if of_mean is None else f"{of_mean:.1%}"
        print(f"| {world.name} | {shares(world, rounds):.1%} | {said} | {told:.0%} |")


if __name__ == "__main__":
    main()
