"""Documents that requirements ask for: which one counts, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot

from .experience import PAPERS_FOR_A_SEAT

ABOUT_THE_PERSON: Mapping[str, str] = {
    "SEHAT": "healthy",
    "INTEGRITAS": "has_integrity",
    "BEBAS_TEMUAN": "free_of_findings",
    "BEBAS_PROSES_HUKUM": "free_of_cases",
    "BEBAS_IKATAN_DINAS": "free_of_bonds",
    "LHKPN": "wealth_reported",
    "SPT_TAHUNAN": "tax_reported",
}
"""Kinds of documents that are about the person whatever the position, and their column.

A position named in one of them is left aside.
"""


def on_people(snapshot: Snapshot, day: date) -> pl.DataFrame:
    """Return what documents say on ``day`` of each person who has any.

    Of several of a kind the latest counts; of two on one day the less favourable. One
    that has expired is told with its last day: it says nothing any more.

    Returns:
        ``nip``, for each kind whether it is met (null where there is none) and the last
        day it counts (null: no end), and ``paper_holder``: the NIP again where a
        document names a position or a job.
    """
    told = _latest(snapshot, day, ["nip", "kind", "code"])
    general = told.filter(pl.col("code").is_null())
    columns = dict(ABOUT_THE_PERSON)
    columns |= {kind: f"any_{name}" for kind, name in PAPERS_FOR_A_SEAT.items()}
    found = told.select("nip").unique(maintain_order=True)
    for kind, name in columns.items():
        one = general.filter(pl.col("kind") == kind).select(
            "nip", pl.col("met").alias(name), pl.col("until").alias(f"{name}_until")
        )
        found = found.join(one, on="nip", how="left", maintain_order="left")
    holders = told.filter(pl.col("code").is_not_null())["nip"].unique().implode()
    return found.with_columns(
        paper_holder=pl.when(pl.col("nip").is_in(holders)).then("nip")
    )


def naming_a_seat(snapshot: Snapshot, day: date) -> pl.DataFrame:
    """Return the documents that count on ``day`` for one position or one job.

    Returns:
        ``nip``, ``kind``, ``code`` (of the position or job), ``met``, ``until``.
    """
    return _latest(snapshot, day, ["nip", "kind", "code"]).drop_nulls("code")


def _latest(snapshot: Snapshot, day: date, keys: list[str]) -> pl.DataFrame:
    names_a_seat = pl.col("kind").is_in(list(PAPERS_FOR_A_SEAT))
    return (
        snapshot.statements.filter(pl.col("day") <= day)
        .select(
            *("nip", "kind", "until", "day"),
            met="holds",
            code=pl.when(names_a_seat).then("position"),
        )
        .sort("day", "met", descending=[False, True], maintain_order=True)
        .unique(keys, keep="last", maintain_order=True)
        .sort("nip", "kind", "code", nulls_last=False, maintain_order=True)
        .select(*keys, "met", "until")
    )
