"""How long posts have been held, and when contracts end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from . import story
from .chance import some
from .days import BLANK, DAYS_A_YEAR, Whole, number, year_of, years_later
from .people import People

INAUGURATIONS = tuple(
    number(date(year, month, day))
    for year in range(2017, 2027)
    for month, day in ((1, 12), (4, 21), (8, 18))
    if not (year == 2025 and month == 4)  # the mayor had just taken office
)
SHORT_BEFORE = 2
LONG_AFTER = 5
YEARS_BEFORE_HEADING = 4  # of service before the first post that leads

ANNUAL_CONTRACTS = 0.12  # the others run for five years
LONG_CONTRACT_YEARS = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """Since when the present position is held, and the last day of the contract."""

    since: Whole
    contract_ends: Whole


def terms(people: People, chance: np.random.Generator) -> Terms:
    """Draw the terms of everybody; ``BLANK`` where there is none."""
    is_head = people.of_job([job.is_head for job in people.jobs]).astype(bool)
    since = _since_of_staff(people, chance)
    heads = np.flatnonzero(is_head & (people.position >= 0))
    earliest = years_later(people.entered[heads], YEARS_BEFORE_HEADING)
    since[heads] = _since_of_heads(earliest, chance)
    is_new = people.is_pppk | (people.status == "CPNS")
    since = np.where(is_new, people.entered, since)
    since = np.where(people.position >= 0, since, BLANK)
    return Terms(since, _contract_ends(people, chance))


def _since_of_staff(people: People, chance: np.random.Generator) -> Whole:
    """Functional and operational posts: between a few months and twelve years."""
    day = number(story.DAY)
    years = np.minimum(
        chance.triangular(0.2, 2.5, 12.0, len(people)),
        np.maximum(people.years_of_service, 0.1),
    )
    since = day - np.floor(years * DAYS_A_YEAR).astype(np.int64)
    month = since.astype("datetime64[D]").astype("datetime64[M]")
    first = month.astype("datetime64[D]").astype(np.int64)
    return np.maximum(first, people.entered)


def _since_of_heads(earliest: Whole, chance: np.random.Generator) -> Whole:
    """Heads take office on days of inauguration: some long ago, some just now, nobody
    before the day that is ``earliest`` for them."""
    count = len(earliest)
    days = np.array(INAUGURATIONS, dtype=np.int64)
    short_from = _years_ago(SHORT_BEFORE)
    long_until = _years_ago(LONG_AFTER)
    chosen = chance.choice(days[(days > long_until) & (days <= short_from)], count)
    everyone = chance.permutation(count)
    long_held = everyone[: round(count * story.OVERDUE)]
    just_taken = everyone[len(long_held) :][: round(count * story.TOO_SHORT)]
    chosen[long_held] = chance.choice(days[days <= long_until], len(long_held))
    chosen[just_taken] = chance.choice(days[days > short_from], len(just_taken))
    first = np.minimum(np.searchsorted(days, earliest), len(days) - 1)
    since: Whole = np.maximum(chosen, days[first])
    return since


def _years_ago(years: int) -> int:
    return int(years_later(np.array([number(story.DAY)]), -years)[0])


def _contract_ends(people: People, chance: np.random.Generator) -> Whole:
    day = number(story.DAY)
    ends = np.full(len(people), BLANK, dtype=np.int64)
    those = np.flatnonzero(people.is_pppk)
    if not len(those):
        return ends
    entered = people.entered[those]
    is_annual = people.status[those] == "PPPK_PARUH_WAKTU"
    full_time = np.flatnonzero(~is_annual)
    is_annual[some(chance, full_time, round(len(full_time) * ANNUAL_CONTRACTS))] = True
    years = np.where(is_annual, 1, LONG_CONTRACT_YEARS)
    passed = np.maximum(year_of(np.full(len(those), day)) - year_of(entered), 0)
    terms_served = passed // years
    this_term = years_later(entered, terms_served * years) - 1
    next_term = years_later(entered, (terms_served + 1) * years) - 1
    end = np.where(this_term >= day, this_term, next_term)
    ends[those] = end
    return ends
