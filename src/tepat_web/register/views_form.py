"""Adding, changing and removing one row."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.guard import person
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots.sheets import Sheet

from . import actions, form_pages, once, pages, queries, records, sources, suggestions
from .fields import read_names
from .form_pages import SEEN
from .forms import RowForm
from .guard import changing, reading, table
from .tables import record_url

ANOTHER = "lagi"  # name of the button that leads on to the next row


class _Replayed(Exception):
    """The form has done its work before."""


@table(changing)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Add a row; what the address names is filled in."""
    by = person(request)
    columns = queries.columns_to_change(by, sheet)
    if request.method == "GET":
        given = {c.name: request.GET[c.name] for c in columns if c.name in request.GET}
        form = form_pages.row_form(sheet, columns, initial=given)
        return form_pages.page(request, by, form)
    mark = request.POST.get(once.FIELD, "")
    form = form_pages.row_form(sheet, columns, request.POST)
    if made := once.made_by(by, mark):
        return _made(form, made)
    read_names(by, form)
    if form.is_valid():
        try:
            with transaction.atomic():
                row = actions.save_row(
                    by=by, sheet=sheet, values=form.values, today=timezone.localdate()
                )
                if form.is_trial:
                    transaction.set_rollback(True)
                elif not once.note(by, mark, row.pk):
                    raise _Replayed
        except _Replayed:
            return _made(form, once.made_by(by, mark))
        except NotAllowed as refusal:
            form_pages.refuse(form, refusal)
    if form.errors or form.is_trial:
        return form_pages.page(request, by, form, mark=mark)
    messages.success(request, _("The row has been added."))
    return _made(form, row.pk)


@table(changing)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Change a row; who comes second sees both versions and loses nothing."""
    by = person(request)
    try:
        row = records.found(by, sheet, number)
    except Http404:
        return form_pages.gone(request, by, sheet, number)
    if not queries.changeable(by, sheet).filter(pk=number).exists():
        raise PermissionDenied(sheet.change.value)
    columns = queries.columns_to_change(by, sheet, [number])
    if request.method == "GET":
        values = records.values(sheet, row, sheet.table.columns)
        form = form_pages.row_form(sheet, columns, initial=values)
        return form_pages.page(request, by, form, row=row)
    form = form_pages.row_form(sheet, columns, request.POST)
    seen = queries.latest(row)
    if request.POST.get(SEEN) != str(seen):
        return form_pages.conflict(request, by, form, row)
    read_names(by, form)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.save_row(
                    by=by,
                    sheet=sheet,
                    values=form.changed,
                    today=timezone.localdate(),
                    number=number,
                    seen=seen,
                )
                transaction.set_rollback(form.is_trial)
        except actions.Stale:
            row = records.found(by, sheet, number)
            return form_pages.conflict(request, by, form, row)
        except NotAllowed as refusal:
            form_pages.refuse(form, refusal)
    if form.errors or form.is_trial:
        return form_pages.page(request, by, form, row=row)
    messages.success(request, _("The row has been saved."))
    return redirect(record_url(sheet, number))


@table(changing)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Ask whether a row shall be taken out of the register, and do so."""
    by = person(request)
    try:
        row = records.found(by, sheet, number)
    except Http404:
        return form_pages.gone(request, by, sheet, number)
    if not queries.changeable(by, sheet).filter(pk=number).exists():
        raise PermissionDenied(sheet.change.value)
    refusal = ""
    if request.method == "POST":
        seen = began_with(request.POST)
        today = timezone.localdate()
        try:
            actions.remove_row(
                by=by, sheet=sheet, number=number, seen=seen, today=today
            )
        except NotAllowed as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("The row has been removed; its history stays."))
            return redirect(f"{pages.address(sheet, 'list')}?semua=1")
    return form_pages.removal(request, by, sheet, row, refusal)


@table(reading)
@require_GET
def suggest(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Offer the records that the text in a field may mean."""
    by = person(request)
    name = request.GET.get("untuk", "")
    text = request.GET.get(name, "").strip()
    if name == "di":
        found = suggestions.units(by, text)
    elif name in sheet.links or sources.is_link(sheet, name):
        found = suggestions.suggested(by, sheet, name, text)
    else:
        raise Http404(name)
    named = next((each for each in found if each.code == text), None)
    told = {"name": name, "found": found, "named": named, "text": text}
    return render(request, "register/_suggestions.html", told)


def _made(form: RowForm, number: int | None) -> HttpResponse:
    """Lead on from a row that was added: to its page, or to the next one."""
    if ANOTHER in form.data or number is None:
        same = {name: form.typed(name) for name in form.links if form.typed(name)}
        return redirect(f"{pages.address(form.sheet, 'add')}?{urlencode(same)}")
    return redirect(record_url(form.sheet, number))
