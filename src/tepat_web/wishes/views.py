"""One's own wishes: chosen, put in order, said; after the window, read."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.actions import Stale
from tepat_web.snapshots.actions import ask_own_career
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.workforce.models import Employee

from . import actions, choices, comparing, queries
from .draft import BUTTONS, STAY, Draft
from .models import State, Window

P = Permission
H = HTTPStatus
WORDS, SAVE, COMPUTE = "q", "simpan", "hitung"


@require(P.WISH_TELL)
@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Show what one wishes for; while a window is open, take what one says."""
    by, today = person(request), timezone.localdate()
    employee = queries.employee_of(by)
    path = employee.place.path if employee and employee.place else ""
    window = queries.current(path, today) if employee else None
    if employee is None or window is None or not window.is_open(today):
        return _read_only(request, by, employee, window)
    if request.method == "GET":
        return _page(request, by, window, employee, _kept(window, employee))
    draft = Draft.read(request.POST)
    if pressed := next((name for name in BUTTONS if name in request.POST), ""):
        draft.press(pressed, request.POST[pressed])
    if SAVE in request.POST or COMPUTE in request.POST:
        return _save(request, by, window, employee, draft)
    return _page(request, by, window, employee, draft, is_trial=True)


def _save(
    request: HttpRequest, by: User, window: Window, employee: Employee, draft: Draft
) -> HttpResponse:
    try:
        actions.tell_wishes(
            by=by,
            window=window,
            told=draft.statement(),
            seen=_seen(request, window, employee),
            today=timezone.localdate(),
        )
    except Stale as refusal:
        kept = _kept(window, employee)
        told = {
            "refusal": str(refusal),
            "changes": comparing.differences(kept, draft),
            "version": queries.version_of_wishes(window, employee),
        }
        return _page(request, by, window, employee, draft, H.CONFLICT, told)
    except NotAllowed as refusal:
        unknown = refusal.codes if isinstance(refusal, actions.Unknown) else ()
        told = {"refusal": str(refusal), "unknown": unknown}
        return _page(request, by, window, employee, draft, H.UNPROCESSABLE_ENTITY, told)
    messages.success(request, _("Your wishes are saved. You may still change them."))
    if COMPUTE in request.POST:
        try:
            ask_own_career(by=by, target="")
        except NotAllowed as refusal:
            messages.warning(request, str(refusal))
    return redirect("wishes:mine")


def _page(
    request: HttpRequest,
    by: User,
    window: Window,
    employee: Employee,
    draft: Draft,
    status: HTTPStatus = H.OK,
    told: Mapping[str, Any] | None = None,
    *,
    is_trial: bool = False,
) -> HttpResponse:
    known = choices.Known.of(by, _language())
    words = request.POST.get(WORDS, "").strip()
    places = draft.places(window.most)
    codes = [each.code for each in places if each.code]
    found, more = choices.search(words) if words else ([], False)
    about = {each.code: each for each in known.chosen(codes)}
    context = {
        "window": window,
        "seat": queries.seat_of(employee),
        "draft": draft,
        "stays": draft.choice == STAY,
        "rows": [
            {
                "said": each,
                "choice": about.get(each.code),
                "is_moved": at == draft.moved,
            }
            for at, each in enumerate(places)
        ],
        "taken": codes,
        "is_full": len(draft.filled()) >= window.most,
        "words": words,
        "found": known.about(found),
        "more": more,
        "offered": known.offered(codes),
        "latest": known.latest,
        "has_changed": known.latest is not None and has_changed_since(known.latest),
        "is_computing": choices.is_computing(by),
        "version": _seen(request, window, employee),
        "is_trial": is_trial,
        "said": queries.preference(window, employee),
        "leads": queries.ranked_by(by).exists(),
        **(told or {}),
    }
    if request.headers.get("HX-Request") and is_trial:
        return render(request, "wishes/_editor.html", context)
    return render(request, "wishes/mine.html", context, status=status)


def _read_only(
    request: HttpRequest, by: User, employee: Employee | None, window: Window | None
) -> HttpResponse:
    """What is kept, where nothing can be said now; what was typed is given back."""
    draft, status = None, H.OK
    if request.method == "POST":
        draft, status = Draft.read(request.POST), H.CONFLICT
    today = timezone.localdate()
    wishes = queries.wishes(employee) if employee else []
    said = queries.last_told(employee) if employee else None
    context = {
        "window": window,
        "is_ahead": window is not None and window.state(today) is State.AHEAD,
        "employee": employee,
        "wishes": wishes,
        "said": said,
        "unsaved": comparing.lines(draft) if draft else (),
        "leads": queries.ranked_by(by).exists(),
    }
    return render(request, "wishes/closed.html", context, status=status)


def _kept(window: Window, employee: Employee) -> Draft:
    return Draft.of(queries.wishes(employee), queries.preference(window, employee))


def _seen(request: HttpRequest, window: Window, employee: Employee) -> int:
    """The version with which the writing began: now, or as the form says."""
    if request.method == "GET":
        return queries.version_of_wishes(window, employee)
    return began_with(request.POST)


def _language() -> str:
    return "en" if get_language() == "en" else "id"
