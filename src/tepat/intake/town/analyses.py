"""Job analyses and evaluations of the jobs that stand on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from tepat.snapshot.columns import ANALYSES, DETAILS, EVALUATIONS, STEPS, TASKS

from . import story
from .jobs import Job, catalogue
from .tables import table

TEXTS = (
    *("summary", "leadership_training", "technical_training", "functional_training"),
    *("experience", "knowledge", "achievement"),
)
LISTS = (*("skills", "aptitudes", "temperaments", "interests", "efforts", "functions"),)
EDUCATIONS = {
    "SD": "Sekolah Dasar",
    "SLTP": "Sekolah Menengah Pertama",
    "SLTA": "Sekolah Menengah Atas atau sederajat",
    "D3": "Diploma III",
    "S1": "Sarjana (S-1) atau Diploma IV",
    "PROFESI": "Sarjana (S-1) dan pendidikan profesi",
    "SPESIALIS": "Pendidikan dokter spesialis",
    "S2": "Magister (S-2)",
}


def standing(positions: pl.DataFrame) -> list[Job]:
    """Return the jobs that some position has, in the order of the catalogue."""
    there = set(positions["job"].drop_nulls())
    return [job for job in catalogue().values() if job.code in there]


def with_job_tasks(tasks: pl.DataFrame, jobs: Iterable[Job]) -> pl.DataFrame:
    """Describe the work of jobs whose tasks nobody measured, and number all tasks."""
    measured = set(tasks["position"])
    rows = [
        {
            "position": job.code,
            "description": said,
            "result": result,
            "approach": "tugas",
        }
        for job in jobs
        if job.code not in measured
        for said, result in _family(job)["tasks"]
    ]
    described = pl.DataFrame(
        [{name: row.get(name) for name in TASKS.schema} for row in rows],
        schema=TASKS.schema,
    )
    number = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("position")
    return pl.concat([tasks, described]).with_columns(number=number)


def analysis_frame(jobs: Iterable[Job]) -> pl.DataFrame:
    """Return the analysis of each job."""
    rows = [
        {
            "position": job.code,
            **{name: _said(job, name) for name in TEXTS},
            **{name: _family(job)[name] for name in LISTS},
            **table("analyses")["environment"],
            "education": EDUCATIONS.get(job.education_min, job.education_min),
            "position_class": job.position_class,
            "analysed_on": story.DAY.replace(month=2, day=15),
        }
        for job in jobs
    ]
    return _frame(rows, ANALYSES.schema)


def step_frame(jobs: Iterable[Job]) -> pl.DataFrame:
    """Return the steps of each job's first task."""
    rows = [
        {"position": job.code, "task": 1, "number": number, "description": step}
        for job in jobs
        for number, step in enumerate(_family(job)["steps"], start=1)
    ]
    return _frame(rows, STEPS.schema)


def detail_frame(jobs: Iterable[Job]) -> pl.DataFrame:
    """Return the lists of each job's analysis."""
    return _frame([row for job in jobs for row in _details(job)], DETAILS.schema)


def evaluation_frame(jobs: Iterable[Job]) -> pl.DataFrame:
    """Return the factor levels of each job; a few come to another class."""
    told = table("analyses")["levels"]
    rows = []
    for job in jobs:
        kind = "STRUKTURAL" if job.is_leadership else "FUNGSIONAL"
        known = told[kind]
        wanted = table("analyses")["misjudged"].get(job.code, job.position_class)
        if wanted in known:
            levels = dict(zip(told["factors"][kind], known[wanted], strict=True))
            rows.append({"position": job.code, "kind": kind, **levels})
    return _frame(rows, EVALUATIONS.schema)


def _family(job: Job) -> dict[str, Any]:
    kind = "functional" if job.family == "FUNGSIONAL" else "operational"
    told: dict[str, Any] = table("analyses")["families"][
        "leadership" if job.is_leadership else kind
    ]
    return told


def _said(job: Job, name: str) -> str | None:
    text = _family(job).get(name)
    return text and text.format(job=job.name, field=job.group.lower())


def _details(job: Job) -> Iterator[dict[str, Any]]:
    counts: dict[str, int] = {}
    for item, description, more in table("analyses")["details"]:
        counts[item] = counts.get(item, 0) + 1
        yield {
            "position": job.code,
            "item": item,
            "number": counts[item],
            "description": description,
            **more,
        }


def _frame(rows: list[dict[str, Any]], schema: pl.Schema) -> pl.DataFrame:
    full = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(full, schema=schema)
