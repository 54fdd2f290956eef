"""What a request asks of the position map, and what of it the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User

from . import map as maps
from . import map_shown as shown
from .models import Structure

LONGEST_NUMBER = 18  # digits of what a database takes for a record's number


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks of the map, read and found to make sense.

    ``structure`` is none where none was in force on the day.
    """

    by: User
    day: date
    structure: Structure | None
    asked: shown.Asked
    is_day_refused: bool = False

    @property
    def may_propose(self) -> bool:
        """Whether the map shows a draft that the person may change."""
        may_change = reach(self.by, Permission.STRUCTURE_CHANGE).everywhere
        return bool(self.structure and self.structure.is_draft and may_change)


def read(request: HttpRequest) -> Question:
    """Read the address.

    Raises:
        Http404: if it names a structure that is not there, or not for the person.
    """
    by, told = person(request), request.GET
    day = _day(told.get("per", ""))
    on = day or timezone.localdate()
    wanted = told.get("struktur", "")
    asked = shown.Asked(
        day=told.get("per", "") if day else "",
        structure=wanted,
        unit=told.get("unit", ""),
        chosen=told.get("pilih", ""),
        position=told.get("jabatan", ""),
        colour=told.get("warna", ""),
        view=told.get("tampilan", ""),
    )
    structure = maps.structure_on(on) if not wanted else _structure(by, wanted)
    return Question(by, on, structure, asked, bool(told.get("per")) and day is None)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _structure(by: User, wanted: str) -> Structure:
    number = int(wanted) if wanted.isdecimal() and len(wanted) < LONGEST_NUMBER else 0
    found: Structure | None = shown_structures(by).filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such structure. Choose one from the map."))
    return found


def shown_structures(by: User) -> QuerySet[Any]:
    """The structures whose map ``by`` may see.

    A draft says who may lose a post: it is for those who see the results of the whole
    city, until it is in force.
    """
    every = maps.structures()
    sees_drafts = reach(by, Permission.RESULTS_READ).everywhere
    return every if sees_drafts else every.filter(is_draft=False)
