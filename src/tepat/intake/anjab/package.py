"""A Word file as lines: the paragraphs and table rows in it, in reading order.

Only what stands in sight counts, as Word shows it with every change accepted: text
that was deleted under track changes is not there, text in boxes and in nested tables
is. Nothing is taken from styles, properties or hidden fields.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from tepat.intake.container import (
    EMPTY_ZIP,
    LARGEST_RATIO,
    MEBI,
    MOST_PARTS,
    OLE,
    RATIO_MATTERS_FROM,
    ZIP,
    inflated,
    mebi,
)
from tepat.intake.container import Refused as RefusedPart

from .refused import (
    BOMB,
    DAMAGED,
    EMPTY,
    ENCRYPTED,
    NOT_READABLE,
    NOT_WORD,
    OLD_WORD,
    TOO_LARGE,
    RefusedForm,
)

LARGEST_FILE = 100 * MEBI  # pictures and all
LARGEST_TEXT = 64 * MEBI  # of the text alone, unpacked: some 20,000 pages
MAIN = "word/document.xml"
NOTES = "word/footnotes.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText")}
LEFT_OUT.add(FALLBACK)
SIGNS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, and whether Word numbers or marks it by itself."""

    text: str
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        paragraphs: Those with text.
        span: Columns it goes across.
        is_continued: Whether it is the lower part of a cell merged downwards.
    """

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    is_continued: bool = False

    @property
    def text(self) -> str:
        return "\n".join(each.text for each in self.paragraphs).strip()


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body or of a footnote, by its number in the document."""

    paragraph: Paragraph
    number: int
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, by the number of the table and its own in it."""

    cells: tuple[Cell, ...]
    table: int
    number: int


Line = Text | Row


def lines(path: Path) -> list[Line]:
    """Return the lines of a Word file.

    Raises:
        RefusedForm: if it is none, is locked, damaged, or a danger to memory.
    """
    try:
        with path.open("rb") as file:
            head = file.read(MEBI)
            size = path.stat().st_size
            _demand_word(head, size)
            file.seek(0)
            content = file.read()
    except OSError as failure:
        raise RefusedForm(NOT_READABLE, reason=failure.strerror) from failure
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as failure:
        raise RefusedForm(DAMAGED, reason=str(failure)) from failure
    reader = _Reader()
    for name in (MAIN, NOTES):
        if (text := _part(content, parts, name)) is not None:
            reader.read(text)
    return reader.lines


def _demand_word(head: bytes, size: int) -> None:
    if not size:
        raise RefusedForm(EMPTY)
    if head.startswith(OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in head or (
            "WordDocument".encode("utf-16-le") not in head
        )
        raise RefusedForm(ENCRYPTED if is_locked else OLD_WORD)
    if not head.startswith((ZIP, EMPTY_ZIP)):
        raise RefusedForm(NOT_WORD)
    if size > LARGEST_FILE:
        raise RefusedForm(TOO_LARGE, found=mebi(size), allowed=mebi(LARGEST_FILE))


def _part(content: bytes, parts: list[zipfile.ZipInfo], name: str) -> bytes | None:
    """One part unpacked, not one byte more than it may have."""
    if len(parts) > MOST_PARTS:
        raise RefusedForm(BOMB)
    found = [part for part in parts if part.filename == name]
    if not found:
        if name == MAIN:
            raise RefusedForm(NOT_WORD)
        return None
    part = found[0]
    if part.flag_bits & 1:
        raise RefusedForm(ENCRYPTED)
    if part.file_size > LARGEST_TEXT:
        allowed = mebi(LARGEST_TEXT)
        raise RefusedForm(TOO_LARGE, found=mebi(part.file_size), allowed=allowed)
    is_swollen = part.file_size > part.compress_size * LARGEST_RATIO
    if part.file_size > RATIO_MATTERS_FROM and is_swollen:
        raise RefusedForm(BOMB)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedForm(DAMAGED, reason=f"zip {part.compress_type}")
    try:
        return b"".join(inflated(BytesIO(content), part))
    except RefusedPart as refused:
        raise RefusedForm(DAMAGED, reason=refused.say("en")) from refused


class _Reader:
    """Makes lines of one document, child by child of its body."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._paragraphs = self._tables = 0
        self._in_notes = False

    def read(self, text: bytes) -> None:
        if b"<!DOCTYPE" in text[:4096] or b"<!ENTITY" in text:
            raise RefusedForm(DAMAGED, reason="DOCTYPE")
        depth = 0
        try:
            steps = ElementTree.iterparse(BytesIO(text), ("start", "end"))  # noqa: S314
            for step, element in steps:
                depth += 1 if step == "start" else -1
                # A document has a body; notes stand right below the root.
                level = 2 if element.tag != f"{W}footnote" else 1
                if step == "end" and depth == level:
                    self._block(element)
                    element.clear()
        except (ElementTree.ParseError, ValueError, RecursionError) as failure:
            raise RefusedForm(DAMAGED, reason=str(failure)) from failure

    def _block(self, element: ElementTree.Element) -> None:
        match element.tag.removeprefix(W):
            case "p":
                self._paragraph(element)
            case "tbl":
                self._table(element)
            case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "footnote":
                self._in_notes |= element.tag == f"{W}footnote"
                for child in element:
                    self._block(child)

    def _paragraph(self, element: ElementTree.Element) -> None:
        self._paragraphs += 1
        told = _paragraph(element)
        if told.text:
            self.lines.append(Text(told, self._paragraphs, self._in_notes))
        for box in _boxes(element):
            for child in box:
                self._block(child)

    def _table(self, element: ElementTree.Element) -> None:
        self._tables += 1
        table = self._tables
        for number, row in enumerate(_rows(element), 1):
            cells = list(_cells(row))
            self.lines.append(Row(tuple(_cell(it) for it in cells), table, number))
            for cell in cells:
                for child in _within(cell, f"{W}tbl"):
                    self._table(child)


