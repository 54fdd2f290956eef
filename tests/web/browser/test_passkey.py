"""A passkey from setting up to signing in, in a browser under our strict policy."""

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry

pytestmark = pytest.mark.slow

SITE = "http://localhost"
PHRASE = "kuda-laut-biru-7"


class Turning(Client):
    """A client that turns redirects into pages that lead on.

    The browser would follow a redirect past the test, to a server that is not there.
    """

    def request(self, **asked):
        answer = super().request(**asked)
        if not 300 <= answer.status_code < 400:
            return answer
        turn = '<meta charset="utf-8"><meta http-equiv="refresh" content="0;url={}">'
        return HttpResponse(turn.format(answer.headers["Location"]))


@pytest.fixture
def page(db, browse, settings):
    settings.LOGIN_REDIRECT_URL = "administration:profile"  # not the city's own pages
    settings.ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
    page = browse(Turning(SERVER_NAME="localhost"))
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def type_password(page, user):
    page.goto(f"{SITE}/akun/login/")
    page.get_by_label("NIP, nama pengguna, atau alamat surel").fill(user.username)
    page.get_by_label("Kata sandi").fill(PHRASE)
    button(page, "Masuk").click()


def is_in(page):
    page.goto(f"{SITE}/akun/")
    return page.get_by_role("heading", level=1).inner_text() == "Akun saya"


def sign_out(page):
    page.goto(f"{SITE}/akun/logout/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url(lambda url: "logout" not in url)


def test_a_passkey_is_set_up_and_then_opens_the_account_by_itself(page, user_with):
    planner = user_with(Role.PLANNER)
    type_password(page, planner)
    page.get_by_role("heading", name="Langkah kedua saat masuk").wait_for()
    page.get_by_role("link", name="Tambah kunci sandi").click()
    page.get_by_role("checkbox").check()
    button(page, "Tambah").click()
    page.get_by_role("heading", name="Kode pemulihan").wait_for()
    assert page.locator("main code").count() == 10
    assert Authenticator.objects.filter(user=planner, type="webauthn").count() == 1
    assert Entry.objects.filter(act="factor.added").exists()
    assert is_in(page)

    sign_out(page)
    assert not is_in(page)
    page.goto(f"{SITE}/akun/login/")
    button(page, "Masuk dengan kunci sandi (passkey)").click()
    page.wait_for_url(lambda url: "login" not in url)
    assert is_in(page)

    sign_out(page)
    type_password(page, planner)
    button(page, "Pakai kunci sandi atau kunci keamanan").click()
    page.wait_for_url(lambda url: "2fa" not in url and "login" not in url)
    assert is_in(page)
