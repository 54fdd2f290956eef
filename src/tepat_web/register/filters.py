"""What narrows a list: read from its address, told as a sentence, put to the database.

The address says ``f.<column>=word`` (may be repeated), ``f.<column>.min`` and ``.max``
for numbers and days, ``f.<column>.isi`` with ``kosong`` or ``terisi``, ``di`` for a
unit and everything below it, ``tentang`` for one employee and ``q`` for a search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from tepat.intake.cells import Flaw, reader
from tepat.intake.guide import allowed_words
from tepat.snapshot.columns import Column, Kind
from tepat_web.kit.writing import written
from tepat_web.organisation.models import Position
from tepat_web.snapshots.sheets import Sheet

from . import sources
from .headings import label, language

PREFIX = "f."
BLANK, FILLED = "kosong", "terisi"
LOW, HIGH, STATE = "min", "max", "isi"
RANGED = (Kind.DAY, Kind.WHOLE, Kind.DECIMAL)
LONGEST = 200  # characters of a search
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter at work, as a reader is told, and how to take it away."""

    text: str
    remove_url: str


@dataclass(slots=True)
class Narrowed:
    """What the address asks for.

    Attributes:
        condition: For the database.
        chips: For the reader.
        problems: What could not be read, and is not applied.
    """

    condition: Q = field(default_factory=Q)
    chips: list[Chip] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def visible(sheet: Sheet, columns: Sequence[Column], name: str) -> Column:
    """Return the column of that name.

    Raises:
        PermissionDenied: if the person may not see it; not even by its effects.
        Http404: if there is none.
    """
    for column in columns:
        if column.name == name:
            return column
    if any(column.name == name for column in sheet.table.columns):
        raise PermissionDenied(name)
    raise Http404(name)


def without(params: QueryDict, *keys: str) -> str:
    """Return the address with parameters taken away, and back on the first page."""
    left = params.copy()
    for key in (*keys, "page"):
        left.pop(key, None)
    return f"?{left.urlencode()}" if left else "?semua=1"


def narrowed(sheet: Sheet, columns: Sequence[Column], params: QueryDict) -> Narrowed:
    """Read the filters of columns.

    Raises:
        PermissionDenied: if one of them is on a column that the person may not see.
    """
    asked: dict[str, set[str]] = {}
    for key in params:
        if key.startswith(PREFIX) and any(params.getlist(key)):
            name, _dot, part = key.removeprefix(PREFIX).partition(".")
            asked.setdefault(name, set()).add(part)
    found = Narrowed()
    for name, parts in asked.items():
        column = visible(sheet, columns, name)
        if "" in parts:
            _words(sheet, column, params, found)
        if parts & {LOW, HIGH}:
            _range(sheet, column, params, found)
        if STATE in parts:
            _state(sheet, column, params, found)
    return found


def searched(sheet: Sheet, columns: Sequence[Column], named: bool, text: str) -> Q:
    """Return the condition that every word of ``text`` is in some text of the row.

    Args:
        named: Whether names of people behind a number may be searched too.
    """
    found = Q()
    for word in text[:LONGEST].split()[:MOST_WORDS]:
        anywhere = Q(pk__in=())
        for column in columns:
            anywhere |= _holds(sheet, column, word, named)
        found &= anywhere
    return found


def _holds(sheet: Sheet, column: Column, word: str, named: bool) -> Q:
    if sources.is_held(sheet, column.name):
        if column.name != "position":
            return Q(pk__in=())
        found = _called(Position, "code", word, named=True)
        return Q(**{f"{sources.POSITION_OF_SEAT}_id__in": found})
    if column.name in sheet.links:
        return _linked(sheet, column, word, named)
    if column.kind in (Kind.TEXT, Kind.CODE, Kind.NIP, Kind.LIST):
        return Q(**{f"{sheet.field_of(column.name)}__icontains": word})
    return Q(pk__in=())


def _linked(sheet: Sheet, column: Column, word: str, named: bool) -> Q:
    found = Q(pk__in=())
    is_person = column.kind is Kind.NIP
    for link in sheet.links[column.name]:
        target: Any = sheet.model._meta.get_field(link).related_model
        code = "nip" if is_person else "code"
        called = _called(target, code, word, named=named or not is_person)
        found |= Q(**{f"{link}_id__in": called})
    return found


