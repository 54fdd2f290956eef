"""The form of a window."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.fields import DayField
from tepat_web.organisation.models import Unit
from tepat_web.placement.fields import CodesField

from .models import MOST, Window

FIELDS = ("name", "opens", "closes", "units", "most", "most_needs", "note")


def _day(label: Any, help_text: Any) -> DayField:
    return DayField(
        label=label,
        help_text=help_text,
    )


def _count(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=1,
        max_value=MOST,
        localize=False,
    )


class WindowForm(forms.Form):
    """What a window is called, its days, and whom it asks."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("People read it, e.g. Wishes for the rotation of early 2027."),
    )
    opens = _day(_("First day"), _("From this day people may say what they wish for."))
    closes = _day(_("Last day"), _("It is open on this day still."))
    units = CodesField(
        Unit,
        label=_("Codes of the units that are asked"),
        help_text=_(
            "With all units below. One per line. Blank: everybody in the city."
        ),
    )
    most = _count(_("Positions a person may rank"), _("Three are usual."))
    most_needs = _count(
        _("Positions a unit may rank"), _("Its head or officer ranks them.")
    )
    note = forms.CharField(
        label=_("Note for those who are asked"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What happens with what they say, and whom to ask."),
    )

    @classmethod
    def initial_of(cls, window: Window) -> dict[str, Any]:
        """Return what a window holds, as the form shows it."""
        told = {name: getattr(window, name) for name in FIELDS}
        return told | {"units": "\n".join(window.units)}
