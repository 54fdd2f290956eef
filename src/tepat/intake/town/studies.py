"""What people studied: the level of education and the study programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .days import Whole
from .jobs import Job
from .tables import table

Text = NDArray[np.object_]

OF_THE_AFFAIR = 0.45  # share whose studies fit the agency, where the post asks for none


def education_of(jobs: Sequence[Job], job: Whole, chance: np.random.Generator) -> Text:
    """Draw everybody's highest level of education, as the job makes it likely."""
    education = np.empty(len(job), dtype=object)
    for index, entry in enumerate(jobs):
        those = np.flatnonzero(job == index)
        shares = _levels(entry)
        education[those] = chance.choice(
            np.array(list(shares), dtype=object),
            len(those),
            p=np.array(list(shares.values())),
        )
    return education


def fields_of(
    jobs: Sequence[Job],
    job: Whole,
    education: Text,
    affair: Text,
    chance: np.random.Generator,
) -> Text:
    """Draw everybody's study programme: one that the job asks for, where it does."""
    luck = chance.random((3, len(job)))
    field = np.empty(len(job), dtype=object)
    keys = np.char.add(
        np.char.add(job.astype(str), "|"),
        np.char.add(np.char.add(education.astype(str), "|"), affair.astype(str)),
    )
    kinds, of_person = np.unique(keys, return_inverse=True)
    order = np.argsort(of_person, kind="stable")
    ends = np.cumsum(np.bincount(of_person, minlength=len(kinds)))
    for kind, those in zip(kinds, np.split(order, ends[:-1]), strict=True):
        index, level, subject = str(kind).split("|")
        usual = _families(jobs[int(index)], level)
        near = _near(jobs[int(index)], level, subject)
        own = _programmes(usual, level)
        drawn = own[(luck[1, those] * len(own)).astype(np.int64)]
        if len(near):
            others = near[(luck[2, those] * len(near)).astype(np.int64)]
            drawn = np.where(luck[0, those] < OF_THE_AFFAIR, others, drawn)
        field[those] = drawn
    return field


def in_family(family: str, level: str) -> Sequence[str]:
    """Return the programmes of a family on a level, or else those of S1."""
    told: Mapping[str, Sequence[str]] = table("fields")[family]
    return told.get(level) or told.get("S1") or next(iter(told.values()))


def _levels(job: Job) -> Mapping[str, float]:
    told = table("profiles")
    minimum = job.education_min
    shares: Mapping[str, float]
    if job.root in told["by_root"]:
        shares = told["by_root"][job.root]
    elif minimum in ("PROFESI", "SPESIALIS"):
        shares = told["studies_by_minimum"][minimum]
    elif job.root in told["professions"] and job.tier.startswith("AHLI"):
        shares = told["with_profession"]
    elif job.family == "PELAKSANA" or minimum == "SLTA":
        shares = told["studies_by_minimum"][minimum]
    else:
        shares = told["tiers"][job.tier]["studies"]
    offered = {
        level: share
        for level, share in shares.items()
        if level not in ("D4", "PROFESI") or _is_offered(job, level)
    }
    total = sum(offered.values())
    return {level: share / total for level, share in offered.items()}


def _is_offered(job: Job, level: str) -> bool:
    fields = table("fields")
    return any(level in fields[family] for family in job.families)


def _families(job: Job, level: str) -> Mapping[str, float]:
    """The families of a job, the first likeliest, or the general ones."""
    fields = table("fields")
    asked = [family for family in job.families if level in fields[family]]
    if not asked:
        asked = [
            family
            for family in job.families
            if "S1" in fields[family] and level not in ("SD", "SMP", "SLTA", "D3", "D4")
        ]
    if asked:
        return {family: 1 / (order + 1) for order, family in enumerate(asked)}
    general: Mapping[str, float] = table("profiles")["general"][level]
    return general


def _near(job: Job, level: str, affair: str) -> Text:
    if job.families or level in ("SD", "SMP", "SLTA"):
        return np.array([], dtype=object)
    fields = table("fields")
    families = table("profiles")["affairs"].get(affair, [])
    return np.array(
        [
            name
            for family in families
            if level in fields[family] or (level == "S2" and "S1" in fields[family])
            for name in in_family(family, level)
        ],
        dtype=object,
    )


def _programmes(families: Mapping[str, float], level: str) -> Text:
    """Programmes of the families, the likelier ones several times over."""
    scale = min(families.values())
    return np.array(
        [
            name
            for family, weight in families.items()
            for name in in_family(family, level)
            for _ in range(round(weight / scale))
        ],
        dtype=object,
    )
