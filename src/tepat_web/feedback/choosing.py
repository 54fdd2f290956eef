"""Choosing people in a form: those near, and those found by a name.

Whoever is chosen travels with the form, so that a search loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Employee

from . import people
from .models import Direction
from .people import Colleague

FIELD, WORDS, SEARCH = "orang", "cari", "lihat"
MOST = 100  # chosen people that a form carries


@dataclass(frozen=True, slots=True)
class Choice:
    """The people of a form.

    Attributes:
        offered: Those near, those found and those chosen, superiors first.
        chosen: Numbers of those who are marked.
        words: What was searched for.
        more: Whether more people have such a name.
        is_found: Whether the search found anybody.
    """

    offered: Sequence[Colleague]
    chosen: frozenset[int]
    words: str = ""
    more: bool = False
    is_found: bool = True

    @property
    def groups(self) -> list[tuple[str, list[Colleague]]]:
        """The people by who they are to the person, each group with its heading."""
        return [
            (str(direction.label), some)
            for direction in Direction
            if (some := [it for it in self.offered if it.direction == direction])
        ]


def choice(
    subject: Employee,
    told: QueryDict | MultiValueDict[str, str],
    today: date,
    *,
    superior: bool = True,
) -> Choice:
    """Return the people to offer, as a form was sent.

    Args:
        superior: Whether the superior is among them.
    """
    above = superiors(today)
    chosen = numbers(told)
    words = (told.get(WORDS) or "").strip()[:80]
    found, more = people.search(words, subject, above) if words else ([], False)
    rows = Employee.objects.standing().filter(pk__in=chosen).exclude(pk=subject.pk)
    kept = people.described(rows.order_by("name"), subject, above)
    known = {it.number: it for it in (*people.near(subject, above), *found, *kept)}
    offered = [
        it for it in known.values() if superior or it.direction != Direction.SUPERIOR
    ]
    return Choice(offered, frozenset(chosen), words, more, bool(found))


def chosen(subject: Employee, told: QueryDict) -> list[Employee]:
    """Return the employees that are marked in a form."""
    rows = Employee.objects.standing().filter(pk__in=numbers(told))
    return list(rows.exclude(pk=subject.pk).order_by("pk"))


def numbers(told: QueryDict | MultiValueDict[str, str]) -> list[int]:
    """Return the numbers of the employees that are marked; what is none is left out."""
    texts = told.getlist(FIELD)[:MOST]
    return [int(it) for it in texts if it.isdecimal() and len(it) < 19]
