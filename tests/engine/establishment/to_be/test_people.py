"""What becomes of people, in the order in which they stay."""

import polars as pl

from tepat.establishment.to_be import restructure

from .conftest import (
    PEOPLE,
    POSITIONS,
    THEN,
    TODAY,
    UNITS,
    but,
    codes,
    destinies,
    nip,
    post,
    snapshot,
)


def test_everybody_is_told_something(beside):
    told = destinies(beside(but()))
    assert told == {
        "901": ("tetap", "KADIS"),
        "902": ("tetap", "KAB1"),
        "903": ("tetap", "KAB2"),
        "904": ("tetap", "P1"),
        "905": ("tetap", "P1"),
        "906": ("tetap", "P1"),
        "907": ("tetap", "P2"),
        "908": ("tetap", "Q1"),
        "909": ("tetap", "R1"),
        "910": ("belum berjabatan", None),
        "911": ("keluar", None),
    }


def test_people_of_a_closed_position_must_be_placed(beside):
    found = beside(but(without=["Q1"]))
    assert destinies(found)["908"] == ("perlu ditempatkan", None)
    (told,) = (it for it in found.findings if it.code == "TOBE-3")
    assert (told.facts["position"], told.facts["count"]) == ("Q1", 1)


def test_fewer_seats_keep_the_higher_grade_then_the_longer_time(beside):
    # 905 is III/d; 906 is III/b since 2018, 904 III/b since 2020.
    two = destinies(beside(but([{"position": "P1", "need_stated": 2}])))
    assert [two[it][0] for it in ("905", "906", "904")] == [
        "tetap",
        "tetap",
        "kelebihan",
    ]
    one = beside(but([{"position": "P1", "need_stated": 1}]))
    told = destinies(one)
    assert [told[it][0] for it in ("905", "906", "904")] == [
        "tetap",
        "kelebihan",
        "kelebihan",
    ]
    order = one.people.filter(position="P1").select("nip", "order").sort("order")
    assert order["nip"].to_list() == [nip(905), nip(906), nip(904)]
    assert "TOBE-4" in codes(one)


def test_who_stood_beyond_the_need_already_keeps_an_over_strength_seat():
    # Three people hold R1, which has one seat before and after.
    people = [
        {**row, "position": "R1"} if row["nip"] in (nip(907), nip(908)) else row
        for row in PEOPLE
    ]
    before = snapshot(TODAY, units=UNITS, positions=POSITIONS, employees=people)
    after = snapshot(THEN, units=UNITS, positions=POSITIONS)
    told = restructure(before, after).people.filter(position="R1")
    assert set(told["destiny"]) == {"tetap"}
    assert told["is_over"].sum() == 2


def test_people_move_along_with_a_position_to_another_unit(beside):
    found = beside(but([{"position": "Q1", "unit": "B2"}]))
    assert destinies(found)["908"] == ("ikut jabatan", "Q1")
    row = found.people.filter(pl.col("nip") == nip(908)).row(0, named=True)
    assert (row["unit"], row["unit_after"]) == ("B1", "B2")


def test_a_merge_seats_people_of_all_origins_in_one_order(beside):
    merged = post("P", "D", "Penelaah", position_class=7, need=2, origin=["P1", "P2"])
    told = destinies(beside(but(without=["P1", "P2"], added=[merged])))
    # III/d, then III/c; 911 has retired by then.
    assert (told["905"], told["907"]) == (("ikut jabatan", "P"), ("ikut jabatan", "P"))
    assert told["904"][0] == told["906"][0] == "kelebihan"
    assert told["911"][0] == "keluar"


def test_a_split_fills_the_first_part_and_asks_for_a_decision(beside):
    parts = [
        post("PA", "B1", "Penelaah A", position_class=7, need=1, origin=["P1"]),
        post("PB", "B1", "Penelaah B", position_class=7, need=2, origin=["P1"]),
    ]
    found = beside(but(without=["P1"], added=parts))
    told = destinies(found)
    assert (told["905"][1], told["906"][1], told["904"][1]) == ("PA", "PB", "PB")
    assert found.people.filter(position="P1")["is_choice"].all()
    assert "TOBE-5" in codes(found)


def test_nobody_with_two_ways_takes_the_only_seat_of_somebody_else(beside):
    # P1 becomes PA or PB; P2 becomes PA only, which has one seat.
    parts = [
        post("PA", "B1", "Penelaah A", position_class=7, need=1, origin=["P1", "P2"]),
        post("PB", "B1", "Penelaah B", position_class=7, need=3, origin=["P1"]),
    ]
    told = destinies(beside(but(without=["P1", "P2"], added=parts)))
    assert told["907"] == ("ikut jabatan", "PA")
    assert {told[it][1] for it in ("904", "905", "906")} == {"PB"}


def test_a_lower_class_and_a_lower_level_are_told_as_risks(beside):
    found = beside(
        but([{"position": "KAB1", "family": "PENGAWAS", "position_class": 9}])
    )
    (by_class,) = (it for it in found.findings if it.code == "TOBE-6")
    assert (by_class.facts["before"], by_class.facts["after"]) == (11, 9)
    (by_level,) = (it for it in found.findings if it.code == "TOBE-7")
    assert by_level.facts["after"] == "PENGAWAS"


def test_an_unknown_need_takes_everybody_to_stay_and_says_so(beside):
    found = beside(but([{"position": "P1", "need_stated": None}]))
    assert destinies(found)["904"] == ("tetap", "P1")
    assert "TOBE-8" in codes(found)


def test_every_finding_speaks_both_languages(beside):
    found = beside(
        but(
            [{"position": "KAB1", "family": "PENGAWAS", "position_class": 9}],
            without=["Q1", "R1"],
            added=[post("N", "B1", "Penata", origin=["ZZ"], need=None)],
        )
    )
    for finding in found.findings:
        for language in ("id", "en"):
            assert "{" not in finding.say(language)
            assert "None" not in finding.say(language)
