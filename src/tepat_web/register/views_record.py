"""The page of one record: its values, what is odd about them, and what is about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat.snapshot.columns import Column
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.organisation.models import Job, Position, Row, Structure, Unit
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from . import about, actions_views, findings, pages, queries, records, tables
from .findings import Finding
from .guard import reading, table
from .headings import heading, label, meaning
from .tables import Cell, Writer

PART = "bagian"  # which of the tables about the record is shown


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the record, with what its column means and what is odd about it."""

    label: str
    help: str
    cell: Cell
    findings: Sequence[Finding] = ()


@table(reading)
@require_GET
def record(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Show one record; who looks at another person's file is noted."""
    by = person(request)
    try:
        row = records.found(by, sheet, number)
    except Http404:
        if queries.ever_readable(by, sheet).filter(pk=number).exists():
            return redirect(pages.address(sheet, "history", number))
        raise
    if who := records.about(sheet, row):
        actions_views.look_at(by=by, person=who)
    structure = queries.structure_now()
    columns = queries.columns_of(by, sheet, row)
    writer = Writer.of(by, sheet, [row])
    found = _findings(sheet, row, columns, structure)
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(sheet),
        "row_title": writer.title(sheet, row),
        "number": number,
        "facts": _facts(writer, sheet, row, columns, found),
        "row_findings": [each for each in found if not each.column],
        "finding_count": len(found),
        "last": queries.history(row).first(),
        "derived": _derived(by, row),
        "extra": _extra(row),
        "map_url": _map_url(by, row),
        "analysis_url": _analysis_url(by, row),
        "may_change": queries.changeable(by, sheet).filter(pk=number).exists(),
        "appointments": _appointments(by, sheet, row),
    }
    return render(
        request,
        "register/record.html",
        shown | _parts(request, by, sheet, row, structure),
    )


def _findings(
    sheet: Sheet, row: Row, columns: Sequence[Column], structure: Structure | None
) -> list[Finding]:
    """What the checks say, as far as it is about what the person may see."""
    values = records.values(sheet, row, sheet.table.columns)
    seen = {"", *(column.name for column in columns)}
    told = findings.about(sheet, values, structure, row.pk)
    return [finding for finding in told if finding.column in seen]


def _facts(
    writer: Writer,
    sheet: Sheet,
    row: Row,
    columns: Sequence[Column],
    found: Sequence[Finding],
) -> list[Fact]:
    return [
        Fact(
            label(column),
            meaning(column.meaning),
            writer.cell(sheet, row, column),
            [finding for finding in found if finding.column == column.name],
        )
        for column in columns
    ]


def _parts(
    request: HttpRequest,
    by: User,
    sheet: Sheet,
    row: Row,
    structure: Structure | None,
) -> dict[str, Any]:
    """The tables about the record, one of them with its rows."""
    told = about.parts(by, sheet, row, structure)
    if not told:
        return {}
    filled = next((part for part in told if part.count), told[0])
    asked = request.GET.get(PART)
    chosen = next((part for part in told if part.key == asked), filled)
    columns = _columns(by, sheet, chosen)
    rows = list(about.rows_of(by, chosen, row, structure)[: about.SHOWN])
    return {
        "parts": [
            {
                "title": part.title,
                "url": f"?{urlencode({PART: part.key})}#terkait",
                "current": part is chosen,
                "count": part.count,
            }
            for part in told
        ],
        "part": chosen,
        "columns": tables.columns(chosen.sheet, columns),
        "lines": tables.written(by, chosen.sheet, columns, rows),
        "list_url": about.list_url(chosen, sheet, row),
        "add_url": about.add_url(by, chosen, row),
    }


def _columns(by: User, sheet: Sheet, part: about.Part) -> list[Column]:
    """What a part shows: as its list does, without what leads back to the record."""
    seen = queries.columns_for(by, part.sheet)
    back = about.column_of(part)
    wanted = heading(part.sheet).shown
    first = part.sheet.column(wanted[0])
    others = [column for column in seen if column.name in wanted[1:]]
    return [first, *(column for column in others if column.name != back)]


def _derived(by: User, row: Row) -> list[Fact]:
    """What the engine makes of a position: its superior, its need."""
    if not isinstance(row, Position):
        return []
    above = row.reports_to
    url = tables.record_url(BY_NAME["positions"], above.pk) if above else ""
    cell = Cell(str(above), url, above.code) if above else Cell(_("none"))
    told = [
        Fact(_("Superior by the map"), _("Stated, or the leader of the unit."), cell)
    ]
    if row.need is not None and row.fte is not None:
        text = _("%(need)s persons (%(fte)s exactly)") % {
            "need": writing.number(row.need),
            "fte": writing.number(row.fte, 2),
        }
        told.append(
            Fact(_("Need"), _("Computed from the tasks, else as stated."), Cell(text))
        )
    return told


def _extra(row: Row) -> list[tuple[str, str]]:
    """Columns of the workbook that mean nothing to us, as they came."""
    return list(json.loads(row.extra).items()) if row.extra else []


def _map_url(by: User, row: Row) -> str:
    if not reach(by, Permission.STRUCTURE_READ):
        return ""
    if isinstance(row, Unit):
        told = {"unit": row.code}
    elif isinstance(row, Position):
        told = {"unit": row.unit.code, "jabatan": row.code}
    else:
        return ""
    return f"{reverse('organisation:map')}?{urlencode(told)}"


def _analysis_url(by: User, row: Row) -> str:
    """Where the job analysis of a position or job is; blank for anything else."""
    kinds: dict[type[Row], str] = {Position: "jabatan", Job: "nomenklatur"}
    if type(row) not in kinds or not reach(by, Permission.STRUCTURE_READ):
        return ""
    return reverse("needs:one", args=[kinds[type(row)], row.pk])


def _appointments(by: User, sheet: Sheet, row: Row) -> list[dict[str, Any]]:
    """Where a person sat and sits, latest first."""
    if sheet.name != "employees":
        return []
    is_open = reach(by, Permission.STRUCTURE_READ)
    return [
        {
            "title": str(held.post.position),
            "unit": str(held.post.position.unit),
            "url": tables.record_url(BY_NAME["positions"], held.post.position_id)
            if is_open
            else "",
            "since": held.since or held.valid_from,
            "until": held.valid_to,
            "basis": held.basis,
        }
        for held in about.appointments(row)
    ]
