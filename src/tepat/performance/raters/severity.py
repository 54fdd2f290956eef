"""The severity of raters, as an effect drawn towards the mean of all, with its range.

The model, which is simple on purpose: a score is the mean of its like (the same year
and the same kind of unit), plus what the person is worth, plus what the rater adds to
everybody, plus chance. Persons and raters are drawn from normal distributions about
zero, so a rater with few ratings, or whose people nobody else has rated, is drawn far
towards the mean (empirical Bayes). The three variances are estimated by moments: from
the spread of the raters' means, from pairs of scores that share a person, and from what
is left.

What a rater's people are worth, and how severe the rater is, can be told apart only as
far as people were rated by others too; the range says how far.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

WIDE = 1.959963984540054  # standard deviations of a 95 % range
MOST_RATERS = 3_000  # beyond, raters who share people are compared one by one
FEWEST_FOR_SPREAD = 3  # ratings of a rater whose mean tells how raters spread
ROUNDS = 30  # the three variances depend on each other; few rounds settle them
FEWEST_OF_A_KIND = 3  # raters; a kind of unit with fewer joins the whole year


@dataclass(frozen=True, slots=True)
class Severity:
    """All raters beside each other.

    Attributes:
        table: One row per rater, sorted: ``rater``, ``ratings``, ``people``,
            ``mean`` (plain, of the scores), ``effect`` (positive: higher scores than
            others would give), ``low``, ``high`` (95 %).
        between_raters: Variance of the effects, never below its own standard error:
            that all raters are alike is never sure.
        between_people: Variance of what people are worth, as far as it can be told.
        by_chance: Variance of the rest.
    """

    table: pl.DataFrame
    between_raters: float
    between_people: float
    by_chance: float


SCHEMA = {
    "rater": pl.String(),
    "ratings": pl.Int64(),
    "people": pl.Int64(),
    "mean": pl.Float64(),
    "effect": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
}


def severity(records: pl.DataFrame) -> Severity:
    """Compare raters.

    Args:
        records: ``rater``, ``person``, ``kind`` (text: scores of one kind are
            compared, for example year and rating of the unit; the part before the
            first "|" is the year) and ``score``.
    """
    if records.is_empty():
        return Severity(pl.DataFrame(schema=SCHEMA), 0.0, 0.0, 0.0)
    told = centred(records)
    rater, raters = _numbered(told["rater"])
    person, people = _numbered(told["person"])
    rest: Numbers = told["rest"].to_numpy().astype(np.float64)
    variances = _variances(rest, rater, person)
    effect, spread = _effects(
        rest, rater, person, (len(raters), len(people)), variances
    )
    summary = (
        told.group_by("rater", maintain_order=True)
        .agg(
            ratings=pl.len().cast(pl.Int64),
            people=pl.col("person").n_unique().cast(pl.Int64),
            mean=pl.col("score").mean(),
        )
        .sort("rater")
    )
    table = summary.with_columns(
        effect=pl.Series(effect),
        low=pl.Series(effect - WIDE * spread),
        high=pl.Series(effect + WIDE * spread),
    )
    return Severity(table, *variances)


def centred(records: pl.DataFrame) -> pl.DataFrame:
    """Add ``rest``: the score less the mean of its kind."""
    few = pl.col("rater").n_unique().over("kind") < FEWEST_OF_A_KIND
    year = pl.col("kind").str.split("|").list.first()
    kind = pl.when(few).then(year).otherwise("kind")
    return records.with_columns(kind=kind).with_columns(
        rest=pl.col("score") - pl.col("score").mean().over("kind")
    )


def _numbered(column: pl.Series) -> tuple[Places, list[str]]:
    names = sorted(column.unique().to_list())
    place = {name: at for at, name in enumerate(names)}
    return np.array([place[name] for name in column], dtype=np.int64), names


def _variances(
    rest: Numbers, rater: Places, person: Places
) -> tuple[float, float, float]:
    """Between raters (never below its own error), between people, by chance.

    Each rater counts once for the variance between raters, however many ratings, so
    that one large unit does not speak for all.
    """
    met = _Met(rest, rater, person)
    total = float(np.mean(rest**2))
    least = 1e-9 + 0.01 * total
    raters = people = 0.0
    chance = max(total, least)
    for _ in range(ROUNDS):
        people = met.between_people(raters)
        chance = max(met.within(people), least)
        raters = met.between_raters(people, chance)
    return max(raters, met.error(people, chance)), people, chance


class _Met:
    """Sums over raters, people, and both, from which the variances follow."""

    def __init__(self, rest: Numbers, rater: Places, person: Places) -> None:
        _, pair, times = np.unique(
            rater * (int(person.max()) + 1) + person,
            return_inverse=True, return_counts=True,
        )  # fmt: skip
        self.count = np.bincount(rater).astype(np.float64)
        self.mean = np.bincount(rater, rest) / self.count
        self.scatter = float(np.sum((rest - self.mean[rater]) ** 2))
        # How often a rater met the same people: the less people differ, the less a
        # rater's mean says of people in general.
        again = np.zeros(len(self.count))
        first = np.unique(pair, return_index=True)[1]
        np.add.at(again, rater[first], times.astype(np.float64) ** 2)
        self.same = again / self.count
        person_sum, self.person_pairs = _products(rest, person)
        self.both_sum, self.both_pairs = _products(rest, pair)
        self.apart_sum = person_sum - self.both_sum

    def between_people(self, raters: float) -> float:
        """From scores that share a person: under other raters, or under the same."""
        told = self.apart_sum + self.both_sum - self.both_pairs * raters
        return max(0.0, told / self.person_pairs) if self.person_pairs else 0.0

    def within(self, people: float) -> float:
        """By chance: the scatter about the rater's mean, less what people differ."""
        free = float(np.sum(self.count - 1))
        differ = people * float(np.sum(self.count - self.same))
        return (self.scatter - differ) / free if free else 0.0

    def between_raters(self, people: float, chance: float) -> float:
        """The spread of the raters' means, less what people and chance make of it."""
        some = self._some()
        if some.sum() < 2:
            return 0.0
        spread = float(np.var(self.mean[some], ddof=1))
        return max(0.0, spread - float(self._noise(people, chance)[some].mean()))

    def error(self, people: float, chance: float) -> float:
        """About the standard error of that, were there no difference at all."""
        some = self._some()
        noise = float(self._noise(people, chance)[some].mean())
        return float(np.sqrt(2 / max(1, int(some.sum()) - 1))) * noise

    def _noise(self, people: float, chance: float) -> Numbers:
        noise: Numbers = (people * self.same + chance) / self.count
        return noise

    def _some(self) -> NDArray[np.bool_]:
        """Raters with enough ratings for a mean that says something; else all."""
        enough = self.count >= FEWEST_FOR_SPREAD
        return enough if enough.sum() >= 2 else np.ones(len(self.count), dtype=bool)


