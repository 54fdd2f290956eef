"""What a step of a plan's life asks for: a last day, a reason, or nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .life import ARROWS, Step

MOST_REASON = 4_000  # characters
HEARS = (Step.CONSULT, Step.REVISE)
LABELS = {
    Step.RETURN: _("Why it goes back, and what should change"),
    Step.EVALUATE: _("What was found"),
    Step.WITHDRAW: _("Why it is withdrawn"),
}
HELP = {
    Step.RETURN: _(
        "The planner and those concerned read it; it is kept with the plan."
    ),
    Step.EVALUATE: _("Did it achieve what it promised? What would you do otherwise?"),
    Step.WITHDRAW: _("Those who could see the plan read it; it is kept with the plan."),
}


class StepForm(forms.Form):
    """The form of one step.

    Args:
        step: Which; others are left out what it does not ask for.
    """

    until = forms.DateField(
        label=_("Last day on which people are heard"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        max_length=MOST_REASON, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, step: Step, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if step not in HEARS:
            del self.fields["until"]
        if ARROWS[step].needs_reason:
            self.fields["reason"].label = LABELS[step]
            self.fields["reason"].help_text = HELP[step]
        else:
            del self.fields["reason"]
