"""Competency standards of the jobs: managerial, social-cultural and technical."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tepat.snapshot.columns import STANDARDS
from tepat.snapshot.vocabulary import COMPETENCIES

from .jobs import Job, catalogue
from .tables import table

SOCIAL_CULTURAL = "SK.01"


def required_level(job: Job) -> int:
    """Return the level a job asks for in the managerial competencies."""
    level: int = table("competencies")["level_by_tier"][job.tier]
    return level


def technical(group: str) -> Sequence[str]:
    """Return the technical competencies that a job group asks for."""
    told = table("competencies")["technical"]
    return [code for code, entry in told.items() if group in entry["groups"]]


def standard_frame() -> pl.DataFrame:
    """Return the standards of every job as the table of a snapshot."""
    absolute = table("competencies")["absolute"]
    rows = []
    for job in catalogue().values():
        level = required_level(job)
        for code in COMPETENCIES:
            kind = "SOSIAL_KULTURAL" if code == SOCIAL_CULTURAL else "MANAJERIAL"
            importance = "mutlak" if code in absolute else "penting"
            rows.append((job.code, code, kind, level, importance))
        for code in technical(job.group):
            rows.append((job.code, code, "TEKNIS", min(level + 1, 4), "penting"))
    return pl.DataFrame(rows, schema=STANDARDS.schema, orient="row")
