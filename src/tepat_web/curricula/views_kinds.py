"""Pages of the kinds of credentials, and who must hold them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once

from . import actions_credentials as actions
from . import queries
from .forms import KindForm
from .models import CredentialKind
from .views import answer

P = Permission


@require(P.CURRICULA_KEEP)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the kinds of credentials that concern somebody within reach."""
    by = person(request)
    found = queries.kinds(by)
    names = dict(queries.job_names({code for each in found for code in each.jobs}))
    units = dict(queries.units_called(found))
    rows = [
        {
            "kind": each,
            "jobs": [names.get(code, code) for code in each.jobs],
            "unit": units.get(each.unit, each.unit),
            "may_change": queries.may_change(by, each),
        }
        for each in found
    ]
    context = {"rows": rows, "tab": "kinds"}
    return render(request, "curricula/kinds.html", context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Lay down a kind of credential."""
    by = person(request)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    kept = queries.kept_units(by)
    initial = {"unit": kept[0]} if len(kept) == 1 else {}
    form = KindForm(request.POST or None, by=by, initial=initial)
    if request.method == "POST":
        if once.made_by(by, mark):
            return redirect("curricula:kinds")
        if form.is_valid():
            told = form.told()
            try:
                once.make(by, mark, lambda: actions.add_kind(by=by, told=told))
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The kind has been added."))
                return redirect("curricula:kinds")
    context = {
        "title": _("Add a kind of licence or certificate"),
        "back": reverse("curricula:kinds"),
        "keep": "jenis-izin-baru",
    }
    return answer(request, form, mark, context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a kind of credential."""
    by = person(request)
    found = _found(by, number)
    form = KindForm(request.POST or None, by=by, initial=KindForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_kind(by=by, kind=found, told=form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The kind has been changed."))
            return redirect("curricula:kinds")
    context = {
        "title": found.name,
        "back": reverse("curricula:kinds"),
        "removes": reverse("curricula:remove-kind", args=[number]),
        "remove_words": _("Take this kind away?"),
    }
    return answer(request, form, "", context)


@require(P.CURRICULA_KEEP)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take away a kind of credential of which nothing is recorded."""
    by = person(request)
    found = _found(by, number)
    try:
        actions.remove_kind(by=by, kind=found)
        messages.success(request, _("The kind has been taken away."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("curricula:kinds")


def _found(by: User, number: int) -> CredentialKind:
    for each in queries.kinds(by):
        if each.pk == number and queries.may_change(by, each):
            return each
    raise Http404
