"""The vacancies and the code list of CPNS 2024, beside the repository."""

import csv
from pathlib import Path

import polars as pl
import pytest

from tepat.programmes.vacancies import read_vacancies

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "formasi_cpns_2024"
ABSENT = "The data collection is not beside the repository."


@pytest.fixture(scope="session")
def cpns():
    if not FOLDER.exists():
        pytest.skip(ABSENT)
    return FOLDER


@pytest.fixture(scope="session")
def vacancies(cpns):
    return read_vacancies(cpns)


@pytest.fixture(scope="session")
def reference(cpns):
    """BKN's list as the frame ``programmes``."""
    with (cpns / "pendidikan_ref.csv").open(encoding="utf-8-sig") as file:
        rows = [
            {
                "programme": row["kode"],
                "name": row["nama"],
                "education_label": row["jenjang"],
                "level_code": row["tingkat_id"],
                "family": None,
            }
            for row in csv.DictReader(file)
        ]
    return pl.DataFrame(rows, schema_overrides={"family": pl.String})
