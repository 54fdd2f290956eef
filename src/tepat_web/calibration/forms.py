"""The forms of a meeting: opening it, its notes, what was agreed, what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.assessments.models import AssessmentRound
from tepat_web.kit.fields import DayField

from . import queries

LONGEST = 20_000  # characters of notes


class OpenForm(forms.Form):
    """A new meeting."""

    name = forms.CharField(
        label=_("Name of the calibration meeting"),
        max_length=120,
        help_text=_("E.g. Calibration of the yearly ratings of 2026."),
    )
    held_on = DayField(label=_("Day of the meeting"))
    round = forms.ModelChoiceField(
        label=_("Round of assessments"),
        queryset=AssessmentRound.objects.none(),
        required=False,
        empty_label=_("(none: ratings only)"),
        help_text=_("Its superiors and assessors are compared as well."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        rounds = queries.rounds()
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]


class NotesForm(forms.Form):
    """What was said at a meeting."""

    notes = forms.CharField(
        label=_("Notes of the meeting"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "What was compared, and what explains a difference. Write about examples "
            "of work, not about persons; everybody who prepares calibrations reads it."
        ),
    )


class AgreeForm(forms.Form):
    """Something that was agreed."""

    text = forms.CharField(
        label=_("What is to be done"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("E.g. Read three check-ins together before the next period."),
    )
    who = forms.CharField(
        label=_("Who does it"),
        max_length=120,
        help_text=_("An office or a role is enough."),
    )
    due = DayField(label=_("To be done by"))


class FinishForm(forms.Form):
    """What came of an agreed action."""

    outcome = forms.CharField(
        label=_("What came of it"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
