"""The forms of a round, and of giving participants to an assessor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat.competency import KIND_NAMES
from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.kit.fields import DayField
from tepat_web.kit.words import Words
from tepat_web.ledger.notices import grants
from tepat_web.organisation.models import Unit
from tepat_web.placement.fields import CodesField
from tepat_web.workforce.models import Employee

from .actions_round import Wanted
from .models import AssessmentRound, Judge, Rule

LONGEST_NOTE = 2_000


def _day() -> DayField:
    return DayField(
        label=_("Last day for judgements"),
        help_text=_(
            "Everyone who has not judged is reminded three working days before."
        ),
    )


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("Note for those who judge"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What it is for, and whom to ask."),
    )


def _kinds() -> list[tuple[str, str]]:
    return [
        (code, str(Words(id=name.id, en=name.en)).capitalize())
        for code, name in KIND_NAMES.items()
    ]


class RoundForm(forms.Form):
    """Who is judged in a new round, by whom, and whose level counts."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("People read it, e.g. Assessment of supervisors, early 2027."),
    )
    until = _day()
    units = CodesField(
        Unit,
        label=_("Codes of the units that take part"),
        help_text=_("With all units below. One per line."),
    )
    people = CodesField(
        Employee,
        by="nip",
        label=_("NIPs of single people who take part"),
        help_text=_("One per line. Both blank: everybody who is seated in your area."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of competency"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_kinds,
        help_text=_("None chosen: all that the standard of the position asks for."),
    )
    asks = forms.MultipleChoiceField(
        label=_("Who judges"),
        widget=forms.CheckboxSelectMultiple,
        choices=Judge.choices,
        initial=Judge.values,
    )
    rule = forms.ChoiceField(
        label=_("Whose level counts"),
        widget=forms.RadioSelect,
        choices=Rule.choices,
        initial=Rule.ASSESSOR_FIRST,
        help_text=_(
            "A choice of the city, shown to everybody concerned. Nothing is averaged. "
            "It cannot be changed once the round is open."
        ),
    )
    decree = forms.CharField(
        label=_("What fixes this rule"),
        required=False,
        max_length=120,
        help_text=_("E.g. the number of a decree. Blank: Tepat's default."),
    )
    note = _note()

    def wanted(self) -> Wanted:
        """Return what the form asks for."""
        told = self.cleaned_data
        return Wanted(**{name: told[name] for name in self.fields})


class ChangeForm(forms.Form):
    """What of an open round may still be changed."""

    name = forms.CharField(label=_("Name"), max_length=120)
    until = _day()
    note = _note()

    @classmethod
    def initial_of(cls, it: AssessmentRound) -> dict[str, Any]:
        """Return what a round holds, as the form shows it."""
        return {name: getattr(it, name) for name in ("name", "until", "note")}


class AssignForm(forms.Form):
    """To which assessor participants are given."""

    assessor = forms.ModelChoiceField(
        label=_("Assessor"), queryset=User.objects.none(), empty_label=_("(choose)")
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        held = {grant.user_id for grant in grants(Permission.ASSESS_JUDGE)}
        accounts = User.objects.filter(pk__in=held).order_by("username")
        self.fields["assessor"].queryset = accounts  # type: ignore[attr-defined]
