"""What the engine told beside a plan's lines: what is open to whom, and every need.

It is kept as files, because there are hundreds of thousands of rows that are only read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from .models import TrainingPlan

OPEN, NEEDS = "terbuka.parquet", "kebutuhan.parquet"


def path_of(folder: str) -> Path:
    """Return the folder of a plan."""
    return Path(settings.FILES) / "pelatihan" / folder


def write(folder: str, open_to: pl.DataFrame, needs: pl.DataFrame) -> None:
    """Keep both, in place of what an attempt cut short may have left there.

    Args:
        open_to: As ``tepat.training.adjusting.open_to`` gives it.
        needs: As ``tepat.training.plan`` gives them, with ``path`` of the person.
    """
    at = path_of(folder)
    remove(folder)
    at.mkdir(parents=True)
    open_to.write_parquet(at / OPEN, row_group_size=10_000)
    needs.write_parquet(at / NEEDS, row_group_size=10_000)


def remove(folder: str) -> None:
    """Take away what belongs to no plan."""
    shutil.rmtree(path_of(folder), ignore_errors=True)


def open_to(plan: TrainingPlan, nips: Iterable[str]) -> list[dict[str, Any]]:
    """Return every training that is open to some people, as the engine told it."""
    told = pl.scan_parquet(path_of(plan.folder) / OPEN)
    return told.filter(pl.col("nip").is_in(list(nips))).collect().to_dicts()


def closing(plan: TrainingPlan, training: str) -> pl.LazyFrame:
    """Return whom one training is open to, who gains most from it first."""
    told = pl.scan_parquet(path_of(plan.folder) / OPEN)
    return told.filter(pl.col("training") == training).sort(
        "points", "is_mandatory", "lack", "nip", descending=[True, True, True, False]
    )


def needs(plan: TrainingPlan) -> pl.LazyFrame:
    """Return every competency that some position asks for, and what is short."""
    return pl.scan_parquet(path_of(plan.folder) / NEEDS)
