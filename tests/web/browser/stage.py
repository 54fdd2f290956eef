"""A stage for stories that many people play, each in a browser of their own."""

import re
import time
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Error
from tests.web.browser.conftest import GOING_ON
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.placement.conftest import done

from tepat_web.ledger.models import Job

SITE = "http://localhost"
PATIENCE = 60  # seconds for a page, on a busy machine


def at(name, *rest, **query):
    return SITE + reverse(name, args=rest, query=query or None)


class Stage:
    """Everybody who plays, each in a browser of their own."""

    def __init__(self, user_with, client_of, browse):
        self._user_with, self._client_of, self._browse = user_with, client_of, browse
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        self._axe, self._seen, self.wrong = axe.Axe(), set(), []

    def person(self, role=None, **more):
        """Return the page of somebody new, and the account."""
        user = self._user_with(role, **more)
        return self.again(user), user

    def again(self, user):
        """Return the page of somebody who has signed in; each page is looked at.

        Whoever is asked whether they mean it, means it.
        """
        return self._watched(self._browse(self._client_of(user), follows=True))

    def stranger(self):
        """Return the page of somebody who has no account."""
        here = Client(SERVER_NAME=urlsplit(SITE).hostname)
        return self._watched(self._browse(here, follows=True))

    def _watched(self, page):
        page.on("dialog", lambda dialog: dialog.accept())
        go = page.goto

        def goto(address):
            go(address)
            kind = re.sub(r"\d+", "N", address)
            if address.startswith(SITE) and kind not in self._seen:
                self._seen.add(kind)
                self._look_at(page, address)

        page.goto = goto
        return page

    def _look_at(self, page, address):
        """Note what is not accessible, and what does not fit a phone."""
        found = self._axe.run(
            page, options={"runOnly": {"type": "tag", "values": TAGS}}
        )
        for each in found.response["violations"]:
            self.wrong.append((address, each["id"], each["nodes"][0]["html"][:120]))
        page.set_viewport_size({"width": 360, "height": 800})
        if (over := page.evaluate(WIDE)) > 0:
            self.wrong.append((address, "sideways", over))
        page.set_viewport_size({"width": 1366, "height": 768})


def press(page, name, *, exact=True, within="main"):
    """Press a button, the last one of the name, and wait for what it leads to."""
    page.evaluate("window.isLeft = true")
    button = page.locator(within).get_by_role("button", name=name, exact=exact)
    assert button.count(), f"no “{name}” on {page.url}: {page.inner_text('main')[:800]}"
    button.last.click()
    until = time.monotonic() + PATIENCE
    while not _has_arrived(page):
        assert time.monotonic() < until, f"“{name}” on {page.url} leads nowhere"
        page.wait_for_timeout(50)
    page.wait_for_load_state()


def _has_arrived(page):
    """Tell whether another page has come; asked from outside, as ours bar eval."""
    try:
        return page.evaluate(
            f"!window.isLeft && !!document.title && document.title !== '{GOING_ON}'"
        )
    except Error:  # on its way
        return False


def work(page):
    """Do what the worker would, while the page that waits for it is put away."""
    page.goto("about:blank")
    for job in Job.objects.filter(state=Job.State.WAITING).order_by("pk"):
        done(job)


def later(monkeypatch, days):
    """Let days go by."""
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=days))
