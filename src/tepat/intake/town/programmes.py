"""Some of the national education codes, and who has one on record."""

from __future__ import annotations

import polars as pl

from tepat.snapshot.columns import EMPLOYEES, PROGRAMMES
from tepat.snapshot.vocabulary import EDUCATION_SYNONYMS

from .tables import table


def programme_frame() -> pl.DataFrame:
    """Return the city's copy of the national list, shortened."""
    rows = [
        {
            "programme": code,
            "name": name,
            "education_label": label,
            "level_code": level,
            "family": None,
        }
        for code, level, label, name, _ in table("dealings")["programmes"]
    ]
    return pl.DataFrame(rows, schema=PROGRAMMES.schema)


def with_codes(employees: pl.DataFrame) -> pl.DataFrame:
    """Give every second employee whose programme is on the list its code."""
    codes = pl.DataFrame(
        [
            {"education": _education(label), "field": field, "code": code}
            for code, _, label, _, field in table("dealings")["programmes"]
        ]
    )
    has_one = pl.int_range(pl.len()) % 2 == 0
    return (
        employees.join(
            codes, on=["education", "field"], how="left", maintain_order="left"
        )
        .with_columns(programme=pl.when(has_one).then("code"))
        .select(EMPLOYEES.schema.names())
    )


def _education(label: str) -> str:
    """The level that a label of the list means: "S-1/Sarjana" is S1."""
    plain = label.upper().replace("-", "")
    return EDUCATION_SYNONYMS[plain]
