"""The work list: which services have no standard, a review due, a draft under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.models import User
from tepat_web.publicservice.models import Service

from . import queries
from .models import MANAGEMENT
from .queries import Held

STATE, WORDS = "keadaan", "q"
LONGEST = 100  # characters of a name that is sought
CHOICES: Mapping[str, Promise] = MappingProxyType(
    {
        "tanpa": gettext_lazy("without a standard"),
        "tinjau": gettext_lazy("review due"),
        "draf": gettext_lazy("draft under way"),
        "kurang": gettext_lazy("blanks for the unit itself"),
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for; what is none of ours counts as blank.

    Attributes:
        state: A key of ``CHOICES``, or blank.
        words: Part of the name of a service or a unit, or blank.
    """

    state: str
    words: str

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Asked:
        """Read the parameters of an address."""
        state = told.get(STATE, "")
        words = told.get(WORDS, "").replace("\0", "").strip()[:LONGEST]
        return cls(state if state in CHOICES else "", words)

    def rows(self, by: User, today: date) -> QuerySet[Service]:
        """Return the services that are asked for, by unit."""
        rows = queries.marked(queries.services(by), today)
        if self.state:
            rows = rows.filter(queries.WANTED[self.state])
        if self.words:
            named = Q(name__icontains=self.words)
            rows = rows.filter(named | Q(unit__name__icontains=self.words))
        return rows.order_by("unit__path", "name", "pk")

    def chips(self) -> list[dict[str, str]]:
        """Return the filters at work, each with the address without it."""
        told = {STATE: self.state, WORDS: self.words}
        told = {name: value for name, value in told.items() if value}
        words = {STATE: str(CHOICES.get(self.state, "")), WORDS: self.words}
        return [
            {
                "text": words[name],
                "remove_url": "?"
                + urlencode({key: told[key] for key in told if key != name}),
            }
            for name in told
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """One service of the list.

    Attributes:
        blanks: Components for the unit itself of which its standard says nothing.
    """

    service: Service
    held: Held
    is_due: bool
    blanks: int


def rows(them: Iterable[Service], held: Mapping[int, Held], today: date) -> list[Line]:
    """Return one line for each service."""
    return [_line(it, held[it.pk], today) for it in them]


def stats(by: User, today: date) -> list[dict[str, Any]]:
    """Return how many services there are, and how many of each kind, as doors."""
    told = queries.counts(queries.marked(queries.services(by), today))
    labels = {
        "tanpa": _("Without a standard"),
        "tinjau": _("Review due"),
        "draf": _("Draft under way"),
    }
    return [
        {"label": _("Services"), "value": told["semua"], "url": ""},
        *(
            {"label": label, "value": told[name], "url": f"?{STATE}={name}"}
            for name, label in labels.items()
        ),
    ]


def _line(it: Service, of_it: Held, today: date) -> Line:
    now = of_it.now
    if now is None:
        return Line(it, of_it, is_due=False, blanks=0)
    return Line(
        it,
        of_it,
        is_due=now.review_by is not None and now.review_by <= today,
        blanks=sum(name in MANAGEMENT for name in now.blanks),
    )
