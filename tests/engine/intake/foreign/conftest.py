"""Invented public bodies in the form of the organogram map."""

import csv
from pathlib import Path

import pytest

from tepat.intake import foreign

ROOT = Path(__file__).parents[4]
ORGANOGRAM = ROOT / "docs" / "peta-asing" / "organogram.toml"
SENIOR = (
    *("post_ref", "grade", "job_title", "unit", "organisation", "parent_department"),
    *("reports_to", "is_top", "occupancy", "fte", "profession", "valid"),
)
JUNIOR = (
    *("reports_to", "grade", "job_title", "unit", "organisation"),
    *("payscale_min", "payscale_max", "fte", "profession"),
)


def senior(ref, above="", **told):
    """A row of a senior post; a post above nothing is a top unless told otherwise."""
    usual = {"grade": "SCS1", "job_title": f"Post {ref}", "unit": f"Unit {ref}"}
    more = {"is_top": "0" if above else "1", "occupancy": "filled", "fte": "1"}
    return usual | more | {"post_ref": ref, "reports_to": above} | told


def junior(above, fte="1", **told):
    usual = {"grade": "AO", "job_title": "Clerk", "unit": "Office"}
    return usual | {"reports_to": above, "fte": fte} | told


def write_body(folder, name, seniors, juniors=()):
    parts = (("senior", SENIOR, seniors), ("junior", JUNIOR, juniors))
    for part, headings, rows in parts:
        path = folder / f"{name}-{part}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture
def adapted(tmp_path):
    """Adapt one invented body with the organogram map."""

    def adapt(seniors, juniors=()):
        write_body(tmp_path, "body", seniors, juniors)
        told = foreign.column_map(ORGANOGRAM)
        return foreign.adapt(ORGANOGRAM, told, tmp_path, "body")

    return adapt
