"""Rows of a table as the register recorded them by the end of a day.

The values come from the versions in the ledger; who sat where, and which structure was
in force, from the days that appointments and structures carry. What a list asks for is
put to these rows by the same conditions as to the present ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any

import polars as pl
from django.db import models
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from tepat.snapshot.columns import Column
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Structure, Unit
from tepat_web.snapshots.sheets import Sheet
from tepat_web.workforce.models import Appointment

from . import conditions, sources

PK = "pk"
SEAT = f"{sources.SEAT}__"
PLACE = "place__path"
SEATED_PLACE = f"{sources.POSITION_OF_SEAT}__unit__path"


@dataclass(frozen=True, slots=True)
class Moment:
    """How far the ledger is read.

    Attributes:
        last: Number of the last version of the table that counts; 0: there is none.
        seal: Of the act that made it: it stands for all that the ledger held by then.
        begins: Where the day lies before the register: the day it begins; rows are then
            those first recorded.
    """

    last: int = 0
    seal: str = ""
    begins: date | None = None


def moment(sheet: Sheet, day: date) -> Moment:
    """Return the moment that a table is looked at: the end of ``day``."""
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    known = Version.objects.filter(table=sheet.model._meta.label)
    entries = Entry.objects.filter(at__lt=end).order_by("-number")
    entry = entries.values_list("number", flat=True).first()
    if entry is not None and (last := _last(known.filter(entry_id__lte=entry))):
        return Moment(last.pk, last.entry.seal)
    first = known.order_by("pk").first()
    if first is None:
        return Moment()
    last = _last(known.filter(entry=first.entry_id)) or first
    begins = timezone.localtime(last.entry.at).date()
    return Moment(last.pk, last.entry.seal, begins)


class PastRows:
    """Rows that stood at a moment, to be counted, narrowed, ordered and cut into pages.

    Args:
        allowed: Records that the reader may see, whatever became of them.
        structure: In force on the day; of units and positions only its own are kept.
    """

    def __init__(
        self,
        sheet: Sheet,
        at: Moment,
        day: date,
        *,
        allowed: QuerySet[Any],
        structure: Structure | None,
    ) -> None:
        self.sheet = sheet
        self.model: Any = sheet.model
        self.at = at
        self.day = day
        self.frame = self._standing(allowed, structure)

    def narrowed(self, condition: Q) -> PastRows:
        """Keep the rows that meet a condition on fields of the model."""
        if condition:
            self.frame = self.frame.filter(conditions.met(condition, self.values))
        return self

    def ordered(self, paths: Sequence[str], *, is_descending: bool) -> PastRows:
        """Order by the first of several fields that is filled in; blanks last."""
        key = self._first(paths)
        if key.dtype == pl.String:
            key = key.replace("", None)
        self.frame = (
            self.frame.with_columns(key.alias("_key"))
            .sort("_key", PK, descending=[is_descending, False], nulls_last=True)
            .drop("_key")
        )
        return self

    def values(self, path: str) -> pl.Series:
        """Return a field of every row, or of the record that a link leads to."""
        if path == PLACE and self.sheet.name == "employees":
            return self._first([SEATED_PLACE, "unit__path"])
        if path in self.frame.columns:
            return self.frame[path]
        if path.startswith(SEAT):
            return self._looked_up(PK, self._seats(path.removeprefix(SEAT)), path)
        link, _dash, rest = path.partition("__")
        if rest:
            target: Any = self.model._meta.get_field(link).related_model
            known = target._base_manager.values_list("pk", rest)
            return self._looked_up(f"{link}_id", dict(known), path)
        derived = self.model._base_manager.values_list("pk", path)
        return self._looked_up(PK, dict(derived), path)

    def cells(self, column: Column) -> list[Any]:
        """Return a column of every row, as a file takes it along."""
        return self._first(sources.paths(self.sheet, column.name)).to_list()

    def count(self) -> int:
        """Return how many rows there are."""
        return self.frame.height

    def __len__(self) -> int:
        return self.frame.height

    def __iter__(self) -> Iterator[Any]:
        return iter(self[:])

    def __getitem__(self, part: slice) -> list[Any]:
        """Return some of the rows as records, with what they show of others."""
        rows = self.frame[part].to_dicts()
        records = [self._record(row) for row in rows]
        for link in {link for links in self.sheet.links.values() for link in links}:
            target: Any = self.model._meta.get_field(link).related_model
            numbers = {row[f"{link}_id"] for row in rows} - {None}
            linked = target._base_manager.in_bulk(numbers)
            for record in records:
                setattr(record, link, linked.get(getattr(record, f"{link}_id")))
        if self.sheet.name == "employees":
            self._seat(records)
        return records

    def _standing(
        self, allowed: QuerySet[Any], structure: Structure | None
    ) -> pl.DataFrame:
        frame = _recorded(self.model, self.at.last, self.at.seal)
        if allowed.query.has_filters():  # else all of them
            frame = frame.filter(pl.col(PK).is_in(_numbers(allowed).implode()))
        if self.sheet.name not in ("units", "positions"):
            return frame
        if structure is None:
            return frame.clear()
        if self.sheet.name == "units":
            return frame.filter(pl.col("structure_id") == structure.pk)
        units = Unit._base_manager.filter(structure=structure)
        return frame.filter(pl.col("unit_id").is_in(_numbers(units).implode()))

    @cached_property
    def _held(self) -> QuerySet[Appointment]:
        return Appointment.objects.standing().on(self.day)

    def _seats(self, path: str) -> dict[int, Any]:
        return dict(self._held.values_list("employee_id", path))

    def _looked_up(self, name: str, known: Mapping[int, Any], path: str) -> pl.Series:
        told = [known.get(number) for number in self.frame[name]]
        return pl.Series(told, dtype=self._dtype_of(path))

    def _dtype_of(self, path: str) -> pl.DataType:
        model: Any = self.model
        field: Any = None
        for name in path.split("__"):
            if name == sources.SEAT:
                model = Appointment
                continue
            field = model._meta.get_field(name)
            model = field.related_model or model
        return _dtype(field)

    def _first(self, paths: Sequence[str]) -> pl.Series:
        told = [self.values(path) for path in paths]
        if len(told) == 1:
            return told[0]
        frame = pl.DataFrame([each.alias(str(at)) for at, each in enumerate(told)])
        return frame.select(pl.coalesce(pl.all())).to_series()

    def _record(self, row: Mapping[str, Any]) -> Any:
        values: dict[str, Any] = {}
        for field in self.model._meta.concrete_fields:
            if field.attname in row:
                blank = None if field.null else field.get_default()
                value = row[field.attname]
                values[field.attname] = blank if value is None else value
        return self.model(pk=row[PK], **values)

    def _seat(self, records: Sequence[Any]) -> None:
        held = self._held.filter(employee__in=[record.pk for record in records])
        held = held.select_related("post__position")
        seats = {each.employee_id: each for each in held}
        for record in records:
            seat = seats.get(record.pk)
            position = seat.post.position if seat else None
            record.seat_position = position.pk if position else None
            record.seat_code = position.code if position else None
            record.seat_name = position.name if position else None
            record.seat_since = seat.since if seat else None


def _numbers(rows: QuerySet[Any]) -> pl.Series:
    return pl.Series(list(rows.order_by().values_list("pk", flat=True)), dtype=pl.Int64)


def _last(versions: QuerySet[Version]) -> Version | None:
    latest = versions.order_by("-entry_id", "-pk").select_related("entry")
    return latest.defer("content").first()


@lru_cache(maxsize=4)
def _recorded(model: Any, last: int, seal: str) -> pl.DataFrame:
    """Every row that stood when the act with this seal was over.

    What is sealed never changes, so a day that was read once need not be read again.
    """
    known = Version.objects.filter(table=model._meta.label, pk__lte=last).order_by()
    latest = known.values("record").annotate(last=Max("pk")).values("last")
    told = Version.objects.filter(pk__in=latest).order_by("record")
    rows = list(told.values_list("record", "content"))
    return _read(model, rows).filter(~pl.col("is_removed"))


def _read(model: Any, rows: Sequence[tuple[int, str]]) -> pl.DataFrame:
    """Contents of versions as a frame, one column for each kept field."""
    kept = set(model.kept_names())
    fields = [field for field in model._meta.concrete_fields if field.attname in kept]
    days = [f.attname for f in fields if isinstance(f, models.DateField)]
    kinds = {field.attname: _dtype(field) for field in fields}
    schema = pl.Struct(kinds | dict.fromkeys(days, pl.String()))
    numbers = pl.Series(PK, [number for number, _ in rows], dtype=pl.Int64)
    contents = pl.Series("content", [text for _, text in rows], dtype=pl.String)
    frame = contents.str.json_decode(schema).struct.unnest()
    truths = sorted(model.plain_truths() & kept)
    return frame.with_columns(
        numbers, pl.col(days).str.to_date("%Y-%m-%d"), pl.col(truths).fill_null(False)
    )


def _dtype(field: Any) -> pl.DataType:
    match field:
        case models.BooleanField():
            return pl.Boolean()
        case models.FloatField():
            return pl.Float64()
        case models.IntegerField() | models.ForeignKey():
            return pl.Int64()
        case models.DateField():
            return pl.Date()
        case _:
            return pl.String()
