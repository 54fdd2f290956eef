"""What everybody sees: looking at what would be shown, approving it, taking it back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots.models import Release, Subject

from . import actions, drafts
from .telling import who

P = Permission


@require(P.FIGURES_PUBLISH)
@never_cache
@require_GET
def release(request: HttpRequest) -> HttpResponse:
    """Show what everybody sees, and what they would see after an approval."""
    context = {
        "drafts": list(drafts.drafts()),
        "who": who(P.COMPUTE),
        "may_ask": bool(reach(person(request), P.COMPUTE)),
    }
    return render(request, "dashboard/release.html", context)


@require(P.FIGURES_PUBLISH)
@require_POST
def approve(request: HttpRequest, subject: str) -> HttpResponse:
    """Show everybody what was looked at."""
    by, chosen = person(request), _subject(subject)
    mark = request.POST.get("dilihat", "")
    return _decided(request, lambda: actions.approve(by=by, subject=chosen, mark=mark))


@require(P.FIGURES_PUBLISH)
@require_POST
def withdraw(request: HttpRequest, subject: str) -> HttpResponse:
    """Take figures back."""
    by, chosen = person(request), _subject(subject)
    return _decided(request, lambda: actions.withdraw(by=by, subject=chosen))


def _decided(request: HttpRequest, act: Callable[[], Release]) -> HttpResponse:
    try:
        found = act()
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _said(found))
    return redirect("dashboard:release")


def _said(found: Release) -> str:
    if found.withdrawn_at is not None:
        return _("Nobody sees these figures any more.")
    return _("Everybody sees these figures now.")


def _subject(told: str) -> Subject:
    """The subject that an address names.

    Raises:
        Http404: if there is none of that name.
    """
    try:
        return Subject(told)
    except ValueError:
        raise Http404(told) from None
