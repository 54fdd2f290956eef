"""What the pages of this room ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.ledger.notices import holders
from tepat_web.organisation.models import Position
from tepat_web.placement.fields import CodesField
from tepat_web.register import once


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget)


def _text(label: Any, rows: int, help_text: Any = "", *, needed: bool) -> Any:
    return forms.CharField(
        label=label,
        required=needed,
        max_length=10_000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class Sitters(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Accounts of the board, each by its name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.get_full_name() or obj.get_username()


class Chair(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One account of the board, by its name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.get_full_name() or obj.get_username()


class SessionForm(forms.Form):
    """A session that is to be held."""

    name = forms.CharField(
        label=gettext_lazy("Name of the session"),
        max_length=120,
        help_text=gettext_lazy("As the minutes call it."),
    )
    day = _day(gettext_lazy("Day"))
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200)
    chair = Chair(label=gettext_lazy("Chair"), queryset=User.objects.none())
    members = Sitters(
        label=gettext_lazy("Members"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Who has the role of the board over the whole city."),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        mark = self.data.get(once.FIELD) or once.mark()
        self.fields[once.FIELD] = forms.CharField(
            required=False, initial=mark, widget=forms.HiddenInput
        )
        board = User.objects.filter(pk__in=holders(Permission.BOARD_SIT))
        board = board.order_by("first_name", "last_name", "username")
        for name in ("chair", "members"):
            self.fields[name].queryset = board  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what was asked for, as the action takes it."""
        told = dict(self.cleaned_data)
        return told | {"mark": told.pop(once.FIELD)}


class SeatsForm(forms.Form):
    """Further seats for a session."""

    codes = CodesField(
        Position,
        label=gettext_lazy("Codes of positions to add"),
        help_text=gettext_lazy("One per line."),
    )

    def clean_codes(self) -> list[str]:
        codes: list[str] = self.cleaned_data["codes"]
        if not codes:
            raise forms.ValidationError(_("Name at least one position."))
        return codes


class ClosingForm(forms.Form):
    """What the chair says at the end."""

    closing = _text(gettext_lazy("Closing remarks"), 3, needed=False)


class SignForm(forms.Form):
    """The decree, and the proof that the plan on the page is meant."""

    number = forms.CharField(label=gettext_lazy("Number of the decree"), max_length=120)
    day = _day(gettext_lazy("Day of the decree"))
    digest = forms.CharField(widget=forms.HiddenInput)
    typed = forms.CharField(
        label=gettext_lazy("Last six characters of the digest"),
        max_length=6,
        min_length=6,
        widget=forms.TextInput(
            attrs={
                "class": "short",
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
        help_text=gettext_lazy(
            "Type them from above: so you sign the plan that you have seen."
        ),
    )


class ReasonForm(forms.Form):
    """A reason that is kept and shown."""

    reason = _text(gettext_lazy("Reason"), 3, needed=True)


class DayForm(forms.Form):
    """A later day for a wave."""

    day = _day(gettext_lazy("New day"), gettext_lazy("A working day, later than now."))
