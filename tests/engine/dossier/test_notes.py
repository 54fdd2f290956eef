"""What the file of one person says: each note seen, and seen to stay away."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.dossier import Actor, Urgency, notes, notes_of
from tepat.finding import Verdict
from tepat.intake import town
from tepat.policy import Policy

ANI, BUDI = "198501152010011901", "199001152021211902"  # a PNS, a PPPK
CLERK = {
    "position": "J1",
    "unit": "U",
    "name": "Pengadministrasi",
    "family": "PELAKSANA",
    "education_min": "S1",
    "fields": ["Akuntansi"],
    "need_stated": 3,
}
NURSE = CLERK | {
    "position": "J2",
    "name": "Perawat Ahli Pertama",
    "family": "FUNGSIONAL",
    "level": "AHLI PERTAMA",
    "group": "Kesehatan",
}
PERSON = {
    "nip": ANI,
    "name": "Ani Contoh",
    "status": "PNS",
    "grade": "III/a",
    "education": "S1",
    "field": "Akuntansi",
    "position": "J1",
    "position_since": date(2024, 1, 1),
    "legal_position": "Aktif",
}


@pytest.fixture
def said(snapshot_of, in_force):
    """The notes on one person, by code."""

    def of(employee=None, positions=(CLERK,), **tables):
        person = PERSON | (employee or {})
        city = snapshot_of(
            units=[{"unit": "U", "name": "Dinas Contoh"}],
            positions=list(positions),
            employees=[person],
            **tables,
        )
        found = notes_of(city, in_force, Policy(), person["nip"])
        told = {}
        for each in found:
            told.setdefault(each.finding.code, []).append(each)
        return told

    return of


# Born 15 January; the first of the month after the birthday (people.md 1.7).
@pytest.mark.parametrize(
    ("born", "urgency", "day"),
    [
        (date(1968, 12, 15), Urgency.NOW, date(2027, 1, 1)),  # 58 in December 2026
        (date(1969, 8, 15), Urgency.SOON, date(2027, 9, 1)),
        (date(1985, 1, 15), Urgency.CALM, date(2043, 2, 1)),
    ],
)
def test_retirement_is_told_with_its_day(said, born, urgency, day):
    (note,) = said({"born": born})["FILE-RETIREMENT"]
    assert (note.urgency, note.day) == (urgency, day)
    assert "58 tahun" in note.finding.say("id")
    assert (note.cure is None) == (urgency is Urgency.CALM)


def test_a_contract_is_told_to_who_has_one(said):
    assert "FILE-CONTRACT" not in said()
    pppk = {"nip": BUDI, "status": "PPPK", "grade": "IX"}
    (note,) = said(pppk | {"contract_ends": date(2027, 1, 31)})["FILE-CONTRACT"]
    assert (note.urgency, note.day) == (Urgency.NOW, date(2027, 1, 31))
    (note,) = said(pppk)["FILE-CONTRACT"]
    assert (note.finding.verdict, note.by) == (Verdict.UNKNOWN, Actor.OFFICER)


@pytest.mark.parametrize(
    ("since", "said_id"),
    [
        (date(2026, 4, 24), "Mutasi paling cepat 24 April 2028"),
        (date(2021, 10, 24), "rotasi sudah waktunya"),  # 61 months
        (date(2021, 11, 24), None),  # 60 months to the day: not more than five years
        (date(2024, 11, 24), None),  # two years to the day
        (None, None),
    ],
)
def test_tenure_is_told_before_two_and_after_five_years(said, since, said_id):
    told = said({"position_since": since})
    if said_id is None:
        assert "FILE-TENURE" not in told
    else:
        assert said_id in told["FILE-TENURE"][0].finding.say("id")


def test_who_has_no_position_hears_of_none(said):
    told = said({"position": None, "unit": "U"})
    assert not {"FILE-RETIREMENT", "FILE-TENURE", "EDUCATION-1"} & told.keys()


def test_requirements_that_are_not_met_are_told_with_a_cure(said):
    assert "EDUCATION-1" not in said()
    told = said({"education": "SLTA", "field": "SMA IPA"})
    assert [note.finding.verdict for note in told["EDUCATION-1"]] == [Verdict.FAILS]
    assert told["EDUCATION-1"][0].by is Actor.SELF
    (note,) = said({"education": None})["EDUCATION-1"]
    assert (note.finding.verdict, note.by) == (Verdict.UNKNOWN, Actor.OFFICER)


def test_a_gap_names_the_trainings_that_lift_no_further_than_asked(said):
    standards = [
        {"position": "J1", "competency": "M.02", "kind": "MANAJERIAL", "level": 3},
        {"position": "J1", "competency": "M.03", "kind": "MANAJERIAL", "level": 2},
        {"position": "J1", "competency": "M.04", "kind": "MANAJERIAL", "level": 2},
    ]
    assessments = [
        {"nip": ANI, "competency": "M.02", "level": 1},
        {"nip": ANI, "competency": "M.03", "level": 2},
    ]
    catalogue = [
        {"training": "A", "name": "Dasar", "competency": "M.02", "level_after": 1},
        {"training": "B", "name": "Menengah", "competency": "M.02", "level_after": 3},
        {"training": "C", "name": "Lanjutan", "competency": "M.02", "level_after": 4},
        {
            "training": "D",
            "name": "Khusus Pengawas",
            "competency": "M.02",
            "level_after": 2,
            "levels": ["PENGAWAS"],
        },
        {
            "training": "E",
            "name": "Sudah lewat",
            "competency": "M.02",
            "level_after": 2,
            "starts": date(2026, 1, 5),
        },
    ]
    told = said(standards=standards, assessments=assessments, catalogue=catalogue)
    (gap,) = told["FILE-COMPETENCY"]
    assert gap.finding.facts["trainings"] == ("Menengah",)
    (unknown,) = told["FILE-ASSESSMENT"]
    assert unknown.finding.facts["names"] == ("Orientasi pada hasil",)


def test_the_rating_of_last_year_is_told_where_it_keeps_from_moving(said):
    good = [{"nip": ANI, "year": 2025, "rating": "BAIK"}]
    assert "FILE-RATING" not in said(appraisals=good)
    low = [{"nip": ANI, "year": 2025, "rating": "BUTUH PERBAIKAN"}]
    (note,) = said(appraisals=low)["FILE-RATING"]
    assert note.finding.verdict is Verdict.FAILS
    old = [{"nip": ANI, "year": 2024, "rating": "BAIK"}]
    (note,) = said(appraisals=old)["FILE-RATING"]
    assert note.finding.verdict is Verdict.UNKNOWN
    newcomer = {"nip": "200001152026011903"}  # entered in January 2026
    assert "FILE-RATING" not in said(newcomer)


def test_credit_points_that_are_there_are_told(said):
    nurse = {"position": "J2", "field": "Keperawatan"}
    credits = [
        {"nip": ANI, "day": date(2025, 1, 31), "points": 100.0, "level": "AHLI PERTAMA"}
    ]
    rated = [{"nip": ANI, "year": 2025, "rating": "BAIK"}]
    told = said(nurse, positions=(NURSE,), credits=credits, appraisals=rated)
    (note,) = told["FILE-CREDITS"]
    assert (note.urgency, note.by) == (Urgency.SOON, Actor.SELF)
    few = [credits[0] | {"points": 20.0}]
    told = said(nurse, positions=(NURSE,), credits=few, appraisals=rated)
    (note,) = told["FILE-CREDITS"]
    assert note.urgency is Urgency.CALM
    assert note.day is not None


@pytest.mark.parametrize(
    ("holds", "until", "verdict"),
    [
        (True, date(2027, 6, 30), None),  # long valid: nothing to say
        (True, None, None),
        (True, date(2026, 12, 31), Verdict.HOLDS),  # ends soon
        (True, date(2026, 11, 23), Verdict.FAILS),  # ended yesterday
        (False, date(2027, 6, 30), Verdict.FAILS),
    ],
)
def test_documents_are_told_when_they_end_or_say_no(said, holds, until, verdict):
    statement = {
        "nip": ANI,
        "kind": "SEHAT",
        "holds": holds,
        "day": date(2026, 1, 5),
        "until": until,
    }
    told = said(statements=[statement]).get("FILE-DOCUMENT", [])
    assert [note.finding.verdict for note in told] == ([verdict] if verdict else [])
    assert all(note.is_sensitive for note in told)


def test_only_the_latest_document_of_a_kind_counts(said):
    old = {"nip": ANI, "kind": "SEHAT", "holds": False, "day": date(2025, 1, 5)}
    new = old | {"holds": True, "day": date(2026, 1, 5)}
    assert "FILE-DOCUMENT" not in said(statements=[new, old])


def test_a_penalty_is_told_as_a_secret_with_its_end(said):
    penalty = {
        "nip": ANI,
        "severity": "SEDANG",
        "since": date(2026, 7, 1),
        "until": date(2026, 12, 31),
    }
    (note,) = said(disciplines=[penalty])["FILE-PENALTY"]
    assert (note.day, note.is_sensitive) == (date(2026, 12, 31), True)


@pytest.fixture(scope="module")
def city():
    return town.build(400, 3)


def test_files_of_a_city_are_in_order_and_alone_as_together(city):
    told = notes(city, law.on(city.day), Policy())
    place = {nip: at for at, nip in enumerate(city.employees["nip"])}
    assert [place[each.nip] for each in told] == sorted(
        place[each.nip] for each in told
    )
    one = city.employees["nip"][7]
    alone = replace(city, employees=city.employees.filter(pl.col("nip").is_in([one])))
    assert [each.finding for each in told if each.nip == one] == [
        each.finding for each in notes_of(alone, law.on(city.day), Policy(), one)
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_note_can_be_said(city, language):
    for each in notes(city, law.on(city.day), Policy()):
        assert "{" not in each.finding.say(language) + each.remedy(language)
        assert bool(each.by) <= bool(each.cure)


def test_nobody_has_no_notes(snapshot_of, in_force):
    assert notes(snapshot_of(), in_force, Policy()) == []
