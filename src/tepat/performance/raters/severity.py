"""The severity of raters, as an effect drawn towards the mean of all, with its range.

The model, which is simple on purpose: a score is the mean of its like (the same year
and the same kind of unit), plus what the person is worth, plus what the rater adds to
everybody, plus chance. Persons and raters are drawn from normal distributions about
zero, so a rater with few ratings, or whose people nobody else has rated, is drawn far
towards the mean (empirical Bayes). Three variances are estimated by the products of
pairs of scores: two that share a rater only, a person only, or both.

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
FEWEST_OF_A_KIND = 3  # raters; a kind of unit with fewer joins the whole year


@dataclass(frozen=True, slots=True)
class Severity:
    """All raters beside each other.

    Attributes:
        table: One row per rater, sorted: ``rater``, ``ratings``, ``people``,
            ``mean`` (plain, of the scores), ``effect`` (positive: higher scores than
            others would give), ``low``, ``high`` (95 %).
        between_raters: Variance of the effects, never below its own standard error:
            that raters are all alike is never sure.
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
    """Between raters (never below its own error), between people, by chance."""
    both = rater * (int(person.max()) + 1) + person
    _, pair = np.unique(both, return_inverse=True)
    of_rater, n_rater = _products(rest, rater)
    of_person, n_person = _products(rest, person)
    of_both, n_both = _products(rest, pair)
    raters = max(0.0, _mean(of_rater - of_both, n_rater - n_both))
    # People are told by whoever shares a person but no rater, and by the same person
    # under the same rater less what the rater adds.
    alone, together = n_person - n_both, n_both
    told = (of_person - of_both) + (of_both - together * raters)
    people = max(0.0, _mean(told, alone + together))
    total = float(np.mean(rest**2))
    chance = max(total - raters - people, 1e-9 + 0.01 * total)
    each = np.bincount(rater)
    error = float(np.sqrt(2 / len(each)) * np.mean((people + chance) / each))
    return max(raters, error), people, chance


def _products(rest: Numbers, group: Places) -> tuple[float, float]:
    """The sum of products over pairs of one group, and the number of pairs."""
    sums = np.bincount(group, rest)
    squares = np.bincount(group, rest**2)
    count = np.bincount(group).astype(np.float64)
    return float(np.sum(sums**2 - squares)), float(np.sum(count**2 - count))


def _mean(total: float, pairs: float) -> float:
    return total / pairs if pairs > 0 else 0.0


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
