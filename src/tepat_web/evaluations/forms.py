"""The forms of a receipt, an objection, its decision, and of steps that follow."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.kit.fields import DayField

from . import matrix
from .actions_contest import Verdict
from .drafting import LONGEST
from .models import Evaluation, FollowUp

KEEP, CHANGE = "tetap", "ubah"
ONLY_CHANGED = gettext_lazy("Only counts where the evaluation is changed.")


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _expectations() -> list[tuple[str, str]]:
    return [(each.word, each.text) for each in matrix.choices()]


class ReceiptForm(forms.Form):
    """That somebody received it on paper, or would not sign."""

    day = DayField(
        label=gettext_lazy("Day of receipt"),
        help_text=gettext_lazy("From this day the person may object."),
    )
    how = forms.CharField(
        label=gettext_lazy("How"),
        max_length=300,
        widget=_box(2),
        help_text=gettext_lazy(
            "E.g. on paper, signed; or: read out before a witness, did not sign."
        ),
    )


class ContestForm(forms.Form):
    """Why one objects."""

    text = forms.CharField(
        label=gettext_lazy("What is wrong, and why"),
        max_length=LONGEST,
        widget=_box(8),
        help_text=gettext_lazy(
            "Say which part is wrong, what you achieved, and where it can be seen."
        ),
    )


class VerdictForm(forms.Form):
    """What is decided on an objection."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=forms.RadioSelect,
        choices=(
            (KEEP, gettext_lazy("The evaluation stays as it is")),
            (CHANGE, gettext_lazy("The evaluation is changed")),
        ),
    )
    results = forms.ChoiceField(
        label=gettext_lazy("Results"), choices=_expectations, help_text=ONLY_CHANGED
    )
    behaviour = forms.ChoiceField(
        label=gettext_lazy("Behaviour"), choices=_expectations, help_text=ONLY_CHANGED
    )
    reply = forms.CharField(
        label=gettext_lazy("Reasons for the decision"),
        max_length=LONGEST,
        widget=_box(8),
        help_text=gettext_lazy("The person and who evaluated read them."),
    )

    def __init__(self, it: Evaluation, *args: Any, **rest: Any) -> None:
        told = {"results": it.results, "behaviour": it.behaviour}
        rest["initial"] = told | rest.get("initial", {})
        super().__init__(*args, **rest)

    def verdict(self) -> Verdict:
        """Return what was decided."""
        told = self.cleaned_data
        return Verdict(
            told["outcome"] == CHANGE, told["reply"], told["results"], told["behaviour"]
        )


class FollowUpForm(forms.Form):
    """A step that follows an evaluation."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=FollowUp.Kind.choices)
    text = forms.CharField(
        label=gettext_lazy("What is done, and by whom"),
        max_length=LONGEST,
        widget=_box(3),
        help_text=gettext_lazy(
            "E.g. every Monday the two of us go through the oldest files."
        ),
    )
    due = DayField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Both of you are reminded on this day."),
    )

    def __init__(self, *args: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._today = today

    def clean_due(self) -> date | None:
        """Refuse a day that is over."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < self._today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return due


class OutcomeForm(forms.Form):
    """What came of a step."""

    outcome = forms.CharField(
        label=gettext_lazy("What came of it"), max_length=LONGEST, widget=_box(2)
    )
