"""Taking in files: saved e-mail, and exports of SP4N-LAPOR!; looked at before a yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tepat.errors import TepatError
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.kit import writing
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots.showing import language

from . import actions_bring, lapor, mailbox, trays
from .brought import Brought
from .forms import BringForm
from .models import Channel, Tray
from .secret import grouped
from .trays import TAKEN, Fate, Planned

P = Permission
H = HTTPStatus
PER_PAGE = 100
FATE = "nasib"
NUMBER = "berkas"
WORDS: Mapping[Fate, Promise] = {
    Fate.NEW: gettext_lazy("new"),
    Fate.OVER: gettext_lazy("new, closed there already: no deadline runs"),
    Fate.CHANGED: gettext_lazy("known, and changed there"),
    Fate.REPLY: gettext_lazy("belongs to a case that is here"),
    Fate.KNOWN: gettext_lazy("taken in before"),
    Fate.TWICE: gettext_lazy("twice in this file"),
    Fate.ASIDE: gettext_lazy("no complaint"),
    Fate.FAULT: gettext_lazy("cannot be read"),
}


@require(P.COMPLAINT_HANDLE)
@never_cache
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Read a file, and show what would become of each line before a yes."""
    by = person(request)
    is_sent = request.method == "POST"
    form = BringForm(by, request.POST, request.FILES) if is_sent else BringForm(by)
    if form.is_valid() and (brought := _read(form)) is not None:
        unit = form.cleaned_data["unit"]
        trays.lay(by=by, channel=form.channel(), brought=brought, unit=unit)
        for text in _besides(brought):
            messages.warning(request, text)
        return redirect("complaints:bring")
    waits = None if is_sent else Tray.objects.filter(by=by).first()
    context: dict[str, Any] = {"form": form}
    if waits is not None:
        context |= _shown(request, waits, trays.planned(by, waits))
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "complaints/bring.html", context, status=status)


@require(P.COMPLAINT_HANDLE)
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take in the file that waits for a yes."""
    try:
        told = actions_bring.bring(by=person(request), tray=_number(request))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("complaints:bring")
    if any(told[fate] for fate in TAKEN):
        new = writing.number(told[Fate.NEW] + told[Fate.OVER])
        more = writing.number(told[Fate.CHANGED] + told[Fate.REPLY])
        text = _("Taken in: %(new)s new, %(more)s to cases that were here.")
        messages.success(request, text % {"new": new, "more": more})
    else:
        messages.success(request, _("Nothing in it was new."))
    return redirect("complaints:index")


@require(P.COMPLAINT_HANDLE)
@require_POST
def throw(request: HttpRequest) -> HttpResponse:
    """Throw away the file that waits for a yes."""
    trays.throw_away(by=person(request), tray=_number(request))
    messages.success(request, _("The file is thrown away; nothing of it was taken in."))
    return redirect("complaints:bring")


def _number(request: HttpRequest) -> int:
    told = request.POST.get(NUMBER, "")[:18]
    return int(told) if told.isascii() and told.isdigit() else 0


def _shown(request: HttpRequest, tray: Tray, found: list[Planned]) -> dict[str, Any]:
    counted = Counter(each.fate for each in found)
    asked = request.GET.get(FATE, "")
    rows = [each for each in found if not asked or each.fate == asked]
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "tray": tray,
        "page": page,
        "rows": [_row(each) for each in page.object_list],
        "stats": [
            {
                "label": capfirst(str(WORDS[fate])),
                "value": counted[fate],
                "url": f"?{FATE}={fate}",
            }
            for fate in Fate
            if counted[fate]
        ],
        "is_part": len(rows) < len(found),
        "taken": sum(n for fate, n in counted.items() if fate in TAKEN),
        "attachments": sum(
            each.line.attachments for each in found if each.fate in TAKEN
        ),
        "undated": sum(
            each.line.day is None for each in found if each.fate is Fate.NEW
        ),
    }


def _row(each: Planned) -> dict[str, Any]:
    line = each.line
    why = {
        Fate.FAULT: line.fault,
        Fate.ASIDE: line.aside,
        Fate.REPLY: each.case and grouped(each.case.number),
        Fate.CHANGED: each.case and f"{grouped(each.case.number)}: {line.status}",
    }
    return {
        "number": line.number,
        "fate": each.fate,
        "word": WORDS[each.fate],
        "why": why.get(each.fate) or "",
        "day": line.day,
        "unit": each.unit,
        "beginning": line.beginning,
        "is_bad": each.fate is Fate.FAULT,
    }


def _besides(brought: Brought) -> list[str]:
    """What is said once, when a file was read."""
    told = []
    if brought.left:
        left = writing.number(brought.left)
        told.append(
            _(
                "%(n)s more stand in the file than are read at once. Hand in the rest "
                "as a file of its own."
            )
            % {"n": left}
        )
    if brought.unknown:
        text = _(
            "Columns that we do not know: %(names)s. What stands there is kept with "
            "the sender."
        )
        told.append(text % {"names": ", ".join(brought.unknown)})
    return told


def _read(form: BringForm) -> Brought | None:
    data, today = form.cleaned_data["file"].read(), timezone.localdate()
    try:
        if form.channel() == Channel.EMAIL:
            brought = mailbox.read(data, today)
        else:
            brought = lapor.read(data, today)
    except lapor.NoHeadings:
        form.add_error(
            "file",
            _("No column says what was complained about. It is called “Isi Laporan”."),
        )
    except TepatError as refusal:
        form.add_error("file", refusal.say(language()))
    else:
        if brought.lines:
            return brought
        form.add_error("file", _("Nothing stands in the file."))
    return None
