"""Every page in a real browser: accessible, under our policy, on a phone too."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from tests.web.conftest import PHRASE
from tests.web.test_matrix import addresses, city, is_open, samples

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.accounts.second_factor import SIGNED_IN_AT
from tepat_web.administration.actions import invite
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.actions import make_draft
from tepat_web.organisation.models import Holiday, Structure
from tepat_web.workforce.models import Appointment, Employee

__all__ = ["city"]  # the fixture
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
INVITED = "198801012012011903"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SITE = "http://localhost"
# Who looks at the pages: the first of these who may.
LOOKERS = (Role.PLANNER, Role.ADMINISTRATOR, Role.AUDITOR, Role.ANALYST)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TABLES = ("pegawai", "unit")
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
    "snapshots/result.html": "test_answers.py",
    "snapshots/earlier.html": "test_answers.py",
    "placement/plan.html": "test_answers.py",
    "placement/person.html": "test_answers.py",
    "placement/ask_why.html": "test_answers.py",
    "placement/pair.html": "test_answers.py",
    "placement/position.html": "test_answers.py",
    "placement/verification.html": "test_answers.py",
    "placement/frontier.html": "test_answers.py",
    **{
        f"agreements/{name}.html": "test_agreements.py"
        for name in ("below", "change", "checkin", "one", "result", "review")
    },
    **{
        f"training/{name}.html": "tests/web/training, and the year in a browser"
        for name in (
            *("add", "approve", "call_off", "course", "course_form", "decline"),
            *("name", "needs_people", "plan", "refuse"),
        )
    },
    **{
        f"complaints/{name}.html": "tests/web/complaints"
        for name in (
            *("bring", "counter", "one", "slip", "public/receipt", "public/status"),
        )
    },
    **{
        f"consultation/{name}.html": "test_consultation.py"
        for name in (
            *("announce", "ask", "card", "frequent", "inbox", "meetings", "minutes"),
            *("no_unit", "one", "people", "propose", "public", "question", "reach"),
            *("unit", "unit_letters", "why_not"),
        )
    },
    **{
        f"workshop/{name}.html": "test_workshop.py"
        for name in ("compare", "draft", "plan", "remove")
    },
    "workshop/remark.html": "tests/web/workshop; kit's plain form",
    "decisions/carry_out.html": "test_round.py",
    "decisions/drop.html": "test_round.py",
    "decisions/minutes.html": "test_round.py",
    "decisions/new.html": "test_round.py",
    "decisions/seat.html": "test_round.py",
    "decisions/session.html": "test_round.py",
    "decisions/sign.html": "test_round.py",
    "decisions/wave.html": "test_round.py",
    "documents/one.html": "test_round.py",
    "documents/plan.html": "test_round.py",
    "documents/siasn.html": "test_round.py",
    **{
        f"dashboard/{name}.html": "tests/web/dashboard"
        for name in ("behind", "taken", "unit")
    },
    **{
        f"feedback/{name}.html": "tests/web/feedback, and the year in a browser"
        for name in ("box", "dialogue", "give", "item")
    },
    **{
        f"evaluations/{name}.html": "test_evaluations.py"
        for name in ("contest", "decide", "give", "one", "team", "write")
    },
    **{
        f"learning/{name}.html": "tests/web/learning, and the year in a browser"
        for name in (
            *("certificate", "class", "finish", "paper", "programme", "questionnaire"),
            *("reopen", "scan", "scores", "screen", "withdraw"),
        )
    },
    **{
        f"cycles/{name}.html": "tests/web/cycles, and the year in a browser"
        for name in ("board", "change", "close", "people", "superiors")
    },
    **{
        f"assessments/{name}.html": "tests/web/assessments, and the year in a browser"
        for name in ("judge", "one", "round")
    },
    **{
        f"calibration/{name}.html": "tests/web/calibration, and the year in a browser"
        for name in ("_frame", "judges", "minutes", "raters", "units")
    },
    "curricula/one.html": "tests/web/curricula, and the year in a browser",
    "impact/one.html": "tests/web/impact, and the year in a browser",
    **{
        f"standards/{name}.html": "tests/web/standards"
        for name in (
            *("discard", "service", "version", "write"),
            *("public/service", "public/unit"),
        )
    },
    **{
        f"survey/{name}.html": "tests/web/survey"
        for name in (
            *("closed", "form", "improvements", "index", "links", "odd", "paper"),
            *("place", "plan", "sheet", "thanks"),
        )
    },
    **{
        f"satisfaction/{name}.html": "tests/web/satisfaction"
        for name in ("_change", "_step", "index", "plan_form", "plans", "topic", "unit")
    },
    "objections/answer.html": "test_round.py",
    "objections/file.html": "test_round.py",
    "objections/one.html": "test_round.py",
    "objections/remake.html": "test_round.py",
    "placement/step.html": "test_round.py",
    "wishes/mine.html": "test_round.py",
    "wishes/unit.html": "test_round.py",
    "wishes/window.html": "test_round.py",
    "wishes/unit_closed.html": "tests/web/wishes, without a browser",
    "mfa/webauthn/reauthenticate.html": "test_passkey.py, without axe",
    "socialaccount/no_account.html": "test_single_sign_on.py, without a browser",
    "allauth/layouts/base.html": "every page of accounts",
    "allauth/layouts/entrance.html": "every page of accounts",
    "allauth/layouts/manage.html": "every page of accounts",
}


def own_pages(city, user_with, client_of):
    """Yield our addresses that answer with a page, and the answer to who may see it."""
    users = [user_with(role) for role in LOOKERS]
    users.append(user_with(nip=Appointment.objects.first().employee.nip))
    known = [(User.objects.get(pk=user.pk), client_of(user)) for user in users]
    for name, view, names in addresses():
        for address, wanted in samples(name, view, names, city):
            if hasattr(view, "asked") and address.split("/")[2] not in TABLES:
                continue  # the pages of one table are like those of another
            for user, client in known:
                if is_open(user, wanted):
                    answer = client.get(address)
                    if answer.status_code == HTTPStatus.OK:
                        yield address, answer
                        break


def work_pages(user_with, client_of):
    """Yield pages that come of something done."""
    planner, analyst = user_with(Role.PLANNER), user_with(Role.ANALYST)
    browser = client_of(planner)
    people = Employee.objects.all()[:2]
    chosen = "&".join(f"pilih={each.pk}" for each in people)
    address = f"/daftar/pegawai/massal/?terpilih=1&{chosen}"
    yield address, browser.post(address, {"field": "Ilmu Uji"})
    holiday = Holiday.objects.first()
    address = reverse("register:change", args=["libur", holiday.pk])
    Holiday.objects.filter(pk=holiday.pk).update(is_removed=True)
    yield address, browser.post(address, {"name": "Hari Uji"})
    structure = Structure.objects.get(is_draft=False)
    draft = make_draft(by=analyst, structure=structure, basis="Rancangan uji")
    address = reverse("organisation:compare", args=[draft.pk])
    yield address, client_of(analyst).get(address)
    address = reverse("register:enforce", args=[draft.pk])
    yield address, client_of(user_with(Role.ANALYST)).get(address)
    auditor = client_of(user_with(Role.AUDITOR))
    auditor.post(reverse("book:verify"))
    waiting = Job.objects.filter(kind="ledger.verify", state=Job.State.WAITING)
    address = jobs.do_now(waiting.get()).answer["url"]
    yield address, auditor.get(address)
    docs = Client().get("/api/v1/docs/")
    address = re.search(r'href="(/api/v1/docs/[a-z-]+/)"', docs.content.decode())[1]
    yield address, Client().get(address)
    address = reverse("api:new")
    session = browser.session
    session[SIGNED_IN_AT] = time.time()
    session.save()
    told = {"name": "Laporan", "scopes": ["structure_read"], "days": "90"}
    yield address, browser.post(address, told)


def signed_in(user, secret=""):
    """Return a browser in which the person has just come in by the front door."""
    client = Client()
    told = {"login": user.username, "password": PHRASE}
    page = client.post(reverse("account_login"), told)
    if secret:
        counter = next(iter(yield_hotp_counters_from_time()))
        code = format_hotp_value(hotp_value(secret, counter))
        client.post(page.headers["Location"], {"code": code})
    return client


def account_pages(user_with):
    """Yield the addresses of sign-in and accounts, as strangers and owners see them."""
    plain, with_app = user_with(), user_with()
    TOTP.activate(with_app, KEY)
    RecoveryCodes.activate(with_app)
    stranger, old = Client(), Client()
    old.force_login(plain)
    owner, protected = signed_in(plain), signed_in(with_app, KEY)
    key = default_token_generator.make_token(plain)
    uid = user_pk_to_url_str(plain)
    reset = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": uid, "key": key}
    )
    address = stranger.get(reset).headers["Location"]
    yield address, stranger.get(address)
    knocking = Client()
    told = {"login": with_app.username, "password": PHRASE}
    address = knocking.post(reverse("account_login"), told).headers["Location"]
    yield address, knocking.get(address)
    new = EmailAddress.objects.create(user=plain, email="baru@kota.example")
    address = reverse("account_confirm_email", args=[EmailConfirmationHMAC(new).key])
    yield address, owner.get(address)
    for address in allauth_addresses():
        for client in (stranger, owner, old, protected):
            yield address, client.get(address)


def invitation_pages(by, committed):
    """Yield an invitation that is open, and one that never was."""
    with committed(execute=True):
        invite(by=by, people=[(INVITED, "diundang@kota.example")], site=f"{SITE}/")
    address = urlsplit(re.search(r"http://\S+", mail.outbox[-1].body)[0]).path
    for each in (address, f"{address[:-5]}xxxx/"):
        yield each, Client().get(each, follow=True)


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


def showing(answer):
    """Let the browser be answered with what is there already."""
    told = {"body": answer.content, "content_type": answer.headers["Content-Type"]}
    return lambda route: route.fulfill(**told)


def test_every_page_is_accessible_and_fits(
    city, user_with, client_of, browse, django_capture_on_commit_callbacks, settings
):
    settings.ACCOUNT_RATE_LIMITS = {}  # one stranger knocks at every door
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    wrong, seen, rendered = [], set(), set()
    page = browse(client_of(user_with(Role.PLANNER)))  # what pages fetch later
    committed = django_capture_on_commit_callbacks
    for address, answer in (
        *own_pages(city, user_with, client_of),
        *work_pages(user_with, client_of),
        *account_pages(user_with),
        *invitation_pages(user_with(Role.ADMINISTRATOR), committed),
        ("/tidak-ada/", client_of(user_with()).get("/tidak-ada/")),
    ):
        if answer.streaming or b"<html" not in answer.content:
            continue
        names = frozenset(each.name for each in answer.templates or () if each.name)
        if (address, names) in seen:
            continue
        seen.add((address, names))
        rendered.update(names)
        page.route(SITE + address, showing(answer))
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(SITE + address)
        page.evaluate("scrollTo(0, 0)")  # what lies below the bar counts as hidden
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        for each in found.response["violations"]:
            nodes = [node["html"][:120] for node in each["nodes"][:2]]
            wrong.append((address, each["id"], nodes))
        page.set_viewport_size({"width": 360, "height": 800})
        if (over := page.evaluate(WIDE)) > 0:
            wrong.append((address, "sideways", over))
        page.unroute(SITE + address)
    assert not wrong, "\n".join(map(str, wrong))
    unseen = sorted(templates() - rendered - set(ELSEWHERE))
    assert not unseen, "\n".join(unseen)
