"""One person's career as a whole, also of those whom the data tells little about."""

from datetime import date

import pytest

from tepat.career import NobodyThere, NoSuchPerson, NoSuchTarget, career
from tepat.career.cure import Cure
from tepat.reports.career import plain

BLANK = {
    "grade": None,
    "grade_since": None,
    "education": None,
    "field": None,
    "position_since": None,
    "legal_position": None,
}


def told_of(snapshot, nip, code):
    told = career(snapshot, nip)
    aim = told.aim(told.nearest(told.positions_called(code)))
    return told, aim, plain(told, [aim], "id")


def test_a_person_without_a_position_is_told_what_is_open(city, person, nip):
    _, aim, said = told_of(city([person(position=None)]), nip(), "PEL")
    assert said["current"]["position"] is None
    assert [it["position"] for it in said["reachable"]] == ["PEL", "PEL2"]
    assert aim.paths and not aim.missing


def test_a_person_of_whom_nothing_is_known_is_told_what_to_complete(city, person, nip):
    _, aim, said = told_of(city([person(position="PEL", **BLANK)]), nip(), "ADM")
    cures = {each.cure for each in aim.missing}
    assert Cure.DATA in cures
    blanks = [each["how"] for each in said["targets"][0]["missing"]]
    assert any("pengelola kepegawaian" in how for how in blanks)
    assert not any(path["mode"] == "as_is" for path in said["paths"])


def test_contract_staff_stay_and_are_told_why(city, person, nip):
    who = person(
        position="PT", status="PPPK", grade="IX", contract_ends=date(2030, 1, 31)
    )
    told, aim, said = told_of(city([who]), nip(), "WAS")
    assert told.prospects.reachable.is_empty()
    assert aim.paths == ()
    assert "Jabatan pimpinan untuk PNS" in said["targets"][0]["why_not"]


def test_who_retires_next_month_reaches_nothing(city, person):
    who = person(position="PEL") | {"nip": "196811152010011900"}  # 58 on 15 Nov. 2026
    told, aim, _ = told_of(city([who]), who["nip"], "WAS")
    assert told.prospects.reachable.is_empty()
    assert aim.paths == () and aim.why_not is not None


def test_at_the_top_of_a_ladder_nothing_is_above(city, person, nip):
    told = career(city([person(position="JPT")]), nip())
    assert told.milestones() == []


def test_ones_own_position_is_said_to_be_ones_own(city, person, nip):
    _, aim, said = told_of(city([person(position="PEL")]), nip(), "PEL")
    assert aim.is_own and aim.paths == ()
    assert said["targets"][0]["why_not"] == "Jabatan ini sedang Anda duduki."


def test_what_is_not_there_is_said_with_its_own_exit_code(city, person, nip):
    snapshot = city([person(position="PEL")])
    with pytest.raises(NoSuchPerson) as nobody:
        career(snapshot, nip(55))
    with pytest.raises(NoSuchTarget) as nowhere:
        career(snapshot, nip()).positions_called("TIDAK-ADA")
    with pytest.raises(NobodyThere) as empty:
        career(city([]), nip())
    codes = [it.value.exit_code for it in (nobody, nowhere, empty)]
    assert codes == [90, 91, 92]


def test_a_path_never_promises_and_says_what_it_assumes(city, person, nip):
    _, _, said = told_of(city([person(position="PEL")]), nip(), "JPT")
    assert "bukan janji" in said["note"]
    (path,) = said["paths"]
    assert any("kosong" in each for each in path["assumes"])
    assert path["arrives_on"] == path["steps"][-1]["day"]


def test_gaps_name_the_trainings_that_close_them_the_nearest_first(city, person, nip):
    def offered(code, level, starts):
        return {
            "training": code,
            "name": f"Pelatihan {code}",
            "hours": 20.0,
            "competency": "M.01",
            "level_after": level,
            "starts": starts,
        }

    snapshot = city(
        [person(position="PEL")],
        standards=[{"position": "WAS", "competency": "M.01", "level": 3}],
        assessments=[{"nip": nip(), "competency": "M.01", "level": 1}],
        catalogue=[
            offered("LAMA", 3, date(2026, 1, 1)),  # begun already
            offered("RENDAH", 2, date(2027, 1, 1)),  # does not reach the level
            offered("NANTI", 4, date(2027, 9, 1)),
            offered("DEKAT", 3, date(2027, 2, 1)),
        ],
    )
    _, aim, _ = told_of(snapshot, nip(), "WAS")
    (gap,) = aim.gaps
    assert (gap.asked, gap.reached) == (3, 1)
    assert [each.code for each in gap.trainings] == ["DEKAT", "NANTI"]
