"""Giving many rows of a list the same values: choose, fill in, look, agree."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.guard import person
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots.sheets import Sheet

from . import actions, bulk, choices, pages, queries
from .choices import CHOSEN, ONE
from .fields import fields, read_names
from .form_pages import refuse
from .forms import BulkForm
from .guard import changing, table
from .headings import heading
from .listing import Listing
from .tables import Writer

STEP, APPLY, BACK = "langkah", "terapkan", "kembali"
DIGEST = "sidik"
H = HTTPStatus


@dataclass(frozen=True, slots=True)
class Meant:
    """The rows that are to be changed, as a list narrowed them."""

    listing: Listing
    numbers: list[int]

    @property
    def list_url(self) -> str:
        """The list that the person came from."""
        address = choices.address(self.listing) or "semua=1"
        return f"{pages.address(self.listing.sheet, 'list')}?{address}"


@table(changing)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Change many rows in one act; nothing happens before the person saw what would."""
    by = person(request)
    meant = _meant(Listing(by, sheet, request.GET))
    if refusal := _refusal(meant):
        messages.warning(request, refusal)
        return redirect(meant.list_url)
    form = _form(meant, request)
    if request.method == "GET":
        return _page(request, form, meant)
    read_names(by, form)
    step = request.POST.get(STEP, "")
    if step == BACK or not _is_told(form):
        return _page(request, form, meant)
    if step != APPLY:
        return _preview(request, form, meant)
    try:
        changed = actions.change_rows(
            by=by,
            sheet=sheet,
            numbers=meant.numbers,
            values=form.values,
            today=timezone.localdate(),
            expected=request.POST.get(DIGEST, "-"),
        )
    except actions.Stale as stale:
        return _preview(request, form, meant, str(stale))
    except NotAllowed as refusal_:
        refuse(form, refusal_)
        return _page(request, form, meant)
    told = ngettext(
        "%(count)d row has been changed.", "%(count)d rows have been changed.", changed
    )
    messages.success(request, told % {"count": changed})
    return redirect(meant.list_url)


def _meant(listing: Listing) -> Meant:
    """Those chosen, or all that the list shows; of both, what is one's own."""
    rows = listing.changeable()
    if CHOSEN in listing.params:
        told = listing.params.getlist(ONE)
        chosen = {int(each) for each in told if each.isdecimal() and len(each) < 19}
        rows = rows.filter(pk__in=chosen)
    most = actions.MOST_AT_ONCE + 1
    return Meant(listing, list(rows.values_list("pk", flat=True)[:most]))


def _refusal(meant: Meant) -> str:
    if meant.listing.day:
        return _("What was cannot be changed. Take the day away to change what is now.")
    if not meant.numbers:
        return _("Choose at least one row that you may change.")
    if len(meant.numbers) > actions.MOST_AT_ONCE:
        return _(
            "At most %(most)d rows are changed at once. Narrow the list with a filter."
        ) % {"most": actions.MOST_AT_ONCE}
    return ""


def _form(meant: Meant, request: HttpRequest) -> BulkForm:
    sheet = meant.listing.sheet
    columns = queries.columns_to_change(meant.listing.by, sheet, meant.numbers)
    return BulkForm(
        request.POST if request.method == "POST" else None,
        sheet=sheet,
        columns=[c for c in columns if c.name not in sheet.table.key],
        suggest_url=pages.address(sheet, "suggest"),
    )


def _is_told(form: BulkForm) -> bool:
    if form.is_valid() and not form.values:
        form.add_error(None, _("Fill in at least one column."))
    return not form.errors


def _frame(meant: Meant, form: BulkForm) -> dict[str, Any]:
    sheet = form.sheet
    back = pages.Crumb(str(heading(sheet).title), meant.list_url)
    return pages.frame(meant.listing.by, sheet) | {
        "crumbs": [*pages.crumbs(), back],
        "count": len(meant.numbers),
        "chips": meant.listing.chips,
        "is_chosen": CHOSEN in meant.listing.params,
        "list_url": meant.list_url,
        "form": form,
    }


def _page(request: HttpRequest, form: BulkForm, meant: Meant) -> HttpResponse:
    shown = _frame(meant, form) | {
        "fields": fields(meant.listing.by, form, emptied=form.emptied),
        "keep": f"register-bulk-{form.sheet.name}",
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "register/bulk.html", shown, status=status)


def _preview(
    request: HttpRequest, form: BulkForm, meant: Meant, stale: str = ""
) -> HttpResponse:
    """Show what would change, with everything that the next step needs."""
    listing = meant.listing
    rows = list(listing.changeable().filter(pk__in=meant.numbers))
    told = bulk.preview(listing.sheet, rows, form.values)
    first = told.touched[: bulk.MOST_NAMED]
    writer = Writer.of(listing.by, listing.sheet, first)
    typed = [(name, str(form[name].value() or "")) for name in form.fields]
    shown = _frame(meant, form) | {
        "stale": stale,
        "preview": told,
        "named": [writer.title(listing.sheet, row) for row in first],
        "unnamed": len(told.touched) - len(first),
        "kept": [
            *((name, text) for name, text in typed if text),
            *((form.EMPTY, name) for name in sorted(form.emptied)),
            (DIGEST, told.digest),
        ],
    }
    status = H.CONFLICT if stale else H.OK
    return render(request, "register/bulk_preview.html", shown, status=status)
