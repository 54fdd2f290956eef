"""The forms of a cycle and of superiors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.agreements.models import Cycle, Every
from tepat_web.kit.fields import DayField

from .actions import MOST_DAYS

MONTH = timedelta(days=30)
FIELDS = ("every", "agree_until", "evaluate_days")


class CycleForm(forms.Form):
    """How often people check in, and until when what is done."""

    every = forms.ChoiceField(
        label=_("Check-ins and evaluations"),
        choices=Every.choices,
        help_text=_("Besides the evaluation of the whole year."),
    )
    agree_until = DayField(
        label=_("Expectations agreed by"),
        help_text=_("Usually the end of January; not confirmed in the official text."),
    )
    evaluate_days = forms.IntegerField(
        label=_("Days for an evaluation"),
        help_text=_(
            "After the end of a period. The first half of them is for the check-in, "
            "the second for the evaluation that rests on it."
        ),
        min_value=1,
        max_value=MOST_DAYS,
        localize=False,
    )

    @classmethod
    def initial_of(cls, cycle: Cycle) -> dict[str, Any]:
        """Return what a cycle holds, as the form shows it."""
        return {name: getattr(cycle, name) for name in FIELDS}


class NewCycleForm(CycleForm):
    """The same for a year that has no cycle yet."""

    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, localize=False
    )
    field_order = ("year", *FIELDS)

    @classmethod
    def suggested(cls, years: set[int], today: date) -> dict[str, Any]:
        """Return what is likely meant: this year, or the next one that has none."""
        year = next(at for at in range(today.year, 2101) if at not in years)
        agreed = max(date(year, 1, 31), today + MONTH if year == today.year else today)
        return {
            "year": year,
            "every": Every.QUARTER,
            "agree_until": agreed,
            "evaluate_days": Cycle._meta.get_field("evaluate_days").default,
        }


class ReplaceForm(forms.Form):
    """From one superior to another, for everybody at once."""

    old = forms.CharField(
        label=_("NIP of the superior so far"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    new = forms.CharField(
        label=_("NIP of the new superior"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_old(self) -> str:
        """Return the NIP without the gaps of reading."""
        return "".join(self.cleaned_data["old"].split())

    def clean_new(self) -> str:
        """Return the NIP without the gaps of reading."""
        return "".join(self.cleaned_data["new"].split())
