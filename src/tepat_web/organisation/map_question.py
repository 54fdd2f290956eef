"""What a request asks of the position map, and what of it the person may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

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
from .map_tree import Chart
from .models import Structure

YEARS = range(1900, 2200)  # beyond them, no day is meant
T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """What a request asks of the map, read and found to make sense.

    Attributes:
        structures: Every structure whose map the person may see.
        structure: The one that is asked for; none where none was in force on the day.
    """

    by: User
    day: date
    structures: tuple[Structure, ...]
    structure: Structure | None
    asked: shown.Asked
    is_day_refused: bool = False

    @cached_property
    def chart(self) -> Chart | None:
        """The map that is asked for; none where there is no unit to draw."""
        if self.structure is None:
            return None
        return maps.chart(self.structure, self.day, self.in_force)

    @property
    def in_force(self) -> Structure | None:
        """The structure in force on the day, which a draft is compared with."""
        return maps.in_force(self.structures, self.day)

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
    every = tuple(shown_structures(by))
    structure = one_of(every, wanted) if wanted else maps.in_force(every, on)
    is_refused = bool(told.get("per")) and day is None
    return Question(by, on, every, structure, asked, is_refused)


def read_chart(request: HttpRequest) -> tuple[Question, Chart]:
    """Read the address, and draw the map that it asks for.

    Raises:
        Http404: if there is nothing to draw on that day.
    """
    question = read(request)
    return question, found(question.chart)


def found(thing: T | None) -> T:
    """Return what the map shows.

    Raises:
        Http404: if it does not.
    """
    if thing is None:
        raise Http404(_("This is not on the map of that day."))
    return thing


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def one_of(every: Iterable[Structure], wanted: str) -> Structure:
    """Return the structure with the number ``wanted``.

    Raises:
        Http404: if it is not there, or not for the person.
    """
    one = next((each for each in every if str(each.pk) == wanted), None)
    if one is None:
        raise Http404(_("There is no such structure. Choose one from the map."))
    return one


def shown_structures(by: User) -> QuerySet[Any]:
    """The structures whose map ``by`` may see.

    A draft says who may lose a post: it is for those who see the results of the whole
    city, until it is in force.
    """
    every = Structure.objects.standing().order_by("is_draft", "valid_from", "pk")
    sees_drafts = reach(by, Permission.RESULTS_READ).everywhere
    return every if sees_drafts else every.filter(is_draft=False)
