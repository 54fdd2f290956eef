"""Plans, their moves and their reasons, asked for and fetched by programs."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.placement.conftest import (
    cast,
    check,
    city,
    explain,
    files,
    make,
    open_to_all,
    plan,
    register,
    shown,
)

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Job

__all__ = ["cast", "check", "city", "explain", "files", "make", "plan"]
__all__ += ["open_to_all", "register", "shown"]
pytestmark = pytest.mark.django_db


def test_a_plan_is_asked_for_read_shown_and_checked(city, program_of, work):
    program = program_of(city.planner)
    told = {"name": "Rotasi 2027", "scenario": {"moves": ["rotasi"]}}
    answer = program.ask("POST", "/plans", told)
    assert answer.status_code == 202, answer.content
    work()
    job = program.get(answer.headers["Location"]).json()
    assert job["state"] == "done", job
    path = job["result"].removeprefix("/api/v1")
    plan = program.read(path)
    assert plan["statement"] and plan["totals"] and plan["state"] == "computed"
    assert plan["scenario"]["moves"] == ["rotasi"]
    moves = program.read(f"{path}/moves?limit=200")
    assert moves["rows"] and {row["kind"] for row in moves["rows"]} == {"rotasi"}
    assert [row["number"] for row in moves["rows"]] == sorted(
        row["number"] for row in moves["rows"]
    )
    for table in plan["tables"]:
        rows = program.read(f"{path}/tables/{table['name']}?limit=5")
        names = {column["name"] for column in table["columns"]}
        assert all(names <= set(row) for row in rows["rows"])
    content = program.ask("GET", f"{path}/files/plan.json").getvalue()
    assert plan["digest"].encode() in content

    asked = program.ask("POST", f"{path}/verifications")
    work()
    job = program.get(asked.headers["Location"]).json()
    checked = program.read(job["result"].removeprefix("/api/v1"))
    assert checked["valid"] and checked["violations"] == []
    assert program.read(f"{path}/verifications")["rows"] == [checked]


def test_what_a_plan_cannot_be_is_named(city, program_of):
    program = program_of(city.planner)
    uneven = {"weights": {"competency": 90}}
    told = program.refused(422, "POST", "/plans", {"name": "X", "scenario": uneven})
    assert "100" in told["errors"][0]["message"]
    frozen = {"freeze": {"people": ["1" * 18]}}
    told = program.refused(422, "POST", "/plans", {"name": "X", "scenario": frozen})
    assert told["errors"][0]["column"] == "people"


def test_reasons_are_asked_for_once_and_read_by_whom_they_concern(
    shown, cast, user_with, program_of, work
):
    mover, stays = cast.mover, cast.stays
    program = program_of(user_with(nip=mover.nip))
    path = f"/plans/{shown.pk}"
    told = program.read(f"{path}/people/{mover.nip}")
    assert told["is_move"] and told["reasons"]["findings"]
    assert [row["nip"] for row in program.read(f"{path}/moves")["rows"]] == [mover.nip]
    program.refused(404, "GET", f"{path}/people/{stays.nip}")
    program.refused(404, "GET", f"{path}/verifications")
    program.refused(404, "GET", f"{path}/files/plan.json")

    question = {"nip": mover.nip, "position": cast.move.origin}
    asked = program.ask("POST", f"{path}/explanations", question)
    assert asked.status_code == 202, asked.content
    work()
    job = program.get(asked.json()["work"]).json()
    answer = program.get(job["result"]).json()
    assert answer["nip"] == mover.nip and answer["told"]
    again = program.ask("POST", f"{path}/explanations", question)
    assert again.status_code == 200 and again.json()["answer"] == job["result"]
    stranger = program_of(user_with(nip=stays.nip))
    assert stranger.get(job["result"]).status_code == 404
    stranger.refused(409, "POST", f"{path}/explanations", question)


def test_a_plan_that_is_not_shown_is_there_only_for_who_makes_and_decides(
    plan, cast, user_with, program_of
):
    for user in (user_with(nip=cast.mover.nip), user_with(Role.BOARD, cast.home)):
        program = program_of(user)
        assert program.read("/plans")["count"] == 0
        program.refused(404, "GET", f"/plans/{plan.pk}")
        program.refused(404, "GET", f"/plans/{plan.pk}/people/{cast.mover.nip}")
    assert program_of(user_with(Role.AUTHORITY)).read("/plans")["count"] == 1


def test_a_board_of_another_agency_finds_no_move_and_no_reason_of_ours(
    shown, cast, user_with, program_of
):
    program = program_of(user_with(Role.BOARD, cast.abroad))
    nip, path = cast.mover.nip, f"/plans/{shown.pk}"
    assert "fairness" not in program.read(path)["totals"]
    moves = program.read(f"{path}/moves?limit=200")["rows"]
    assert nip not in {row["nip"] for row in moves}
    program.refused(404, "GET", f"{path}/people/{nip}")
    for table in program.read(path)["tables"]:
        rows = program.read(f"{path}/tables/{table['name']}?limit=200")["rows"]
        assert nip not in str(rows)


def test_looking_at_anothers_reasons_is_noted(shown, cast, user_with, program_of):
    program = program_of(user_with(Role.AUTHORITY))
    program.read(f"/plans/{shown.pk}/people/{cast.mover.nip}")
    entry = Entry.objects.first()
    assert (entry.act, entry.record) == ("employee.viewed", cast.mover.pk)


def test_what_each_further_move_brings_is_asked_for_and_read(
    plan, city, user_with, program_of, work
):
    program = program_of(city.planner)
    path = f"/plans/{plan.pk}/frontier"
    program.refused(404, "GET", path)
    asked = program.ask("POST", path)
    assert asked.status_code == 202, asked.content
    work()
    told = program.get(program.get(asked.headers["Location"]).json()["result"]).json()
    assert told["points"][-1]["moves"] == plan.totals["moves"]
    assert len(told["goals"]) == len(told["points"][0]["achieved"])
    program.refused(409, "POST", path)
    board = program_of(user_with(Role.BOARD, city.home))
    board.refused(404, "GET", path)


def test_everything_of_a_scenario_is_asked_for(city, program_of):
    program = program_of(city.planner)
    unit = city.home.code
    scenario = {
        "mode": "voluntary",
        "goals": ["fit", "stayed", "filled", "critical"],
        "cooling_off": 12,
        "relatives": "ignored",
        "caps": {"moves": 9, "share": 2.5, "units": {unit: 1}},
        "budget": {unit: 1_000_000},
        "protect": {"fit": [unit], "competencies": {"M.01": [unit]}},
        "balance": [{"unit": unit, "sex": "P", "least": 30}],
    }
    told = {"name": "Semua", "scenario": scenario}
    asked = program.ask("POST", "/plans", told)
    assert asked.status_code == 202, asked.content
    kept = Job.objects.get(kind="plan").question["scenario"]
    for name in ("mode", "goals", "cooling_off", "relatives", "budget"):
        assert kept[name] == scenario[name], name
    assert kept["caps"] == {"unit_share": None} | scenario["caps"]
    assert kept["protect"] == {"headcount": []} | scenario["protect"]
    assert kept["balance"][0]["least"] == 30 and kept["balance"][0]["families"] == []


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"goals": ["fit", "fit", "filled", "stayed"]}, "goals"),
        ({"must_fill": ["TIDAK-ADA"]}, "must_fill"),
        ({"pin": {"1": "TIDAK-ADA"}}, "pins"),
        ({"budget": {"TIDAK-ADA": 1}}, "text"),
        ({"balance": [{"unit": "TIDAK-ADA", "sex": "P", "least": 30}]}, "text"),
        ({"balance": [{"unit": "X"}]}, "text"),
    ],
)
def test_a_scenario_that_names_what_is_not_there_is_refused(
    wrong, column, city, program_of
):
    told = {"name": "X", "scenario": wrong}
    answer = program_of(city.planner).refused(422, "POST", "/plans", told)
    assert answer["errors"][0]["column"] == column
    assert not Job.objects.exists()


def test_a_program_goes_the_steps_of_a_plan_and_is_told_what_is_missing(
    plan, city, program_of, user_with
):
    program, path = program_of(city.planner), f"/plans/{plan.pk}"
    assert program.read(f"{path}/steps")["rows"] == [
        {"step": "consult", "missing": []},
        {"step": "withdraw", "missing": []},
    ]
    told = program.refused(422, "POST", f"{path}/steps/consult", {})
    assert told["errors"][0]["column"] == "until"
    until = (timezone.localdate() + timedelta(days=20)).isoformat()
    answer = program.ask("POST", f"{path}/steps/consult", {"until": until})
    found = answer.json()
    assert (found["state"], found["consult_until"]) == ("consultation", until)
    assert [it["step"] for it in found["passages"]] == ["consult"]
    assert found["passages"][0]["digest"] == plan.digest
    # A second time is refused, and so is what is not ready.
    program.refused(409, "POST", f"{path}/steps/consult", {"until": until})
    told = program.refused(409, "POST", f"{path}/steps/propose", {})
    (propose, _withdraw) = program.read(f"{path}/steps")["rows"]
    assert told["detail"] == " ".join(propose["missing"])
    # Signing off is nothing for a program; nor is a step that one may not go.
    program.refused(422, "POST", f"{path}/steps/decide", {})
    program.refused(403, "POST", f"{path}/steps/return", {"reason": "x"})
    mover = plan.moves.first().nip
    employee = program_of(user_with(nip=mover))
    employee.refused(403, "POST", f"{path}/steps/withdraw", {"reason": "x"})
    seen = employee.read(path)
    assert (seen["state"], seen["passages"]) == ("consultation", [])
    assert employee.read(f"{path}/steps")["rows"] == []
