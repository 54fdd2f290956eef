"""The history of one record: its versions, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.snapshot.columns import Column, Kind
from tepat_web.accounts.models import User
from tepat_web.kit.writing import NOTHING
from tepat_web.ledger.models import Version
from tepat_web.ledger.words import act_in_words
from tepat_web.organisation.models import Post, Row
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME, HELD, Sheet
from tepat_web.workforce.models import Appointment

from . import queries, sources, tables
from .headings import label

EMPLOYEES = BY_NAME["employees"]
SEAT = Appointment._meta.label
POST = Post._meta.label
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in two versions."""

    label: str
    left: str
    right: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the history of a record, and what it changed; ``rank`` counts from 1.

    ``kind`` says whether the record was new, changed or removed; it is blank where only
    the person's seat was concerned.
    """

    version: Version
    number: int
    rank: int
    at: datetime
    by: User
    act: str
    kind: str
    changes: Sequence[Difference]


class History:
    """All versions of a record, oldest first, told to one reader.

    An employee's appointments are part of the employee's history.
    """

    def __init__(
        self, by: User, sheet: Sheet, row: Row, columns: Sequence[Column]
    ) -> None:
        self.by = by
        self.sheet = sheet
        self.row = row
        self.columns = columns
        self.versions = list(queries.history(row).order_by("pk"))
        self.seats = self._seats() if sheet.name == "employees" else []
        self.states = list(self._states())
        self._names = self._read_names()

    @cached_property
    def steps(self) -> list[Step]:
        """Every act, latest first."""
        told: list[Step] = []
        before: Content = {}
        for version, content in self.states:
            told.append(
                Step(
                    version,
                    version.pk,
                    len(told) + 1,
                    version.entry.at,
                    version.entry.by,
                    act_in_words(version.entry.act),
                    "" if version.table == SEAT else version.get_kind_display(),
                    [each for each in self.between(before, content) if each.is_changed],
                )
            )
            before = content
        return told[::-1]

    @property
    def now(self) -> Content:
        """The record as the latest act left it; nothing if there is none."""
        return self.states[-1][1] if self.states else {}

    def step(self, number: int) -> Step | None:
        """Return the act that made a version; none if it is of another record."""
        return next((step for step in self.steps if step.number == number), None)

    def at(self, number: int) -> Content | None:
        """Return the record as a version left it; none if it has no such version."""
        return next((c for v, c in self.states if v.pk == number), None)

    def on(self, day: date) -> Content | None:
        """Return the record as it was known at the end of a day."""
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        known = [content for v, content in self.states if v.entry.at < end]
        return known[-1] if known else None

    def between(self, left: Content, right: Content) -> list[Difference]:
        """Compare two contents, column by column."""
        return [
            Difference(
                label(column),
                self.text(column, left),
                self.text(column, right),
                self._value(column, left) != self._value(column, right),
            )
            for column in self.columns
        ]

    def text(self, column: Column, content: Content) -> str:
        """Write what a version says of a column."""
        value = self._value(column, content)
        if value in (None, ""):
            return NOTHING
        if isinstance(value, tuple):
            return self._names.get(value, _("record %(number)d") % {"number": value[1]})
        if column.kind is Kind.LIST:
            value = value.split(take.SEPARATOR)
        return tables.text(column, value)

    def _value(self, column: Column, content: Content) -> Any:
        """A plain value, or the table and number of the record that is linked."""
        if sources.is_held(self.sheet, column.name):
            return content.get(column.name)
        for link in self.sheet.links.get(column.name, ()):
            if number := content.get(f"{link}_id"):
                model = self.sheet.model._meta.get_field(link).related_model
                return (model._meta.label, number)  # type: ignore[union-attr]
        if column.name in self.sheet.links:
            return None
        return content.get(self.sheet.field_of(column.name))

    def _states(self) -> Iterable[tuple[Version, Content]]:
        """Each act with the record as it left it, seat included."""
        own: Content = {}
        held: Content = {}
        acts: dict[int, list[Version]] = {}
        for version in sorted((*self.versions, *self.seats), key=lambda v: v.pk):
            acts.setdefault(version.entry_id, []).append(version)
        for versions in acts.values():
            for version in versions:
                if version.table == SEAT:
                    self._sit(held, version)
                else:
                    own = self.sheet.model.values_of(version.content)
            mine = [version for version in versions if version.table != SEAT]
            yield (mine or versions)[-1], {**own, **_seat(held)}

    def _sit(self, held: Content, version: Version) -> None:
        """Note what a version of an appointment says about the present seat."""
        told = Appointment.values_of(version.content)
        if told["valid_to"] is None and not told["is_removed"]:
            held[str(version.record)] = told
        else:
            held.pop(str(version.record), None)

    def _seats(self) -> list[Version]:
        numbers = Appointment._base_manager.filter(employee_id=self.row.pk)
        versions = Version.objects.filter(
            table=SEAT, record__in=list(numbers.values_list("pk", flat=True))
        )
        return list(versions.select_related("entry__by"))

    def _read_names(self) -> Mapping[tuple[str, int], str]:
        """Names of every record that a version links to, one question per table."""
        wanted: dict[str, set[int]] = {}
        for _version, content in self.states:
            for column in self.columns:
                value = self._value(column, content)
                if isinstance(value, tuple):
                    wanted.setdefault(value[0], set()).add(value[1])
        names: dict[tuple[str, int], str] = {}
        for table, numbers in wanted.items():
            records = apps.get_model(table)._base_manager.filter(pk__in=numbers)
            if table == POST:
                records = records.select_related("position")
            known = self._known(table, numbers)
            for record in records:
                names[table, record.pk] = _name(record, record.pk in known)
        return names

    def _known(self, table: str, numbers: Collection[int]) -> Collection[int]:
        """Those of the records that the reader may know by name."""
        if table != EMPLOYEES.model._meta.label:
            return numbers
        seen = queries.ever_readable(self.by, EMPLOYEES).filter(pk__in=numbers)
        return set(seen.values_list("pk", flat=True))


def _name(record: Any, is_known: bool) -> str:
    if isinstance(record, Post):
        return str(record.position)
    code = getattr(record, sources.code_field(record))
    return f"{record} ({code})" if is_known else str(code)


def _seat(held: Content) -> Content:
    if not held:
        return dict.fromkeys(HELD)
    told = list(held.values())[-1]
    return {
        "position": (POST, told["post_id"]),
        "position_since": told["since"],
    }
