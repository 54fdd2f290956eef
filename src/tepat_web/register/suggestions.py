"""Records that a text may mean: offered while a person types, or after a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from tepat_web.accounts.models import User
from tepat_web.kit.writing import nip
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from . import queries, sources

MOST = 12
LONGEST = 100  # characters that are looked for
MOST_WORDS = 6
UNITS = BY_NAME["units"]
# What tells two records of the same name apart.
BESIDE = {"units": "parent", "positions": "unit"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record: its code, its name, and what tells it from others of that name."""

    code: str
    name: str
    note: str = ""

    @property
    def text(self) -> str:
        """The name with its note, on one line."""
        return f"{self.name} · {self.note}" if self.note else self.name


def suggested(
    by: User, sheet: Sheet, column: str, text: str, most: int = MOST
) -> list[Suggestion]:
    """Return the records a link may name, those that begin with the text first.

    Only what the person may read anyway is suggested.
    """
    text = text.strip()[:LONGEST]
    if not text:
        return []
    found: list[Suggestion] = []
    for other in sources.linked_sheets(sheet, column):
        rows = _matching(by, other, text)[: most - len(found)]
        found += [_suggestion(other, row) for row in rows]
    return found


def units(by: User, text: str) -> list[Suggestion]:
    """Return the units that a text may name."""
    rows = _matching(by, UNITS, text.strip()[:LONGEST])[:MOST]
    return [_suggestion(UNITS, row) for row in rows]


def exact(by: User, sheet: Sheet, told: dict[str, str]) -> dict[str, Suggestion]:
    """Return the records that codes name, by column; what names none is left out."""
    found = {}
    for column, code in told.items():
        for other in sources.linked_sheets(sheet, column):
            field = _code_of(other)
            row = _rows(by, other).filter(**{field: code}).first() if code else None
            if row is not None:
                found[column] = _suggestion(other, row)
                break
    return found


def meant(by: User, sheet: Sheet, column: str, text: str) -> str | None:
    """Return the code of the one record that is called exactly so, if there is one."""
    found: list[Any] = []
    for other in sources.linked_sheets(sheet, column):
        same = _rows(by, other).filter(name__iexact=text.strip())[:2]
        found += [_suggestion(other, row).code for row in same]
    return found[0] if len(found) == 1 else None


def _matching(by: User, sheet: Sheet, text: str) -> QuerySet[Any]:
    code = _code_of(sheet)
    digits = "".join(text.split())
    beside = BESIDE.get(sheet.name)
    wanted = Q()
    for word in text.split()[:MOST_WORDS]:
        told = Q(name__icontains=word) | Q(**{f"{code}__icontains": word})
        if beside:
            told |= Q(**{f"{beside}__name__icontains": word})
        wanted &= told
    if digits.isdecimal():
        wanted |= Q(**{f"{code}__startswith": digits})
    order = Case(
        When(Q(**{f"{code}__iexact": text}), then=Value(0)),
        When(Q(**{f"{code}__istartswith": text}), then=Value(1)),
        When(name__istartswith=text, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return _rows(by, sheet).filter(wanted).order_by(order, "name", "pk")


def _rows(by: User, sheet: Sheet) -> QuerySet[Any]:
    rows = queries.readable(by, sheet)
    beside = BESIDE.get(sheet.name)
    return rows.select_related(beside) if beside else rows


def _code_of(sheet: Sheet) -> str:
    return sheet.field_of(sheet.table.key[0])


def _suggestion(sheet: Sheet, row: Any) -> Suggestion:
    code = getattr(row, _code_of(sheet))
    if sheet.name == "employees":
        return Suggestion(code, str(row), nip(code))
    beside = getattr(row, BESIDE.get(sheet.name, ""), None)
    return Suggestion(code, str(row), str(beside) if beside else "")