def _paragraph(element: ElementTree.Element) -> Paragraph:
    is_listed = element.find(f"{W}pPr/{W}numPr") is not None
    text = "".join(_signs(element))
    rows = (" ".join(row.split()) for row in text.split("\n"))
    return Paragraph("\n".join(rows).strip(), is_listed)


def _signs(element: ElementTree.Element) -> Iterator[str]:
    """The visible signs of a paragraph; boxes in it are lines of their own."""
    for child in element:
        if child.tag in LEFT_OUT or child.tag == f"{W}txbxContent":
            continue
        if child.tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag == f"{W}br" and child.get(f"{W}type") in ("page", "column"):
            yield " "
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from _signs(child)


def _boxes(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _boxes(child)


def _rows(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for row in _within(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from _within(row, f"{W}tc")


def _cell(element: ElementTree.Element) -> Cell:
    found = (_paragraph(each) for each in _within(element, f"{W}p"))
    look = element.find(f"{W}tcPr")
    span, is_continued = 1, False
    if look is not None:
        wide = look.find(f"{W}gridSpan")
        told = "1" if wide is None else wide.get(f"{W}val", "1")
        span = int(told) if told.isdigit() else 1
        merged = look.find(f"{W}vMerge")
        is_continued = merged is not None and merged.get(f"{W}val") != "restart"
    boxes = (_paragraph(each) for box in _boxes(element) for each in box.iter(f"{W}p"))
    told_here = tuple(each for each in (*found, *boxes) if each.text)
    return Cell(told_here, span, is_continued)


def _within(element: ElementTree.Element, tag: str) -> Iterator[ElementTree.Element]:
    """Children of a kind, also inside content controls and accepted changes."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag.removeprefix(W) in ("sdt", "sdtContent", "ins", "moveTo"):
            yield from _within(child, tag)
