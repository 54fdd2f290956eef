"""The first administrator: made from the command line, by a link that works once."""

import re

import pytest
from django.test import Client
from django.utils.translation import override

from tepat.cli.main import main
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.accounts.queries import operator
from tepat_web.commands import opening
from tepat_web.ledger.models import Entry

pytestmark = pytest.mark.django_db
NIP, MAIL = "199001012015031002", "siti@kota.example"
PHRASE = "kuda-laut-biru-7"


@pytest.fixture(autouse=True)
def opened(monkeypatch):
    """Act on the test's database, which is there already, and in English."""
    monkeypatch.setattr(opening, "opened", lambda printer: operator())
    with override("en"):
        yield


def appoint(capsys, nip=NIP, mail=MAIL):
    code = main(["administrator", nip, mail, "--lang", "en"])
    return code, capsys.readouterr()


def test_the_link_makes_a_password_once_and_leads_to_a_second_factor(capsys):
    code, told = appoint(capsys)
    assert code == 0
    path = re.search(r"http://[^/]+(/\S+)", told.out)[1]
    browser = Client()
    form = browser.get(path, follow=True)
    page = form.redirect_chain[-1][0]
    told = {"password1": PHRASE, "password2": PHRASE}
    assert browser.post(page, told).status_code == 302
    assert Client().get(path).status_code == 200
    assert b"password1" not in Client().get(path).content  # not a second time

    browser = Client()
    browser.post("/akun/login/", {"login": NIP, "password": PHRASE})
    assert browser.get("/", follow=True).redirect_chain[-1][0] == "/akun/2fa/"


def test_the_account_manages_accounts_and_the_ledger_says_who_made_it(capsys):
    appoint(capsys)
    user = User.objects.get(nip=NIP)
    assert reach(user, Permission.ACCOUNTS_MANAGE)
    assert not user.has_usable_password()
    entry = Entry.objects.get(act="grant.given")
    assert entry.by.username == "operator"


def test_whoever_has_an_account_becomes_administrator_with_it(capsys, user_with):
    user = user_with(nip=NIP)
    user.is_active = False
    user.save()
    assert appoint(capsys, mail=user.email)[0] == 0
    again = User.objects.get(pk=user.pk)
    assert again.is_active
    assert reach(again, Permission.ACCOUNTS_MANAGE)


@pytest.mark.parametrize(
    ("nip", "mail", "code", "word"),
    [
        ("1990", MAIL, 2, "18 digits"),
        (NIP, "siti", 2, "name@kota.go.id"),
        (NIP, "orang@kota.example", 34, "another account"),
    ],
)
def test_what_cannot_be_is_refused(capsys, user_with, nip, mail, code, word):
    other = user_with()
    other.email = "orang@kota.example"
    other.save()
    ended, told = appoint(capsys, nip, mail)
    assert ended == code
    assert word in told.err
    assert not User.objects.filter(nip=NIP).exists()


def test_an_administrator_is_not_made_twice(capsys):
    appoint(capsys)
    code, told = appoint(capsys)
    assert code == 34
    assert "administrator already" in told.err
