"""Signing in: by which names, how often, and what a page says when it is refused."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tepat_web.accounts.models import Grant, User
from tepat_web.accounts.queries import operator
from tepat_web.ledger.models import Entry

PHRASE = "kuda-laut-biru-7"
NIP = "199001012015031002"
LOGIN = "/akun/login/"
PROFILE = "/akun/"


@pytest.fixture
def siti(user_with):
    return user_with(nip=NIP)


def sign_in(client, login, password=PHRASE, **more):
    return client.post(LOGIN, {"login": login, "password": password}, **more)


def is_in(client):
    return client.get(PROFILE).status_code == 200


@pytest.mark.parametrize(
    "name", ["{0.username}", "{0.email}", NIP, " 19900101 201503 1 002 "]
)
def test_one_signs_in_by_nip_name_or_address(client, siti, name):
    page = sign_in(client, name.format(siti))
    assert page.status_code == 302
    assert is_in(client)


def test_the_address_may_be_typed_with_capitals(client, siti):
    sign_in(client, siti.email.upper())
    assert is_in(client)


@pytest.mark.parametrize("name", ["tak-dikenal", "tak@dikenal.example", NIP])
def test_a_refusal_does_not_tell_whether_the_account_exists(client, siti, name):
    page = sign_in(client, name, "bukan-kata-sandi")
    assert page.status_code == 422
    assert "tidak cocok" in page.content.decode()
    known = sign_in(client, siti.username, "bukan-kata-sandi")
    errors = [each.context["form"].non_field_errors() for each in (page, known)]
    assert errors[0] == errors[1]


def test_the_session_gets_a_new_name_at_sign_in(client, siti):
    client.get(LOGIN)
    session = client.session
    session["x"] = 1
    session.save()
    before = client.session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, siti.username)
    assert client.session.session_key != before
    stolen = Client()
    stolen.cookies["sessionid"] = before
    assert not is_in(stolen)


def test_after_five_wrong_passwords_the_right_one_waits_too(client, siti):
    for _ in range(5):
        assert sign_in(client, siti.username, "salah").status_code == 422
    page = sign_in(client, siti.username)
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "300"
    text = page.content.decode()
    assert "5 menit" in text
    assert reverse("account_reset_password") in text
    assert not is_in(client)


def test_the_lock_holds_for_every_address_in_the_network(client, siti):
    for n in range(5):
        sign_in(client, siti.username, "salah", REMOTE_ADDR=f"10.0.0.{n}")
    page = sign_in(client, siti.username, REMOTE_ADDR="10.9.9.9")
    assert page.status_code == 429


def test_another_person_in_the_same_office_still_comes_in(client, siti, user_with):
    for _ in range(9):
        sign_in(client, siti.username, "salah")
    other = user_with()
    assert sign_in(client, other.username).status_code == 302


def test_one_address_that_tries_many_names_is_stopped(client, db):
    answers = [
        # What a browser claims about its address does not count.
        sign_in(client, f"nama{n}", "x", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}").status_code
        for n in range(63)
    ]
    assert answers[:60] == [422] * 60
    assert answers[60:] == [429] * 3


def test_knocking_on_and_on_meets_a_page_that_says_how_long(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for _ in range(3):
        sign_in(client, "siapa", "x")
    page = sign_in(client, "siapa", "x")
    assert page.status_code == 429
    assert page.headers["Retry-After"] == "60"
    assert "Tunggu satu menit" in page.content.decode()


def test_what_was_counted_is_not_pushed_out_by_other_names(db):
    cache.set("counted", 1, 300)
    for n in range(400):  # the library's own limit is 300 entries
        cache.set(f"other{n}", 1, 300)
    assert cache.get("counted") == 1


def test_the_table_of_counts_is_made_by_a_migration(db):
    call_command("createcachetable", dry_run=True)  # nothing to do, nothing to fail
    from django.db import connection

    assert "tepat_cache" in connection.introspection.table_names()


def test_nobody_signs_in_as_the_command_line(client, db):
    account = operator()
    assert not account.has_usable_password()
    assert not account.is_active
    assert [grant.role for grant in Grant.objects.filter(user=account)] == ["operator"]
    assert sign_in(client, "operator", "").status_code == 422
    assert sign_in(client, "operator", account.password).status_code == 422


def test_nobody_signs_up(client, db):
    told = {
        "username": "baru",
        "email": "baru@kota.example",
        "password1": PHRASE,
        "password2": PHRASE,
    }
    page = client.post(reverse("account_signup"), told)
    assert "undangan" in page.content.decode()
    assert not User.objects.filter(username="baru").exists()


def test_a_closed_account_is_told_so_after_the_right_password_only(client, siti):
    User.objects.filter(pk=siti.pk).update(is_active=False)
    assert sign_in(client, siti.username, "salah").status_code == 422
    page = sign_in(client, siti.username)
    assert page.url == reverse("account_inactive")
    assert not is_in(client)


def test_sign_in_leads_to_no_other_site(client, siti):
    page = client.post(
        f"{LOGIN}?next=https://jahat.example/",
        {"login": siti.username, "password": PHRASE, "next": "//jahat.example/"},
    )
    assert "jahat" not in page.url


def test_sign_in_is_shut_to_forms_of_other_sites(siti):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, siti.username).status_code == 403


def reset_link():
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def test_a_password_is_reset_by_mail_and_the_link_works_once(client, siti):
    stays = Client()
    sign_in(stays, siti.username)
    client.post(reverse("account_reset_password"), {"email": siti.email})
    assert mail.outbox[-1].to == [siti.email]
    link = reset_link()
    form = client.get(link).url
    told = {"password1": "gajah-putih-tua-3", "password2": "gajah-putih-tua-3"}
    assert client.post(form, told).status_code == 302
    siti.refresh_from_db()
    assert siti.check_password(told["password1"])
    assert not is_in(stays)  # wherever the account was open, it is closed
    assert not is_in(client)
    assert "tidak berlaku lagi" in Client().get(link).content.decode()
    assert Entry.objects.get().act == "password.reset"


def test_asking_for_a_reset_does_not_tell_whether_the_account_exists(client, siti):
    answers = [
        client.post(reverse("account_reset_password"), {"email": address})
        for address in (siti.email, "tak@dikenal.example")
    ]
    assert {page.url for page in answers} == {reverse("account_reset_password_done")}
    assert [letter.to for letter in mail.outbox] == [[siti.email]]


def test_sessions_are_listed_and_the_others_signed_out(client, siti):
    other = Client(headers={"user-agent": "Peramban lain"})
    sign_in(other, siti.username)
    sign_in(client, siti.username)
    page = client.get(reverse("usersessions_list"))
    assert "Peramban lain" in page.content.decode()
    client.post(reverse("usersessions_list"))
    assert is_in(client)
    assert not is_in(other)
    assert UserSession.objects.filter(user=siti).count() == 1


def test_changing_the_password_asks_for_the_present_one_and_is_noted(client, siti):
    sign_in(client, siti.username)
    told = {"password1": "gajah-putih-tua-3", "password2": "gajah-putih-tua-3"}
    wrong = client.post(
        reverse("account_change_password"), told | {"oldpassword": "salah"}
    )
    assert wrong.status_code == 422
    client.post(reverse("account_change_password"), told | {"oldpassword": PHRASE})
    siti.refresh_from_db()
    assert siti.check_password("gajah-putih-tua-3")
    assert Entry.objects.get().act == "password.changed"


def test_a_new_address_counts_once_its_mail_is_opened(client, siti):
    sign_in(client, siti.username)
    assert EmailAddress.objects.get(user=siti).verified  # it came with the account
    page = client.post(
        reverse("account_email"), {"email": "baru@kota.example", "action_add": ""}
    )
    assert page.url.startswith(reverse("account_reauthenticate"))
    client.post(page.url, {"password": PHRASE, "next": reverse("account_email")})
    siti.refresh_from_db()
    assert siti.email != "baru@kota.example"
    letter = mail.outbox[-1]
    assert letter.to == ["baru@kota.example"]
    client.post(reset_link())
    siti.refresh_from_db()
    assert siti.email == "baru@kota.example"
    assert Entry.objects.get().act == "email.changed"


def test_an_address_that_came_with_the_account_counts_as_proved(client, siti):
    client.post(reverse("account_reset_password"), {"email": siti.email})
    assert not EmailAddress.objects.get(user=siti).verified
    sign_in(client, siti.username)
    told = EmailAddress.objects.get(user=siti)
    assert (told.verified, told.primary) == (True, True)


def test_an_address_that_somebody_else_has_proved_does_not(client, siti, user_with):
    other = user_with()
    EmailAddress.objects.create(user=other, email=siti.email, verified=True)
    sign_in(client, siti.username)
    assert not EmailAddress.objects.filter(user=siti).exists()
