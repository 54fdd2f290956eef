"""The page on which a draft of a structure is put in force."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tepat.errors import TepatError
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Structure
from tepat_web.snapshots.succession import Succession, succession

from .enforcement import put_in_force

P = Permission
MOST_NAMED = 200


class EnforceForm(forms.Form):
    """Which regulation lays the structure down, and from which day."""

    basis = forms.CharField(
        label=gettext_lazy("Regulation that lays it down"),
        help_text=gettext_lazy("For example “Peraturan Wali Kota 12/2027”."),
        max_length=200,
    )
    day = forms.DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Today, or an earlier day of the present structure."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    agreed = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require(P.STRUCTURE_CHANGE)
def enforce(request: HttpRequest, number: int) -> HttpResponse:
    """Show what putting a draft in force does; do it when somebody decides so."""
    by, today = person(request), timezone.localdate()
    drafts = Structure.objects.standing().filter(is_draft=True)
    draft = drafts.filter(pk=number).first()
    if draft is None or not reach(by, P.STRUCTURE_CHANGE).everywhere:
        raise Http404
    told = request.POST if request.method == "POST" else None
    found, fault = _outcome(draft)
    form = EnforceForm(
        told,
        initial={"day": today, "agreed": found.digest if found else ""},
    )
    if told is not None and form.is_valid():
        asked = form.cleaned_data
        try:
            put_in_force(by=by, draft=draft, today=today, **asked)
        except NotAllowed as refusal:
            form = _refused(told.dict(), found, str(refusal))
        else:
            messages.success(request, _said(found))
            return redirect(reverse("organisation:structures"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {
        "draft": draft,
        "form": form,
        "found": found,
        "fault": fault,
        "named": found.left[:MOST_NAMED]
        if found and reach(by, P.PEOPLE_READ).everywhere
        else (),
    }
    return render(request, "register/enforce.html", context, status=status)


def _outcome(draft: Structure) -> tuple[Succession | None, str]:
    """What would follow, or why the register cannot say."""
    try:
        return succession(draft, timezone.localdate()), ""
    except TepatError as error:
        return None, error.say("en" if get_language() == "en" else "id")


def _refused(told: dict[str, str], found: Succession | None, why: str) -> EnforceForm:
    """The form as it was filled in, about what the person sees now."""
    form = EnforceForm(told | {"agreed": found.digest if found else ""})
    form.add_error(None, why)
    return form


def _said(found: Succession | None) -> str:
    told = {
        "seated": len(found.seats) if found else 0,
        "left": len(found.left) if found else 0,
    }
    return (
        _(
            "The structure is in force. %(seated)d people moved along with their "
            "positions; %(left)d hold none now and wait for a placement."
        )
        % told
    )
