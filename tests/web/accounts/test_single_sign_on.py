"""Single sign-on leads to an account that exists, by a real round trip on loopback."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User

pytestmark = pytest.mark.slow  # the provider takes seconds to start

NIP, OTHER = "199001012015031002", "198512312010012003"
CALLBACK = "http://testserver/akun/oidc/sso/login/callback/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """Start the identity provider; return its address."""
    program = Path(__file__).with_name("provider.py")
    folder = tmp_path_factory.mktemp("provider")
    with subprocess.Popen(
        [sys.executable, program, folder, CALLBACK],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        port = process.stdout.readline().strip()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def come(provider, settings, db):
    """Come in from the provider as one of its people; return the browser and page."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": "SSO Kota",
                    "client_id": "tepat",
                    "secret": "rahasia",
                    "settings": {"server_url": provider},
                }
            ],
        }
    }

    def trip(name, client=None, process="login"):
        ours = client or Client()
        page = ours.post(
            reverse("openid_connect_login", args=["sso"]) + f"?process={process}"
        )
        with requests.Session() as theirs:
            theirs.get(f"{provider}/as/{name}", timeout=5)
            answer = theirs.get(page.url, timeout=5, allow_redirects=False)
        back = urlsplit(answer.headers["Location"])
        return ours, ours.get(f"{back.path}?{back.query}")

    return trip


@pytest.fixture
def siti(user_with):
    """Return an account with a NIP, and others that are not meant."""
    user_with(nip=OTHER)
    budi, closed = user_with(), user_with()
    User.objects.filter(pk=budi.pk).update(email="budi@kota.example")
    User.objects.filter(pk=closed.pk).update(
        is_active=False, email="tutup@kota.example"
    )
    siti = user_with(nip=NIP)
    User.objects.filter(pk=siti.pk).update(email="siti@kota.example")
    return siti


@pytest.mark.parametrize("name", ["alamat", "nip"])
def test_a_verified_address_or_a_nip_leads_to_the_account(come, siti, name):
    client, page = come(name)
    assert page.status_code == 302
    assert client.get("/akun/").context["account"] == siti
    again, _ = come(name)
    assert again.get("/akun/").status_code == 200
    assert SocialAccount.objects.get().user == siti


@pytest.mark.parametrize("name", ["belum-terbukti", "asing", "dua-orang", "ditutup"])
def test_anybody_else_is_told_so_and_no_account_is_made(come, siti, name):
    before = User.objects.count()
    client, page = come(name)
    assert page.status_code == 403
    assert "Tidak ada akun" in page.content.decode()
    assert client.get("/akun/").status_code == 302
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_an_account_closed_later_stays_closed(come, siti):
    come("alamat")
    User.objects.filter(pk=siti.pk).update(is_active=False)
    client, page = come("alamat")
    assert page.url == reverse("account_inactive")
    assert client.get("/akun/").status_code == 302


def test_nobody_ties_an_identity_to_the_account_they_are_signed_in_to(
    come, siti, user_with, client_of
):
    other = user_with()
    _, page = come("asing", client_of(other), process="connect")
    assert page.status_code == 403
    assert not SocialAccount.objects.exists()


def test_the_second_factor_is_asked_for_after_single_sign_on_too(come, siti, user_with):
    planner = user_with(Role.PLANNER)
    User.objects.filter(pk=siti.pk).update(email="")
    User.objects.filter(pk=planner.pk).update(email="siti@kota.example")
    client, _ = come("alamat")
    assert client.get("/akun/").url == reverse("mfa_index")


def test_the_entrance_offers_the_provider(come, client):
    page = client.get(reverse("account_login"))
    assert "Masuk dengan SSO Kota" in page.content.decode()


def test_a_provider_that_does_not_answer_is_told_as_such(come, client, settings):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"] = {"server_url": "http://127.0.0.1:1"}
    page = client.post(reverse("openid_connect_login", args=["sso"]))
    assert page.status_code == 502
    assert "NIP dan kata sandi" in page.content.decode()
