"""What a page shows of a stored result: an overview with charts, or one table.

Used by the result page here and by every later page that keeps its tables in the same
way. A result with charts begins with an overview; its tables, and the tables of a
result without charts, are shown by ``snapshots/_table.html``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import charts, writing

from . import download, queries, showing
from .queries import Choices, Wanted
from .result import Field, Form
from .store import Stored, StoredTable

PER_PAGE = 50
LONGEST = 100  # characters of a text that is sought
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def context(request: HttpRequest, by: User, stored: Stored) -> dict[str, Any]:
    """Return what the page shows: ``tabs``, and ``figures`` or what of a ``table``.

    Raises:
        Http404: if the address names a table or a unit that is not there.
    """
    has_overview = bool(stored.figures) and queries.sees_results(by)
    tables = _tables(by, stored)
    usual = None if has_overview else next(iter(tables), None)
    table = _table(request, stored, usual)
    told = {
        "tabs": _tabs(request, tables, table, has_overview=has_overview),
        "unit": _unit(request),
    }
    if table is None:
        return told | {"figures": _figures(request, by, stored)}
    return told | _shown(request, by, table)


def _shown(request: HttpRequest, by: User, table: StoredTable) -> dict[str, Any]:
    asked = wanted(request, by, table)
    fields = queries.fields_for(by, table)
    choices = queries.choices(by, table, fields, asked.language)
    frame = queries.rows(by, table, asked).collect()
    page = Paginator(range(frame.height), PER_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    return {
        "table": table,
        "columns": showing.columns(fields),
        "rows": showing.rows(
            frame[first : first + PER_PAGE],
            fields,
            asks=bool(reach(by, Permission.COMPUTE)),
        ),
        "page": page,
        "sort": asked.sort,
        "count": frame.height,
        "chips": _chips(request, fields, choices, asked),
        "selects": _selects(fields, choices, asked),
        "kept": [
            ("tabel", table.name),
            *(pair for pair in asked.values.items() if pair[0] not in choices),
        ],
        "query": asked.words,
    }


def _figures(request: HttpRequest, by: User, stored: Stored) -> list[charts.Figure]:
    """The charts, for the unit that is looked at where they can be."""
    unit = _asked_unit(request)
    path = unit[1] if unit else queries.home(by)
    seen = (each for each in stored.figures if queries.may_look(by, each, path))
    drawn = (showing.figure(each, path) for each in seen)
    return [each for each in drawn if each is not None]


def workbook(
    request: HttpRequest,
    by: User,
    stored: Stored,
    *,
    name: str,
    about: download.Subject,
) -> HttpResponse:
    """Give the rows of a table that are asked for, as a workbook.

    Args:
        name: Of the table.
        about: What the workbook says of itself.

    Raises:
        Http404: if there is no such table, or no such unit.
    """
    tables = {each.name: each for each in stored.tables}
    if name not in tables:
        raise Http404(name)
    table = tables[name]
    rows = queries.rows(by, table, wanted(request, by, table)).collect()
    fields = queries.fields_for(by, table)
    content = download.workbook(about, table, fields, rows, showing.language())
    response = HttpResponse(content, content_type=XLSX)
    file = f"{about.file}-{name}-{about.day.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def wanted(request: HttpRequest, by: User, table: StoredTable) -> Wanted:
    """Read from the address which rows are asked for.

    Raises:
        Http404: if it names a unit that is not there.
    """
    unit = _asked_unit(request)
    filters = [each.name for each in queries.fields_for(by, table) if each.is_filter]
    return Wanted(
        path=unit[1] if unit else "",
        words=request.GET.get("q", "").strip()[:LONGEST],
        values={name: request.GET[name] for name in filters if request.GET.get(name)},
        sort=request.GET.get("sort", ""),
        language=showing.language(),
    )


def _table(
    request: HttpRequest, stored: Stored, usual: StoredTable | None
) -> StoredTable | None:
    """The table that is asked for; nothing where the overview is."""
    name = request.GET.get("tabel", "")
    by_name = {each.name: each for each in stored.tables}
    if name and name not in by_name:
        raise Http404(name)
    return by_name[name] if name else usual


def _tables(by: User, stored: Stored) -> tuple[StoredTable, ...]:
    """The tables worth opening: who sees only some people is spared empty ones."""
    if queries.sees_results(by):
        return stored.tables
    return queries.with_rows(by, stored.tables) or stored.tables[:1]


def _unit(request: HttpRequest) -> str:
    return request.GET.get("unit", "")


def _asked_unit(request: HttpRequest) -> tuple[str, str] | None:
    """Name and path of the unit that is looked at.

    Raises:
        Http404: if there is no such unit.
    """
    code = _unit(request)
    unit = queries.unit_called(code) if code else None
    if code and unit is None:
        raise Http404(code)
    return unit


def _tabs(
    request: HttpRequest,
    tables: Sequence[StoredTable],
    shown: StoredTable | None,
    *,
    has_overview: bool,
) -> list[dict[str, Any]]:
    """Overview (named by nothing) and tables; a unit that is looked at stays chosen."""
    unit = {"unit": _unit(request)} if _unit(request) else {}
    tabs: list[dict[str, Any]] = [
        {
            "name": each.name,
            "title": str(each.title),
            "url": f"?{urlencode({'tabel': each.name} | unit)}",
            "current": each is shown,
        }
        for each in tables
    ]
    if has_overview:
        url = f"?{urlencode(unit)}"
        first = {"title": _("Overview"), "url": url, "current": shown is None}
        tabs.insert(0, {"name": "", **first})
    return tabs if len(tabs) > 1 else []


def _selects(
    fields: tuple[Field, ...], choices: Choices, asked: Wanted
) -> list[dict[str, Any]]:
    """What the rows may be narrowed to by choosing, where the choice is short."""
    return [
        {
            "name": field.name,
            "title": field.title,
            "choices": [
                (value, _worded(field, label), value == asked.values.get(field.name))
                for value, label in choices[field.name].items()
            ],
        }
        for field in fields
        if field.name in choices
    ]


def _chips(
    request: HttpRequest, fields: tuple[Field, ...], choices: Choices, asked: Wanted
) -> list[dict[str, str]]:
    chips = []
    for each in fields:
        if value := asked.values.get(each.name):
            label = _worded(each, choices.get(each.name, {}).get(value, value))
            chips.append(
                {
                    "text": f"{each.title}: {label}",
                    "remove_url": _without(request, each.name),
                }
            )
    if unit := _asked_unit(request):
        text = _("Unit: %(name)s") % {"name": unit[0]}
        chips.append({"text": text, "remove_url": _without(request, "unit")})
    if asked.words:
        text = _("Text: %(text)s") % {"text": asked.words}
        chips.append({"text": text, "remove_url": _without(request, "q")})
    return chips


def _worded(field: Field, value: str) -> str:
    return writing.verdict_word(value) if field.form is Form.VERDICT else value


def _without(request: HttpRequest, name: str) -> str:
    rest = request.GET.copy()
    for each in (name, "page"):
        rest.pop(each, None)
    return f"?{rest.urlencode()}"
