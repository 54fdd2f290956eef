"""The city that a placement plan starts from."""

from dataclasses import replace

import polars as pl
import pytest

from tepat import intake
from tepat.cli.main import main
from tepat.establishment.to_be import restructure
from tepat.intake import town

from .conftest import SCHEMAS, THEN, UNITS, but, nip, post, snapshot


@pytest.fixture
def closed(beside):
    return beside(
        but(
            [{"position": "P1", "need_stated": 2}, {"position": "R1", "unit": "B2"}],
            without=["Q1"],
        )
    )


def test_people_stand_where_they_would(closed):
    rows = {row["nip"]: row for row in closed.next_city.employees.to_dicts()}
    assert rows[nip(905)]["position"] == "P1"
    assert rows[nip(909)]["position"] == "R1"
    assert rows[nip(904)]["position"] is None  # surplus
    assert rows[nip(908)]["position"] is None  # closed
    assert rows[nip(908)]["unit"] == "B1"
    assert nip(911, 1968) not in rows  # retired before the day


def test_a_unit_that_is_gone_leaves_its_people_to_the_unit_above(beside):
    kept = [row for row in UNITS if row["unit"] != "B2"]
    found = beside(but(without=["KAB2", "P2"]), kept)
    rows = {row["nip"]: row for row in found.next_city.employees.to_dicts()}
    assert rows[nip(907)]["unit"] == "D"
    assert rows[nip(910)]["unit"] == "D"


def test_it_stands_on_the_day_of_the_structure_to_be(closed):
    assert closed.next_city.day == THEN
    assert closed.next_city.settings.reference_day == THEN
    told = dict(closed.next_city.settings_rows.select("key", "value").iter_rows())
    assert told["tanggal_acuan"] == "2027-01-02"


def test_what_the_new_workbook_leaves_empty_comes_from_today(as_is):
    task = {"position": "P1", "description": "Menelaah", "volume": 10.0}
    before = replace(
        as_is,
        tasks=pl.DataFrame([task], SCHEMAS["tasks"]),
        wishes=pl.DataFrame(
            [
                {"nip": nip(904), "position": "Q1", "order": 1},
                {"nip": nip(905), "position": "P1", "order": 1},
            ],
            SCHEMAS["wishes"],
        ),
    )
    renamed = post("PX", "B1", "Penelaah", position_class=7, need=3, origin=["P1"])
    after = snapshot(
        THEN, units=UNITS, positions=but(without=["P1", "Q1"], added=[renamed])
    )
    city = restructure(before, after).next_city
    assert city.tasks["position"].to_list() == ["PX"]
    assert city.wishes["position"].to_list() == ["PX"]


def test_written_as_a_workbook_it_has_no_errors_and_can_be_planned(tmp_path, capsys):
    city = town.build(150, 3)
    # One operational position closes; its people are then supply.
    held = city.employees["position"].value_counts(sort=True)
    busiest = (
        city.positions.filter(pl.col("family") == "PELAKSANA")
        .join(held, on="position")
        .sort("count", descending=True)["position"][0]
    )
    to_be = replace(
        city,
        day=THEN,
        positions=city.positions.filter(pl.col("position") != busiest),
        employees=city.employees.clear(),
    )
    found = restructure(city, to_be)
    assert found.destinies["perlu ditempatkan"] > 0
    book = tmp_path / "berikut.xlsx"
    intake.write_xlsx(found.next_city, book)
    reading = intake.read(book, today=THEN)
    assert [it.say() for it in reading.errors] == []
    assert main(["plan", str(book), "--out", str(tmp_path / "rencana")]) == 0
    assert (tmp_path / "rencana" / "plan.json").exists()
    assert main(["verify", str(tmp_path / "rencana")]) == 0
    capsys.readouterr()
