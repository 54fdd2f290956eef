"""Reading saved e-mail: one message (.eml) or many (mbox). Nothing is run or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from hashlib import sha256
from html.parser import HTMLParser

from django.utils import timezone
from django.utils.translation import gettext as _

from .brought import Brought, Line, day_within
from .models import Kind

# A line "From …" begins a message only after a blank line and before a heading:
# people begin sentences with "From", too.
START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S.*\r?\n(?=[A-Za-z][\w-]*:)")
MOST = 500  # messages of one file
FOUND_IN = ("plain", "html")
UNSEEN = frozenset({"script", "style", "head", "title"})
BREAKS = frozenset({"br", "p", "div", "tr", "li"})
NUMBER = re.compile(r"(?<!\d)(\d{4})[- ]?(\d{4})(?!\d)")
DAEMON = re.compile(r"^(?:mailer-daemon|postmaster)@", re.IGNORECASE)
BULK = frozenset({"auto_reply", "bulk", "junk", "list"})  # values of Precedence
# How programs announce what somebody passes on; the headings of that follow.
PASSED_ON = re.compile(
    r"(?im)^[-\t >]{0,40}(?:forwarded message|pesan (?:terusan|yang diteruskan)|"
    r"pesan asli|original message|begin forwarded message)[-\t: ]{0,40}$"
)
HEADING = re.compile(
    r"^[\s>*]*(from|dari|subject|subjek|perihal|date|tanggal|sent|dikirim|to|kepada|cc)"
    r"\s*:\**\s*(.*)$",
    re.IGNORECASE,
)
FROM, SUBJECT = frozenset({"from", "dari"}), frozenset({"subject", "subjek", "perihal"})
WROTE = ("wrote:", "menulis:")  # ends the line above what is answered to
LATIN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})


def read(data: bytes, today: date) -> Brought:
    """Return what the messages of a file say, and what could not be read.

    Attachments are not taken over; the page tells how many there were.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    pieces = [each for each in START.split(data) if each.strip()]
    lines = [_line(number, raw, today) for number, raw in _numbered(pieces[:MOST])]
    return Brought(tuple(lines), left=max(0, len(pieces) - MOST))


def _numbered(pieces: list[bytes]) -> Iterator[tuple[int, bytes]]:
    return enumerate((each.replace(b"\n>From ", b"\nFrom ") for each in pieces), 1)


def _line(number: int, raw: bytes, today: date) -> Line:
    message = message_from_bytes(raw, policy=policy.default)
    try:
        told, aside = _told(message), _aside(message)
    except (LookupError, ValueError, AttributeError, TypeError, IndexError):
        # The parser of the library stumbles over some broken headings in its own ways.
        return Line(number, fault=_("The message is damaged and cannot be read."))
    if not told.text:
        return Line(number, fault=_("The message holds no text."), aside=aside)
    name, address = parseaddr(told.sender)
    return Line(
        number,
        aside=aside,
        text=told.text,
        kind=Kind.COMPLAINT,
        name=name,
        contact=address,
        day=day_within(told.day, today),
        source=told.name or _name_of(told),
        attachments=told.attachments,
        numbers=tuple("".join(found) for found in NUMBER.findall(told.subject)),
    )


def _aside(message: EmailMessage) -> str:
    """Why a message is no complaint; blank: it may be one."""
    kind = str(message.get_content_type())
    _name, address = parseaddr(str(message.get("From", "")))
    if kind == "multipart/report" or DAEMON.match(address):
        return _("A report of a mail server that something was not delivered.")
    marked = str(message.get("Auto-Submitted", "no")).strip().lower()
    if not marked.startswith("no") or message.get("X-Autoreply"):
        return _("An answer that a program sent by itself.")
    if str(message.get("Precedence", "")).strip().lower() in BULK:
        return _("A mail to many, sent by a program.")
    return ""


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    subject: str
    sender: str
    name: str
    day: date | None
    attachments: int


def _told(message: EmailMessage) -> _Told:
    """What a message says; of one that hangs on it to be passed on, what that says."""
    attached = [
        part.get_content()
        for part in message.iter_attachments()
        if part.get_content_type() == "message/rfc822"
    ]
    content = _content(message)
    subject = _clean(str(message.get("Subject", "")))
    sender = _clean(str(message.get("From", "")))
    if len(attached) == 1 and len(content) < len(_content(attached[0])):
        inner = _told(attached[0])
        text = "\n\n".join(each for each in (inner.text, content) if each)
        return _Told(text, subject, inner.sender, inner.name, inner.day, 0)
    first, of, content = _passed_on(content)
    words = (of or subject, content) if first else (subject, _without_quoted(content))
    return _Told(
        text="\n\n".join(each for each in words if each),
        subject=subject,
        sender=first or sender,
        name=_clean(str(message.get("Message-ID", ""))),
        day=_day(message),
        attachments=sum(1 for _part in message.iter_attachments()),
    )


def _day(message: EmailMessage) -> date | None:
    at: datetime | None = getattr(message.get("Date"), "datetime", None)
    if at is None:
        return None
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def _content(message: EmailMessage) -> str:
    """The words of a message: the plain ones, or those of its page."""
    for wanted in FOUND_IN:
        body = message.get_body(preferencelist=(wanted,))
        if body is not None:
            text = _text(body)
            text = _plain(text) if body.get_content_subtype() == "html" else text
            if text.strip():
                return _clean(text)
    return ""


def _text(part: MIMEPart) -> str:
    """The text of a part, even where it names its letters wrongly or not at all."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    told = str(part.get_content_charset() or "utf-8").lower()
    for name in ("utf-8", "cp1252") if told in LATIN else (told, "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _clean(told: str) -> str:
    """A text without what no table keeps: zeros, and bytes that are no letters."""
    data = told.replace("\0", "").encode("utf-8", "surrogateescape")
    try:
        return data.decode().replace("\r\n", "\n").strip()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\r\n", "\n").strip()


def _passed_on(content: str) -> tuple[str, str, str]:
    """Sender, subject and text of what is passed on in a message; blank: nothing is.

    What whoever passes it on says above it stays, below the text.
    """
    found = PASSED_ON.search(content)
    if found is None:
        return "", "", content
    lines = content[found.end() :].strip().splitlines()
    told: dict[str, str] = {}
    while lines and (heading := HEADING.match(lines[0])):
        told[heading[1].lower()] = heading[2].strip()
        lines.pop(0)
    sender = next((told[each] for each in FROM if told.get(each)), "")
    subject = next((told[each] for each in SUBJECT if told.get(each)), "")
    above, below = content[: found.start()].strip(), "\n".join(lines).strip()
    return sender, subject, "\n\n".join(each for each in (below, above) if each)


def _without_quoted(content: str) -> str:
    """A text without what it answers to, if that stands below it, as mostly."""
    lines = content.splitlines()
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(">")):
        lines.pop()
    if len(lines) < len(content.splitlines()):
        while lines and lines[-1].rstrip().endswith(WROTE):
            lines.pop()
    return "\n".join(lines).strip() or content


def _name_of(told: _Told) -> str:
    """A name for a message that has none: the same message has the same."""
    words = f"{told.sender}:{told.day}:{told.text}"
    return sha256(words.encode()).hexdigest()


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
