"""The forms of filing, of passing on, and of answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.kit.fields import DayField

from . import changes, wording
from .actions import LONGEST, Filing
from .actions_handling import Verdict
from .models import WON, Ground, Kind, Objection, Wanted
from .steps import outcomes


def _box(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PositionInput(forms.TextInput):
    """A code of a position, offered by title while one types."""

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "list": "options-position",
                "autocomplete": "off",
                "spellcheck": "false",
                "hx-get": reverse_lazy("objections:positions"),
                "hx-trigger": "input changed delay:250ms",
                "hx-target": "#suggest-position",
                "hx-sync": "this:replace",
            }
        )


def _position(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Position"),
        required=False,
        max_length=200,
        widget=PositionInput(),
        help_text=help_text,
    )


def _found(code: str) -> str:
    """Return the code of the position that a text names, by its code or its title."""
    found = changes.code_of(code)
    if code and not found:
        raise forms.ValidationError(
            _("No position in force is called so. Type a part of its title and choose.")
        )
    return found


class FileForm(forms.Form):
    """What somebody files on a plan."""

    ground = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        widget=forms.RadioSelect,
        choices=Ground.choices,
    )
    text = forms.CharField(
        label=gettext_lazy("Your reasons"),
        max_length=LONGEST,
        widget=_box(8),
        help_text=gettext_lazy(
            "In your own words: what is so, and since when. Those who answer read it, "
            "and auditors; your supervisor and your agency do not."
        ),
    )
    wanted = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"),
        widget=forms.RadioSelect,
        choices=Wanted.choices,
    )
    position = _position(
        gettext_lazy(
            "Only if you ask for another one: a part of its title, or its code."
        )
    )
    received_on = DayField(
        label=gettext_lazy("Day on which you received the decision"),
        help_text=gettext_lazy("The time for an objection counts from this day."),
    )

    def __init__(self, kind: str, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["ground"].widget.choices = wording.choices(
            Ground.choices, wording.GROUNDS
        )
        self.fields["wanted"].widget.choices = wording.choices(
            Wanted.choices, wording.WISHES
        )
        if kind == Kind.REMARK:
            del self.fields["received_on"]

    def clean_position(self) -> str:
        """Find the position."""
        return _found(str(self.cleaned_data["position"]).strip())

    def clean(self) -> dict[str, Any]:
        """Ask for the position where another one is asked for."""
        told = super().clean() or self.cleaned_data
        lacks = told.get("wanted") == Wanted.OTHER and not told.get("position")
        if lacks and "position" not in self.errors:
            self.add_error("position", _("Name the position that you ask for."))
        return told

    def filing(self) -> Filing:
        """Return what was filled in."""
        told = self.cleaned_data
        return Filing(
            ground=told["ground"],
            wanted=told["wanted"],
            text=told["text"],
            position=told["position"],
            received_on=told.get("received_on"),
        )


class EscalateForm(forms.Form):
    """Why a remark is passed on."""

    reason = forms.CharField(
        label=gettext_lazy("What the answer leaves open"),
        max_length=LONGEST,
        widget=_box(4),
    )


class VerdictForm(forms.Form):
    """An answer, or a decision.

    Args:
        it: What is answered.
        is_final: Whether it ends there; else it is advice to whoever decides.
        needs_distinction: Whether a like case may be decided otherwise.
    """

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), widget=forms.RadioSelect)
    remedy = forms.ChoiceField(
        label=gettext_lazy("What a new plan does"),
        widget=forms.RadioSelect,
        required=False,
        choices=Wanted.choices,
        help_text=gettext_lazy("Only where it is upheld, wholly or in part."),
    )
    position = _position(
        gettext_lazy("Only for another position: a part of its title, or its code.")
    )
    reply = forms.CharField(
        label=gettext_lazy("Answer with reasons"),
        max_length=LONGEST,
        widget=_box(8),
        help_text=gettext_lazy(
            "The person reads it, and it is printed in the letter. Name nobody else."
        ),
    )
    distinction = forms.CharField(
        label=gettext_lazy("What is different from like cases"),
        max_length=LONGEST,
        required=False,
        widget=_box(3),
        help_text=gettext_lazy(
            "Needed where a like case below was decided otherwise. Kept for those who "
            "audit; the person does not see it."
        ),
    )

    def __init__(
        self,
        it: Objection,
        *args: Any,
        is_final: bool,
        needs_distinction: bool,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self._it, self._is_final = it, is_final
        possible = outcomes(it)
        named = [(each.value, each.label) for each in possible]
        outcome = self.fields["outcome"]
        outcome.choices = named  # type: ignore[attr-defined]
        outcome.widget.choices = wording.choices(named, wording.OUTCOMES)
        if len(named) == 1:
            self.initial.setdefault("outcome", named[0][0])
        if not is_final or not any(each in WON for each in possible):
            del self.fields["remedy"], self.fields["position"]
        else:
            self.fields["remedy"].widget.choices = wording.choices(
                wording.REMEDY_TITLES.items(), wording.REMEDIES
            )
        if not is_final or not needs_distinction:
            del self.fields["distinction"]

    def clean_position(self) -> str:
        """Find the position."""
        return _found(str(self.cleaned_data["position"]).strip())

    def clean(self) -> dict[str, Any]:
        """Ask for a remedy where something is upheld."""
        told = super().clean() or self.cleaned_data
        if not self._is_final or told.get("outcome") not in WON:
            return told
        if not told.get("remedy"):
            self.add_error("remedy", _("Choose what a new plan does for this person."))
        elif told["remedy"] == Wanted.OTHER and not told.get("position"):
            self.add_error("position", _("Name the position."))
        return told

    def verdict(self) -> Verdict:
        """Return what was filled in."""
        told = self.cleaned_data
        is_won = told["outcome"] in WON and self._is_final
        return Verdict(
            outcome=told["outcome"],
            reply=told["reply"],
            change=changes.of(self._it, told["remedy"], told["position"])
            if is_won
            else {},
            distinction=told.get("distinction", ""),
        )
