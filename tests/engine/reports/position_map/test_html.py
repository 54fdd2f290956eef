"""The map as one page: safe, whole, equal every time, and in both languages."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources

import pytest

from tepat.reports.position_map.html import SCRIPTS, html, write_html
from tepat.reports.position_map.words import WORDS
from tepat.snapshot.vocabulary import FAMILIES

YEARS = range(2027, 2032)


class Reader(HTMLParser):
    """Collects the elements of a page, and the text inside script and style."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.inside = [("", {})], {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        self.elements.append(("", {}))

    def handle_data(self, data):
        tag, traits = self.elements[-1]
        if tag in ("script", "style"):
            self.inside.setdefault((tag, traits.get("id")), []).append(data)


@pytest.fixture
def page(chart, about):
    return html(chart, about, years=YEARS, language="id")


def own_code():
    folder = resources.files("tepat.reports.position_map") / "page"
    return {name: (folder / name).read_text("utf-8") for name in SCRIPTS}


def test_the_data_can_be_read_back_whatever_a_name_says(page):
    told = json.loads("".join(Reader(page).inside["script", "map"]))
    assert "Dinas </script><script>alert(1)</script>" in told["texts"]
    assert told["people"][0][:2] == ["Ani, S.E.", "********200001*901"]


def test_a_name_never_becomes_an_element(page):
    scripts = [traits for tag, traits in Reader(page).elements if tag == "script"]
    assert [traits.get("id") for traits in scripts] == ["map", "words", None]
    assert "<script>alert(1)" not in page


def test_a_blank_of_the_template_in_a_name_is_not_filled(frames, about):
    import polars as pl

    from tepat.reports.position_map.tree import position_map

    units, *rest = frames
    tricky = units.with_columns(name=pl.lit("{{script}}"))
    chart = position_map(tricky, *rest, day=about.day)
    page = html(chart, about, years=YEARS, language="id")
    told = json.loads("".join(Reader(page).inside["script", "map"]))
    assert told["texts"][0] == "{{script}}"


def test_the_policy_lets_only_our_own_script_and_style_run(page):
    reader = Reader(page)
    (policy,) = [
        traits["content"]
        for tag, traits in reader.elements
        if traits.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'")
    ours = [
        text
        for (tag, name), texts in reader.inside.items()
        if name not in ("map", "words")
        for text in texts
    ]
    assert len(ours) == 5  # one script, one style, three sizes of paper
    for text in ours:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_fetched_from_anywhere(page):
    assert not re.search(r"(?i)\b(https?:)?//[a-z]", page)
    assert not any(
        trait in ("src", "style") or trait.startswith("on")
        for _, traits in Reader(page).elements
        for trait in traits
    )


def test_text_enters_the_page_only_as_text():
    for name, code in own_code().items():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write", code
        ), name


def test_every_word_the_page_says_stands_in_the_table(page):
    code = "".join(own_code().values())
    said = set(re.findall(r"(?:say|count|fact)\((?:'[^']', )?'(\w+)'", code))
    said |= {traits["data-say"] for _, traits in Reader(page).elements
             if "data-say" in traits}  # fmt: skip
    assert said - WORDS.keys() == set()


def test_every_word_of_the_table_is_used(page):
    code = "".join(own_code().values())
    fixed = {traits.get("data-say") for _, traits in Reader(page).elements}
    by_value = {"units", "positions", "people", *FAMILIES}  # said by what they name
    unused = set()
    for key in WORDS.keys() - by_value - fixed - {"no_script"}:
        stem = key.removesuffix("_one")
        made = f"{stem.split('_', 1)[0]}_${{"  # as in `leaving_${mark}`
        if f"'{stem}'" not in code and made not in code:
            unused.add(key)
    assert unused == set()


def test_both_languages_are_complete_and_leave_the_same_blanks():
    for key, sentence in WORDS.items():
        assert sentence.id and sentence.en, key
        blanks = [
            set(re.findall(r"\{(\w+)\}", it)) for it in (sentence.id, sentence.en)
        ]
        assert blanks[0] == blanks[1], key


def test_the_same_map_gives_the_same_bytes(chart, about, tmp_path):
    for name in ("a", "b"):
        write_html(tmp_path / name, chart, about, years=YEARS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_names_no_person_is_in_the_file(nameless, about):
    page = html(nameless, about, years=YEARS, language="id")
    told = json.loads("".join(Reader(page).inside["script", "map"]))
    assert told["people"] == []
    assert "Citra" not in page


def test_no_birthday_can_be_read_from_the_file(page):
    assert "19680101" not in page
    assert "2028-02-01" not in page  # the day of retirement would tell it too


def test_a_reader_without_script_gets_a_table_of_units(page):
    summary = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "<td>D<td>&emsp;Dinas &lt;/script&gt;" in summary
    assert "<td>5</td><td>8</td><td>−3</td>" in summary.replace("-", "−")


def test_example_data_are_marked_on_paper_too(page):
    assert "CONTOH" in page[page.index("@bottom-left") :][:200]


def test_the_page_opens_in_the_language_asked_for(chart, about):
    page = html(chart, about, years=YEARS, language="en")
    assert '<html lang="en">' in page
    assert "<title>Position map Kota Uji &amp; Coba</title>" in page
