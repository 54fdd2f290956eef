"""Stored tables for programs: which columns they have, and their rows by pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import Field, Schema

from tepat_web.accounts.models import User
from tepat_web.api.answers import answer
from tepat_web.api.paging import Paged, PageQuery, about_page, refuse_unknown
from tepat_web.api.problems import refused
from tepat_web.api.words import described as _

from . import queries, showing
from .queries import Wanted
from .result import Field as Column
from .store import StoredTable

Value = str | int | float | bool | date | None


class ColumnOut(Schema):
    """A column of a table."""

    name: str
    title: str
    form: str = Field(
        description=_("What its values are: text, whole, day, verdict, …")
    )
    unit: str = Field(description=_("In what it counts; blank: it does not say."))
    is_filter: bool = Field(description=_("Whether `filter` may name it."))


class TableOut(Schema):
    """A table, without its rows."""

    name: str
    title: str
    columns: list[ColumnOut]


class Rows(Paged):
    """A page of the rows of a table, as far as one may see them."""

    rows: list[dict[str, Value]] = Field(
        description=_("By column; `<column>_record` is the number of a record there.")
    )


class RowsQuery(PageQuery):
    """Which rows of a table."""

    unit: Annotated[str, Field(max_length=100)] = Field(
        "", description=_("Code of a unit: it and everything below.")
    )
    search: Annotated[str, Field(max_length=100)] = Field(
        "", description=_("A text that the row holds.")
    )
    filter: list[Annotated[str, Field(pattern="^[a-z_]+=.+$", max_length=200)]] = Field(
        [], description=_("`column=value`, for columns with `is_filter`.")
    )
    sort: Annotated[str, Field(max_length=60)] = Field(
        "", description=_("A column; after `-` from high to low.")
    )


def table_told(by: User, table: StoredTable) -> dict[str, Any]:
    """Return what :class:`TableOut` tells, with the columns that one may see."""
    return {
        "name": table.name,
        "title": str(table.title),
        "columns": [
            {
                "name": each.name,
                "title": str(each.title),
                "form": each.form.value,
                "unit": str(each.unit) if each.unit else "",
                "is_filter": each.is_filter,
            }
            for each in queries.fields_for(by, table)
        ],
    }


def rows_answer(
    request: HttpRequest, by: User, table: StoredTable, query: RowsQuery
) -> HttpResponse:
    """Answer with a page of the rows that one may see and asked for."""
    refuse_unknown(request, type(query))
    columns = queries.fields_for(by, table)
    found = queries.rows(by, table, _wanted(columns, query)).collect()
    shown = found[query.part].iter_rows(named=True)
    rows = [
        {name: value for each in columns for name, value in _cells(row, each)}
        for row in shown
    ]
    return answer({**about_page(request, found.height, query), "rows": rows})


def _wanted(columns: tuple[Column, ...], query: RowsQuery) -> Wanted:
    """Read which rows are asked for.

    Raises:
        ValidationError: if a unit or a column is named that is not there.
    """
    unit = queries.unit_called(query.unit) if query.unit else None
    if query.unit and unit is None:
        said = gettext("No unit has the code “%(code)s”.") % {"code": query.unit}
        raise refused("unit", said, where="query")
    pairs = [(each.partition("=")[0], each.partition("=")[2]) for each in query.filter]
    known = {each.name for each in columns}
    filters = {each.name for each in columns if each.is_filter}
    sort = query.sort.removeprefix("-")
    for parameter, name, allowed in (
        *(("filter", name, filters) for name, _value in pairs),
        *((("sort", sort, known),) if sort else ()),
    ):
        if name not in allowed:
            said = gettext("There is no such column or parameter.")
            raise refused(parameter, said, where="query")
    return Wanted(
        path=unit[1] if unit else "",
        words=query.search.strip(),
        values=dict(pairs),
        sort=query.sort,
        language=showing.language(),
    )


def _cells(row: dict[str, Any], column: Column) -> list[tuple[str, Any]]:
    told = [(column.name, row[column.column(showing.language())])]
    if column.sheet:
        told.append((f"{column.name}_record", row[f"{column.name}_pk"]))
    return told
