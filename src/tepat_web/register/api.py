"""The register for programs: every sheet has the same seven operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from inspect import Parameter, Signature
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from ninja import Router
from ninja.params.functions import Body, Query

from tepat_web.api.answers import Number
from tepat_web.api.describe import IF_MATCH, headers, refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.paging import PageQuery
from tepat_web.api.words import described as _
from tepat_web.snapshots.sheets import SHEETS, Sheet

from .headings import meaning
from .operations import (
    add,
    change,
    change_many,
    read_history,
    read_list,
    read_one,
    remove,
)
from .schemas import Changed, shapes

S = HTTPStatus
View = Callable[..., HttpResponse]
router = Router()


def _of(sheet: Sheet, view: View, name: str, types: Mapping[str, Any]) -> View:
    """Return the view of one sheet, its parameters of that sheet's shapes."""

    def of_sheet(request: HttpRequest, **told: Any) -> HttpResponse:
        return view(request, sheet, **told)

    of_sheet.__name__ = name
    told = {"request": HttpRequest, **types}
    of_sheet.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(each, Parameter.POSITIONAL_OR_KEYWORD, annotation=told[each])
            for each in told
        ]
    )
    asked = {sheet.read} if view in READING else {sheet.read, sheet.change}
    return needs(*sorted(asked))(of_sheet)


def _more_now(sheet: Sheet, view: View) -> str:
    said = MORE.get(view)
    return " ".join(filter(None, [str(said or ""), meaning(sheet.table.meaning)]))


_about: Callable[[Any], str] = lazy(meaning, str)
_more: Callable[[Sheet, View], str] = lazy(_more_now, str)
SUMMARIES: Mapping[View, str] = {
    read_list: _("List the rows that one may see"),
    read_one: _("Show one row"),
    read_history: _("Show what became of one row"),
    add: _("Add a row"),
    change: _("Change some columns of a row"),
    change_many: _("Give many rows the same values"),
    remove: _("Take a row out"),
}
MORE: Mapping[View, str] = {
    read_one: _("Looking at another person's is noted in the ledger."),
    change: _("Columns that are left out stay as they are."),
    change_many: _("All or none, and only if all are still as they were seen."),
    remove: _("Its history stays."),
}


def _from(part: Any, shape: Any) -> Any:
    """Return the type of what is read from a part of the request."""
    return Annotated.__class_getitem__((shape, part))  # type: ignore[attr-defined]


READING = (read_list, read_one, read_history)
PAGE = _from(Query(), PageQuery)
UNMATCHED = (S.PRECONDITION_FAILED, S.PRECONDITION_REQUIRED)


def _open(sheet: Sheet) -> None:
    """Open the addresses of one sheet."""
    of = shapes(sheet)
    one = {"number": Number}

    def open_(
        method: str,
        path: str,
        view: View,
        types: Mapping[str, Any],
        response: Any,
        *told: Mapping[str, Any],
    ) -> None:
        name = f"{sheet.name}_{view.__name__.removeprefix('read_')}"
        router.add_api_operation(
            f"/{sheet.name}{path}",
            [method],
            _of(sheet, view, name, types),
            tags=[sheet.name],
            response=response,
            **route(name, SUMMARIES[view], *told, more=_more(sheet, view)),
        )

    query = _from(Query(), of.query)
    open_("GET", "", read_list, {"query": query}, of.page, refusals(S.NOT_FOUND))
    open_(
        "POST",
        "",
        add,
        {"body": _from(Body(), of.new)},
        {S.CREATED: of.row},
        refusals(S.CONFLICT),
        headers(S.CREATED, "ETag", "Location"),
    )
    open_(
        "PATCH",
        "",
        change_many,
        {"body": _from(Body(), of.bulk)},
        Changed,
        refusals(S.CONFLICT, S.PRECONDITION_FAILED),
    )
    number = "/{number}"
    open_("GET", number, read_one, one, of.row, refusals(S.NOT_FOUND))
    open_(
        "PATCH",
        number,
        change,
        {**one, "body": _from(Body(), of.change)},
        of.row,
        IF_MATCH,
        refusals(S.NOT_FOUND, S.CONFLICT, *UNMATCHED),
        headers(S.OK, "ETag"),
    )
    open_(
        "DELETE",
        number,
        remove,
        one,
        {S.NO_CONTENT: None},
        IF_MATCH,
        refusals(S.NOT_FOUND, S.CONFLICT, *UNMATCHED),
    )
    open_(
        "GET",
        f"{number}/history",
        read_history,
        {**one, "query": PAGE},
        of.history,
        refusals(S.NOT_FOUND),
    )


TAGS: Mapping[str, str] = {sheet.name: _about(sheet.table.meaning) for sheet in SHEETS}
for _each in SHEETS:
    _open(_each)
