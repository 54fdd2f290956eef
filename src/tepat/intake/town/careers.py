"""Positions held earlier, told backwards from the present one, and acting heads."""

from __future__ import annotations

import numpy as np
import polars as pl

from tepat.snapshot.columns import ASSIGNMENTS, HISTORY

from .chance import Subject
from .city import City
from .days import BLANK, DAYS_A_YEAR, Whole, series
from .jobs import Job, catalogue
from .tables import table

SAME = "="
SHORTEST_SPELL = 200  # days; a shorter rest before it is not told
ACTING = 0.75  # share of the vacant heads' seats with an acting head
ACTING_DAYS = (20, 170)
LEVEL_BELOW = {
    "JPT": "ADMINISTRATOR",
    "ADMINISTRATOR": "PENGAWAS",
    "PENGAWAS": "PENGAWAS",
}


def history_frame(city: City) -> pl.DataFrame:
    """Return what PNS held earlier: up to three posts, none overlapping another.

    People without a position have at least the one they came from.
    """
    chance = city.stream(Subject.CAREERS)
    people, told = city.people, table("careers")
    job, ends = people.job.copy(), city.staff.terms.since.copy()
    idle = ~city.has_position
    ends[idle] = city.day - chance.integers(10, 300, int(idle.sum()))
    here = (people.status == "PNS") & (ends != BLANK)
    shortest, usual, longest = told["years"]
    frames = []
    for step in range(told["steps"]):
        before = _before(city.jobs, job, chance)
        if step == 0:
            before[idle] = job[idle]
        years = chance.triangular(shortest, usual, longest, len(people))
        starts = np.maximum(
            ends - np.floor(years * DAYS_A_YEAR).astype(np.int64), people.entered
        )
        here = here & (before >= 0) & (ends - starts >= SHORTEST_SPELL)
        persons = np.flatnonzero(here)
        frames.append(_spells(city, persons, before, starts, ends, chance))
        job, ends = np.where(here, before, job), np.where(here, starts, ends)
    return pl.concat(frames).sort("nip", "since", maintain_order=True)


def assignment_frame(city: City) -> pl.DataFrame:
    """Return the acting heads (Plt.) of vacant seats: a head of the same agency."""
    chance = city.stream(Subject.CAREERS)
    drafts, agency = city.establishment.drafts, city.of_unit("agency")
    codes = city.establishment.positions["position"]
    family = np.array([job.family for job in city.jobs], dtype=object)[city.people.job]
    rows = []
    for place, draft in enumerate(drafts):
        if not draft.job.is_leadership or city.establishment.holders[place]:
            continue
        near = np.isin(family, [draft.job.family, LEVEL_BELOW[draft.job.family]])
        can = near & city.has_position & (agency == city.units[draft.unit].agency)
        candidates = np.flatnonzero(can)
        luck, days = chance.random(), int(chance.integers(*ACTING_DAYS))
        if luck < ACTING and len(candidates):
            acting = int(chance.choice(candidates))
            rows.append((acting, codes[place], city.day - days))
    persons = np.array([row[0] for row in rows], dtype=np.int64)
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "position": [row[1] for row in rows],
            "kind": ["PLT"] * len(rows),
            "since": series(np.array([row[2] for row in rows], dtype=np.int64)),
            "until": [None] * len(rows),
        },
        schema=ASSIGNMENTS.schema,
    )


def _before(jobs: list[Job], job: Whole, chance: np.random.Generator) -> Whole:
    """The job held before each job, as a place in the catalogue; -1 for none."""
    luck = chance.random(len(job))
    before = np.full(len(job), -1, dtype=np.int64)
    for index in np.unique(job):
        places, bounds = _choices(jobs, int(index))
        those = np.flatnonzero(job == index)
        chosen = np.searchsorted(bounds, luck[those], side="right")
        before[those] = np.array([*places, -1])[np.minimum(chosen, len(places))]
    return before


def _choices(jobs: list[Job], index: int) -> tuple[list[int], list[float]]:
    told, job = table("careers")["before"], jobs[index]
    place = {code: order for order, code in enumerate(catalogue())}
    shares = told.get(job.code) or told.get(job.tier) or {}
    places, bounds, total = [], [], 0.0
    for name, share in shares.items():
        code = job.code if name == SAME else name
        if code.startswith("."):
            code = job.root + code
        if code in place:
            total += share
            places.append(place[code])
            bounds.append(total)
    return places, bounds


def _spells(
    city: City,
    persons: Whole,
    before: Whole,
    starts: Whole,
    ends: Whole,
    chance: np.random.Generator,
) -> pl.DataFrame:
    """One row per spell of these people; it ends the day before the next begins."""
    jobs = city.jobs
    units = _elsewhere(city, persons, chance)
    affairs = np.array([unit.affair for unit in city.units], dtype=object)[units]
    held = before[persons]

    def of_job(values: list[str | None]) -> list[str | None]:
        listed: list[str | None] = np.array(values, dtype=object)[held].tolist()
        return listed

    is_leadership = np.array([job.is_leadership for job in jobs])[held]
    groups = np.array([job.group for job in jobs], dtype=object)[held]
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "name": of_job([job.name for job in jobs]),
            "family": of_job([job.family for job in jobs]),
            "level": of_job([job.level or job.family for job in jobs]),
            "group": np.where(is_leadership, affairs, groups).tolist(),
            "unit": np.array([unit.code for unit in city.units], dtype=object)[
                units
            ].tolist(),
            "since": series(starts[persons]),
            "until": series(ends[persons] - 1),
        },
        schema=HISTORY.schema,
    )


def _elsewhere(city: City, persons: Whole, chance: np.random.Generator) -> Whole:
    """Another unit of the same kind for each of these people."""
    used = {unit.code for unit in city.establishment.units}
    patterns = np.array([unit.pattern or "" for unit in city.units], dtype=object)
    exists = np.array([unit.code in used for unit in city.units])
    own = city.staff.unit[persons]
    luck = chance.random(len(persons))
    units = own.copy()
    for pattern in sorted(set(patterns[own].tolist())):
        same = np.flatnonzero((patterns == pattern) & exists)
        those = np.flatnonzero(patterns[own] == pattern)
        units[those] = same[(luck[those] * len(same)).astype(np.int64)]
    return units
