"""The register and its lists."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots.sheets import SHEETS, Sheet

from . import about, actions_views, choices, exports, pages, queries, tables
from .forms import ViewForm
from .guard import reading, table, taking
from .headings import heading
from .listing import Listing
from .models import SavedView
from .presentation import GROUPS

PER_PAGE = 50
LONGEST_ADDRESS = 2000  # of a saved view


@require(*sorted({sheet.read for sheet in SHEETS}))
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show every table that the person may see, with its number of rows."""
    by = person(request)
    mine = [
        sheet for group in GROUPS for sheet in group.sheets if reach(by, sheet.read)
    ]
    structure = queries.structure_now()
    lists = [queries.readable(by, sheet, structure) for sheet in mine]
    counts = dict(
        zip(
            (sheet.name for sheet in mine),
            about.counted(by, lists),
            strict=True,
        )
    )
    groups = [
        {
            "title": group.title,
            "meaning": group.meaning,
            "tables": [
                {
                    "title": heading(sheet).title,
                    "url": pages.address(sheet, "list"),
                    "count": counts[sheet.name],
                }
                for sheet in group.sheets
                if sheet.name in counts
            ],
        }
        for group in GROUPS
    ]
    shown = {
        "groups": [group for group in groups if group["tables"]],
        "may_import": reach(by, Permission.REGISTER_IMPORT),
    }
    return render(request, "register/index.html", shown)


@table(reading)
@require_GET
def rows(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Show one list as its address asks for it."""
    by = person(request)
    views = list(SavedView.objects.filter(user=by, sheet=sheet.name))
    if not request.GET:
        for view in views:
            if view.is_default and view.address:
                return redirect(f"{request.path}?{view.address}")
    listing = Listing(by, sheet, request.GET)
    found: Any = listing.rows
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = pages.frame(by, sheet) | {
        "crumbs": pages.crumbs(),
        "listing": listing,
        "columns": tables.columns(sheet, listing.shown),
        "lines": tables.lines(listing, list(page)),
        "page": page,
        "controls": choices.controls(listing),
        "column_choices": choices.column_choices(listing),
        "kept": choices.kept(listing),
        "address": choices.address(listing),
        "views": views,
        "view_form": ViewForm(),
        "clear_url": "?semua=1",
        "empty": pages.empty(by, sheet),
        "may_export": bool(reach(by, Permission.REGISTER_EXPORT)),
        "may_change": bool(reach(by, sheet.change)) and listing.day is None,
    }
    return render(request, "register/list.html", shown)


@table(taking)
@require_GET
def export(request: HttpRequest, sheet: Sheet, ending: str) -> HttpResponse:
    """Send the list as it is shown, as a file, and note that in the ledger."""
    by = person(request)
    if ending not in exports.TYPES:
        raise Http404(ending)
    listing = Listing(by, sheet, request.GET)
    told, count = exports.write(sheet, listing.shown, listing.exportable(), ending)
    actions_views.note_export(
        by=by,
        sheet=sheet,
        columns=[column.name for column in listing.shown],
        rows=count,
        ending=ending,
    )
    response = HttpResponse(told, content_type=exports.TYPES[ending])
    day = f"-{listing.day.isoformat()}" if listing.day else ""
    file = f"{sheet.table.sheet}{day}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    response["Cache-Control"] = "no-store"
    return response


@table(reading)
@require_POST
def save_view(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Keep the list as it is under a name."""
    by = person(request)
    form = ViewForm(request.POST)
    address = request.POST.get("address", "")[:LONGEST_ADDRESS]
    if not form.is_valid():
        messages.warning(request, _("Give the view a name of at most 60 characters."))
    else:
        try:
            told: dict[str, Any] = form.cleaned_data
            actions_views.save_view(by=by, sheet=sheet, address=address, **told)
            messages.success(request, _("The view is saved."))
        except NotAllowed as refusal:
            messages.warning(request, str(refusal))
    return redirect(f"{pages.address(sheet, 'list')}?{address or 'semua=1'}")


@table(reading)
@require_POST
def delete_view(request: HttpRequest, sheet: Sheet, number: int) -> HttpResponse:
    """Forget a view of one's own."""
    by = person(request)
    mine = SavedView.objects.filter(user=by, sheet=sheet.name)
    view = get_object_or_404(mine, pk=number)
    actions_views.delete_view(by=by, view=view)
    messages.success(request, _("The view is deleted."))
    return redirect(f"{pages.address(sheet, 'list')}?semua=1")
