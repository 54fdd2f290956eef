"""What a unit needs most: ranked by its head or officer while a window is open."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Position, Unit
from tepat_web.register.actions import Stale

from . import actions, choices, comparing, queries
from .draft import BUTTONS, Draft
from .models import State, Window
from .views import SAVE, WORDS

P = Permission
H = HTTPStatus


@require(P.UNIT_RANK)
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """List the units for which the person ranks needs, with the window of each."""
    by, today = person(request), timezone.localdate()
    rows = []
    mine, known = list(queries.ranked_by(by)), queries.asking()
    counts = queries.counts_of_needs(mine)
    for unit in mine:
        window = queries.current(unit.path, today, known)
        rows.append(
            {
                "unit": unit,
                "window": window,
                "is_open": window is not None and window.is_open(today),
                "is_ahead": window is not None and window.state(today) is State.AHEAD,
                "count": counts.get((window.pk, unit.code), 0) if window else 0,
            }
        )
    return render(request, "wishes/units.html", {"rows": rows})


@require(P.UNIT_RANK)
@never_cache
@require_http_methods(["GET", "POST"])
def unit(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a unit needs most; while a window is open, take what is said."""
    by, today = person(request), timezone.localdate()
    found: Unit = get_object_or_404(queries.ranked_by(by), pk=number)
    window = queries.current(found.path, today)
    if window is None or not window.is_open(today):
        return _read_only(request, found, window)
    if request.method == "GET":
        return _page(request, window, found, _kept(window, found))
    draft = Draft.read(request.POST)
    if pressed := next((name for name in BUTTONS if name in request.POST), ""):
        draft.press(pressed, request.POST[pressed])
    if SAVE in request.POST:
        return _save(request, by, window, found, draft)
    return _page(request, window, found, draft, is_trial=True)


def _save(
    request: HttpRequest, by: User, window: Window, unit: Unit, draft: Draft
) -> HttpResponse:
    try:
        actions.tell_needs(
            by=by,
            window=window,
            unit=unit,
            ranked=draft.filled(),
            seen=began_with(request.POST),
            today=timezone.localdate(),
        )
    except Stale as refusal:
        told = {
            "refusal": str(refusal),
            "changes": comparing.differences(_kept(window, unit), draft),
            "version": queries.version_of_needs(window, unit),
        }
        return _page(request, window, unit, draft, H.CONFLICT, told)
    except NotAllowed as refusal:
        unknown = refusal.codes if isinstance(refusal, actions.Unknown) else ()
        told = {"refusal": str(refusal), "unknown": unknown}
        return _page(request, window, unit, draft, H.UNPROCESSABLE_ENTITY, told)
    messages.success(request, _("What the unit needs is saved. It may be changed."))
    return redirect("wishes:unit", number=unit.pk)


def _page(
    request: HttpRequest,
    window: Window,
    unit: Unit,
    draft: Draft,
    status: HTTPStatus = H.OK,
    told: Mapping[str, Any] | None = None,
    *,
    is_trial: bool = False,
) -> HttpResponse:
    words = request.POST.get(WORDS, "").strip()
    places = draft.places(window.most_needs)
    codes = [each.code for each in places if each.code]
    mine = queries.positions().filter(unit__path__startswith=unit.path)
    about = {each.code: each for each in _choices(mine.filter(code__in=codes))}
    found, more = choices.search(words, unit.path) if words else ([], False)
    version = queries.version_of_needs(window, unit)
    context = {
        "window": window,
        "unit": unit,
        "of_unit": True,
        "draft": draft,
        "rows": [
            {
                "said": each,
                "choice": about.get(each.code),
                "is_moved": at == draft.moved,
            }
            for at, each in enumerate(places)
        ],
        "taken": codes,
        "is_full": len(draft.filled()) >= window.most_needs,
        "words": words,
        "found": _choices(found),
        "more": more,
        "offered": _vacant(mine, codes),
        "version": version if request.method == "GET" else began_with(request.POST),
        "is_trial": is_trial,
        "needs": queries.needs_of(window, unit),
        **(told or {}),
    }
    if request.headers.get("HX-Request") and is_trial:
        return render(request, "wishes/_editor.html", context)
    return render(request, "wishes/unit.html", context, status=status)


def _read_only(request: HttpRequest, unit: Unit, window: Window | None) -> HttpResponse:
    draft, status = None, H.OK
    if request.method == "POST":
        draft, status = Draft.read(request.POST), H.CONFLICT
    today = timezone.localdate()
    context = {
        "window": window,
        "is_ahead": window is not None and window.state(today) is State.AHEAD,
        "unit": unit,
        "needs": queries.needs_of(window, unit) if window else [],
        "unsaved": comparing.lines(draft) if draft else (),
    }
    return render(request, "wishes/unit_closed.html", context, status=status)


def _kept(window: Window, unit: Unit) -> Draft:
    return Draft.of_needs(queries.needs_of(window, unit))


def _choices(positions: Any) -> list[choices.Choice]:
    """Positions with their empty seats; nobody's way there has a place here."""
    found: list[Position] = list(positions)
    free = queries.seats_free(each.code for each in found)
    return [
        choices.Choice(each.code, each.name, each.unit.name, vacant=free.get(each.code))
        for each in found
    ]


def _vacant(mine: Any, taken: list[str]) -> list[tuple[str, list[choices.Choice]]]:
    """The positions of the unit with empty seats, the emptiest first."""
    told = [each for each in _choices(mine.exclude(code__in=taken)) if each.vacant]
    told.sort(key=lambda each: -(each.vacant or 0))
    title = _("positions with empty seats")
    return [(title, told[: choices.MOST])] if told else []
