"""Pages where an auditor has the ledger verified, and sees what came of it."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat.words import Language
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require

from . import actions_verify
from .faults import ADVICE, BROKEN, VALID, Fault
from .models import Entry
from .verify import MOST_OF_A_HEAD, KnownHead

MOST_SHOWN = 10  # earlier outcomes
VERIFIED = "ledger.verified"


class VerifyForm(forms.Form):
    """A head that was kept elsewhere, where there is one."""

    head = forms.FileField(
        label=gettext_lazy("A head kept elsewhere"),
        help_text=gettext_lazy(
            "The file kepala-….json that you downloaded earlier. With it, entries that "
            "were cut off the end show."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )

    def clean_head(self) -> KnownHead | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["head"]
        if file is None:
            return None
        try:
            return KnownHead.read(file.read(MOST_OF_A_HEAD))
        except ValueError:
            raise forms.ValidationError(
                _(
                    "This file is no head of the ledger. Choose a file that was "
                    "downloaded with “Download the head”, or leave this open."
                )
            ) from None


@require(Permission.LEDGER_READ)
def verify(request: HttpRequest) -> HttpResponse:
    """Explain what is tried, take a head, and have it done."""
    is_asked = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if is_asked else VerifyForm()
    if is_asked and form.is_valid():
        head = form.cleaned_data["head"]
        job = actions_verify.ask_to_verify(
            by=person(request), heads=[head] if head else []
        )
        return redirect("ledger:job", job.pk)
    earlier = Entry.objects.filter(act=VERIFIED).select_related("by")[:MOST_SHOWN]
    context = {"form": form, "earlier": [_told(entry) for entry in earlier]}
    return render(
        request, "ledger/verify.html", context, status=422 if form.errors else 200
    )


@require(Permission.LEDGER_READ)
@require_GET
def verified(request: HttpRequest, number: int) -> HttpResponse:
    """Show what came of verifying the ledger once."""
    entries = Entry.objects.filter(act=VERIFIED).select_related("by")
    found = get_object_or_404(entries, pk=number)
    context = _told(found) | {"advice": ADVICE.fill({}, _language())}
    return render(request, "ledger/verified.html", context)


def _told(entry: Entry) -> dict[str, Any]:
    told = json.loads(entry.facts)
    faults = [Fault.read(each) for each in told["faults"]]
    is_valid = told["count"] == 0
    return {
        "entry": entry,
        "is_valid": is_valid,
        "statement": (VALID if is_valid else BROKEN).fill(told, _language()),
        "heads": told["heads"],
        "faults": [(fault, fault.say(_language())) for fault in faults],
        "more": told["count"] - len(faults),
    }


def _language() -> Language:
    return "en" if get_language() == "en" else "id"
