"""Every page in a real browser: accessible, under our policy, on a phone too."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from tests.web.conftest import PHRASE
from tests.web.test_matrix import addresses, city, is_open, samples

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.administration.actions import invite
from tepat_web.workforce.models import Appointment

__all__ = ["city"]  # the fixture
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
INVITED = "198801012012011903"
SITE = "http://localhost"
# Who looks at the pages: the first of these who may.
LOOKERS = (Role.PLANNER, Role.ADMINISTRATOR, Role.AUDITOR, Role.ANALYST)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Templates that the walk does not come by, and where they are tried instead.
ELSEWHERE = {
    "base.html": "every page",
    "error.html": "404.html",
    "400.html": "tests/web/kit",
    "403.html": "tests/web/kit",
    "403_csrf.html": "tests/web/kit",
    "404.html": "tests/web/kit",
    "409.html": "tests/web/kit",
    "429.html": "tests/web/kit",
    "500.html": "tests/web/kit",
    "allauth/layouts/base.html": "every page of accounts",
    "allauth/layouts/entrance.html": "every page of accounts",
    "allauth/layouts/manage.html": "every page of accounts",
}


def own_pages(city, user_with, client_of):
    """Yield our addresses that answer with a page, and a browser that may see it."""
    users = [user_with(role) for role in LOOKERS]
    users.append(user_with(nip=Appointment.objects.first().employee.nip))
    known = [(User.objects.get(pk=user.pk), client_of(user)) for user in users]
    for name, view, names in addresses():
        for address, wanted in samples(name, view, names, city):
            for user, client in known:
                may = is_open(user, wanted)
                if may and client.get(address).status_code == HTTPStatus.OK:
                    yield address, client
                    break
    yield reverse("administration:matrix"), Client()  # leads to the entrance


def account_pages(user_with):
    """Yield the addresses of sign-in and accounts, as strangers and owners see them."""
    plain, with_app = user_with(), user_with()
    TOTP.activate(with_app, "A" * 32)
    RecoveryCodes.activate(with_app)
    stranger, owner, old, protected = Client(), Client(), Client(), Client()
    for client, user, shown in (
        (owner, plain, True),
        (old, plain, False),
        (protected, with_app, True),
    ):
        client.force_login(user)
        if shown:
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": time.time(), "username": user.username},
                {"method": "mfa", "at": time.time(), "type": "totp"},
            ]
            session.save()
    key = default_token_generator.make_token(plain)
    reset = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(plain), "key": key},
    )
    yield stranger.get(reset).headers["Location"], stranger
    knocking = Client()
    told = {"login": with_app.username, "password": PHRASE}
    yield knocking.post(reverse("account_login"), told).headers["Location"], knocking
    address = EmailAddress.objects.create(user=plain, email="baru@kota.example")
    key = EmailConfirmationHMAC(address).key
    yield reverse("account_confirm_email", args=[key]), owner
    for address in allauth_addresses():
        for client in (stranger, owner, old, protected):
            yield address, client


def invitation(by, committed):
    """Return the address of an invitation that is open."""
    with committed(execute=True):
        invite(by=by, people=[(INVITED, "diundang@kota.example")], site=f"{SITE}/")
    return re.search(r"http://localhost(/\S+)", mail.outbox[-1].body)[1]


def allauth_addresses(patterns=None):
    """Yield those of allauth's addresses that take no argument."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        if not isinstance(each, URLPattern):
            yield from allauth_addresses(each.url_patterns)
        elif each.callback.__module__.startswith("allauth") and each.name:
            with suppress(NoReverseMatch):
                yield reverse(each.name)


def templates():
    """Return the names of all our page templates: those that extend another."""
    apps = Path(settings.HERE)
    return {
        str(file.relative_to(folder))
        for folder in apps.glob("*/templates")
        for file in folder.rglob("*.html")
        if "{% extends" in file.read_text("utf-8")
    }


def test_every_page_is_accessible_and_fits(
    city, user_with, client_of, browse, django_capture_on_commit_callbacks
):
    committed = django_capture_on_commit_callbacks
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    wrong, seen, rendered = [], set(), set()
    walk = [
        *own_pages(city, user_with, client_of),
        *account_pages(user_with),
        (invitation(user_with(Role.ADMINISTRATOR), committed), Client()),
        ("/tidak-ada/", client_of(user_with())),
    ]
    for address, client in walk:
        answer = client.get(address)
        names = frozenset(each.name for each in answer.templates if each.name)
        if answer.streaming or b"<html" not in answer.content:
            continue
        if (address, names) in seen:
            continue
        seen.add((address, names))
        rendered.update(names)
        page = browse(client)
        page.goto(SITE + address)
        told = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        for each in told.response["violations"]:
            nodes = [node["html"][:120] for node in each["nodes"][:2]]
            wrong.append((address, each["id"], nodes))
        page.set_viewport_size({"width": 360, "height": 800})
        if (over := page.evaluate(WIDE)) > 0:
            wrong.append((address, "sideways", over))
        page.context.close()
    assert not wrong, "\n".join(map(str, wrong))
    unseen = sorted(templates() - rendered - set(ELSEWHERE))
    assert not unseen, "\n".join(unseen)
