"""What a question about a plan asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.organisation.models import Position


class WhyForm(forms.Form):
    """A question about a plan: a person, a position, or why not this one there."""

    nip = forms.CharField(
        label=_("NIP of the employee"),
        max_length=24,
        required=False,
        help_text=_("18 digits; spaces do not matter. Blank: only about the position."),
    )
    position = forms.CharField(
        label=_("Code of the position"),
        max_length=200,
        required=False,
        help_text=_("As in the list of positions. Blank: only about the employee."),
    )

    def clean_nip(self) -> str:
        """Take blanks away."""
        return "".join(self.cleaned_data["nip"].split())

    def clean_position(self) -> str:
        """Find the position, in whichever structure."""
        code = str(self.cleaned_data["position"]).strip()
        if code and not Position.objects.standing().filter(code=code).exists():
            raise forms.ValidationError(
                _("No position with this code. Check it in the list of positions.")
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Ask for one at least."""
        told = super().clean() or self.cleaned_data
        if not told.get("nip") and not told.get("position") and not self.errors:
            self.add_error("nip", _("Say whom or which position you ask about."))
        return told
