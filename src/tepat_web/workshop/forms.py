"""What a draft is filled in with: as settings, or as the TOML of the engine."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.models import User
from tepat_web.placement import scenarios
from tepat_web.placement.forms import PlanForm
from tepat_web.placement.models import Plan

from .models import Draft

LONGEST = 2000  # characters of a note or a remark


class DraftForm(PlanForm):
    """The settings of a plan with a note; or their TOML, which then counts alone.

    Args:
        as_toml: Whether the scenario is filled in as TOML.
    """

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "What this draft tries, and why; for you and whom you share it with."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, as_toml: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._as_toml = as_toml
        text = self.fields["text"]
        text.label = _("The scenario as TOML")
        text.help_text = _(
            "What “tepat plan --scenario” reads. Faults are named with their entry."
        )
        text.widget.attrs["rows"] = 24

    def clean_text(self) -> str:
        """Read the TOML where it is what counts; elsewhere there is none."""
        if not self._as_toml:
            return ""
        told = super().clean_text()
        if not told:
            raise forms.ValidationError(
                _("The scenario is empty. Write it, or go back to the settings.")
            )
        return told

    def clean(self) -> dict[str, Any]:
        """Let only what is filled in count."""
        told = super().clean()
        if self._as_toml:
            for name in set(self.errors) - {"name", "day", "text", "note"}:
                del self.errors[name]
        return told

    @classmethod
    def of(cls, draft: Draft, as_toml: bool) -> dict[str, Any]:
        """Return what the form of a draft shows at first."""
        return {
            **cls.initial_of(draft.scenario),
            "text": scenarios.text_of(draft.scenario) if as_toml else "",
            "name": draft.name,
            "day": draft.day,
            "note": draft.note,
            "revision": draft.revision,
        }


class RemarkForm(forms.Form):
    """One remark."""

    text = forms.CharField(
        label=gettext_lazy("Your remark"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Person(forms.ModelChoiceField[User]):
    """An account, by the name of its person."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what the person is called."""
        return str(obj.get_full_name() or obj.get_username())


class ColleagueForm(forms.Form):
    """Whom to share with, or to invite.

    Args:
        among: The colleagues who can be chosen.
    """

    to = Person(label=gettext_lazy("Colleague"), queryset=User.objects.none())

    def __init__(self, *args: Any, among: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _among(self, among, "to")


class PairForm(forms.Form):
    """Two plans to be set side by side.

    Args:
        among: The plans that can be chosen.
    """

    a = forms.ModelChoiceField(
        label=gettext_lazy("First plan"), queryset=Plan.objects.none()
    )
    b = forms.ModelChoiceField(
        label=gettext_lazy("Second plan"), queryset=Plan.objects.none()
    )

    def __init__(self, *args: Any, among: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        _among(self, among, "a", "b")

    def clean(self) -> dict[str, Any]:
        """Ask for two."""
        told = super().clean() or self.cleaned_data
        if told.get("a") and told.get("a") == told.get("b"):
            self.add_error("b", _("Choose another plan than the first."))
        return told


def _among(form: forms.Form, among: Any, *names: str) -> None:
    for name in names:
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = among
