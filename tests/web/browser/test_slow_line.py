"""A citizen's phone on a line that is slow, or breaks; the site is a process.

What goes over the line is counted by the browser's network, not worked out.
"""

import time
from urllib.parse import urlsplit

import pytest
from django.db import connection
from tests.web.browser.line import LINES, PATIENCE, phone, site
from tests.web.browser.test_every_page import TAGS, WIDE

__all__ = ["phone", "site"]  # fixtures
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="the site gets a copy of a database file"
    ),
]
FIRST_QUESTION = {"EDGE": 3.0, "worse": 5.0}  # seconds, a busy machine included
SENT = {"EDGE": 3.0, "worse": 5.0}  # from the tap to the thanks
SMALL, LARGE = 20_000, 60_000  # bytes of a first load
REMARK = "Antreannya panjang sekali"


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
