"""The form of a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.fields import DayField


class RoundForm(forms.Form):
    """What a round is called, for which year, and by when each part is to be done."""

    name = forms.CharField(label=_("Name of the round"), max_length=120)
    year = forms.IntegerField(
        label=_("Year of the needs"),
        min_value=2000,
        max_value=2100,
        localize=False,
    )
    submit_by = DayField(
        label=_("Agencies hand in until"),
    )
    verify_by = DayField(
        label=_("Verified until"),
    )
    adopt_by = DayField(
        label=_("Adopted until"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse deadlines that do not follow each other."""
        told = super().clean() or {}
        days = [told.get(name) for name in ("submit_by", "verify_by", "adopt_by")]
        known = [day for day in days if day is not None]
        if known != sorted(known):
            self.add_error(
                "verify_by",
                _(
                    "The deadlines must follow each other: handing in, verifying, "
                    "adopting."
                ),
            )
        return told
