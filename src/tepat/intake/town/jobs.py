"""The catalogue of jobs, spread out over levels from the table of jobs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from tepat.snapshot.columns import JOBS
from tepat.snapshot.vocabulary import LEADERSHIP

from .tables import table

HEADS = ("KSSD", "KSSMP", "KAPUS")  # schools and health centres


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the catalogue.

    Attributes:
        code: Of the catalogue, ``GKS.MU``; ``root`` is the part before the point.
        level: Of a functional job, or a JPT; null for the others.
        families: Families of study programmes (``fields.yaml``) it asks for.
        echelon: Of a leadership job.
    """

    code: str
    name: str
    family: str
    level: str | None
    position_class: int
    grade_min: str
    grade_max: str
    education_min: str
    families: tuple[str, ...]
    retirement_age: int | None
    group: str
    echelon: str | None = None

    @property
    def root(self) -> str:
        return self.code.partition(".")[0]

    @property
    def is_leadership(self) -> bool:
        return self.family in LEADERSHIP

    @property
    def is_head(self) -> bool:
        """A leadership post, or a functional official who heads a unit."""
        return self.is_leadership or self.code in HEADS

    @property
    def is_teacher(self) -> bool:
        return self.name.startswith("Guru")

    @property
    def tier(self) -> str:
        """The level, or the family of a job that has no level of its own."""
        return self.level or self.family


@cache
def catalogue() -> dict[str, Job]:
    """Return every job by code, in the order of the table."""
    told = table("jobs")
    jobs = [
        *(_simple(entry, entry["family"]) for entry in told["leadership"]),
        *(_simple(entry, "FUNGSIONAL") for entry in told["heads"]),
        *(
            _on_level(root, entry, level, told["levels"][level])
            for root, entry in told["functional"].items()
            for level in told["ladders"][entry["ladder"]]
        ),
        *(_simple(entry, "PELAKSANA") for entry in told["operational"]),
    ]
    return {job.code: job for job in jobs}


def programmes(families: tuple[str, ...]) -> list[str]:
    """Return the study programmes of these families, each once, in their order."""
    fields = table("fields")
    names = [
        name
        for family in families
        for programmes_of_level in fields[family].values()
        for name in programmes_of_level
    ]
    return list(dict.fromkeys(names))


def job_frame() -> pl.DataFrame:
    """Return the catalogue as the table ``jobs`` of a snapshot."""
    rows = [
        {
            "job": job.code,
            "name": job.name,
            "family": job.family,
            "level": job.level,
            "position_class": job.position_class,
            "grade_min": job.grade_min,
            "grade_max": job.grade_max,
            "education_min": job.education_min,
            "fields": programmes(job.families) or None,
            "retirement_age": job.retirement_age,
            "group": job.group,
        }
        for job in catalogue().values()
    ]
    return pl.DataFrame(rows, schema=JOBS.schema, orient="row")


def _simple(entry: dict[str, Any], family: str) -> Job:
    low, high = entry["grades"]
    return Job(
        code=entry["code"],
        name=entry["name"],
        family=family,
        level=entry.get("level"),
        position_class=entry["class"],
        grade_min=low,
        grade_max=high,
        education_min=entry["education"],
        families=tuple(entry.get("fields", ())),
        retirement_age=entry.get("bup"),
        group=entry["group"],
        echelon=entry.get("echelon"),
    )


def _on_level(
    root: str, entry: dict[str, Any], level: str, usual: dict[str, Any]
) -> Job:
    low, high = usual["grades"]
    is_expert = level.startswith("AHLI")
    return Job(
        code=f"{root}.{usual['suffix']}",
        name=f"{entry['name']} {level.title()}",
        family="FUNGSIONAL",
        level=level,
        position_class=usual["class"] + (entry.get("class_up", 0) if is_expert else 0),
        grade_min=low,
        grade_max=high,
        education_min=entry.get("education", usual["education"]),
        families=tuple(entry["fields"]),
        retirement_age=entry.get("bup"),
        group=entry["group"],
    )
