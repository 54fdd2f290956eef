"""A few tiny fictional agencies."""

import pytest

from tepat import intake
from tepat.cli.main import main
from tepat.intake import town

STATED = ["--day", "2026-11-24"]
SIZES = {"kota-a": 55, "kota-b": 50, "kota-d": 52}


@pytest.fixture(scope="session")
def books(tmp_path_factory):
    """Three agencies: two workbooks, and one folder of CSV files."""
    folder = tmp_path_factory.mktemp("instansi")
    for seed, (name, people) in enumerate(SIZES.items(), start=1):
        city = town.build(people, seed)
        if name == "kota-d":
            intake.write_csv(city, folder / name)
        else:
            intake.write_xlsx(city, folder / f"{name}.xlsx")
    return folder


@pytest.fixture(scope="session")
def undisturbed(books, tmp_path_factory):
    """The results of a batch that nothing disturbed, with one worker."""
    out = tmp_path_factory.mktemp("batch") / "hasil"
    assert batch(books, out) == 0
    return out


def words(books, out, *more):
    return [*map(str, ["batch", books, "--out", out, *STATED, *more])]


def batch(books, out, *more):
    """Run the command, with workers of their own; its exit code."""
    return main(words(books, out, "--workers", 1, *more))
