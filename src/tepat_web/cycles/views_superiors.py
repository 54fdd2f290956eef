"""Superiors in bulk: as the position map has them, or one in place of another."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.kit.writing import number as written
from tepat_web.ledger.actions import NotAllowed
from tepat_web.workforce.queries import names_by_nip

from . import actions_people, queries
from .forms import ReplaceForm
from .roll import Differing, differing

P = Permission
H = HTTPStatus
PER_PAGE = 50
ALL = "semua"


@require(P.APPRAISAL_RUN)
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show whose superior is not the one of the position map; change superiors."""
    by = person(request)
    if not queries.runs(by):
        raise Http404
    cycle: Cycle = get_object_or_404(queries.cycles(), pk=number)
    form = ReplaceForm()
    if request.method == "POST":
        form = ReplaceForm(request.POST if "old" in request.POST else None)
        wanted = _wanted(request, cycle, form)
        if wanted is not None and _change(request, by, cycle, wanted, form):
            return redirect("cycles:superiors", number=number)
    found = differing(cycle, timezone.localdate())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "form": form,
        "page": shown,
        "rows": _rows(list(shown.object_list)),
        "count": len(found),
        "without": sum(not each.now for each in found),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "cycles/superiors.html", context, status=status)


def _wanted(
    request: HttpRequest, cycle: Cycle, form: ReplaceForm
) -> list[tuple[int, str, str]] | None:
    """Which agreements get which superior; none where a form is not right."""
    if not form.is_bound:
        marked = set(request.POST.getlist("pilih"))
        is_all = request.POST.get("lingkup") == ALL
        return [
            (each.agreement, each.now, each.by_map)
            for each in differing(cycle, timezone.localdate())
            if is_all or str(each.agreement) in marked
        ]
    if not form.is_valid():
        return None
    old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    led = Agreement.objects.standing().filter(
        cycle=cycle, until__isnull=True, superior=old
    )
    wanted = [(each, old, new) for each in led.values_list("pk", flat=True)]
    if not wanted:
        form.add_error("old", _("Nobody has this superior in this cycle."))
        return None
    return wanted


def _change(
    request: HttpRequest,
    by: User,
    cycle: Cycle,
    wanted: Sequence[tuple[int, str, str]],
    form: ReplaceForm,
) -> bool:
    """Change superiors and say how many; tell whether that was possible."""
    if not wanted:
        messages.warning(request, _("Nobody is marked. Mark whose superior changes."))
        return True
    try:
        done = actions_people.entrust(by=by, cycle=cycle, superiors=wanted)
    except NotAllowed as refusal:
        if form.is_bound:
            form.add_error("new", str(refusal))
            return False
        messages.warning(request, str(refusal))
        return True
    text = ngettext(
        "%(n)s person has another superior now.",
        "%(n)s people have another superior now.",
        done,
    )
    messages.success(request, text % {"n": written(done)})
    return True


def _rows(shown: Sequence[Differing]) -> list[dict[str, Any]]:
    names = names_by_nip(
        nip for each in shown for nip in (each.nip, each.now, each.by_map)
    )
    units = queries.names_of(each.path for each in shown)
    return [
        {
            "number": each.agreement,
            "name": names.get(each.nip, each.nip),
            "nip": each.nip,
            "unit": units.get(each.path, ""),
            "now": names.get(each.now, each.now),
            "by_map": names.get(each.by_map, each.by_map),
        }
        for each in shown
    ]
