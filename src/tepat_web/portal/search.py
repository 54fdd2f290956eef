"""One search field over people, positions and units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.register.queries import readable
from tepat_web.snapshots.sheets import BY_NAME, Sheet

LONGEST = 100  # characters of what is searched for
MOST = 12  # hits of one kind that are shown


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its name, what tells it from others, and its page."""

    title: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind.

    Attributes:
        title: What kind they are.
        hits: The first of them.
        more: Address of the list with all; blank where these are all.
    """

    title: str
    hits: Sequence[Hit]
    more: str = ""


def find(by: User, words: str) -> list[Found]:
    """Return what the person may see whose name, code or number holds every word."""
    kinds = (
        ("employees", _("People"), ("name", "nip"), "place"),
        ("positions", _("Positions"), ("name", "code"), "unit"),
        ("units", _("Units"), ("name", "code"), "parent"),
    )
    found = []
    for name, title, fields, place in kinds:
        sheet = BY_NAME[name]
        rows = readable(by, sheet).filter(_holds(fields, words)).select_related(place)
        some = list(rows[: MOST + 1])
        if some:
            hits = [_hit(sheet, row, fields[1], place) for row in some[:MOST]]
            more = ""
            if len(some) > MOST:
                more = reverse(
                    "register:list", args=[sheet.table.sheet], query={"q": words}
                )
            found.append(Found(title, hits, more))
    return found


def _holds(fields: tuple[str, ...], words: str) -> Q:
    wanted = Q()
    for word in words.split():
        wanted &= Q(*((f"{name}__icontains", word) for name in fields), _connector=Q.OR)
    return wanted


def _hit(sheet: Sheet, row: Any, number: str, place: str) -> Hit:
    there = getattr(row, place)
    note = " · ".join(filter(None, [getattr(row, number), str(there or "")]))
    url = reverse("register:record", args=[sheet.table.sheet, row.pk])
    return Hit(str(row), note, url)
