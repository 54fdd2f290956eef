"""A citizen's phone on a line that is slow, or breaks; the site is a process.

What goes over the line is counted by the browser's network, not worked out.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.snapshots.conftest import bring

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.publicservice.models import Service
from tepat_web.survey import actions, tickets
from tepat_web.survey.models import Station

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="the site gets a copy of a database file"
    ),
]
SRC = Path(__file__).parents[3] / "src"
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "id-ID",
}
# Milliseconds that each request waits, and bytes a second down and up.
LINES = {"EDGE": (400, 50_000, 25_000), "worse": (800, 10_000, 5_000)}
FIRST_QUESTION = {"EDGE": 3.0, "worse": 5.0}  # seconds, a busy machine included
SENT = {"EDGE": 3.0, "worse": 5.0}  # from the tap to the thanks
SMALL, LARGE = 20_000, 60_000  # bytes of a first load
PATIENCE = 20  # seconds for a page
OPENING = 60  # seconds for the site, on a busy machine
REMARK = "Antreannya panjang sekali"


class Site:
    """The process, and what it has kept.

    Attributes:
        root: Where it is.
        codes: Address of the open place of each kind.
    """

    def __init__(self, root, file, codes):
        self.root, self.file, self.codes = root, file, codes

    def at(self, kind, ticket="", **query):
        told = "&".join(f"{name}={value}" for name, value in query.items())
        code = self.codes[kind]
        return f"{self.root}/s/{code}/{ticket and ticket + '/'}{told and '?' + told}"

    def ticket(self, kind):
        return tickets.new(self.codes[kind])

    def ask(self, statement, *values):
        with closing(sqlite3.connect(self.file, timeout=10)) as database:
            return database.execute(statement, values).fetchall()

    def sheets(self, remark):
        """How many answer sheets with a remark were kept."""
        told = "SELECT count(*) FROM survey_slip WHERE remark = ?"
        return self.ask(told, remark)[0][0]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("situs")
    file = folder / "tepat.sqlite3"
    with django_db_blocker.unblock(), transaction.atomic():
        bring()
        codes = _places()
        with closing(sqlite3.connect(file)) as to:
            to.executescript("\n".join(connection.connection.iterdump()))
        transaction.set_rollback(True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TEPAT_")}
    told = {
        "PYTHONPATH": str(SRC),
        "TEPAT_SECRET_KEY": settings.SECRET_KEY,
        "TEPAT_DATABASE_URL": f"sqlite:///{file}",
        "TEPAT_FILES": str(folder / "berkas"),
        "TEPAT_LISTEN": f"127.0.0.1:{port}",
        "TEPAT_SITE_PROCESSES": "1",
    }
    run = [sys.executable, "-m", "tepat_web.config.site"]
    with subprocess.Popen(
        run, env=kept | told, cwd=folder, stdin=subprocess.PIPE
    ) as process:
        until = time.monotonic() + OPENING
        while not _is_open(port):
            assert time.monotonic() < until, "the site does not open"
            assert process.poll() is None, "the site has ended"
            time.sleep(0.1)
        yield Site(f"http://127.0.0.1:{port}", file, codes)
        process.terminate()


def _places():
    keeper = User.objects.create(username="pengelola")
    Grant.objects.create(
        user=keeper, role=Role.SERVICE, valid_from=timezone.localdate()
    )
    unit = Service.objects.standing().select_related("unit")[0].unit
    made = {
        kind: actions.add_station(by=keeper, unit=unit, label=str(kind), kind=kind)
        for kind in Station.Kind.values
    }
    return {kind: it.code for kind, it in made.items()}


def _is_open(port):
    with socket.socket() as door:
        return not door.connect_ex(("127.0.0.1", port))


class Line:
    """What one phone gets over its line.

    Attributes:
        packed, plain: Bytes of everything that came, on the line and unpacked.
        asked: Addresses of what was asked for.
    """

    def __init__(self, page, name):
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.send("Network.enable")
        self._told = LINES.get(name)
        self.packed = self.plain = 0
        self.asked = []
        self._cdp.on("Network.requestWillBeSent", self._note_request)
        self._cdp.on("Network.loadingFinished", self._note_end)
        self._cdp.on("Network.dataReceived", self._note_data)
        self.mend()

    def mend(self):
        latency, down, up = self._told or (0, -1, -1)
        self._set(False, latency, down, up)

    def cut(self):
        self._set(True, 0, -1, -1)

    def text(self, size):
        """Let the reader's usual size of text be another, in pixels."""
        self._cdp.send(
            "Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}}
        )

    def _set(self, offline, latency, down, up):
        told = {"offline": offline, "latency": latency}
        told |= {"downloadThroughput": down, "uploadThroughput": up}
        self._cdp.send("Network.emulateNetworkConditions", told)

    def _note_request(self, event):
        self.asked.append(event["request"]["url"])

    def _note_end(self, event):
        self.packed += event["encodedDataLength"]

    def _note_data(self, event):
        self.plain += event["dataLength"]


