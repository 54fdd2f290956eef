"""What tepat.js adds, in a real browser under our Content-Security-Policy.

No server runs: the browser asks, and the test answers with the gallery's page.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import django_htmx
import pytest

import tepat_web.kit

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"]
FLAGS += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
STATIC = [Path(app.__file__).parent / "static" for app in (tepat_web.kit, django_htmx)]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
SITE = "http://tepat.example"
SIGN_IN = '<body data-user=""><script src="/static/kit/tepat.js"></script>'
BROKEN = '<body data-user="1234"><script src="/static/kit/tepat.js"></script>'


class Site:
    """Answers the browser. ``next_answer`` is what the next POST brings."""

    def __init__(self, page):
        self.page = re.sub(r'<div class="refusal".*?</div>', "", page, flags=re.S)
        self.saved = re.sub(r'<form class="form".*?</form>', "", self.page, flags=re.S)
        self.next_answer = (200, self.saved)
        self.tokens = []

    def answer(self, route):
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            files = [root / path.removeprefix("/static/") for root in STATIC]
            file = next(file for file in files if file.exists())
            return route.fulfill(
                body=file.read_bytes(), content_type=TYPES[file.suffix]
            )
        status, body = 200, self.page
        if route.request.method == "POST":
            self.tokens.append(route.request.headers.get("x-csrftoken"))
            status, body = self.next_answer
        return route.fulfill(
            status=status,
            body=body,
            content_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": POLICY},
        )


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except playwright.Error:
            pytest.skip("no Chromium on this machine")
        yield browser
        browser.close()


@pytest.fixture
def site(gallery):
    return Site(gallery("id"))


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.route("**/*", site.answer)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda word: "Content Security" in word.text and page.faults.append(word.text),
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(SITE)
    yield page
    assert not page.faults
    context.close()


def type_and_wait(page, text="Guru Ahli Muda"):
    page.fill("#id_title", text)
    while "jabatan" not in page.evaluate("Object.keys(localStorage).join()"):
        page.wait_for_timeout(50)


def send(page):
    with page.expect_navigation():
        page.click("text=Simpan jabatan")


def offers(page):
    page.goto(SITE)
    return page.locator("[data-restore]").count()


def test_a_draft_is_offered_after_leaving_and_comes_back_whole(page):
    type_and_wait(page)
    assert offers(page) == 1
    page.click("[data-restore]")
    assert page.input_value("#id_title") == "Guru Ahli Muda"


def test_a_draft_that_is_discarded_does_not_come_back(page):
    type_and_wait(page)
    assert offers(page) == 1
    page.click("[data-discard]")
    assert offers(page) == 0


def test_a_saved_form_leaves_no_draft(page):
    type_and_wait(page)
    send(page)
    assert offers(page) == 0


@pytest.mark.parametrize("answer", [(500, BROKEN), (200, SIGN_IN)])
def test_a_draft_survives_a_broken_server_and_an_ended_session(page, site, answer):
    type_and_wait(page)
    site.next_answer = answer
    send(page)
    assert offers(page) == 1


def test_no_draft_holds_a_hidden_value(page):
    type_and_wait(page)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "Guru Ahli Muda" in kept
    assert "rahasia" not in kept


def test_signing_out_takes_the_drafts_along(page):
    type_and_wait(page)
    page.locator("details.menu summary:visible").last.click()
    with page.expect_navigation():
        page.click("[data-sign-out] button")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_next_person_on_the_device_sees_no_draft_of_the_last(page, site):
    type_and_wait(page)
    site.page = site.page.replace('data-user="1234"', 'data-user="99"')
    assert offers(page) == 0
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_arrows_walk_the_rows_and_slash_goes_to_the_search(page):
    page.locator("#pegawai tbody a").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/pegawai/1"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/pegawai/0"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_the_slash_key_can_be_switched_off(page):
    page.locator(".foot summary").click()
    page.locator("[data-slash]").uncheck()
    page.goto(SITE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "search"


def test_htmx_sends_the_token_and_a_failure_is_told(page, site):
    page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'abc'")
    site.next_answer = (500, BROKEN)
    page.evaluate("htmx.ajax('POST', '/x', {swap: 'none'})")
    page.wait_for_selector("#alerts .message")
    assert site.tokens == ["abc"]


@pytest.mark.parametrize("width", [360, 683, 1366])
def test_the_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_of_a_phone_opens_below_its_bar(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".menu-phone > summary").click()
    bar = page.locator(".top").bounding_box()
    sheet = page.locator(".menu-phone .menu-sheet").bounding_box()
    assert 0 <= sheet["y"] - (bar["y"] + bar["height"]) < 16


def test_axe_finds_nothing_in_any_component(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.evaluate(
        "document.querySelectorAll('main details').forEach(d => d.open = true)"
    )
    # Its script is put into the page by the browser's own tool, past our policy.
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
