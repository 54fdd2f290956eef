"""Writing a standard: one page, a draft that is kept, and its publication."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.publicservice.models import Service

from . import actions, comparing, components, queries
from .forms import StandardForm

P = Permission
H = HTTPStatus
EDITION, DO, PUBLISH = "edisi", "lakukan", "terbitkan"
LONGEST_NUMBER = 9  # digits of a number that a browser sends


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Write the standard of a service: keep a draft, or publish it from a day on."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.services(by, P.SERVICE_CHANGE), pk=number)
    told = components.components(today)
    if request.method == "POST":
        form = StandardForm(request.POST, told=told)
        return _sent(request, by, it, form)
    held = queries.held([it], today)[it.pk]
    begun = held.draft or held.now
    first = {name: getattr(begun, name) for name in actions.WRITTEN} if begun else {}
    form = StandardForm(told=told, initial=first)
    return _page(request, it, form, held.draft.edition if held.draft else 0)


def _sent(
    request: HttpRequest, by: User, it: Service, form: StandardForm
) -> HttpResponse:
    """Do what was asked; whatever is not published is kept as the draft."""
    edition = _edition(request)
    if not form.is_valid():
        return _page(request, it, form, edition)
    is_publishing = request.POST.get(DO) == PUBLISH
    written, day = form.written, form.day
    try:
        if is_publishing and not form.lacks() and day:
            try:
                actions.publish(
                    by=by, service=it, told=written, edition=edition, valid_from=day
                )
            except actions.Overtaken:
                raise
            except NotAllowed as refusal:
                form.add_error("valid_from", str(refusal))
            else:
                messages.success(
                    request, _("It is published; citizens read it from its day on.")
                )
                return redirect("standards:service", number=it.pk)
        kept = actions.keep(by=by, service=it, told=written, edition=edition)
    except actions.Overtaken as refusal:
        form.add_error(None, str(refusal))
        theirs = refusal.theirs
        labels = {name: str(each.label) for name, each in form.fields.items()}
        beside = comparing.changes(theirs, written, labels) if theirs else []
        return _page(request, it, form, theirs.edition if theirs else 0, beside)
    if is_publishing:
        return _page(request, it, form, kept.edition, is_kept=True)
    messages.success(request, _("The draft is kept. Citizens do not see it yet."))
    return redirect("standards:write", number=it.pk)


def _page(
    request: HttpRequest,
    it: Service,
    form: StandardForm,
    edition: int,
    beside: list[comparing.Change] | None = None,
    *,
    is_kept: bool = False,
) -> HttpResponse:
    """Answer with the form; ``is_kept``: as a draft, though it was to be published."""
    context = {
        "it": it,
        "form": form,
        "edition": edition,
        "beside": beside,
        "is_kept": is_kept,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "standards/write.html", context, status=status)


def _edition(request: HttpRequest) -> int:
    told = request.POST.get(EDITION, "")
    is_number = told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER
    return int(told) if is_number else 0
