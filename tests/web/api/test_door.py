"""What every address of the API has in common: form, language, explanation."""

import json

import pytest
from django.test import Client
from django.utils.translation import override

from tepat_web.accounts.access import Permission, Role
from tepat_web.api import me
from tepat_web.config.api import api

from .conftest import Program, problem

pytestmark = pytest.mark.django_db


def test_an_address_that_is_none_is_refused_in_the_same_form(planner, program_of):
    for path in ("/tidak", "/register/tidak", "/register/units/1/tidak", "/me/"):
        program_of(planner, Permission.STRUCTURE_READ).refused(404, "GET", path)
        problem(Client().get(f"/api/v1{path}"), 404)


def test_a_method_that_is_none_is_refused_with_those_that_are(planner, program_of):
    answer = program_of(planner).ask("PUT", "/register/units")
    problem(answer, 405)
    assert answer.headers["Allow"] == "GET, PATCH, POST"


def test_head_tells_the_headers_of_get(planner, program_of):
    program = program_of(planner)
    answer = program.ask("HEAD", "/me")
    assert answer.status_code == 200 and answer.headers["ETag"]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("id", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,id;q=0.5", "id"),
        ("fr", "id"),
        ("", "id"),
        ("en;q=0,id", "id"),
    ],
)
def test_refusals_speak_the_language_asked_for(asked, spoken):
    answer = Client().get("/api/v1/me", headers={"Accept-Language": asked})
    assert answer.headers["Content-Language"] == spoken
    assert (answer.json()["title"] == "Sign-in needed") == (spoken == "en")


def test_who_asks_for_no_language_is_told_in_that_of_the_account(planner, token_of):
    planner.language = "en"
    planner.save()
    _token, secret = token_of(planner)
    answer = Client().get(
        "/api/v1/tidak", headers={"Authorization": f"Bearer {secret}"}
    )
    assert answer.headers["Content-Language"] == "id"  # nobody asked who it is
    answer = Client().get(
        "/api/v1/ledger", headers={"Authorization": f"Bearer {secret}"}
    )
    assert answer.headers["Content-Language"] == "en"


def test_a_fault_of_ours_is_told_without_its_inside(planner, program_of, monkeypatch):
    def broken(*args):
        raise RuntimeError("rahasia")

    monkeypatch.setattr(me, "reach", broken)
    program = program_of(planner)
    told = program.refused(500, "GET", "/me")
    assert "rahasia" not in json.dumps(told)


def test_what_is_too_large_is_refused(user_with, program_of, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    body = {"unit": "X", "name": "x" * 2_000, "parent": "KOTA"}
    program_of(user_with(Role.ANALYST)).refused(413, "POST", "/register/units", body)


def test_script_in_a_name_goes_out_as_what_it_is(city, user_with, program_of):
    program = program_of(user_with(Role.ANALYST))
    name = "<script>alert(1)</script>"
    body = {"unit": "X1", "name": name, "parent": "KOTA"}
    made = program.ask("POST", "/register/units", body)
    assert made.status_code == 201 and made.json()["name"] == name
    assert made.headers["Content-Type"] == "application/json"
    assert made.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_description_says_all_in_the_readers_language(language):
    answer = Client().get("/api/v1/openapi.json", headers={"Accept-Language": language})
    assert answer.status_code == 200
    told = answer.json()
    assert told["openapi"].startswith("3.1")
    for methods in told["paths"].values():
        for operation in methods.values():
            assert operation["summary"] and operation["description"]
            assert "401" in operation["responses"] and "429" in operation["responses"]
    unit = told["components"]["schemas"]["UnitsRow"]["properties"]["name"]
    said = {"id": "Nama unit", "en": "Name of the unit"}[language]
    assert unit["description"].startswith(said), unit


def test_every_operation_has_a_name_of_its_own():
    with override("en"):
        paths = api.get_openapi_schema()["paths"]
    names = [
        operation["operationId"]
        for methods in paths.values()
        for operation in methods.values()
    ]
    assert len(names) == len(set(names)) > 150


def test_the_pages_explain_every_room_and_every_refusal(client, settings):
    page = client.get("/api/v1/docs/").content.decode()
    with override("en"):
        paths = api.get_openapi_schema()["paths"]
    rooms = {op["tags"][0] for each in paths.values() for op in each.values()}
    for room in rooms:
        assert f'href="/api/v1/docs/{room}/"' in page
        told = client.get(f"/api/v1/docs/{room}/")
        assert told.status_code == 200
    assert client.get("/api/v1/docs/tidak/").status_code == 404
    refusal = Program().refused(401, "GET", "/me")
    place, _hash, anchor = refusal["type"].partition("#")
    assert place == "/api/v1/docs/" and f'id="{anchor}"' in page
    assert "http://" not in page.replace(f"{settings.ADDRESS}/api", "")
