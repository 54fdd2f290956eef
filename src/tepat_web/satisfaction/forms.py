"""Forms of the follow-up plan."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tepat_web.kit.fields import DayField
from tepat_web.survey.models import Improvement

from . import remarks
from .models import Remedy


def _elements() -> list[tuple[str, str]]:
    """Return the elements to choose from, as they are called today."""
    return list(remarks.elements_of(timezone.localdate()).items())


class RemedyForm(forms.Form):
    """A step: for which element, what, who, by when."""

    element = forms.ChoiceField(label=_("Element"), choices=_elements)
    text = forms.CharField(
        label=_("Step of the plan"),
        max_length=Remedy._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    who = forms.CharField(
        label=_("Who does it"),
        max_length=Remedy._meta.get_field("who").max_length,
        help_text=_("An office or a team, such as “Seksi Pelayanan”, and no person."),
    )
    due = DayField(label=_("By when"))


class DoneForm(forms.Form):
    """That a step is done, and what citizens read of it."""

    ended = DayField(label=_("Done on"), initial=timezone.localdate)
    told = forms.CharField(
        label=_("What citizens read"),
        max_length=Improvement._meta.get_field("text").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One sentence on what is better now; whoever answers the survey next reads "
            "it. Blank: nothing is told."
        ),
    )
    told_en = forms.CharField(
        label=_("The same in English"),
        max_length=Improvement._meta.get_field("text_en").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DropForm(forms.Form):
    """Why a step is given up."""

    why = forms.CharField(
        label=_("Why it is given up"),
        max_length=Remedy._meta.get_field("why").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
