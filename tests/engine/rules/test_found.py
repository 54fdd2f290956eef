"""What is looked up only where a rule reads it."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.rules.experience import Experience, _no_matches
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people

ANI, BUDI = "198501152010011901", "198501152010011902"
DAY = date(2026, 11, 24)
IN_FORCE = law.on(DAY)
NAMES = ("levels_reached", "levels_asked", "competencies_assessed", "match")


@pytest.fixture
def city(snapshot_of):
    staff = [{"nip": nip, "status": "PNS", "grade": "III/a"} for nip in (ANI, BUDI)]
    auditor = {"position": "J1", "unit": "U", "name": "Auditor", "group": "Auditor"}
    return snapshot_of(
        employees=[staff[0] | {"position": "J1"}, staff[1]],
        positions=[auditor | {"family": "FUNGSIONAL", "level": "AHLI PERTAMA"}],
        standards=[
            {"position": "S1", "competency": "M.01", "level": 3},
            {"position": "S1", "competency": "M.02", "level": 3},
        ],
        assessments=[
            {"nip": ANI, "competency": "M.01", "level": 2, "day": date(2026, 1, 1)}
        ],
        credits=[
            {"nip": ANI, "day": date(2026, 1, 31), "points": 70.5}
            | {"level": "AHLI PERTAMA", "kind": "KONVERSI"}
        ],
    )


def told_of(city, nip, **pair):
    persons = people(city, IN_FORCE, DAY)
    record = experience_of(city, persons, DAY, IN_FORCE)
    columns = {name: pl.lit(value, pl.String) for name, value in pair.items()}
    rows = persons.filter(pl.col("nip") == nip).with_columns(**columns)
    return derive(rows, [*NAMES, "credit_points", "credit_target"], record)


def test_levels_reached_are_held_against_the_standard_of_the_position(city):
    found = told_of(city, ANI, to_standard="S1", to_level="AHLI PERTAMA")
    # 2 of 3 + 3; one of the two was assessed.
    assert found.select(NAMES).row(0) == (2, 6, 1, 33.33)


def test_who_was_never_assessed_has_no_match(city):
    found = told_of(city, BUDI, to_standard="S1", to_level="AHLI PERTAMA")
    assert found.select(NAMES).row(0) == (0, 6, 0, None)


def test_without_a_level_and_a_standard_nothing_is_asked(city):
    found = told_of(city, ANI, to_standard=None, to_level=None)
    assert found["match"].item() is None


def test_credit_points_are_those_of_the_level_held(city):
    found = told_of(city, ANI, to_standard="S1", to_level="AHLI MUDA")
    assert found["credit_points"].item() == 70.5
    assert found["credit_target"].item() == 100.0
    other = told_of(city, BUDI, to_standard="S1", to_level="AHLI MUDA")
    assert other["credit_points"].item() is None


def test_one_person_keeps_what_is_on_record_of_them(city):
    persons = people(city, IN_FORCE, DAY)
    alone = experience_of(city, persons, DAY, IN_FORCE).only(ANI)
    assert set(alone.unexplained["nip"]) == {ANI}
    assert set(alone.unranked["nip"]) == {ANI}


def test_experience_that_is_given_by_hand_knows_no_competencies():
    frame = pl.DataFrame({"nip": [ANI]})
    assert _no_matches(frame).row(0)[1:] == (None,) * 5
    assert Experience(frame, frame).credits().is_empty()
