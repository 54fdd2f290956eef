"""What becomes of a form on the page: shown, come back, or crossed by somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tepat.snapshot.columns import Column
from tepat_web.accounts.models import User
from tepat_web.kit import version
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Row
from tepat_web.snapshots.sheets import Sheet

from . import about, conflicts, findings, once, pages, queries, records
from .fields import fields, read_names
from .findings import Finding
from .forms import CellForm, RowForm
from .tables import Writer, record_url

SEEN = version.FIELD  # the version that the person began with
H = HTTPStatus


def row_form(
    sheet: Sheet,
    columns: Sequence[Column],
    data: QueryDict | None = None,
    *,
    initial: Mapping[str, Any] | None = None,
) -> RowForm:
    """Return the form of a row, with suggestions for its links."""
    return RowForm(
        data,
        sheet=sheet,
        columns=columns,
        initial=initial,
        suggest_url=pages.address(sheet, "suggest"),
    )


def refuse(form: CellForm, refusal: NotAllowed) -> None:
    """Put a refusal of the action beside the field that it is about."""
    column = getattr(refusal, "column", None)
    form.add_error(column if column in form.fields else None, str(refusal))


def page(
    request: HttpRequest,
    by: User,
    form: RowForm,
    *,
    row: Row | None = None,
    mark: str = "",
    clashes: Sequence[conflicts.Clash] = (),
) -> HttpResponse:
    """Show the form: empty, as the row is, or as it came back.

    Args:
        row: What is changed; a new row has none.
        mark: Of a new row's form, so that it does its work once.
        clashes: What somebody else changed meanwhile, and what the reader changed.
    """
    sheet = form.sheet
    found = _found(form, row)
    title = Writer.of(by, sheet, [row]).title(sheet, row) if row else ""
    way = [pages.Crumb(title, record_url(sheet, row.pk))] if row else []
    theirs = {each.name: each.theirs for each in clashes if each.is_both}
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(sheet, *way),
        "row_title": title,
        "form": form,
        "fields": fields(by, form, found, theirs),
        "row_findings": [each for each in found if each.column not in form.fields],
        "is_checked": form.is_trial and not form.errors,
        "is_clean": not found,
        "keep": f"register-{sheet.name}-{row.pk if row else 'new'}",
        "once": "" if row else mark or once.mark(),
        "seen": queries.latest(row) if row else None,
        "back_url": record_url(sheet, row.pk) if row else pages.address(sheet, "list"),
        "clashes": clashes,
        "last": queries.history(row).first() if row and clashes else None,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    status = H.CONFLICT if clashes else status
    return render(request, "register/form.html", shown, status=status)


def conflict(request: HttpRequest, by: User, form: RowForm, row: Row) -> HttpResponse:
    """Show what somebody else saved beside what the person typed, and both together.

    A form that wants what is there already was sent twice: it is done.
    """
    sheet = form.sheet
    columns = queries.columns_to_change(by, sheet, [row.pk])
    values = records.values(sheet, row, columns)
    read_names(by, form)
    if conflicts.is_done_already(form, columns, values):
        messages.success(request, _("The row has been saved."))
        return redirect(record_url(sheet, row.pk))
    data = QueryDict(mutable=True)
    data.update(conflicts.together(form, columns, values))
    clashes = conflicts.clashes(form, columns, values)
    return page(request, by, row_form(sheet, columns, data), row=row, clashes=clashes)


def gone(request: HttpRequest, by: User, sheet: Sheet, number: int) -> HttpResponse:
    """Say that a row was removed meanwhile, and give back what the person typed.

    Raises:
        Http404: if there never was such a row, or it is somebody else's.
    """
    row = queries.ever_readable(by, sheet).filter(pk=number, is_removed=True).first()
    if row is None:
        raise Http404(number)
    if request.method == "GET":
        return redirect(pages.address(sheet, "history", number))
    columns = queries.columns_to_change(by, sheet)
    form = row_form(sheet, columns, request.POST)
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(sheet),
        "last": queries.history(row).first(),
        "typed": [(form[name].label, form.typed(name)) for name in form.changed_data],
        "values": [(name, form.typed(name)) for name in form.fields],
        "once": once.mark(),
        "history_url": pages.address(sheet, "history", number),
    }
    return render(request, "register/gone.html", shown, status=H.CONFLICT)


def removal(
    request: HttpRequest, by: User, sheet: Sheet, row: Row, refusal: str
) -> HttpResponse:
    """Ask before a row is removed, or say what keeps it."""
    title = Writer.of(by, sheet, [row]).title(sheet, row)
    here = record_url(sheet, row.pk)
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(sheet, pages.Crumb(title, here)),
        "row_title": title,
        "refusal": refusal,
        "dependants": about.dependants(by, row, sheet),
        "fields": [(SEEN, queries.latest(row))],
        "back_url": here,
    }
    status = H.UNPROCESSABLE_ENTITY if refusal else H.OK
    return render(request, "register/remove.html", shown, status=status)


def _found(form: RowForm, row: Row | None) -> list[Finding]:
    """What is odd about the row as the form tells it, where the person may see it."""
    sheet = form.sheet
    if row is not None:
        values = records.values(sheet, row, sheet.table.columns)
    elif form.is_bound:
        values = {column.name: column.default for column in sheet.table.columns}
    else:
        return []
    doubts: list[Finding] = []
    if form.is_bound:
        form.is_valid()
        values |= form.cleaned_data
        doubts = [Finding("warning", told, at, "") for at, told in form.doubts.items()]
    number = row.pk if row else None
    told = findings.about(sheet, values, queries.structure_now(), number)
    if form.errors:  # whatever is wrong is told as an error of the form
        told = [each for each in told if each not in findings.errors(told)]
    hidden = {column.name for column in sheet.table.columns} - set(form.fields)
    return [each for each in (*doubts, *told) if each.column not in hidden]
