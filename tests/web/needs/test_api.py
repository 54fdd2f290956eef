"""Job analyses for programs: the same queries and actions as the pages."""

import itertools
import json

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.needs.conftest import save

from tepat_web.accounts.models import User
from tepat_web.api.actions import make_token
from tepat_web.api.queries import offered_to
from tepat_web.needs import contents
from tepat_web.needs.models import Review, State

pytestmark = pytest.mark.django_db
numbers = itertools.count(1)


@pytest.fixture
def program_of(db):
    def make(user):
        known = User.objects.get(pk=user.pk)
        _token, secret = make_token(
            by=known,
            account=known,
            name=f"contoh {next(numbers)}",
            scopes=offered_to(known),
            read_only=False,
            with_factor=True,
            valid_for=timezone.timedelta(days=30),
        )
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return make


def post(program, path, body):
    return program.post(
        f"/api/v1{path}", json.dumps(body), content_type="application/json"
    )


def test_the_whole_way_by_programs(city, people, program_of):
    version = save(people.officer, city.mine)
    at = f"/analyses/positions/{city.mine.pk}"
    told = program_of(people.officer).get(f"/api/v1{at}").json()
    assert (told["version"], told["need"], told["state"]) == (version, 2, "draft")
    assert told["reckoning"] == "2.820 jam ÷ 1.250 jam = 2,26 → 2 orang"
    assert told["tasks"][0]["volume"] == 4
    body = {"version": version}
    for who, step in (
        (people.officer, "submit"),
        (people.analyst, "verify"),
        (people.authority, "adopt"),
    ):
        answer = post(program_of(who), f"{at}/{step}", body)
        assert answer.status_code == 200, answer.content
    assert Review.objects.get().state == State.ADOPTED


def test_it_is_returned_with_notes_that_the_other_agency_does_not_read(
    city, people, program_of
):
    version = save(people.officer, city.mine)
    at = f"/analyses/positions/{city.mine.pk}"
    post(program_of(people.officer), f"{at}/submit", {"version": version})
    body = {"version": version, "notes": {"b": "Kurang."}}
    answer = post(program_of(people.analyst), f"{at}/return", body)
    assert answer.json()["state"] == "returned"
    own = program_of(people.officer).get(f"/api/v1{at}").json()["notes"]
    assert [(note["item"], note["text"]) for note in own] == [("b", "Kurang.")]
    assert program_of(people.other).get(f"/api/v1{at}").json()["notes"] == []


def test_a_refusal_says_why(city, people, program_of):
    version = save(people.officer, city.mine)
    at = f"/analyses/positions/{city.mine.pk}"
    officer = program_of(people.officer)
    assert post(officer, f"{at}/submit", {"version": version + 1}).status_code == 412
    assert post(officer, f"{at}/verify", {"version": version}).status_code == 403
    assert post(officer, f"{at}/withdraw", {"version": version}).status_code == 409
    body = {"version": version, "notes": {"z": "?"}}
    assert post(officer, f"{at}/return", body).status_code == 422


def test_lists_are_narrowed(city, people, program_of):
    save(people.officer, city.mine)
    program = program_of(people.analyst)
    rows = program.get(
        f"/api/v1/analyses?state=draft&unit={city.health.code}&limit=200"
    ).json()["rows"]
    assert city.mine.pk in {row["id"] for row in rows}
    assert {row["state"] for row in rows} == {"draft"}
    assert program.get("/api/v1/analyses?unit=TIDAK-ADA").status_code == 422


def test_rounds_are_opened_and_the_board_is_read(city, people, program_of):
    days = {"submit_by": "2027-01-20", "verify_by": "2027-03-03"}
    body = {"name": "Anjab", "year": 2028, "adopt_by": "2027-03-17"} | days
    program = program_of(people.analyst)
    assert post(program, "/rounds", body).status_code == 201
    assert post(program, "/rounds", body).status_code == 409
    assert post(program_of(people.officer), "/rounds", body).status_code == 403
    assert program.get("/api/v1/rounds").json()["count"] == 1
    agencies = program.get("/api/v1/analyses/progress").json()["agencies"]
    assert {one["unit"] for one in agencies} >= {city.health.code, city.schools.code}
    assert contents.version(city.mine) == 0