def _products(rest: Numbers, group: Places) -> tuple[float, float]:
    """The sum of products over pairs of one group, and the number of pairs."""
    sums = np.bincount(group, rest)
    squares = np.bincount(group, rest**2)
    count = np.bincount(group).astype(np.float64)
    return float(np.sum(sums**2 - squares)), float(np.sum(count**2 - count))


def _effects(
    rest: Numbers,
    rater: Places,
    person: Places,
    size: tuple[int, int],
    variances: tuple[float, float, float],
) -> tuple[Numbers, Numbers]:
    """The effect of each rater and its standard deviation, given the variances."""
    raters, people, chance = variances
    weight = np.bincount(rater, minlength=size[0]) / chance + 1 / raters
    right = np.bincount(rater, rest, size[0]) / chance
    if people == 0.0:
        return right / weight, np.sqrt(1 / weight)
    shrink = np.bincount(person, minlength=size[1]) / chance + 1 / people
    of_person = np.bincount(person, rest, size[1]) / chance
    right -= np.bincount(rater, of_person[person] / shrink[person], size[0]) / chance
    factor = 1 / (shrink * chance**2)
    who, by, count = _met(rater, person, size[0])
    if size[0] > MOST_RATERS:
        left = weight - np.bincount(by, count**2 * factor[who], size[0])
        return right / left, np.sqrt(1 / left)
    inverse = np.linalg.inv(np.diag(weight) - _shared(who, by, count, factor, size[0]))
    return inverse @ right, np.sqrt(np.diag(inverse))


def _met(rater: Places, person: Places, raters: int) -> tuple[Places, Places, Numbers]:
    """Who was rated by whom, how often; by person."""
    keys, count = np.unique(person * raters + rater, return_counts=True)
    return keys // raters, keys % raters, count.astype(np.float64)


def _shared(
    who: Places, by: Places, count: Numbers, factor: Numbers, raters: int
) -> Numbers:
    """What raters have in common through the people whom both rated."""
    own = np.bincount(by, count**2 * factor[who], raters).astype(np.float64)
    matrix: Numbers = np.diag(own)
    starts = np.flatnonzero(np.r_[True, who[1:] != who[:-1]])
    ends = np.r_[starts[1:], len(who)]
    several = ends - starts > 1
    for first, last in zip(starts[several], ends[several], strict=True):
        some, many = by[first:last], count[first:last]
        cross = factor[who[first]] * np.outer(many, many)
        np.fill_diagonal(cross, 0.0)  # counted above
        matrix[np.ix_(some, some)] += cross
    return matrix
