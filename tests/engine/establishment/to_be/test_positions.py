"""What becomes of positions and units."""

from .conftest import UNITS, but, codes, fates, post


def test_the_same_structure_leaves_everything_as_it_is(beside):
    found = beside(but())
    assert set(fates(found).values()) == {"tetap"}
    assert set(found.units["fate"]) == {"tetap"}
    assert found.changes.is_empty()


def test_a_code_that_is_not_there_today_is_new_and_one_that_is_gone_is_closed(beside):
    told = fates(beside(but(without=["R1"], added=[post("N1", "B1", "Penata")])))
    assert (told["N1"], told["R1"]) == ("baru", "ditutup")


def test_another_unit_is_a_move_and_another_title_a_new_name(beside):
    found = beside(
        but([{"position": "Q1", "unit": "B2"}, {"position": "R1", "name": "Arsiparis"}])
    )
    assert fates(found)["Q1"] == "pindah"
    assert fates(found)["R1"] == "berganti nama"
    rows = [row for row in found.changes.iter_rows() if row[0] == "Q1"]
    assert ("Q1", "unit", "B1", "B2") in rows


def test_what_changed_is_told_from_what_to_what(beside):
    found = beside(but([{"position": "P1", "position_class": 8, "need_stated": 2}]))
    assert fates(found)["P1"] == "berubah"
    assert found.changes.rows() == [
        ("P1", "position_class", "7", "8"),
        ("P1", "need", "3", "2"),
    ]


def test_a_new_code_with_its_origin_is_the_same_position(beside):
    found = beside(
        but(
            without=["KAB1"],
            added=[
                post("KABX", "B1", "Kepala Bidang Satu", "ADMINISTRATOR", 11)
                | {"origin": ["KAB1"]}
            ],
        )
    )
    assert fates(found)["KABX"] == "tetap"
    # Its subordinates answer to the same post under its new code.
    assert fates(found)["P1"] == "tetap"
    assert "KAB1" not in fates(found)


def test_several_origins_are_merged_and_their_seats_add_up(beside):
    merged = post("P", "D", "Penelaah", position_class=7, need=4) | {
        "origin": ["P1", "P2"]
    }
    found = beside(but(without=["P1", "P2"], added=[merged]))
    row = found.positions.filter(position="P").row(0, named=True)
    assert row["fate"] == "digabung"
    assert row["origins"] == ["P1", "P2"]
    assert (row["need_before"], row["occupied_before"], row["need"]) == (5, 5, 4)


def test_one_origin_of_several_is_split(beside):
    parts = [
        post(code, "B1", name, position_class=7, need=2) | {"origin": ["P1"]}
        for code, name in (("PA", "Penelaah A"), ("PB", "Penelaah B"))
    ]
    told = fates(beside(but(without=["P1"], added=parts)))
    assert (told["PA"], told["PB"]) == ("dipecah", "dipecah")
    assert "P1" not in told


def test_an_origin_that_exists_nowhere_is_told(beside):
    found = beside(but(added=[post("N1", "B1", "Penata", origin=["TIDAK-ADA"])]))
    assert fates(found)["N1"] == "baru"
    assert "TOBE-1" in codes(found)


def test_a_code_that_now_means_something_else_is_told(beside):
    found = beside(but([{"position": "R1", "origin": ["Q1"]}], without=["Q1"]))
    assert "TOBE-2" in codes(found)


def test_units_are_typed_by_their_code(beside):
    units = [
        UNITS[0],
        {**UNITS[1], "name": "Dinas Sosial dan Tenaga Kerja"},
        {**UNITS[2], "parent": "K"},
        {"unit": "B3", "name": "Bidang Tiga", "parent": "D"},
    ]
    positions = but(
        [{"position": "KAB2", "unit": "B3"}, {"position": "P2", "unit": "B3"}]
    )
    found = beside(positions, units)
    assert dict(found.units.select("unit", "fate").iter_rows()) == {
        "K": "tetap",
        "D": "berganti nama",
        "B1": "pindah",
        "B3": "baru",
        "B2": "ditutup",
    }


def test_every_fate_is_counted(beside):
    found = beside(but(without=["R1"]))
    assert found.fates["ditutup"] == 1
    assert found.fates["tetap"] == 6
    assert sum(found.fates.values()) == found.positions.height
