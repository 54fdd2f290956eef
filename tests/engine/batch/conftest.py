"""A few tiny fictional agencies."""

import pytest

from tepat import intake
from tepat.intake import town

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
