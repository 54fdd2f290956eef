"""The deadlines of what waits for a person, as a file for calendars (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task

PRODUCT = "-//Tepat//Tepat//ID"
SHOWN_OF_DIGEST = 32  # hexadecimal digits: two never meet


def as_calendar(by: User, tasks: Iterable[Task]) -> bytes:
    """Return the tasks that have a deadline; the same tasks give the same bytes.

    Each is a whole day that keeps nobody from being invited, with a link to its page.
    Taken in again, it takes the place of what it was: also where its day has moved.
    """
    told = Calendar()
    told.add("prodid", PRODUCT)
    told.add("version", "2.0")
    for task in tasks:
        if task.due:
            told.add_component(_day(by, task, task.due))
    content: bytes = told.to_ical()
    return content


def _day(by: User, task: Task, due: date) -> Event:
    event = Event()
    known = f"{by.pk} {task.url} {task.link}".encode()
    host = urlsplit(settings.ADDRESS).hostname or "tepat"
    event.add("uid", f"{sha256(known).hexdigest()[:SHOWN_OF_DIGEST]}@{host}")
    # It must be there, and the clock would make equal files differ.
    event.add("dtstamp", datetime.combine(due, time(), UTC))
    event.add("dtstart", due)
    event.add("summary", task.text)
    event.add("url", f"{settings.ADDRESS}{task.url}")
    event.add("transp", "TRANSPARENT")
    return event
