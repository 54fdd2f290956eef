"""What a person says of a token to be made."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.accounts.meaning import PERMISSIONS
from tepat_web.accounts.models import User

from .queries import offered_to


class TokenForm(forms.Form):
    """A name, what it may do, and for how long."""

    name = forms.CharField(
        label=_("What the token is for"),
        help_text=_("So that you know it again, such as “Daily list of vacancies”."),
        max_length=60,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_("Choose as little as the program needs: a token can be lost."),
        widget=forms.CheckboxSelectMultiple,
    )
    read_only = forms.BooleanField(
        label=_("It only reads"),
        help_text=_("Whatever is chosen above, it then changes nothing."),
        required=False,
        initial=True,
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("a year"))],
        coerce=int,
        initial=90,
    )

    def __init__(self, *args: Any, by: User, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices = [(each.value, PERMISSIONS[each]) for each in offered_to(by)]
        self.fields["scopes"].choices = choices  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Return what ``actions.make_token`` asks for."""
        told = self.cleaned_data
        return {
            "name": told["name"],
            "scopes": [Permission(each) for each in told["scopes"]],
            "read_only": told["read_only"],
            "valid_for": timedelta(days=told["days"]),
        }