@pytest.fixture
def phone(chromium):
    """Open a page on a phone of its own; no script, unless it is told."""
    contexts = []

    def made(line="", *, scripts=False, **more):
        how = PHONE | {"java_script_enabled": scripts} | more
        contexts.append(chromium.new_context(**how))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE * 1_000)
        return page, Line(page, line)

    yield made
    for context in contexts:
        context.close()


def tap_answers(page, score=3, *, many=9):
    for question in page.locator("fieldset").all()[:many]:
        question.locator("label").nth(score - 1).tap()


def send(page):
    page.locator("form button").tap()


def is_thanked(page):
    page.locator("body.thanks").wait_for()
    return page.locator("h1").inner_text()


def see_that_it_broke(page):
    until = time.monotonic() + PATIENCE
    while not page.url.startswith("chrome-error:"):
        assert time.monotonic() < until, page.url
        page.wait_for_timeout(20)


def send_in_vain(page):
    """Send what is filled in; it arrives, but its answer does not."""

    def lose(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/*", lose, times=1)
    page.locator("form button").tap(no_wait_after=True)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_is_there_soon_and_nothing_else_is_fetched(
    site, phone, line, language, record_property
):
    page, wire = phone(line)
    began = time.monotonic()
    page.goto(site.at("poster", bahasa=language), wait_until="commit")
    page.locator("fieldset").first.wait_for()
    took = time.monotonic() - began
    page.wait_for_load_state()
    record_property("first question", took)
    assert took < FIRST_QUESTION[line]
    assert page.locator("html").get_attribute("lang") == language
    assert 3_000 < wire.packed < wire.plain < SMALL
    hosts = {urlsplit(each).netloc for each in wire.asked if each != "data:,"}
    assert hosts == {urlsplit(site.root).netloc}
    assert len([each for each in wire.asked if each != "data:,"]) == 2  # with its style
    assert page.context.cookies() == []


@pytest.mark.parametrize("line", LINES)
def test_a_whole_sheet_takes_ten_taps_and_one_wait(site, phone, line, record_property):
    page, wire = phone(line)
    page.goto(site.at("link", site.ticket("link")))
    before = len(wire.asked)
    tap_answers(page)
    remark = f"{REMARK} {line}"
    page.locator("[name=remark]").fill(remark)
    began = time.monotonic()
    send(page)
    assert is_thanked(page) == "Terima kasih"
    took = time.monotonic() - began
    record_property("thanked", took)
    assert took < SENT[line]
    assert len(wire.asked) - before <= 3  # sent, thanked, and the style looked at again
    assert site.sheets(remark) == 1
    assert wire.packed < SMALL
    assert page.context.cookies() == []


def test_what_is_sent_twice_by_two_taps_counts_once_by_a_signed_link(site, phone):
    page, _wire = phone("EDGE")
    page.goto(site.at("link", site.ticket("link")))
    tap_answers(page)
    page.locator("[name=remark]").fill("dua ketukan")
    page.locator("form button").scroll_into_view_if_needed()
    button = page.locator("form button").bounding_box()
    for _each in range(2):
        page.touchscreen.tap(button["x"] + 20, button["y"] + 10)
    is_thanked(page)
    assert site.sheets("dua ketukan") == 1


@pytest.mark.parametrize(
    ("kind", "is_lost", "kept"),
    [("link", "answer", 1), ("poster", "answer", 2), ("poster", "sheet", 1)],
)
def test_who_loses_the_line_while_sending_goes_back_and_sends_again(
    site, phone, kind, is_lost, kept
):
    """A signed link lets one in. An open address cannot know, and may have it twice."""
    page, wire = phone("EDGE")
    remark = f"terputus {kind} {is_lost}"
    page.goto(site.at(kind, site.ticket(kind) if kind == "link" else ""))
    tap_answers(page, 2)
    page.locator("[name=remark]").fill(remark)
    if is_lost == "answer":
        send_in_vain(page)
    else:
        wire.cut()
        page.locator("form button").tap(no_wait_after=True)
    see_that_it_broke(page)
    assert site.sheets(remark) == (is_lost == "answer")
    wire.mend()
    page.go_back()
    assert page.locator("fieldset :checked").count() == 9, "nothing is to be done again"
    assert page.locator("[name=remark]").input_value() == remark
    send(page)
    is_thanked(page)
    assert site.sheets(remark) == kept


def test_a_refused_sheet_keeps_everything_and_shows_what_is_missing(site, phone):
    page, _wire = phone("EDGE")
    page.goto(site.at("poster", bahasa="en"))
    tap_answers(page, 4, many=8)
    page.locator("[name=remark]").fill("tinggal satu")
    page.locator("summary").tap()
    page.locator("[name=age]").select_option("30")
    send(page)
    page.get_by_role("alert").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("fieldset :checked").count() == 8
    assert page.locator("fieldset.wrong").count() == 1
    assert page.locator("[name=remark]").input_value() == "tinggal satu"
    assert page.locator("[name=age]").input_value() == "30"
    assert site.sheets("tinggal satu") == 0
    page.locator("fieldset.wrong label").nth(3).tap()
    send(page)
    assert is_thanked(page) == "Thank you"
    assert site.sheets("tinggal satu") == 1


# Words of the answers that stand on two lines.
TORN = """[...document.querySelectorAll('.faces span')].filter(it => {
    const range = document.createRange(), text = it.firstChild;
    return text.data.split(' ').some(word => {
        const at = text.data.indexOf(word);
        range.setStart(text, at);
        range.setEnd(text, at + word.length);
        return range.getClientRects().length > 1;
    });
}).map(it => it.innerText)"""
CUT = """[
    ...document.querySelectorAll('label, legend, h1, button, p:not(.trap)')
].filter(
    it => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1
).map(it => it.innerText)"""


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [16, 32])
def test_text_of_twice_the_size_fits_the_phone_and_no_word_is_torn(
    site, phone, language, size
):
    page, wire = phone()
    wire.text(size)
    for path in ("/s/{}/", "/aduan/kirim/", "/aduan/cek/"):
        code = site.codes["poster"]
        page.goto(f"{site.root}{path.format(code)}?bahasa={language}")
        told = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert told == 1.0625 * size
        assert page.evaluate(WIDE) <= 0
        assert page.evaluate(CUT) == []
        assert page.evaluate(TORN) == []


def test_a_kiosk_thanks_and_begins_again_by_itself(site, phone):
    page, _wire = phone(viewport={"width": 1080, "height": 1920})
    page.goto(site.at("kiosk"))
    tap_answers(page)
    send(page)
    is_thanked(page)
    page.locator("fieldset").first.wait_for()
    assert page.locator(":checked:not(option)").count() == 0
    assert page.url == site.at("kiosk")


def test_the_sheet_can_be_filled_in_with_the_keyboard_alone(site, phone):
    page, _wire = phone(has_touch=False, is_mobile=False)
    page.goto(site.at("poster"))
    page.keyboard.press("Tab")  # the other language
    for _question in range(9):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
    assert page.locator("fieldset :checked").count() == 9
    for _each in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            page.keyboard.type("papan tik")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    is_thanked(page)
    (answers,) = site.ask("SELECT answers FROM survey_slip WHERE remark='papan tik'")
    assert answers == ("222222222",)


def test_every_step_is_accessible_in_both_languages(site, phone):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _wire = phone(scripts=True)
    wrong = []

    def look():
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        wrong.extend(
            (page.url, each["id"], each["nodes"][0]["html"][:120])
            for each in found.response["violations"]
        )
        assert page.evaluate(WIDE) <= 0

    for language in ("id", "en"):
        page.goto(site.at("poster", bahasa=language))
        look()
        send(page)
        page.get_by_role("alert").wait_for()
        look()
        tap_answers(page)
        send(page)
        is_thanked(page)
        look()
        page.goto(f"{site.root}/s/tidakada/?bahasa={language}")
        look()
    assert not wrong


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/aduan/kirim/", SMALL),
        ("/aduan/cek/", SMALL),
        ("/aduan/angka/", SMALL),
        ("/kota/", LARGE),
    ],
)
def test_the_other_pages_for_everybody_are_small_too(
    site, phone, path, most, record_property
):
    page, wire = phone("EDGE", scripts=True)
    began = time.monotonic()
    page.goto(site.root + path)
    record_property("loaded", time.monotonic() - began)
    page.wait_for_load_state("networkidle")
    assert 3_000 < wire.packed < most
    hosts = {urlsplit(each).netloc for each in wire.asked if each != "data:,"}
    assert hosts == {urlsplit(site.root).netloc}
    if most == SMALL:
        assert page.context.cookies() == []


@pytest.mark.parametrize(("again", "kept"), [("reload", 1), ("back", 2)])
def test_a_complaint_whose_answer_was_lost_gets_its_number_after_all(
    site, phone, again, kept
):
    """The same form makes one case. Going back gives a new form, and so another."""
    page, _wire = phone("EDGE")
    page.goto(f"{site.root}/aduan/kirim/")
    text = f"Lampu jalan padam, {again}"
    page.locator("[name=text]").fill(text)
    told = "SELECT count(*) FROM complaints_reporter WHERE text = ?"
    send_in_vain(page)
    see_that_it_broke(page)
    assert site.ask(told, text) == [(1,)]
    if again == "reload":
        page.reload()
    else:
        page.go_back()
        assert page.locator("[name=text]").input_value() == text
        send(page)
    page.locator(".key").wait_for()
    assert site.ask(told, text) == [(kept,)]
