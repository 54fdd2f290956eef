"""Tokens: made by their person alone, shown once, closed for good."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tepat_web.accounts.access import Permission, Role
from tepat_web.accounts.second_factor import SHOWN_BY, SIGNED_IN_AT
from tepat_web.administration import actions as administration
from tepat_web.api import actions, limits
from tepat_web.api.models import ApiToken
from tepat_web.api.queries import offered_to
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Version

from .conftest import Program

pytestmark = pytest.mark.django_db
P = Permission
FILLED = {"name": "Laporan harian", "scopes": ["structure_read"], "days": "90"}


@pytest.fixture
def browser(planner, client_of):
    return client_of(planner)


def test_a_secret_is_shown_once_and_kept_only_as_a_digest(browser, planner):
    page = browser.post("/akun/token/baru/", FILLED | {"read_only": "on"})
    secret = re.search(r"tepat_[\w-]{43}", page.content.decode())[0]
    token = ApiToken.objects.get()
    assert "no-store" in page.headers["Cache-Control"]
    assert secret not in str(list(ApiToken.objects.values()))
    assert secret not in str(list(Version.objects.values_list("content", flat=True)))
    assert secret not in browser.get("/akun/token/").content.decode()
    assert token.prefix in browser.get("/akun/token/").content.decode()
    assert Program(secret).read("/me")["user_name"] == planner.username
    assert Entry.objects.first().act == "apitoken.made"


def test_a_token_is_revoked_from_the_profile_and_shut_out_at_once(
    browser, planner, token_of
):
    token, secret = token_of(planner)
    program = Program(secret)
    assert program.ask("GET", "/me").status_code == 200
    browser.post(f"/akun/token/{token.pk}/cabut/")
    told = program.refused(401, "GET", "/me")
    assert "Bearer" in told["detail"]
    assert Entry.objects.first().act == "apitoken.revoked"
    again = browser.post(f"/akun/token/{token.pk}/cabut/", follow=True)
    assert "message warning" in again.content.decode()


def test_nobody_sees_or_revokes_the_token_of_another(user_with, client_of, token_of):
    token, _secret = token_of(user_with(Role.AUDITOR))
    stranger = client_of(user_with(Role.PLANNER))
    assert token.prefix not in stranger.get("/akun/token/").content.decode()
    assert stranger.post(f"/akun/token/{token.pk}/cabut/").status_code == 404
    assert ApiToken.objects.get().is_open


def test_making_one_asks_for_the_password_of_who_signed_in_long_ago(browser):
    assert browser.get("/akun/token/baru/").status_code == 200
    session = browser.session
    session[SIGNED_IN_AT] = time.time() - 3_600
    session.save()
    answer = browser.get("/akun/token/baru/")
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]


def test_a_second_factor_is_demanded_of_whoever_changes_or_decides(planner):
    client = Client()
    client.force_login(planner)
    assert client.post("/akun/token/baru/", FILLED).status_code == 302
    assert not ApiToken.objects.exists()
    with pytest.raises(NotAllowed):
        actions.make_token(
            by=planner,
            account=planner,
            name="x",
            scopes=[P.STRUCTURE_READ],
            read_only=True,
            with_factor=False,
            valid_for=timedelta(days=1),
        )


def test_a_token_made_without_a_factor_opens_nothing_once_a_role_demands_one(
    user_with, token_of
):
    auditor = user_with(Role.AUDITOR)
    _token, secret = token_of(auditor, with_factor=False)
    assert Program(secret).ask("GET", "/me").status_code == 200
    administration.give(
        by=user_with(Role.ADMINISTRATOR),
        user=auditor,
        role=Role.PLANNER,
        unit_id=None,
        valid_from=timezone.localdate(),
    )
    told = Program(secret).refused(403, "GET", "/me")
    assert "second factor" in told["detail"]


@pytest.mark.parametrize(
    "filled",
    [
        {"scopes": []},
        {"scopes": ["ledger_read"]},
        {"scopes": ["accounts_manage"]},
        {"scopes": ["everything"]},
        {"name": ""},
        {"days": "9999"},
    ],
)
def test_a_token_never_does_more_than_its_person(browser, filled):
    answer = browser.post("/akun/token/baru/", FILLED | filled)
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_scope_that_the_person_loses_is_lost_to_the_token(user_with, token_of):
    user = user_with(Role.AUDITOR)
    _token, secret = token_of(user, P.LEDGER_READ, P.STRUCTURE_READ)
    assert Program(secret).read("/me")["permissions"] == [
        "structure_read",
        "ledger_read",
    ]
    user.grants.update(is_removed=True)
    assert Program(secret).read("/me")["permissions"] == []
    Program(secret).refused(403, "GET", "/ledger")


def test_a_token_over_its_time_opens_nothing(planner, token_of):
    token, secret = token_of(planner)
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now())
    Program(secret).refused(401, "GET", "/me")


def test_the_token_of_a_closed_account_stays_closed_when_it_opens_again(
    planner, user_with, token_of
):
    _token, secret = token_of(planner)
    administrator = user_with(Role.ADMINISTRATOR)
    administration.deactivate(by=administrator, user=planner)
    Program(secret).refused(401, "GET", "/me")
    administration.reactivate(by=administrator, user=planner)
    Program(secret).refused(401, "GET", "/me")


def test_a_form_that_is_sent_twice_makes_one_token(browser):
    assert browser.post("/akun/token/baru/", FILLED).status_code == 200
    assert browser.post("/akun/token/baru/", FILLED).status_code == 422
    assert ApiToken.objects.count() == 1


def test_there_are_at_most_so_many_tokens(planner, token_of, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    token_of(planner)
    with pytest.raises(NotAllowed):
        actions.make_token(
            by=planner,
            account=planner,
            name="satu lagi",
            scopes=offered_to(planner),
            read_only=True,
            with_factor=True,
            valid_for=timedelta(days=1),
        )


def test_a_token_that_only_reads_changes_nothing(city, user_with, program_of):
    analyst = user_with(Role.ANALYST)
    program = program_of(analyst, read_only=True)
    assert program.read("/register/units")["count"] == 25
    told = program.refused(
        403, "POST", "/register/units", {"unit": "X", "name": "X", "parent": "KOTA"}
    )
    assert "only reads" in told["detail"]


def test_when_a_token_was_used_is_told(planner, token_of):
    token, secret = token_of(planner)
    Program(secret).read("/me")
    token.refresh_from_db()
    assert timezone.now() - token.last_used_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", "Basic eDp4", "Bearer tepat_\udcff", "tepat_"]
)
def test_strangers_are_asked_who_they_are(header):
    answer = Client().get("/api/v1/me", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_browsers_session_comes_in_too_but_changes_only_with_its_csrf_token(
    city, user_with
):
    analyst = user_with(Role.ANALYST)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(analyst)
    body = {"unit": "X", "name": "X", "parent": "KOTA"}
    address, kind = "/api/v1/register/units", {"content_type": "application/json"}
    assert browser.get(address).status_code == 403  # the second factor is missing
    session = browser.session
    session[SHOWN_BY] = analyst.pk
    session.save()
    assert browser.get(address).json()["count"] == 25
    told = browser.post(address, body, **kind)
    assert told.status_code == 403
    assert told.headers["Content-Type"] == "application/problem+json"
    page = browser.get("/akun/token/")
    csrf = re.search(r'csrf-token" content="(\w+)"', page.content.decode())[1]
    told = browser.post(address, body, **kind, headers={"X-CSRFToken": csrf})
    assert told.status_code == 201, told.content


def test_a_bad_token_is_refused_even_where_a_session_would_do(planner, client_of):
    answer = client_of(planner).get(
        "/api/v1/me", headers={"Authorization": "Bearer tepat_x"}
    )
    assert answer.status_code == 401


def test_whoever_asks_too_often_is_told_how_long_to_wait(
    planner, program_of, monkeypatch
):
    monkeypatch.setattr(limits, "PER_MINUTE", 3)
    monkeypatch.setattr(limits.time, "time", lambda: 6_000_000_030.0)
    program, other = program_of(planner), program_of(planner, P.STRUCTURE_READ)
    for _ in range(3):
        program.read("/me")
    answer = program.ask("GET", "/me")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Content-Type"] == "application/problem+json"
    other.read("/me")  # another token has a minute of its own
