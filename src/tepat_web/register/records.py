"""Records as programs read them: plain values by the engine's column names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.http import Http404, QueryDict

from tepat.snapshot.columns import Column
from tepat_web.accounts.models import User
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Row
from tepat_web.snapshots.sheets import HELD, Sheet
from tepat_web.workforce.models import Employee

from . import queries, sources
from .filters import visible
from .listing import Listing

Values = dict[str, Any]


def listed(
    by: User,
    sheet: Sheet,
    *,
    search: str,
    sort: str,
    within: str,
    as_of: date | None,
    condition: Q,
) -> Listing:
    """Return the list that a page would show, narrowed further by ``condition``.

    Raises:
        PermissionDenied: if the order names a column that the person may not see.
    """
    told = {"q": search, "sort": sort, "di": within}
    told["per"] = as_of.isoformat() if as_of else ""
    params = QueryDict(mutable=True)
    params.update({key: text for key, text in told.items() if text})
    found = Listing(by, sheet, params)
    found.condition &= condition
    return found


def found(by: User, sheet: Sheet, number: int) -> Row:
    """Return one record that the person may see, with what it shows of others.

    Raises:
        Http404: if there is none, or it is somebody else's.
    """
    rows = queries.readable(by, sheet)
    if sheet.name == "employees":
        rows = sources.with_seats(rows)
    row: Row | None = sources.with_links(sheet, rows).filter(pk=number).first()
    if row is None:
        raise Http404(number)
    return row


def columns(by: User, sheet: Sheet, wanted: Sequence[str]) -> list[Column]:
    """Return the columns to show in a list: those wanted, or all that may be seen.

    Raises:
        PermissionDenied: if one of them may not be seen.
    """
    seen = queries.columns_for(by, sheet)
    for name in wanted:
        visible(sheet, seen, name)
    return [column for column in seen if not wanted or column.name in wanted]


def values(sheet: Sheet, row: Row, shown: Iterable[Column]) -> Values:
    """Return the values of a record by column, blanks as ``None``."""
    return {column.name: sources.value(sheet, row, column) for column in shown}


def versions(
    sheet: Sheet, rows: Sequence[Row], until: int | None = None
) -> dict[int, int]:
    """Return the number of each record's last version; 0 where there is none.

    Args:
        until: The last version that counts, where the rows are those of the past.
    """
    known = Version.objects.filter(
        table=sheet.model._meta.label, record__in=[row.pk for row in rows]
    )
    if until is not None:
        known = known.filter(pk__lte=until)
    last = known.order_by().values_list("record").annotate(Max("pk"))
    return {row.pk: 0 for row in rows} | dict(last)


def past(
    sheet: Sheet, told: Sequence[Version], shown: Sequence[Column]
) -> list[Values]:
    """Return the values of each version of a record.

    Where a person sat is told by appointments, which have versions of their own; those
    columns are left out.
    """
    own = [c for c in shown if not (sheet.name == "employees" and c.name in HELD)]
    rows = [sheet.model(**sheet.model.values_of(each.content)) for each in told]
    for link in {link for links in sheet.links.values() for link in links}:
        model = sheet.model._meta.get_field(link).related_model
        numbers = {getattr(row, f"{link}_id") for row in rows} - {None}
        records = model._base_manager.in_bulk(numbers)  # type: ignore[union-attr]
        for row in rows:
            setattr(row, link, records.get(getattr(row, f"{link}_id")))
    return [values(sheet, row, own) for row in rows]


def about(sheet: Sheet, row: Row) -> Employee | None:
    """Return the person that a record is about, if it is about one."""
    if not sheet.nip:
        return None
    if isinstance(row, Employee):
        return row
    link = sheet.nip.removesuffix("__nip")
    person: Employee = getattr(row, link)
    return person
