from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.rules.pairs import derive
from tepat.rules.papers import naming_a_seat, on_people
from tepat.rules.people import experience_of, people

ANI, BUDI = "198501152010011901", "198501152010011902"
DAY = date(2026, 11, 24)


def paper(kind="SEHAT", holds=True, day=date(2026, 1, 1), until=None, **told):
    row = {"nip": ANI, "kind": kind, "holds": holds, "day": day, "until": until}
    return row | told


@pytest.mark.parametrize(
    ("rows", "met"),
    [
        ([paper(holds=True)], True),
        ([paper(holds=False)], False),
        ([paper(holds=False), paper(day=date(2026, 6, 1))], True),
        ([paper(), paper(holds=False, day=date(2026, 6, 1))], False),
        ([paper(), paper(holds=False)], False),
        ([paper(holds=False), paper()], False),
        ([paper(day=date(2026, 11, 25))], None),
    ],
    ids=[
        "one that is met",
        "one that is not",
        "the later one is met",
        "the later one is not",
        "two of one day, the last is not met",
        "two of one day, the first is not met",
        "one of a later day",
    ],
)
def test_of_several_documents_the_latest_counts(snapshot_of, rows, met):
    found = on_people(snapshot_of(statements=rows), DAY)
    assert (found["healthy"].to_list() or [None]) == [met]


def test_an_expired_document_is_told_with_its_last_day(snapshot_of):
    rows = [paper(until=date(2026, 3, 31))]
    found = on_people(snapshot_of(statements=rows), DAY)
    assert found.select("healthy", "healthy_until").row(0) == (True, date(2026, 3, 31))


def test_a_position_named_in_a_statement_of_health_is_left_aside(snapshot_of):
    rows = [paper(position="J1"), paper("UJI_KOMPETENSI", position="J1")]
    snapshot = snapshot_of(statements=rows)
    found = on_people(snapshot, DAY)
    assert found.select("healthy", "any_tested", "paper_holder").row(0) == (
        *(True, None, ANI),
    )
    assert naming_a_seat(snapshot, DAY).rows() == [
        (ANI, "UJI_KOMPETENSI", "J1", True, None)
    ]


@pytest.mark.parametrize(
    ("position", "job", "tested"),
    [
        ("J1", "N1", False),  # named itself
        ("J2", "N1", True),  # its job is named
        ("J3", "N2", True),  # neither: the test that names none
        (None, None, True),  # who asks about a kind of seat knows no more
    ],
)
def test_what_names_the_position_comes_before_what_names_its_job(
    snapshot_of, position, job, tested
):
    snapshot = snapshot_of(
        employees=[{"nip": ANI, "status": "PNS"}],
        statements=[
            paper("UJI_KOMPETENSI", holds=True),
            paper("UJI_KOMPETENSI", holds=True, position="N1"),
            paper("UJI_KOMPETENSI", holds=False, position="J1"),
        ],
    )
    in_force = law.on(DAY)
    persons = people(snapshot, in_force, DAY)
    record = experience_of(snapshot, persons, DAY, in_force)
    pair = persons.with_columns(to_position=_text(position), to_job=_text(job))
    assert derive(pair, ["tested"], record)["tested"].to_list() == [tested]


def _text(value):
    return pl.lit(value, pl.String)


def test_without_documents_nothing_is_known_of_anybody(snapshot_of):
    snapshot = snapshot_of(employees=[{"nip": BUDI, "status": "PNS"}])
    told = people(snapshot, law.on(DAY), DAY).row(0, named=True)
    assert told["healthy"] is None
    assert told["paper_holder"] is None
