"""What may be handed in as evidence: looked at by its content, never by its name."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile

from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from tepat_web.ledger.actions import NotAllowed

MEBI = 2**20
LARGEST = 10 * MEBI
LONGEST_NAME = 120
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "png": "image/png",
        "jpg": "image/jpeg",
        "docx": f"{OFFICE}.wordprocessingml.document",
        "xlsx": f"{OFFICE}.spreadsheetml.sheet",
        "pptx": f"{OFFICE}.presentationml.presentation",
    }
)
"""Kinds of files, by their ending, and how they are sent."""
BEGINS: Mapping[bytes, str] = MappingProxyType(
    {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
)
PARTS: Mapping[str, str] = MappingProxyType(
    {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/": "pptx"}
)


def looked_at(name: str, content: bytes) -> str:
    """Return the name under which a file is kept: its own, ending as its content.

    Raises:
        NotAllowed: if it is too large, or nothing that is accepted.
    """
    if len(content) > LARGEST:
        raise NotAllowed(too_large())
    ending = kind_of(content)
    if not ending:
        raise NotAllowed(
            _("Accepted are PDF, PNG, JPG, Word, Excel and PowerPoint without macros.")
        )
    return f"{_safe(name)}.{ending}"


def too_large() -> str:
    """Say that a file is too large."""
    return _("The file has more than %(most)d MB. Save it smaller, or give a link.") % {
        "most": LARGEST // MEBI
    }


def attachment(name: str) -> str:
    """Return the header by which a browser keeps a file instead of showing it."""
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"


def kind_of(content: bytes) -> str:
    """Return the ending that a content belongs to; blank: it is not accepted.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"<html>")
    ('pdf', '')
    """
    for begin, ending in BEGINS.items():
        if content.startswith(begin):
            return ending
    return _office(content) if content.startswith(b"PK\x03\x04") else ""


def _office(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as package:
            names = package.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return ""
    if any("vbaproject" in name.lower() for name in names):
        return ""
    for part, ending in PARTS.items():
        if any(name.startswith(part) for name in names):
            return ending
    return ""


def _safe(name: str) -> str:
    """A name without path, ending, or letters that a terminal or a header minds."""
    stem = PurePath(name.replace("\\", "/")).stem
    told = "".join(each if each.isalnum() or each in " .-_()" else "-" for each in stem)
    return told.strip(" .-")[:LONGEST_NAME] or "bukti"
