"""Pages of the person: what is agreed for the year, handing it in, taking it back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw

from . import actions, pages, queries
from .forms import ResourcesForm
from .models import Agreement

P = Permission
H = HTTPStatus
SAVE = "simpan"


@require(P.APPRAISAL_OWN)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own year: how far it is, what comes next, and earlier years."""
    by, today = person(request), timezone.localdate()
    every = list(queries.own(by))
    cycle = queries.current()
    it = next((each for each in every if cycle and each.cycle_id == cycle.pk), None)
    context: dict[str, Any] = {
        "it": it,
        "cycle": cycle,
        "earlier": [each for each in every if each != it],
    }
    if it is not None:
        context |= pages.shown(by, it, today) | {"next": pages.next_step(it, today)}
    return render(request, "agreements/mine.html", context)


@require(P.APPRAISAL_OWN, P.APPRAISAL_READ)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one agreement: to the person, to the superior, or to who may read it."""
    by = person(request)
    it = get_object_or_404(queries.agreements(by), pk=number)
    return shown(request, by, it)


@require(P.APPRAISAL_OWN)
@require_POST
def hand_in(request: HttpRequest, number: int) -> HttpResponse:
    """Hand one's expectations to the superior, or only save what one needs."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    form = ResourcesForm(request.POST)
    if not form.is_valid():
        return shown(request, by, it, form=form, status=H.UNPROCESSABLE_ENTITY)
    resources = form.cleaned_data["resources"]
    try:
        if SAVE in request.POST:
            actions.save_resources(by=by, agreement=it, resources=resources)
            messages.success(request, _("Saved. It is not handed in yet."))
        else:
            actions.hand_in(by=by, agreement=it, resources=resources)
            messages.success(request, _("It is with your superior now."))
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return shown(request, by, it, form=form, status=H.UNPROCESSABLE_ENTITY)
    return redirect("agreements:one", number=it.pk)


@require(P.APPRAISAL_OWN)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was handed in."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    try:
        actions.take_back(by=by, agreement=it)
        messages.success(request, _("It is yours to write on again."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("agreements:one", number=it.pk)


@require(P.APPRAISAL_OWN)
@require_POST
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Begin with the results of an earlier year."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    try:
        count = actions.copy_last(by=by, agreement=it)
        told = ngettext(
            "%(n)d result was copied. Look at its targets.",
            "%(n)d results were copied. Look at their targets.",
            count,
        )
        messages.success(request, told % {"n": count})
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("agreements:one", number=it.pk)


def shown(
    request: HttpRequest,
    by: User,
    it: Agreement,
    *,
    status: HTTPStatus = H.OK,
    form: ResourcesForm | None = None,
) -> HttpResponse:
    """Return the page of one agreement; ``form`` is one that was refused."""
    context = pages.shown(by, it, timezone.localdate())
    if context["may_write"]:
        context["form"] = form or ResourcesForm(initial={"resources": it.resources})
        context["may_copy"] = not context["lines"] and queries.earlier(it) is not None
        context["suggestions"] = queries.tasks(it)
    elif form is not None:
        context["form"] = form
    if not context["is_own"] and not context["is_led"]:
        saw(by=by, what=it)
    return render(request, "agreements/one.html", context, status=status)