def _called(model: Any, code: str, word: str, *, named: bool) -> QuerySet[Any]:
    """The numbers of the records whose code, or name, holds a word.

    Asked once, and not again for every row that names one of them.
    """
    wanted = Q(**{f"{code}__icontains": word})
    if named:
        wanted |= Q(name__icontains=word)
    numbers: QuerySet[Any] = model._base_manager.filter(wanted)
    return numbers.values_list("pk", flat=True)


def _words(sheet: Sheet, column: Column, params: QueryDict, found: Narrowed) -> None:
    key = f"{PREFIX}{column.name}"
    words = [word.strip() for word in params.getlist(key) if word.strip()]
    known = allowed_words(column)
    if not words:
        return
    if not known:
        text = words[0][:LONGEST]
        if column.kind is Kind.NIP:
            text = "".join(text.split())
        named = column.kind is not Kind.NIP
        found.condition &= _holds(sheet, column, text, named)
        told = _("%(column)s contains “%(text)s”")
        _chip(found, params, told % {"column": label(column), "text": text}, key)
        return
    chosen = [word for word in words if word in known]
    states = [word for word in words if word in (BLANK, FILLED)]
    if len(chosen) + len(states) < len(words):
        found.problems.append(
            _("Filter “%(column)s” names a word that is not in the list.")
            % {"column": label(column)}
        )
    wanted = Q(pk__in=())
    if chosen:
        values: Iterable[Any] = chosen
        if column.kind is Kind.TRUTH:
            values = [word == "ya" for word in chosen]
        wanted |= Q(**{f"{sheet.field_of(column.name)}__in": list(values)})
    for state in states:
        blank = sources.is_blank(sheet, column)
        wanted |= blank if state == BLANK else ~blank
    if chosen or states:
        found.condition &= wanted
        names = [_state_word(word) for word in (*chosen, *states)]
        told = _(" or ").join(names)
        _chip(found, params, f"{label(column)}: {told}", key)


def _range(sheet: Sheet, column: Column, params: QueryDict, found: Narrowed) -> None:
    if column.kind not in RANGED:
        raise Http404(column.name)
    told = []
    for part, lookup, word in (
        (LOW, "gte", _("from %(value)s")),
        (HIGH, "lte", _("up to %(value)s")),
    ):
        key = f"{PREFIX}{column.name}.{part}"
        value = read(column, params.get(key, ""))
        if isinstance(value, str):
            found.problems.append(f"{label(column)}: {value}")
        elif value is not None:
            path = _path(sheet, column)
            found.condition &= Q(**{f"{path}__{lookup}": value})
            told.append(word % {"value": _written(column, value)})
    if told:
        keys = [f"{PREFIX}{column.name}.{part}" for part in (LOW, HIGH)]
        _chip(found, params, f"{label(column)} {' '.join(told)}", *keys)


def read(column: Column, text: str) -> date | float | str | None:
    """Read a bound as a cell of the column; a text tells why it cannot be."""
    told = reader(column)(text)
    if isinstance(told, Flaw):
        return told.defect.sentence.fill(told.facts, language())
    return told if isinstance(told, date | int | float) else None


def _state(sheet: Sheet, column: Column, params: QueryDict, found: Narrowed) -> None:
    key = f"{PREFIX}{column.name}.{STATE}"
    state = params.get(key)
    if state not in (BLANK, FILLED):
        return
    blank = sources.is_blank(sheet, column)
    found.condition &= blank if state == BLANK else ~blank
    _chip(found, params, f"{label(column)}: {_state_word(state)}", key)


def _path(sheet: Sheet, column: Column) -> str:
    if sources.is_held(sheet, column.name):
        return sources.SEATED[column.name]
    return sheet.field_of(column.name)


def _written(column: Column, value: date | float) -> str:
    return str(value) if column.name == "year" else written(value)


def _state_word(word: str) -> str:
    named = {BLANK: _("blank"), FILLED: _("filled in"), "ya": _("yes")}
    named["tidak"] = _("no")
    return named.get(word, word.replace("_", " "))


def _chip(found: Narrowed, params: QueryDict, text: str, *keys: str) -> None:
    found.chips.append(Chip(text, without(params, *keys)))
