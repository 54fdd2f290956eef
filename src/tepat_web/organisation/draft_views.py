"""Structures to be: made, changed on the map, put away."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions
from .map_question import read, shown_structures

P = Permission


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
    form = DraftForm(request.POST or None)
    shown = shown_structures(by)
    may_change = reach(by, P.STRUCTURE_CHANGE).everywhere
    if request.method == "POST" and form.is_valid():
        source = get_object_or_404(shown, pk=_number(request.POST.get("from", "")))
        draft = actions.make_draft(
            by=by, structure=source, basis=form.cleaned_data["basis"]
        )
        return redirect(f"{reverse('organisation:map')}?struktur={draft.pk}")
    context = {"form": form, "structures": shown, "may_change": may_change}
    status = 422 if form.errors else 200
    return render(request, "organisation/structures.html", context, status=status)


@require(P.STRUCTURE_CHANGE)
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Hang a unit of a draft under another; the map asks for it, or its form."""
    question = read(request)
    structure = question.structure
    units = structure.units.filter(is_removed=False) if structure else None
    if units is None:
        return redirect("organisation:map")
    unit = get_object_or_404(units, code=request.POST.get("unit", ""))
    parent = get_object_or_404(units, code=request.POST.get("parent", ""))
    try:
        actions.move_unit(by=question.by, unit=unit, parent=parent)
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
    return redirect(question.asked.url(chosen=unit.code))


@require(P.STRUCTURE_CHANGE)
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Put a draft away."""
    by = person(request)
    draft = get_object_or_404(shown_structures(by), pk=number)
    try:
        actions.discard_draft(by=by, draft=draft)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("organisation:structures")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
