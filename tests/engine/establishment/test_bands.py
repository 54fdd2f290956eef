from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import balance, bands
from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
SCHEMAS = {table.name: table.schema for table in TABLES}


def letter(efficiency, settings=None):
    frame = pl.DataFrame({"it": [efficiency]}, schema={"it": pl.Float64})
    in_force = bands.in_force(LAW, settings or Settings())
    return frame.select(told=bands.letter(pl.col("it"), in_force)).item()


@pytest.mark.parametrize(
    ("efficiency", "expected"),
    [
        (1.5, "A"),
        (1.005, "A"),  # 1.01 on two decimals
        (1.004, "B"),  # 1.00, and A lies above
        (1.0, "B"),
        (0.9, "B"),
        (0.895, "B"),  # 0.90 on two decimals, half up
        (0.894, "C"),  # between the printed 0.89 and 0.90: no gap
        (0.7, "C"),
        (0.694, "D"),
        (0.5, "D"),
        (0.494, "E"),
        (0.0, "E"),
        (None, None),
    ],
)
def test_the_letter_of_an_efficiency_on_two_decimals(efficiency, expected):
    assert letter(efficiency) == expected


def test_the_letters_of_the_city_replace_those_of_the_norm():
    own = Settings(efficiency_bands=("A=1,25", "B=1", "C=0,75", "D=0"))
    assert [letter(it, own) for it in (1.25, 1.24, 0.99, 0.1)] == ["A", "B", "C", "D"]


def test_letters_that_cannot_be_read_leave_the_norm_in_force():
    assert letter(1.0, Settings(efficiency_bands=("A",))) == "B"


def test_below_the_last_word_of_a_city_there_is_no_letter():
    own = Settings(efficiency_bands=("Penuh=1", "Longgar=0,5"))
    assert [letter(it, own) for it in (1.0, 0.5, 0.4)] == ["Penuh", "Longgar", None]


def test_positions_and_units_have_letters_and_nobody_present_has_none():
    position = {"unit": "U", "family": "PELAKSANA"}
    task = {"period": "tahun", "time": 1, "time_unit": "jam", "approach": "tugas"}
    rows = {
        "units": [{"unit": "U", "name": "U"}],
        "positions": [
            position | {"position": "P", "name": "P", "holders_stated": 2},
            position | {"position": "Q", "name": "Q", "holders_stated": 0},
        ],
        "tasks": [
            task | {"position": "P", "volume": 3125},
            task | {"position": "Q", "volume": 625},
        ],
    }
    frames = {name: pl.DataFrame(told, SCHEMAS[name]) for name, told in rows.items()}
    told = balance(Snapshot(DAY, Settings(), **frames), LAW)
    # P: 2.5 persons of work for 2, Q: 0.5 for nobody; the unit: 3 for 2.
    assert told.positions.select("efficiency", "letter").rows() == [
        (1.25, "A"),
        (None, None),
    ]
    assert told.units.select("efficiency", "letter", "own_letter").rows() == [
        (1.5, "A", "A")
    ]
    assert told.totals["letter"] == "A"
