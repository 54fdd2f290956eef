"""Penalties, wishes, and family ties among the people."""

from __future__ import annotations

import numpy as np
import polars as pl

from tepat.snapshot.columns import DISCIPLINES, RELATIONS, WISHES

from . import story
from .chance import Subject, some
from .city import City
from .days import BLANK, Whole, series
from .tables import table

DAYS_A_MONTH = 30
PENALTIES_SINCE_DAYS = 480
STAYING = 0.25  # of those who say what they wish
MOST_WISHES = 3
WISHES_SINCE_DAYS = 140

AGES_APART_DAYS = 3_000
UNDER_ONE_ANOTHER = 0.12  # of the couples, where one leads the other's unit
OTHER_TIES = 0.25  # parents and siblings, per couple


def discipline_frame(city: City) -> pl.DataFrame:
    """Return the penalties of some; about half of them are still in force."""
    chance = city.stream(Subject.TIES)
    told = table("ties")
    count = len(city.people)
    can = np.flatnonzero(city.has_position & (city.people.status != "CPNS"))
    persons = some(chance, can, round(count * story.DISCIPLINED))
    severities = np.array(list(told["penalties"]), dtype=object)
    shares = np.array([entry["share"] for entry in told["penalties"].values()])
    severity = chance.choice(severities, len(persons), p=shares / shares.sum())
    kinds = [str(chance.choice(told["penalties"][one]["kinds"])) for one in severity]
    months = np.array(
        [int(chance.choice(told["penalties"][one]["months"])) for one in severity],
        dtype=np.int64,
    )
    since = city.day - chance.integers(10, PENALTIES_SINCE_DAYS, len(persons))
    until = since + months * DAYS_A_MONTH
    until[chance.random(len(persons)) < told["end_unknown"]] = BLANK
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "severity": severity.tolist(),
            "kind": kinds,
            "since": series(since),
            "until": series(until),
        },
        schema=DISCIPLINES.schema,
    )


def wish_frame(city: City) -> pl.DataFrame:
    """Return the wishes: the same job elsewhere, or to stay."""
    chance = city.stream(Subject.TIES)
    told = table("ties")
    held = np.flatnonzero(city.has_position)
    persons = some(chance, held, round(len(city.people) * story.WISHING))
    stays = chance.random(len(persons)) < STAYING
    times = np.where(stays, 1, chance.integers(1, MOST_WISHES + 1, len(persons)))
    row = np.repeat(np.arange(len(persons)), times)
    rank = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times) + 1
    wished = _wished(city, persons[row], chance)
    staying = stays[row]
    frame = pl.DataFrame(
        {
            "nip": city.nips(persons[row]),
            "position": np.where(staying, None, wished).tolist(),  # type: ignore[call-overload]
            "rank": np.where(staying, 1, rank),
            "stay": staying,
            "reason": _reasons(told, staying, chance),
            "day": series(
                (city.day - chance.integers(5, WISHES_SINCE_DAYS, len(persons)))[row]
            ),
        },
        schema=WISHES.schema,
    )
    own = city.staff.employees.select("nip", held="position")
    return (
        frame.join(own, on="nip", maintain_order="left")
        .filter(pl.col("position").ne_missing(pl.col("held")))
        .drop("held")
        .unique(["nip", "position"], keep="first", maintain_order=True)
    )


def relation_frame(city: City) -> pl.DataFrame:
    """Return the couples, some of them one under the other, and a few other ties."""
    chance = city.stream(Subject.TIES)
    couples = round(len(city.people) * story.MARRIED_COUPLES)
    taken = np.zeros(len(city.people), dtype=np.bool_)
    pairs = _in_one_unit(city, round(couples * UNDER_ONE_ANOTHER), taken, chance)
    pairs += _couples(city, couples - len(pairs), taken, chance)
    kinds = ["suami_istri"] * len(pairs)
    free = chance.permutation(np.flatnonzero(~taken))
    others = round(couples * OTHER_TIES)
    for first, second in zip(free[:others], free[others : 2 * others], strict=False):
        apart = abs(int(city.people.born[first] - city.people.born[second]))
        pairs.append((int(first), int(second)))
        kinds.append("orang_tua_anak" if apart > 7_300 else "saudara")
    left = np.array([pair[0] for pair in pairs], dtype=np.int64)
    right = np.array([pair[1] for pair in pairs], dtype=np.int64)
    return pl.DataFrame(
        {"nip_a": city.nips(left), "nip_b": city.nips(right), "kind": kinds},
        schema=RELATIONS.schema,
    )


def _wished(
    city: City, persons: Whole, chance: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """A position of the same job, by chance, for each of these people."""
    codes = np.array(city.establishment.positions["position"].to_list(), dtype=object)
    place = {job.code: index for index, job in enumerate(city.jobs)}
    job_of = np.array(
        [place[draft.job.code] for draft in city.establishment.drafts], dtype=np.int64
    )
    luck = chance.random(len(persons))
    order = np.argsort(job_of, kind="stable")
    first = np.searchsorted(job_of[order], np.arange(len(city.jobs)), side="left")
    count = np.bincount(job_of, minlength=len(city.jobs))
    job = city.people.job[persons]
    return codes[order[first[job] + (luck * count[job]).astype(np.int64)]]


def _reasons(
    told: dict[str, list[str]],
    staying: np.ndarray[tuple[int], np.dtype[np.bool_]],
    chance: np.random.Generator,
) -> list[str]:
    move = chance.choice(np.array(told["reasons_to_move"], dtype=object), len(staying))
    stay = chance.choice(np.array(told["reasons_to_stay"], dtype=object), len(staying))
    listed: list[str] = np.where(staying, stay, move).tolist()
    return listed


def _in_one_unit(
    city: City,
    count: int,
    taken: np.ndarray[tuple[int], np.dtype[np.bool_]],
    chance: np.random.Generator,
) -> list[tuple[int, int]]:
    """Couples of a head and somebody of the unit the head leads."""
    heads = (
        city.has_position
        & np.array([job.is_head for job in city.jobs])[city.people.job]
    )
    pairs: list[tuple[int, int]] = []
    for head in chance.permutation(np.flatnonzero(heads)):
        if len(pairs) == count:
            break
        same = (city.staff.unit == city.staff.unit[head]) & city.has_position & ~heads
        same &= city.people.is_woman != city.people.is_woman[head]
        mates = np.flatnonzero(same & ~taken)
        if len(mates) and not taken[head]:
            mate = int(chance.choice(mates))
            taken[[head, mate]] = True
            pairs.append((int(head), mate))
    return pairs


def _couples(
    city: City,
    count: int,
    taken: np.ndarray[tuple[int], np.dtype[np.bool_]],
    chance: np.random.Generator,
) -> list[tuple[int, int]]:
    """Couples of about the same age, anywhere in the city."""
    born = city.people.born
    women = np.flatnonzero(city.people.is_woman & ~taken)
    men = np.flatnonzero(~city.people.is_woman & ~taken)
    women = women[np.argsort(born[women], kind="stable")]
    pairs: list[tuple[int, int]] = []
    for man in chance.permutation(men)[: count * 3]:
        near = int(np.searchsorted(born[women], born[man]))
        near = min(near + int(chance.integers(0, 12)), len(women) - 1)
        woman = women[near] if len(women) else man
        apart = abs(int(born[woman] - born[man]))
        if len(pairs) < count and not taken[woman] and apart < AGES_APART_DAYS:
            taken[[man, woman]] = True
            pairs.append((int(man), int(woman)))
    return pairs
