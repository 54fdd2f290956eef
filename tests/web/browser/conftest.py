"""A real browser on the real site, without a server: the test answers the browser."""

import mimetypes
import os
import shutil
from contextvars import copy_context
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"]
FLAGS += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update"]
SITE = "http://localhost"


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    # The driver keeps a loop running in this thread, beside which Django would not
    # speak to the database; there is but one thread, so nothing can go wrong.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with playwright.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except playwright.Error:
            pytest.skip("no Chromium on this machine")
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


GOING_ON = "going on"  # title of the page that sends the browser where it is to go
MOVED = (302, 303)
GO_ON = """<!doctype html><html lang="id"><title>{}</title>
<meta http-equiv="refresh" content="0;url={}"></html>"""


def answer_with(client: Client, follows: bool):
    """Hand what the browser asks to Django, and what Django says to the browser.

    Without a server a browser does not follow where it is sent; ``follows`` sends it
    there by a page of its own.
    """
    here = copy_context()  # in which the test's connection to the database is known

    def answer(route):
        asked = route.request
        path = asked.url.removeprefix(SITE)
        if path.startswith("/static/"):
            file = finders.find(path.removeprefix("/static/").partition("?")[0])
            kind = mimetypes.guess_type(file)[0]
            return route.fulfill(body=Path(file).read_bytes(), content_type=kind)
        headers = {
            key: value for key, value in asked.headers.items() if key != "cookie"
        }
        if asked.method == "POST":
            told = here.run(
                client.post,
                path,
                asked.post_data or "",
                content_type=asked.headers.get("content-type", ""),
                headers=headers,
            )
        else:
            told = here.run(client.get, path, headers=headers)
        if follows and told.status_code in MOVED and asked.is_navigation_request():
            body = GO_ON.format(GOING_ON, told.headers["Location"])
            return route.fulfill(body=body, content_type="text/html")
        body = b"" if told.status_code == 304 else told.content
        return route.fulfill(
            status=told.status_code,
            body=body,
            headers={
                key: value
                for key, value in told.headers.items()
                if key != "Content-Length"
            },
        )

    return answer


@pytest.fixture
def browse(chromium):
    """Open the site as a client sees it; what goes wrong in a page fails the test."""
    contexts, wrong = [], []

    def note(said):
        # An error page is told to the console as well; that is no fault of the page.
        of_page = said.text.startswith("Failed to load resource") and (
            said.location["url"] == said.page.url
        )
        of_reader = said.location["url"].startswith("chrome-extension:")  # of PDF
        if said.type == "error" and not of_page and not of_reader:
            wrong.append(f"{said.text} {said.location}")

    def open_as(client, *, follows=False, **how):
        how = {"viewport": {"width": 1366, "height": 768}, "locale": "id-ID"} | how
        context = chromium.new_context(**how)
        context.route("**/*", answer_with(client, follows))
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", note)
        contexts.append(context)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert wrong == []
