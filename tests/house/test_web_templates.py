"""Pages: framed, titled, in both languages, with nothing that our policy bars."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template

WEB = Path(__file__).parents[2] / "src" / "tepat_web"
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
STATIC = sorted(
    path
    for path in WEB.glob("*/static/**/*")
    if path.suffix in (".css", ".js", ".svg") and path.is_file()
)
# The last one is that of pages for citizens, light enough for a slow line.
FRAMES = {"base.html", "plain.html", "error.html", "survey/frame.html"}
# Pieces of pages: fragments, components, and the elements of the sign-in library.
PIECES = ("_components/", "allauth/elements/", "allauth/layouts/")
# What is the same in every language: names, and endings of files.
NAMES = {"Tepat", "NIP", "BKPSDM", "SIASN", "API", "CSV", "PDF", "OpenAPI", "ID", "EN"}
FILE = re.compile(r"\b[\w-]*\.?(?:xlsx|csv|json|pdf|zip|docx|typ)\b|\S+@\S+\.example\b")
QUOTED = {"code", "pre", "kbd", "samp", "script", "style"}  # read by machines
DATA = {"application/json", "application/ld+json"}
SAID = {"title", "alt", "placeholder", "aria-label", "aria-description"}
SAID |= {"data-refused", "data-confirm"}

COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
TRANSLATED = re.compile(
    r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}", re.DOTALL
)
TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
EXTENDS = re.compile(r'\s*\{% extends "([^"]+)" %\}')
WORD = re.compile(r"[^\W\d_]{2,}")
ELSEWHERE = re.compile(r"(?:https?:)?//[\w.-]+\.\w")


def name(template):
    return str(template).rpartition("/templates/")[2]


each = pytest.mark.parametrize("template", TEMPLATES, ids=name)


def is_piece(template):
    return name(template).startswith(PIECES) or template.name.startswith("_")


def is_frame(template):
    return name(template) in FRAMES or name(template).startswith("allauth/layouts/")


class Literal(HTMLParser):
    """What stands in a page as it is: words, and what a policy without inline bars."""

    def __init__(self):
        super().__init__()
        self.words, self.barred, self.assets, self._inside = [], [], [], []

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        is_data = told.get("type") in DATA
        if tag == "style" or (tag == "script" and "src" not in told and not is_data):
            self.barred.append(f"<{tag}>")
        if tag in QUOTED:
            self._inside.append(tag)
        for key, value in attributes:
            if key == "style" or key.startswith(("on", "hx-on")):
                self.barred.append(key)
            if (value or "").strip().lower().startswith("javascript:"):
                self.barred.append(value)
            if key in SAID and value and "lang" not in told:
                self._read(value)
            if key == "value" and value and told.get("type") == "submit":
                self._read(value)
            if tag != "a" and key in ("src", "href", "action", "data") and value:
                self.assets += ELSEWHERE.findall(value)

    def handle_endtag(self, tag):
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data):
        if not self._inside:
            self._read(data)

    def _read(self, text):
        told = WORD.findall(FILE.sub("", text))
        self.words += [word for word in told if word not in NAMES]


def literal(template):
    text = COMMENT.sub("", template.read_text("utf-8"))
    found = Literal()
    text = TAG.sub("", TRANSLATED.sub("", text))
    # An element whose name is a variable, and any other value.
    text = re.sub(r"(</?)\{\{.*?\}\}", r"\1x", text)
    found.feed(VALUE.sub("0", text))
    return found


def chain_of(template):
    """A template of ours and all that it extends, ours or not, up to the frame."""
    chain = [template]
    while above := EXTENDS.match(COMMENT.sub("", chain[-1].read_text("utf-8"))):
        chain.append(Path(get_template(above[1]).origin.name))
    return chain


@each
def test_a_page_stands_in_a_frame_and_has_a_title(template):
    if is_piece(template) or name(template) in FRAMES:
        return
    chain = chain_of(template)
    assert name(chain[-1]) in FRAMES
    titled = re.compile(r"\{% block (head_)?title %\}")
    own = [path for path in chain if path in TEMPLATES and not is_frame(path)]
    assert any(titled.search(path.read_text("utf-8")) for path in own)


@each
def test_every_word_of_a_page_can_be_translated(template):
    assert literal(template).words == []


@each
def test_a_page_has_neither_script_nor_style_inside(template):
    assert literal(template).barred == []


@each
def test_a_page_asks_nothing_of_other_machines(template):
    assert literal(template).assets == []


@pytest.mark.parametrize("file", STATIC, ids=lambda path: str(path.relative_to(WEB)))
def test_nor_does_what_it_loads(file):
    text = re.sub(r"/\*.*?\*/|//[^\n\"'`]*\n", "", file.read_text("utf-8"), flags=re.S)
    text = re.sub(
        r"[\"']http://www\.w3\.org/[\w/]+[\"']", "", text
    )  # names, no addresses
    assert ELSEWHERE.findall(text) == []


def test_these_tests_see_what_they_should(tmp_path):
    bad = tmp_path / "buruk.html"
    bad.write_text(
        '<p title="Hello there" onclick="x()">Good {{ day }}</p>'
        "{% blocktranslate %}fine words{% endblocktranslate %}{# a note #}"
        '<script>alert(1)</script><style>p {}</style><img src="//cdn.example/x.png">',
        "utf-8",
    )
    seen = literal(bad)
    assert seen.words == ["Hello", "there", "Good"]
    assert seen.barred == ["onclick", "<script>", "<style>"]
    assert seen.assets == ["//cdn.e"]
