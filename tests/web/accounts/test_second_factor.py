"""Who changes or decides shows a second factor before anything else."""

import json

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from tepat_web.accounts.access import SECOND_FACTOR, Role
from tepat_web.accounts.second_factor import SHOWN_BY, must_show

PHRASE = "kuda-laut-biru-7"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PROFILE = "/akun/"


def code_now():
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(KEY, counter))


def sign_in(client, user):
    told = {"login": user.username, "password": PHRASE}
    return client.post(reverse("account_login"), told)


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def with_app(planner):
    TOTP.activate(planner, KEY)
    RecoveryCodes.activate(planner)
    return planner


@pytest.mark.parametrize("role", [None, *Role])
def test_only_roles_that_change_or_decide_must_show_one(role, user_with, client):
    if role in (Role.EMPLOYEE, Role.SUPERVISOR):
        return  # these are not given
    user = user_with(role)
    client.force_login(user)
    page = client.get(PROFILE)
    assert (page.status_code == 302) == (role in SECOND_FACTOR)


def test_without_one_every_page_leads_to_setting_it_up(planner, client):
    sign_in(client, planner)
    for address in ("/", PROFILE, "/akun/siapa-boleh-apa/", "/akun/sessions/"):
        page = client.get(address)
        assert (page.status_code, page.url) == (302, reverse("mfa_index")), address
    page = client.get(reverse("mfa_index"))
    assert page.status_code == 200
    assert "Peran Anda" in page.content.decode()


def test_a_forged_change_is_not_carried_out_before(user_with, client):
    administrator, victim = user_with(Role.ADMINISTRATOR), user_with()
    sign_in(client, administrator)
    client.post(reverse("administration:deactivate", args=[victim.pk]))
    victim.refresh_from_db()
    assert victim.is_active


def test_signing_out_and_the_language_stay_open(planner, client):
    sign_in(client, planner)
    page = client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert (page.status_code, page.url) == (302, "/")
    assert client.get(reverse("account_logout")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(PROFILE).url.startswith(reverse("account_login"))


def test_a_program_gets_an_answer_for_programs(planner, client):
    sign_in(client, planner)
    page = client.get("/api/v1/tidak-ada-yang-dijalankan")
    # The address exists or not: nothing runs before the second factor is shown.
    assert page.status_code in (403, 404)
    from tepat_web.accounts.middleware import SecondFactor

    request = RequestFactory().get("/api/v1/units")
    request.user, request.session, request.resolver_match = planner, {}, None
    answer = SecondFactor(lambda _: HttpResponse()).process_view(request, None, (), {})
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content)["status"] == 403


def test_a_fragment_leads_the_whole_page_away(planner, client):
    sign_in(client, planner)
    page = client.get(PROFILE, headers={"HX-Request": "true"})
    assert page.headers["HX-Redirect"] == reverse("mfa_index")


def test_setting_up_the_app_opens_everything(planner, client, monkeypatch):
    # The test's own transaction never ends; what waits for its end happens at once.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())
    sign_in(client, planner)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200  # who has just signed in is not asked again
    session = client.session
    session["mfa.totp.secret"] = KEY
    session.save()
    page = client.post(reverse("mfa_activate_totp"), {"code": code_now()})
    assert page.url == reverse("mfa_view_recovery_codes")
    assert client.get(page.url).status_code == 200
    assert client.get(PROFILE).status_code == 200


def test_the_password_alone_opens_nothing(with_app, client):
    page = sign_in(client, with_app)
    assert page.url == reverse("mfa_authenticate")
    assert client.get(PROFILE).url.startswith(reverse("account_login"))
    page = client.post(page.url, {"code": "000000"})
    assert page.status_code == 422
    assert client.get(PROFILE).url.startswith(reverse("account_login"))


def test_the_code_of_the_app_opens_the_account(with_app, client):
    page = sign_in(client, with_app)
    client.post(page.url, {"code": code_now()})
    assert client.get(PROFILE).status_code == 200


def test_a_code_works_once(with_app, client):
    code = code_now()
    client.post(sign_in(client, with_app).url, {"code": code})
    assert client.get(PROFILE).status_code == 200
    other = Client()
    page = other.post(sign_in(other, with_app).url, {"code": code})
    assert page.status_code == 422


def test_a_recovery_code_opens_the_account_once(with_app, client):
    kept = Authenticator.objects.get(user=with_app, type="recovery_codes")
    code = kept.wrap().get_unused_codes()[0]
    client.post(sign_in(client, with_app).url, {"code": code})
    assert client.get(PROFILE).status_code == 200
    other = Client()
    page = other.post(sign_in(other, with_app).url, {"code": code})
    assert page.status_code == 422


def test_guessing_codes_is_cut_short(with_app, client):
    page = sign_in(client, with_app)
    answers = [client.post(page.url, {"code": f"{n:06}"}).status_code for n in range(7)]
    assert answers == [422] * 5 + [429] * 2


def test_a_session_that_never_showed_it_is_asked_when_the_role_comes(
    user_with, client, with_app
):
    client.force_login(with_app)  # signed in before the app was set up
    page = client.get(PROFILE)
    assert page.url == f"{reverse('mfa_reauthenticate')}?next=%2Fakun%2F"
    client.post(page.url, {"code": code_now()})
    assert client.get(PROFILE).status_code == 200


def test_what_one_person_showed_does_not_count_for_another(planner, user_with, client):
    other = user_with(Role.PLANNER)
    client.force_login(planner)
    session = client.session
    session[SHOWN_BY] = other.pk
    session.save()
    assert client.get(PROFILE).status_code == 302


def test_the_last_factor_stays_while_a_role_demands_it(with_app, user_with):
    app = Authenticator.objects.get(user=with_app, type="totp")
    assert not get_adapter().can_delete_authenticator(app)
    free = user_with(Role.AUDITOR)
    TOTP.activate(free, KEY)
    app = Authenticator.objects.get(user=free, type="totp")
    assert get_adapter().can_delete_authenticator(app)


def test_strangers_need_show_nothing(rf):
    request = rf.get("/")
    from django.contrib.auth.models import AnonymousUser

    request.user, request.session = AnonymousUser(), {}
    assert not must_show(request)
