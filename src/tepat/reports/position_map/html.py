"""The position map as one file that opens anywhere: no server, no network, no font.

Everything stands inside the file, under a policy that lets nothing else in: the only
script that runs is ours, told by its hash, and no address may be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path

from tepat.reports.about import About
from tepat.reports.file import write_whole
from tepat.words import Language, Sentence, written

from .node import PositionMap, UnitNode
from .payload import payload, script_safe, words
from .words import WORDS

STYLES = ("page.css", "narrow.css", "print.css")
SCRIPTS = (
    *("say.js", "map.js", "view.js", "draw.js", "colour.js", "chart.js"),
    *("outline.js", "seat.js", "search.js", "print.js", "main.js"),
)
BLANK = re.compile(r"\{\{(\w+)\}\}")
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def write_html(
    path: Path,
    chart: PositionMap,
    about: About,
    *,
    years: Sequence[int],
    language: Language = "id",
) -> None:
    """Write ``chart`` as a self-contained page.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        chart: See ``tepat.reports.position_map.tree.position_map``.
        about: Whose map, of which day, from what.
        years: What the years of each post's ``projection`` are called.
        language: The language in which the page opens; it can be switched there.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    page = html(chart, about, years=years, language=language)
    write_whole(path, page.encode())


def html(
    chart: PositionMap, about: About, *, years: Sequence[int], language: Language
) -> str:
    """Return the page that :func:`write_html` writes."""
    script = f"(() => {{\n'use strict';\n{_page(SCRIPTS)}}})();"
    shown = {
        "language": language,
        "title": escape(f"{WORDS['title'].fill({}, language)} {about.agency}"),
        "style": _filled(_page(STYLES), {"running": _css(about.line(language))}),
        "summary": "".join(_summary(chart, about, language)),
        "map": script_safe(payload(chart, about, years)),
        "words": script_safe(words()),
        "script": script,
    }
    template = _page(["page.html"])
    return _filled(template, {**shown, "policy": _policy(template, shown)})


def _page(names: Sequence[str]) -> str:
    folder = resources.files(__package__) / "page"
    return "".join((folder / name).read_text("utf-8") for name in names)


def _filled(template: str, shown: Mapping[str, str]) -> str:
    """Fill every blank once: what is put in is never searched for blanks."""
    return BLANK.sub(lambda blank: shown[blank[1]], template)


def _policy(template: str, shown: Mapping[str, str]) -> str:
    """What the browser may run and load: our own words, by hash, and nothing else."""
    styles = [_filled(style, shown) for style in STYLE.findall(template)]
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(shown['script'])}",
            f"style-src {' '.join(map(_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _css(text: str) -> str:
    """The text as the inside of a CSS string, which nothing in it can end."""
    return "".join(
        each if each.isalnum() or each == " " else f"\\{ord(each):06x} "
        for each in text
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _summary(chart: PositionMap, about: About, language: Language) -> Iterator[str]:
    """A plain table of units, for a reader whose browser runs no script."""

    def say(sentence: Sentence) -> str:
        return escape(sentence.fill({}, language))

    def number(value: int) -> str:
        return f"<td>{written(value, language)}</td>"

    yield f"<h1>{say(WORDS['title'])}</h1><p>{escape(about.line(language))}</p>"
    yield f"<p>{say(WORDS['no_script'])} {say(WORDS['letters'])}</p>"
    yield f"<table><tr><th>{say(WORDS['code'])}<th>{say(WORDS['unit'])}"
    yield "<th>B<th>K<th>±</tr>"
    for node in chart.units:
        total = node.total
        yield f"<tr><td>{escape(node.unit)}<td>{_indented(node)}"
        yield f"{number(total.occupied)}{number(total.need)}{number(total.gap)}</tr>"
    yield "</table>"


def _indented(node: UnitNode) -> str:
    return "&emsp;" * node.depth + escape(node.name)
