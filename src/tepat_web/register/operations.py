"""What programs do with one sheet of the register: queries and actions of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.api.answers import answer
from tepat_web.api.paging import PageQuery, paged, refuse_unknown
from tepat_web.api.problems import refused
from tepat_web.api.versions import demand_match, etag, is_known
from tepat_web.ledger.actions import saw
from tepat_web.organisation.models import Row
from tepat_web.snapshots.sheets import Sheet

from . import actions, exact, queries, records

S = HTTPStatus


def read_list(request: HttpRequest, sheet: Sheet, query: Any) -> HttpResponse:
    """List the rows that one may see, a page at a time."""
    by = person(request)
    refuse_unknown(request, type(query))
    asked = query.model_dump()
    found = records.listed(
        by,
        sheet,
        search=asked["search"],
        sort=asked["sort"] or "",
        within=asked.get("within", ""),
        as_of=asked.get("as_of"),
        condition=exact.condition(by, sheet, asked),
    )
    if found.problems:
        is_no_day = asked.get("as_of") is not None and found.day is None
        column = "as_of" if is_no_day else "within"
        raise refused(column, " ".join(found.problems), where="query")
    shown = records.columns(by, sheet, asked["columns"])
    about, rows = paged(request, found.rows, query)
    until = found.moment.last if found.moment else None
    versions = records.versions(sheet, rows, until)
    told = [
        {
            "id": row.pk,
            "version": versions[row.pk],
            **records.values(sheet, row, shown),
        }
        for row in rows
    ]
    return answer({**about, "rows": told})


def read_one(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Show one row. Looking at another person's is noted in the ledger."""
    by = person(request)
    row = records.found(by, sheet, number)
    told, tag = _shown(by, sheet, row)
    if not is_known(request, tag):
        _note(by, sheet, row)
    return answer(told, ETag=tag)


def read_history(
    request: HttpRequest, sheet: Sheet, number: int, query: PageQuery
) -> HttpResponse:
    """Show what became of one row, latest first."""
    by = person(request)
    refuse_unknown(request, type(query))
    row = records.found(by, sheet, number)
    about, versions = paged(request, queries.history(row), query)
    shown = queries.columns_of(by, sheet, row)
    _note(by, sheet, row)
    told = [
        {
            "version": version.pk,
            "kind": version.kind,
            "at": version.entry.at,
            "by": version.entry.by.get_full_name() or version.entry.by.username,
            "act": version.entry.act,
            "entry": version.entry_id,
            "values": values,
        }
        for version, values in zip(
            versions, records.past(sheet, versions, shown), strict=True
        )
    ]
    return answer({**about, "rows": told})


@transaction.atomic
def add(request: HttpRequest, sheet: Sheet, body: Any) -> HttpResponse:
    """Add a row."""
    by = person(request)
    may = _may_fill_in(by, sheet)
    told = body.model_dump()
    values = {
        name: value
        for name, value in told.items()
        if name in may or name in body.model_fields_set
    }
    _demand_columns(values, may)
    with _refusals():
        row = actions.save_row(
            by=by, sheet=sheet, values=values, today=timezone.localdate()
        )
    return _saved(by, sheet, row.pk, S.CREATED)


@transaction.atomic
def change(request: HttpRequest, sheet: Sheet, number: int, body: Any) -> HttpResponse:
    """Change some columns of a row, if it is still as one saw it."""
    by = person(request)
    seen = _seen(request, by, sheet, number)
    values = body.model_dump(exclude_unset=True)
    _demand_columns(values, _may_fill_in(by, sheet, number))
    with _refusals():
        actions.save_row(
            by=by,
            sheet=sheet,
            values=values,
            today=timezone.localdate(),
            number=number,
            seen=seen,
        )
    return _saved(by, sheet, number, S.OK)


@transaction.atomic
def change_many(request: HttpRequest, sheet: Sheet, body: Any) -> HttpResponse:
    """Give many rows the same values, all or none, if all are still as one saw them."""
    by = person(request)
    seen = {row.id: row.version for row in body.rows}
    values = body.values.model_dump(exclude_unset=True)
    _demand_columns(values, _may_fill_in(by, sheet, *seen))
    mine = queries.changeable(by, sheet).select_for_update(of=("self",))
    rows = list(mine.filter(pk__in=seen))
    now = records.versions(sheet, rows)
    if any(now[row.pk] != seen[row.pk] for row in rows):
        raise HttpError(S.PRECONDITION_FAILED, "")
    with _refusals():
        changed = actions.change_rows(
            by=by,
            sheet=sheet,
            numbers=list(seen),
            values=values,
            today=timezone.localdate(),
        )
    return answer({"changed": changed})


def remove(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Take a row out, if it is still as one saw it. Its history stays."""
    by = person(request)
    seen = _seen(request, by, sheet, number)
    with _refusals():
        actions.remove_row(
            by=by, sheet=sheet, number=number, seen=seen, today=timezone.localdate()
        )
    return HttpResponse(status=S.NO_CONTENT)


def _shown(by: User, sheet: Sheet, row: Row) -> tuple[dict[str, Any], str]:
    version = queries.latest(row)
    values = records.values(sheet, row, queries.columns_of(by, sheet, row))
    return {"id": row.pk, "version": version, **values}, etag(version, values)


def _note(by: User, sheet: Sheet, row: Row) -> None:
    who = records.about(sheet, row)
    if who is not None and who.nip != by.nip:
        saw(by=by, what=who)


def _seen(request: HttpRequest, by: User, sheet: Sheet, number: int) -> int:
    """Return the version that the person has seen, which is the present one."""
    row = records.found(by, sheet, number)
    if not queries.changeable(by, sheet).filter(pk=number).exists():
        raise PermissionDenied
    told, tag = _shown(by, sheet, row)
    demand_match(request, told["version"], tag)
    return int(told["version"])


def _may_fill_in(by: User, sheet: Sheet, *numbers: int) -> frozenset[str]:
    columns = queries.columns_to_change(by, sheet, numbers)
    return frozenset(column.name for column in columns)


def _demand_columns(values: Mapping[str, Any], may: frozenset[str]) -> None:
    if closed := sorted(set(values) - may):
        raise HttpError(
            S.FORBIDDEN,
            _("You may not fill in: %(columns)s.") % {"columns": ", ".join(closed)},
        )


@contextmanager
def _refusals() -> Iterator[None]:
    """Tell of what the register refuses: which column, or that it changed."""
    try:
        yield
    except actions.Refused as refusal:
        raise refused(refusal.column, str(refusal)) from refusal
    except actions.Stale as refusal:
        raise HttpError(S.PRECONDITION_FAILED, "") from refusal


def _saved(by: User, sheet: Sheet, number: int, status: HTTPStatus) -> HttpResponse:
    told, tag = _shown(by, sheet, records.found(by, sheet, number))
    response = answer(told, status, ETag=tag)
    if status == S.CREATED:
        address = reverse(f"api-v1:{sheet.name}_one", args=[number])
        response.headers["Location"] = address
    return response
