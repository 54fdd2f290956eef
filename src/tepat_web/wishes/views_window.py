"""The planner's pages: windows, who has told, what units need, what people said."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.tables import Column, Row
from tepat_web.kit.writing import number as written
from tepat_web.ledger.actions import NotAllowed

from . import actions_window as actions
from . import queries
from .forms import FIELDS, WindowForm
from .models import State, UnitNeed, Window

P = Permission
H = HTTPStatus
PER_PAGE = 50
MOST_IN_ADDRESS = 100  # codes; longer addresses are cut off by some proxies


@require(P.PLAN_COMPUTE)
@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show the latest window with who has told and what units need; open another."""
    by, today = person(request), timezone.localdate()
    form = WindowForm(request.POST or None, initial={"most": 3, "most_needs": 5})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            made = actions.open_window(by=by, today=today, **told)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The window is laid down."))
            return redirect("wishes:window", number=made.pk)
    windows = list(queries.windows())
    shown = next((each for each in windows if each.is_open(today)), None)
    shown = shown or next(iter(windows), None)
    context = {
        "windows": [(each, each.state(today).label) for each in windows],
        "shown": shown,
        "form": form,
        "may_open": reach(by, P.WISHES_CHANGE).everywhere,
        **(_figures(request, by, shown) if shown else {}),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "wishes/index.html", context, status=status)


@require(P.PLAN_COMPUTE)
@never_cache
@require_http_methods(["GET", "POST"])
def window(request: HttpRequest, number: int) -> HttpResponse:
    """Show one window: who has told, what was said; change it while it is not over."""
    by, today = person(request), timezone.localdate()
    found: Window = get_object_or_404(queries.windows(), pk=number)
    may_change = reach(by, P.WISHES_CHANGE).everywhere
    may_change = may_change and found.state(today) is not State.OVER
    form = WindowForm(request.POST or None, initial=WindowForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            actions.change_window(by=by, window=found, today=today, **told)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The window has been changed."))
            return redirect("wishes:window", number=number)
    people = Paginator(queries.said(by, found), PER_PAGE)
    page = people.get_page(request.GET.get("page"))
    wishes = queries.wishes_of(each.employee_id for each in page)
    context = {
        "window": found,
        "state": found.state(today).label,
        "form": form,
        "may_change": may_change,
        "page": page,
        "people": [(each, wishes[each.employee_id]) for each in page],
        **_figures(request, by, found),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "wishes/window.html", context, status=status)


@require(P.WISHES_CHANGE)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a window before its last day."""
    found: Window = get_object_or_404(queries.windows(), pk=number)
    try:
        actions.close_window(
            by=person(request), window=found, today=timezone.localdate()
        )
        messages.success(request, _("The window is closed."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("wishes:window", number=number)


def _figures(request: HttpRequest, by: User, window: Window) -> dict[str, Any]:
    """Who has told by agency, and what units need; what people said is not counted."""
    rows = queries.told(by, window)
    whole = queries.together(rows)
    found = queries.needs(window)
    if not reach(by, P.WISHES_READ).everywhere:
        found = found.none()
    needs = Paginator(found, PER_PAGE)
    page = needs.get_page(request.GET.get("kebutuhan"))
    return {
        "whole": whole,
        "columns": [
            Column(_("Agency")),
            Column(_("Asked"), is_number=True, unit=_("people")),
            Column(_("Have told"), is_number=True, unit=_("people")),
            Column(_("Share"), is_number=True, unit="%"),
            Column(_("Units that told their needs"), is_number=True),
        ],
        "rows": [
            Row([row.name or _("without a unit"), *map(written, _counts(row))])
            for row in rows
        ],
        "totals": [_("All together"), *map(written, _counts(whole))],
        "needs_page": page,
        "needs": _needs(list(page)),
        "all_url": _all_url(window) if page.object_list else "",
    }


def _needs(page: list[UnitNeed]) -> list[dict[str, Any]]:
    """What units need, each with the unit's name and the empty seats."""
    free = queries.seats_free(each.position.code for each in page)
    names = queries.unit_names(each.unit for each in page)
    return [
        {
            "need": each,
            "unit": names.get(each.unit, each.unit),
            "free": free.get(each.position.code),
        }
        for each in page
    ]


def _all_url(window: Window) -> str:
    """Where a plan is asked for that fills all needs first; blank: too many."""
    codes = queries.must_fill(window)
    if len(codes) > MOST_IN_ADDRESS:
        return ""
    return f"{reverse('placement:ask')}?{urlencode({'wajib': codes}, doseq=True)}"


def _counts(row: queries.Told) -> tuple[int, int, int, int]:
    return row.asked, row.told, row.percent, row.units
