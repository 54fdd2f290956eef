"""Reading saved e-mail: one message (.eml) or many (mbox). Nothing is run or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from hashlib import sha256
from html.parser import HTMLParser

from django.utils import timezone
from django.utils.translation import gettext as _

from .brought import Brought, Line, day_within
from .models import Kind

START = re.compile(rb"(?m)^From .*\r?\n")
MOST = 500  # messages of one file
FOUND_IN = ("plain", "html")
UNSEEN = frozenset({"script", "style", "head", "title"})
BREAKS = frozenset({"br", "p", "div", "tr", "li"})


def read(data: bytes, today: date) -> Brought:
    """Return what the messages of a file say, and what could not be read.

    Attachments are not taken over; the page tells how many there were.
    """
    pieces = [each for each in START.split(data) if each.strip()]
    lines = [_line(number, raw, today) for number, raw in _numbered(pieces[:MOST])]
    return Brought(tuple(lines), left=max(0, len(pieces) - MOST))


def _numbered(pieces: list[bytes]) -> Iterator[tuple[int, bytes]]:
    return enumerate((each.replace(b"\n>From ", b"\nFrom ") for each in pieces), 1)


def _line(number: int, raw: bytes, today: date) -> Line:
    message = message_from_bytes(raw, policy=policy.default)
    try:
        told = _told(message)
    except (LookupError, ValueError, AttributeError):  # a broken part or an odd charset
        return Line(number, fault=_("The message is damaged and cannot be read."))
    if not told.text:
        return Line(number, fault=_("The message holds no text."))
    name, address = parseaddr(told.sender)
    return Line(
        number,
        text=told.text,
        kind=Kind.COMPLAINT,
        name=name,
        contact=address,
        day=day_within(told.day, today),
        source=told.name or sha256(raw).hexdigest(),
        attachments=told.attachments,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    sender: str
    name: str
    day: date | None
    attachments: int


def _told(message: EmailMessage) -> _Told:
    body = message.get_body(preferencelist=FOUND_IN)
    content = str(body.get_content()) if body else ""
    if body and body.get_content_subtype() == "html":
        content = _plain(content)
    subject = str(message.get("Subject", "")).strip()
    text = "\n\n".join(each for each in (subject, content.strip()) if each)
    at = getattr(message.get("Date"), "datetime", None)
    return _Told(
        text=text.replace("\0", ""),
        sender=str(message.get("From", "")).replace("\0", ""),
        name=str(message.get("Message-ID", "")).strip(),
        day=timezone.localdate(at)
        if at and timezone.is_aware(at)
        else at and at.date(),
        attachments=sum(1 for _part in message.iter_attachments()),
    )


class _Text(HTMLParser):
    """The words of a page, without its marks."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in UNSEEN
        if tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def _plain(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return "\n".join(line for line in lines if line)
