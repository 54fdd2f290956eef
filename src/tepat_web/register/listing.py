"""One list as its address asks for it: rows, order, columns, and how to say so."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from tepat.snapshot.columns import Column, Kind
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day as written_day
from tepat_web.organisation.models import Structure, Unit
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from . import filters, past, queries, sources
from .filters import Chip
from .headings import heading
from .past import Moment, PastRows

EMPLOYEES = BY_NAME["employees"]
MOST_NAMED = 5  # units that a name may mean


class Listing:
    """The rows of a sheet that a person may see and asked for.

    Raises:
        PermissionDenied: if filter, order or columns name one the person may not see.
        Http404: if they name what is not there.
    """

    def __init__(self, by: User, sheet: Sheet, params: QueryDict) -> None:
        self.by = by
        self.sheet = sheet
        self.params = params
        self.problems: list[str] = []
        self.day = self._day()
        self.columns = queries.columns_for(by, sheet)
        self.shown = self._shown()
        self.sort = self.params.get("sort", "")
        self.query = self.params.get("q", "").strip()[: filters.LONGEST]
        self.chips: list[Chip] = []
        self.condition = self._condition()

    @cached_property
    def structure(self) -> Structure | None:
        """The structure in force on the day asked for."""
        return take.structure_on(self.day)

    @cached_property
    def rows(self) -> QuerySet[Any] | PastRows:
        """The rows asked for, in their order, with what they show of others."""
        if self.day and self.moment:
            rows = queries.ever_readable(self.by, self.sheet)
            return self._past(self.day, self.moment, rows)
        return self._present(queries.readable(self.by, self.sheet))

    def exportable(self) -> QuerySet[Any] | PastRows:
        """Return the rows asked for that may be taken along."""
        if self.day and self.moment:
            rows = queries.ever_readable(self.by, self.sheet)
            rows = queries.exportable(self.by, self.sheet, rows)
            return self._past(self.day, self.moment, rows)
        rows = queries.readable(self.by, self.sheet)
        return self._present(queries.exportable(self.by, self.sheet, rows))

    def changeable(self) -> QuerySet[Any]:
        """Return the rows asked for that the person may change."""
        rows = queries.changeable(self.by, self.sheet)
        mine = queries.readable(self.by, self.sheet).order_by().values("pk")
        return self._present(rows.filter(pk__in=mine))

    @property
    def names_people(self) -> bool:
        """Whether whoever is named in a row may be named to the reader."""
        return queries.names_people(self.by, self.sheet)

    @property
    def begins(self) -> date | None:
        """The day the register begins, where the day asked for lies before it."""
        return self.moment.begins if self.moment else None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chips or self.problems)

    @cached_property
    def moment(self) -> Moment | None:
        """How far the ledger is read for the day asked for."""
        return past.moment(self.sheet, self.day) if self.day else None

    def _present(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.sheet.name == "employees":
            rows = sources.with_seats(rows)
        rows = rows.filter(self.condition)
        if order := self._order():
            paths, is_descending = order
            key = sources.first(paths)
            # A blank text is as much a blank as no number.
            told = NullIf(key, Value("")) if self._sorts_text else key
            turned = told.desc if is_descending else told.asc
            rows = rows.order_by(turned(nulls_last=True), "order", "pk")
        return sources.with_links(self.sheet, rows)

    def _past(self, day: date, moment: Moment, allowed: QuerySet[Any]) -> PastRows:
        rows = PastRows(
            self.sheet, moment, day, allowed=allowed, structure=self.structure
        ).narrowed(self.condition)
        if order := self._order():
            paths, is_descending = order
            rows.ordered(paths, is_descending=is_descending)
        return rows

    def _day(self) -> date | None:
        text = self.params.get("per", "").strip()
        if not text:
            return None
        told = filters.read(EMPLOYEES.column("born"), text)
        if isinstance(told, date):
            return told
        self.problems.append(f"{_('As of')}: {told}")
        return None

    def _shown(self) -> tuple[Column, ...]:
        """The columns shown, each in its place; the naming ones are always there."""
        told = heading(self.sheet)
        asked = set(self.params.getlist("kolom")) or set(told.shown)
        first = told.shown[0]
        if "kolom" in self.params:
            for name in asked:
                filters.visible(self.sheet, self.columns, name)
        here = [c for c in self.columns if c.name in asked and c.name != first]
        if "kolom" not in self.params:
            here.sort(key=lambda column: told.shown.index(column.name))
        return (self.sheet.column(first), *here)

    def _condition(self) -> Q:
        found = filters.narrowed(self.sheet, self.columns, self.params)
        self.problems += found.problems
        condition = found.condition & self._place() & self._person()
        if self.query:
            condition &= filters.searched(
                self.sheet, self.columns, self.names_people, self.query
            )
            told = _("contains “%(text)s”") % {"text": self.query}
            self.chips.append(Chip(told, filters.without(self.params, "q")))
        self.chips += found.chips
        if self.day:
            told = _("as of %(day)s") % {"day": written_day(self.day)}
            self.chips.append(Chip(told, filters.without(self.params, "per")))
        return condition

    def _place(self) -> Q:
        told = self.params.get("di", "").strip()[: filters.LONGEST]
        if not told or not self.sheet.path:
            return Q()
        unit = self._unit(told)
        if unit is None:
            return Q()
        said = _("in %(unit)s and below") % {"unit": unit.name}
        self.chips.append(Chip(said, filters.without(self.params, "di")))
        return Q(**{f"{self.sheet.path}__startswith": unit.path})

    def _unit(self, told: str) -> Unit | None:
        """The unit with this code, or else the only one whose name holds the words."""
        units = Unit.objects.standing().filter(structure=self.structure)
        unit: Unit | None = units.filter(code=told).first()
        if unit is not None:
            return unit
        named = units.order_by("order", "pk")
        for word in told.split()[: filters.MOST_WORDS]:
            named = named.filter(name__icontains=word)
        same = list(named.filter(name__iexact=told)[:2])
        found: list[Unit] = same if len(same) == 1 else list(named[: MOST_NAMED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            said = _("No unit has the code or the name “%(text)s”.")
            self.problems.append(said % {"text": told})
            return None
        codes = ", ".join(f"{each.code} ({each.name})" for each in found[:MOST_NAMED])
        said = _("Several units are called “%(text)s”. Give the code: %(codes)s.")
        self.problems.append(said % {"text": told, "codes": codes})
        return None

    def _person(self) -> Q:
        number = self.params.get("tentang", "")
        if not number or not self.sheet.nip or self.sheet.name == "employees":
            return Q()
        if not number.isdecimal() or len(number) > 12:
            raise Http404(number)
        people = queries.readable(self.by, EMPLOYEES, self.structure)
        person = people.filter(pk=number).first()
        if person is None:
            raise Http404(number)
        told = _("about %(name)s") % {"name": person}
        self.chips.append(Chip(told, filters.without(self.params, "tentang")))
        link = self.sheet.nip.removesuffix("__nip")
        return Q(**{f"{link}_id": int(number)})

    @property
    def _sorts_text(self) -> bool:
        name = self.sort.removeprefix("-")
        kind = self.sheet.column(name).kind
        return kind not in (*filters.RANGED, Kind.TRUTH)

    def _order(self) -> tuple[list[str], bool] | None:
        """The fields that order the rows, and whether from high to low."""
        name = self.sort.removeprefix("-")
        if not name:
            return None
        column = filters.visible(self.sheet, self.columns, name)
        is_name = sources.is_link(self.sheet, name) and (
            column.kind is not Kind.NIP or self.names_people
        )
        told = (sources.name_paths if is_name else sources.paths)(self.sheet, name)
        return told, self.sort.startswith("-")
