"""Structures to be: made, changed on the map, compared, put away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed

from . import actions
from . import draft_compared as compared
from . import map as maps
from .elsewhere import address
from .map_question import one_of, read, shown_structures
from .models import Unit

P = Permission
MADE = gettext_lazy(
    "The draft is made. It changes nothing until a regulation lays it down."
)


class DraftForm(forms.Form):
    """What a draft is called, and which structure it begins with."""

    basis = forms.CharField(
        label=gettext_lazy("Name of the draft"),
        help_text=gettext_lazy("For example “Proposal for 2027, health agency”."),
        max_length=200,
    )


@require(P.STRUCTURE_CHANGE, P.RESULTS_READ)
@require_http_methods(["GET", "POST"])
def structures(request: HttpRequest) -> HttpResponse:
    """List the structures and their drafts; make another draft."""
    by = person(request)
    may_change = _may_change(by)
    form = DraftForm(request.POST or None)
    shown = tuple(shown_structures(by))
    now = maps.in_force(shown, timezone.localdate())
    wanted = request.POST.get("from", str(now.pk) if now else "")
    if request.method == "POST" and form.is_valid():
        source, basis = one_of(shown, wanted), form.cleaned_data["basis"]
        try:
            draft = actions.make_draft(by=by, structure=source, basis=basis)
        except NotAllowed as refusal:
            form.add_error("basis", str(refusal))
        else:
            messages.success(request, MADE)
            return redirect(f"{reverse('organisation:map')}?struktur={draft.pk}")
    context = {
        "form": form,
        "in_force": [one for one in shown if not one.is_draft],
        "drafts": [one for one in shown if one.is_draft],
        "structures": shown,
        "wanted": wanted,
        "may_change": may_change,
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/structures.html", context, status=status)


@require(P.STRUCTURE_CHANGE, P.RESULTS_READ)
@require_GET
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Show a draft beside the structure in force."""
    by, today = person(request), timezone.localdate()
    every = tuple(shown_structures(by))
    draft = one_of(every, str(number))
    if not draft.is_draft:
        return redirect("organisation:structures")
    now = maps.in_force(every, today)
    base = maps.chart(now, today) if now else None
    here = maps.chart(draft, today, now)
    found = compared.changes(here, base) if here and base else []
    context = {
        "draft": draft,
        "base": now,
        "day": today,
        "said": compared.statement(found),
        "changes": found,
        "shifts": list(compared.shifts(here, base)) if here and base else [],
        "may_change": _may_change(by),
        "enforce_url": address("register:enforce", draft.pk) if _may_change(by) else "",
    }
    return render(request, "organisation/compare.html", context)


@require(P.STRUCTURE_CHANGE)
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Hang a unit of a draft under another; the map asks for it, or a form."""
    question = read(request)
    structure, told = question.structure, request.POST
    if structure is None:
        return redirect("organisation:map")
    units = structure.units.filter(is_removed=False)
    unit, parent = _unit(units, told, "unit"), _unit(units, told, "parent")
    seen = told.get("from")
    try:
        actions.move_unit(by=question.by, unit=unit, parent=parent, seen=seen)
    except NotAllowed as refusal:
        said, is_done = str(refusal), False
    else:
        said, is_done = (
            _("%(unit)s now hangs below %(parent)s in this draft.")
            % {"unit": unit, "parent": parent},
            True,
        )
    if request.headers.get("Accept", "") == "application/json":
        return JsonResponse({"detail": said}, status=200 if is_done else 409)
    messages.add_message(request, messages.SUCCESS if is_done else messages.ERROR, said)
    if told.get("back") == "compare":
        return redirect("organisation:compare", structure.pk)
    return redirect(question.asked.url(pilih=unit.code, jabatan=""))


@require(P.STRUCTURE_CHANGE)
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Put a draft away."""
    by = person(request)
    draft = one_of(shown_structures(by), str(number))
    try:
        actions.discard_draft(by=by, draft=draft)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("The draft “%(draft)s” is put away.") % {"draft": draft}
        messages.success(request, said)
    return redirect("organisation:structures")


def _unit(units: QuerySet[Any], told: Mapping[str, str], name: str) -> Unit:
    code = told.get(name, "")
    found: Unit = get_object_or_404(units, code=code)
    return found


def _may_change(by: User) -> bool:
    return reach(by, P.STRUCTURE_CHANGE).everywhere
