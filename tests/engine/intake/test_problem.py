from __future__ import annotations

from tepat.intake.problem import KEPT_OF_A_KIND, Problems, Spot
from tepat.snapshot.checks.defect import error, warning
from tepat.words import Sentence

ODD = error("ODD", id="Aneh: {value}.", en="Odd: {value}.")
DOUBT = warning("DOUBT", id="Ragu karena {why}.", en="Doubtful because {why}.")


def test_a_problem_says_where_it_is_as_closely_as_it_can():
    told = Problems()
    told.add(ODD, Spot("unit", 3, "nama", "B3"), value="x")
    told.add(ODD, Spot("unit", 3), value="x")
    told.add(ODD, Spot("unit"), value="x")
    said = [(p.say("id"), p.say("en")) for p in told.listed()]
    assert said == [
        ("unit!B3: Aneh: x.", "unit!B3: Odd: x."),
        ("unit baris 3: Aneh: x.", "unit row 3: Odd: x."),
        ("unit: Aneh: x.", "unit: Odd: x."),
    ]


def test_a_fact_may_be_said_differently_in_each_language():
    told = Problems()
    told.add(DOUBT, Spot("unit"), why=Sentence(id="hujan", en="rain"))
    (problem,) = told.listed()
    assert problem.message("id") == "Ragu karena hujan."
    assert problem.message("en") == "Doubtful because rain."
    assert not told.has_errors()


def test_kinds_are_counted_sheet_by_sheet():
    told = Problems()
    for row in range(KEPT_OF_A_KIND + 2):
        told.add(ODD, Spot("unit", row), value=row)
    told.add(ODD, Spot("jabatan", 1), value="y")
    listed = told.listed()
    assert len(listed) == KEPT_OF_A_KIND + 2
    assert listed[-1].say() == (
        "unit baris 1000: Masih ada 2 masalah lain yang sejenis di lembar ini, "
        "misalnya: Aneh: 1.000."
    )
    assert told.has_errors()
