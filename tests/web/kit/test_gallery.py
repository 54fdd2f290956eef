"""Every component keeps the rules of the page: escaping, ids, no inline code."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

import tepat_web.kit

Gallery = Callable[[str], str]
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Reader(HTMLParser):
    """Notes what a strict Content-Security-Policy and a screen reader mind."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.mentioned: set[str] = set()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}>")
            if name == "id":
                self.ids.append(str(value))
            if name in ("for", "aria-labelledby", "aria-describedby"):
                self.mentioned.update(str(value).split())
            if name in ("src", "href") and str(value).startswith(("http", "//")):
                self.faults.append(f"<{tag} {name}={value}>")
        if tag == "script" and "src" not in dict(attrs):
            self.faults.append("inline script")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_component_keeps_the_rules_of_the_page(
    gallery: Gallery, language: str
) -> None:
    page = gallery(language)
    reader = Reader()
    reader.feed(page)
    assert not reader.faults
    assert not reader.open
    assert len(reader.ids) == len(set(reader.ids))
    assert not reader.mentioned - set(reader.ids)
    assert f'<html lang="{language}">' in page


def test_names_are_shown_as_text_never_as_markup(gallery: Gallery) -> None:
    page = gallery("id")
    assert "<script>alert" not in page
    assert "<b>I Made" not in page
    assert "&lt;b&gt;I Made&lt;/b&gt; Suardana" in page


def test_a_refused_field_is_tied_to_its_help_and_its_refusal(gallery: Gallery) -> None:
    page = gallery("id")
    start = re.search(r"<input[^>]*name=\"start\"[^>]*>", page)
    assert start
    assert 'aria-describedby="id_start_helptext id_start_error"' in start[0]
    assert 'aria-invalid="true"' in start[0]
    assert 'value="kemarin"' in start[0]


def test_sort_links_turn_round_and_keep_the_filter_but_not_the_page(
    gallery: Gallery,
) -> None:
    page = gallery("id")
    assert 'aria-sort="ascending"><a href="?q=guru&amp;sort=-nama">Nama' in page
    assert '<a href="?q=guru&amp;sort=jabatan">Jabatan' in page
    assert 'rel="next" href="?q=guru&amp;page=4"' in page


def test_every_component_says_at_its_top_how_to_use_it() -> None:
    folder = Path(tepat_web.kit.__file__).parent / "templates" / "_components"
    parts = sorted(folder.glob("*.html"))
    assert parts
    silent = [
        part.name
        for part in parts
        if not part.read_text("utf-8").startswith("{% comment %}")
    ]
    assert silent == []


def test_the_style_sheet_stays_small_and_local() -> None:
    sheet = Path(tepat_web.kit.__file__).parent / "static" / "kit" / "tepat.css"
    text = sheet.read_text("utf-8")
    assert len(text) <= 30_000
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize(
    ("empty", "told"),
    [
        ("Belum ada yang masuk.", '<p class="muted">Belum ada yang masuk.</p>'),
        (
            {"title": "Belum ada tugas", "text": "Isi dahulu."},
            "<h2>Belum ada tugas</h2>",
        ),
        ("", '<p class="muted">Tidak ada yang cocok.</p>'),
    ],
)
def test_an_empty_table_speaks_a_sentence_or_teaches(empty: object, told: str) -> None:
    with override("id"):
        page = render_to_string(
            "_components/table.html", {"rows": [], "count": 0, "empty": empty}
        )
    assert told in page
    assert "0 data" not in page
