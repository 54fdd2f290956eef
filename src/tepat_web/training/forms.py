"""What is asked before a plan, a class, or a refusal."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.kit.fields import DayField
from tepat_web.placement.life import HEARD, SIGNED, State
from tepat_web.placement.models import Plan
from tepat_web.placement.queries import plans as placement_plans

from .models import Course

MOST_RUPIAH = 10**13  # what is larger was mistyped
MOST_SEATS = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2100
COUNTED = (State.COMPUTED, *HEARD, *SIGNED, State.PROPOSED)


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    return DayField(
        label=label,
        help_text=help_text,
        required=required,
    )


def _whole(label: Any, help_text: Any, most: int, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=least,
        max_value=most,
        localize=False,
    )


class AskForm(forms.Form):
    """What the plan of a year is called, what it may cost, and whose moves count."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("For example: Training plan 2027."),
    )
    budget = _whole(
        _("Budget (rupiah)"),
        _("Blank: the setting anggaran_pelatihan; without that, no limit."),
        MOST_RUPIAH,
    )
    year = _whole(
        _("Year"),
        _("Blank: the year of the first training that has not started."),
        LAST_YEAR,
        FIRST_YEAR,
    )
    placement = forms.ModelChoiceField(
        Plan.objects.none(),
        label=_("Moves of a placement plan"),
        required=False,
        empty_label=_("(count no moves)"),
        help_text=_("Who moves in it is measured against the position to come."),
    )

    def __init__(self, *args: Any, by: User, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field: Any = self.fields["placement"]
        field.queryset = placement_plans(by).filter(state__in=COUNTED)


class CourseForm(forms.ModelForm):  # type: ignore[type-arg]
    """The days, seats and words of a class."""

    starts = _day(_("First day"))
    ends = _day(_("Last day"))
    answer_by = _day(
        _("Names until"),
        _("Leave time to pass seats on; two weeks before is usual."),
        required=False,
    )
    seats = _whole(_("Seats"), _("Blank: not limited."), MOST_SEATS, 1)
    cost = _whole(_("Cost of one participant (rupiah)"), "", MOST_RUPIAH)

    class Meta:
        model = Course
        fields = (
            *("name", "starts", "ends", "place", "organiser", "seats", "cost"),
            "answer_by",
        )
        widgets: ClassVar = {
            "name": forms.TextInput(),
            "place": forms.TextInput(),
            "organiser": forms.TextInput(),
        }


class ReasonForm(forms.Form):
    """Why something is refused or called off."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, help_text: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["reason"].help_text = help_text
