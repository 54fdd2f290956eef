"""The people of the city: who they are, what they studied, when they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import story
from .chance import weighted
from .days import (
    DAYS_A_YEAR,
    Exact,
    Whole,
    first_of_month,
    number,
    year_of,
    years_later,
)
from .jobs import Job
from .studies import education_of
from .tables import table

Text = NDArray[np.object_]
Truth = NDArray[np.bool_]

GENERAL_RETIREMENT = {"JPT PRATAMA": 60, "AHLI MADYA": 60, "AHLI UTAMA": 65}
OTHERWISE_RETIRED_AT = 58
CPNS_TIERS = {"AHLI PERTAMA", "TERAMPIL", "PELAKSANA"}
PART_TIME_ROOTS = {"PAP", "OLO", "PUS", "PTI"}
TEACHERS_PPPK = 1.5  # how much likelier a teacher is PPPK than others of the level
LAST_PNS_ENTRY = 2024
YOUNGEST_ENTRY = 18
WAVE_YEARS = 6.0  # those of the retirement wave are so near to it


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, as parallel arrays; people without a position come last.

    Attributes:
        jobs: The jobs that occur; ``job`` is a place in it.
        position: Place of the position held, -1 for none.
        job: Of the position held; of people without one, the job they came from.
        born, entered: Days (see ``days``).
        is_woman: Sex.
        retires_at: Retirement age of the job in years.
    """

    jobs: Sequence[Job]
    position: Whole
    job: Whole
    status: Text
    is_woman: Truth
    born: Whole
    entered: Whole
    education: Text
    retires_at: Whole

    def __len__(self) -> int:
        return len(self.job)

    def of_job(self, values: Sequence[Any]) -> NDArray[Any]:
        """Spread a value per job over the people."""
        spread: NDArray[Any] = np.array(values, dtype=object)[self.job]
        return spread

    @property
    def years_of_service(self) -> Exact:
        years: Exact = (number(story.DAY) - self.entered) / DAYS_A_YEAR
        return years

    @property
    def is_pppk(self) -> Truth:
        return np.isin(self.status, ["PPPK", "PPPK_PARUH_WAKTU"])


def people(
    jobs: Sequence[Job], position: Whole, job: Whole, chance: np.random.Generator
) -> People:
    """Draw the people who hold these positions."""
    status = _status(jobs, job, position, chance)
    education = education_of(jobs, job, chance)
    retires_at = np.array([_retires_at(entry) for entry in jobs])[job]
    born = _born(jobs, job, status, retires_at, chance)
    tiers = table("profiles")["tiers"]
    served = np.array([tiers[entry.tier]["served"] for entry in jobs])
    share_of_women = np.array([_women(entry) for entry in jobs])
    return People(
        jobs=jobs,
        position=position,
        job=job,
        status=status,
        is_woman=chance.random(len(job)) < share_of_women[job],
        born=born,
        entered=_entered(status, education, born, served[job], chance),
        education=education,
        retires_at=retires_at,
    )  # fmt: skip


def _retires_at(job: Job) -> int:
    usual = GENERAL_RETIREMENT.get(job.tier, OTHERWISE_RETIRED_AT)
    return job.retirement_age or usual


def _women(job: Job) -> float:
    told = table("profiles")["women"]
    share = told["roots"].get(job.root, told["tiers"].get(job.tier, told["default"]))
    return float(share)


def _status(
    jobs: Sequence[Job], job: Whole, position: Whole, chance: np.random.Generator
) -> Text:
    count = len(job)
    status = np.full(count, "PNS", dtype=object)
    tiers = table("profiles")["tiers"]
    likely = np.array([
        tiers[entry.tier]["pppk"] * (TEACHERS_PPPK if entry.is_teacher else 1)
        for entry in jobs
    ])[job]  # fmt: skip
    likely = np.where(position >= 0, likely, 0.0)
    can_be_part_time = np.array([entry.root in PART_TIME_ROOTS for entry in jobs])[job]
    can_be_new = np.array([entry.tier in CPNS_TIERS for entry in jobs])[job]
    for name, share, weight in (
        ("PPPK", story.PPPK_SHARE, likely),
        ("PPPK_PARUH_WAKTU", story.PART_TIME_SHARE, can_be_part_time * 1.0),
        ("CPNS", story.CPNS_SHARE, can_be_new * 1.0),
    ):
        free = np.where((status == "PNS") & (position >= 0), weight, 0.0)
        status[weighted(chance, free, round(count * share))] = name
    return status


def _born(
    jobs: Sequence[Job],
    job: Whole,
    status: Text,
    retires_at: Whole,
    chance: np.random.Generator,
) -> Whole:
    profiles = table("profiles")
    tiers = profiles["tiers"]
    ages = np.array([tiers[entry.tier]["ages"] for entry in jobs], dtype=float)[job]
    wave = np.array([tiers[entry.tier]["wave"] for entry in jobs], dtype=float)[job]
    is_pppk = np.isin(status, ["PPPK", "PPPK_PARUH_WAKTU"])
    for those, kind in ((is_pppk, "pppk"), (status == "CPNS", "cpns")):
        ages[those], wave[those] = profiles[kind]["ages"], profiles[kind]["wave"]
    usual = np.minimum(ages[:, 2], retires_at) - 0.02
    drawn = chance.triangular(ages[:, 0], ages[:, 1], usual)
    oldest = np.where(is_pppk, usual, retires_at - 0.02)
    late = chance.uniform(oldest - WAVE_YEARS, oldest)
    drawn = np.where(chance.random(len(job)) < wave, late, drawn)
    born: Whole = (number(story.DAY) - np.floor(drawn * DAYS_A_YEAR)).astype(np.int64)
    return born


def _entered(
    status: Text,
    education: Text,
    born: Whole,
    served: Whole,
    chance: np.random.Generator,
) -> Whole:
    """Days of entry: at the age usual for the education, and long enough ago for the
    post; contract staff and new entrants came in waves."""
    told = table("profiles")
    ages = np.array([told["entry_ages"][level] for level in education], dtype=float)
    age = chance.triangular(ages[:, 0], ages[:, 1], ages[:, 2])
    year = year_of(born + np.floor(age * DAYS_A_YEAR).astype(np.int64))
    latest = np.minimum(LAST_PNS_ENTRY, story.DAY.year - served)
    months = chance.choice(told["pns_months"], len(born))
    year = np.minimum(year, latest)
    entered = first_of_month(year, months)
    is_too_young = entered < years_later(born, YOUNGEST_ENTRY)
    entered = np.where(is_too_young, first_of_month(year + 1, months), entered)
    for name, waves in (
        ("PPPK", "pppk_waves"),
        ("PPPK_PARUH_WAKTU", "part_time_waves"),
        ("CPNS", "cpns_waves"),
    ):
        those = np.flatnonzero(status == name)
        days = np.array([number(day) for day in told[waves]], dtype=np.int64)
        shares = np.array(list(told[waves].values()))
        entered[those] = chance.choice(days, len(those), p=shares / shares.sum())
    return entered
