"""Word from a template: values go in as text, never as markup or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from tepat.words import Sentence

from .errors import BrokenTemplate
from .paper import Paper
from .templates import WORD, Templates

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP; a clock would make equal forms differ
LONGEST_NEAR = 60
MOST_COMPILED = 200  # sources of templates, remembered
LONGEST_PROPERTY = 255  # characters Word keeps of a document's title or author
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGS = re.compile(r"\{\{|\}\}|\{%|%\}")
CLOSES = {"{{": "}}", "{%": "%}"}
UNCLOSED = Sentence(
    id="ada tanda kurung kurawal yang tidak ditutup dalam satu paragraf",
    en="a curly bracket is not closed within one paragraph",
)


def docx(paper: Paper, templates: Templates) -> bytes:
    """Return the form as a Word file; the same paper gives the same bytes.

    Raises:
        BrokenTemplate: if the template cannot be filled.
    """
    return fill(paper.form, paper.values(), templates, day=paper.about.day)


def fill(
    form: str, values: Mapping[str, Any], templates: Templates, *, day: date
) -> bytes:
    """Return ``form`` as a Word file from the values of a paper.

    Args:
        form: Name of the Word template.
        values: As :meth:`Paper.values` tells them, also read back from JSON.
        templates: Where it is.
        day: The moment the file says it was made at.

    Raises:
        BrokenTemplate: as :func:`docx` does.
    """
    name = f"{form}{WORD}"
    try:
        filled = _Template(BytesIO(templates.word_file(form)))
        for text in _unclosed(filled):
            raise BrokenTemplate(templates.named(name), UNCLOSED, near=text)
        filled.render(dict(values), _environment())
        _sign(filled.docx.core_properties, values, day)
        raw = BytesIO()
        filled.save(raw)
    except BrokenTemplate:
        raise
    except Exception as error:  # a template is somebody's file: anything may go wrong
        cause = str(error) or type(error).__name__
        raise BrokenTemplate(templates.named(name), cause, near=_near(error)) from error
    return _without_clock(raw)


def _unclosed(template: DocxTemplate) -> Iterator[str]:
    """The paragraphs whose tags do not pair; the filler would lose what follows."""
    parts = [template.get_docx().element.body]
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        margins = template.get_headers_footers(kind)
        parts += [parse_xml(margin.blob) for _, margin in margins]
    for part in parts:
        for paragraph in part.iter(f"{W}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
            tags = TAGS.findall(text)
            pairs = [(tag, CLOSES.get(tag)) for tag in tags[::2]]
            if [each for pair in pairs for each in pair] != tags:
                yield text[:LONGEST_NEAR]


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose mark-up is made ready for the filler once, likewise."""

    def patch_xml(self, source: str) -> str:
        """Return the source of a part as the filler reads it, remembered."""
        return _patched(source)


@lru_cache(maxsize=MOST_COMPILED)
def _patched(source: str) -> str:
    return str(DocxTemplate.patch_xml(None, source))  # it asks nothing of its object


class _Remembering(SandboxedEnvironment):
    """Compiles a template once: thousands of papers are filled from the same one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *rest: Any, **more: Any) -> Template:
        """Return the compiled template of a source, remembered."""
        if source not in self._compiled:
            if len(self._compiled) >= MOST_COMPILED:
                self._compiled.clear()
            self._compiled[source] = super().from_string(source, *rest, **more)
        return self._compiled[source]


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    """Text is escaped, an unknown name is an error, nothing else is in reach.

    What is missing is blank; ``{{ value | dash }}`` writes a dash in its place.
    """
    environment = _Remembering(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: "" if value is None else value,
    )
    environment.filters["dash"] = lambda value: "–" if value is None else value
    return environment


def _sign(properties: object, values: Mapping[str, Any], day: date) -> None:
    moment = datetime.combine(day, time())
    said = {
        "title": values["title"],
        "author": values["agency"],
        "last_modified_by": values["agency"],
        "language": values["language"],
        "created": moment,
        "modified": moment,
        "revision": 1,
    }
    for name, value in said.items():
        told = value[:LONGEST_PROPERTY] if isinstance(value, str) else value
        setattr(properties, name, told)


def _near(error: Exception) -> str:
    """The words of the template around a fault of its code, as far as they are told."""
    told = (line.strip() for line in getattr(error, "docx_context", ()))
    return next((line for line in told if "{" in line), "")[:LONGEST_NEAR]


def _without_clock(raw: BytesIO) -> bytes:
    """The same package with one fixed moment in every entry."""
    fixed = BytesIO()
    with ZipFile(raw) as read, ZipFile(fixed, "w", ZIP_DEFLATED) as write:
        for entry in read.infolist():
            info = ZipInfo(entry.filename, FIRST_DAY)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            write.writestr(info, read.read(entry))
    return fixed.getvalue()
