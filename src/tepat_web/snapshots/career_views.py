"""One's own career: what is in reach, and how far one is from a position."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Position

from . import career, queries
from .actions import ask_own_career


class AimForm(forms.Form):
    """Which position one asks about."""

    target = forms.CharField(
        label=_("How far am I from … (code of a position)"),
        required=False,
        max_length=60,
        help_text=_(
            "Look the code up in the position map or by the search. Blank: what you "
            "wish for, and the next levels."
        ),
    )

    def clean_target(self) -> str:
        """Find the position."""
        code = str(self.cleaned_data["target"]).strip()
        if code and not Position.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No position with this code. Check it in the list of positions.")
            )
        return code


@require(Permission.CAREER_ASK)
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own career, and take a question about it."""
    by = person(request)
    told = request.POST if request.method == "POST" else None
    form = AimForm(told, initial={"target": request.GET.get("target", "")})
    if told is not None and form.is_valid():
        try:
            job = ask_own_career(by=by, target=form.cleaned_data["target"])
        except NotAllowed as refusal:
            messages.warning(request, str(refusal))
            return redirect("snapshots:my-career")
        return redirect("ledger:job", number=job.pk)
    language = "en" if get_language() == "en" else "id"
    own = career.own(by, language)
    context = {
        "form": form,
        "own": own,
        "has_changed": own is not None and queries.has_changed_since(own.made),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "snapshots/my_career.html", context, status=status)
