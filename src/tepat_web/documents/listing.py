"""The archive as a list: narrowed by the address, said as a sentence, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.placement.models import Plan
from tepat_web.placement.queries import plans
from tepat_web.snapshots.queries import unit_called
from tepat_web.workforce.models import Employee

from . import queries
from .kinds import KINDS
from .models import Letter

PLAN, KIND, YEAR, UNIT, STATE, TEXT = (
    *("rencana", "jenis", "tahun", "unit", "keadaan", "q"),
)
LONGEST = 100  # characters of a text that is sought
NUMBERED, MADE, TOLD, VOID = "bernomor", "ditulis", "disampaikan", "batal"


def states() -> dict[str, str]:
    """Return how far a letter can be, by what addresses call it."""
    return {
        NUMBERED: pgettext("letter", "numbered, not written"),
        MADE: pgettext("letter", "written"),
        TOLD: pgettext("letter", "handed over"),
        VOID: pgettext("letter", "void"),
    }


STATES: Mapping[str, Q] = {
    NUMBERED: Q(made_at__isnull=True, void_at__isnull=True),
    MADE: Q(made_at__isnull=False, told_at__isnull=True, void_at__isnull=True),
    TOLD: Q(told_at__isnull=False, void_at__isnull=True),
    VOID: Q(void_at__isnull=False),
}
SIGNS = {NUMBERED: "warning", MADE: "waiting", TOLD: "holds", VOID: "fails"}


def state_of(letter: Letter) -> str:
    """Return how far a letter is, as addresses call it."""
    if letter.is_void:
        return VOID
    if letter.told_at is not None:
        return TOLD
    return MADE if letter.is_made else NUMBERED


def state_cell(letter: Letter) -> Cell:
    """Return how far a letter is, with its sign."""
    state = state_of(letter)
    return Cell(states()[state], verdict=SIGNS[state])


@dataclass(frozen=True)
class Asked:
    """What the address asks for.

    Attributes:
        by: Who asks.
        told: The parameters of the address.
    """

    by: User
    told: QueryDict

    def get(self, name: str) -> str:
        """Return a parameter; blank: it is not there."""
        return self.told.get(name, "").strip()[:LONGEST]

    @cached_property
    def plan(self) -> Plan | None:
        """The plan that is looked at; none: all."""
        told = self.get(PLAN)
        if not told.isdecimal() or len(told) > 18:
            return None
        return plans(self.by).filter(pk=int(told)).first()

    @cached_property
    def unit(self) -> tuple[str, str] | None:
        """Name and path of the unit that is looked at; none: the whole city."""
        return unit_called(self.get(UNIT)) if self.get(UNIT) else None

    @property
    def year(self) -> int | None:
        """The year of the letters' days; none: all."""
        told = self.get(YEAR)
        return int(told) if told.isdecimal() and len(told) == 4 else None

    def rows(self) -> QuerySet[Letter]:
        """Return the letters that are asked for and that the person may read."""
        found = queries.letters(self.by, self.plan)
        if (kind := self.get(KIND)) in KINDS:
            found = found.filter(kind=kind)
        if self.year is not None:
            found = found.filter(year=self.year)
        if self.unit is not None:
            found = found.filter(path__startswith=self.unit[1])
        if (state := self.get(STATE)) in STATES:
            found = found.filter(STATES[state])
        if words := self.get(TEXT):
            nip = "".join(words.split())
            found = found.filter(Q(number__icontains=words) | Q(nip=nip))
        return found

    def chips(self) -> list[dict[str, str]]:
        """Return what narrows the list, each with the address without it."""
        told: list[tuple[str, str]] = []
        if self.plan is not None:
            told.append((_("Plan: %(name)s") % {"name": self.plan.name}, PLAN))
        if (kind := self.get(KIND)) in KINDS:
            told.append((_("Kind: %(name)s") % {"name": KINDS[kind].title}, KIND))
        if self.year is not None:
            told.append((_("Year: %(year)s") % {"year": self.year}, YEAR))
        if self.unit is not None:
            told.append((_("Unit: %(name)s") % {"name": self.unit[0]}, UNIT))
        if (state := self.get(STATE)) in STATES:
            told.append((_("State: %(text)s") % {"text": states()[state]}, STATE))
        if words := self.get(TEXT):
            told.append((_("Text: %(text)s") % {"text": words}, TEXT))
        return [{"text": text, "remove_url": self._without(key)} for text, key in told]

    def _without(self, name: str) -> str:
        rest = self.told.copy()
        for each in (name, "page"):
            rest.pop(each, None)
        return f"?{rest.urlencode()}"


def columns() -> list[Column]:
    """Return the headings of the list."""
    return [
        Column(_("Number")),
        Column(_("Letter")),
        Column(_("Addressed to")),
        Column(_("Plan")),
        Column(_("Day"), is_day=True),
        Column(_("State")),
        Column(_("Files")),
    ]


def rows_of(letters: Sequence[Letter]) -> list[Row]:
    """Return the rows of one page; two questions for all of them."""
    names = names_of(letter.nip for letter in letters)
    return [
        Row(
            [
                Cell(letter.number, reverse("documents:one", args=[letter.pk])),
                str(letter.title),
                _whom(letter, names),
                _plan(letter),
                letter.day,
                state_cell(letter),
                _file(letter),
            ]
        )
        for letter in letters
    ]


def names_of(nips: Iterable[str]) -> dict[str, str]:
    """Return NIP → name."""
    known = Employee.objects.filter(nip__in={nip for nip in nips if nip})
    return dict(known.values_list("nip", "name"))


def _whom(letter: Letter, names: Mapping[str, str]) -> str:
    if not letter.nip:
        return writing.NOTHING
    return f"{names.get(letter.nip, '')} {writing.nip(letter.nip)}".strip()


def _plan(letter: Letter) -> object:
    if letter.plan is None:
        return None
    return Cell(letter.plan.name, reverse("documents:plan", args=[letter.plan.pk]))


def _file(letter: Letter) -> object:
    if not letter.is_made:
        return None
    return Cell("PDF", reverse("documents:file", args=[letter.pk, "pdf"]))
