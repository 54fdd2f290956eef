"""The forms at the entrance, and for the address of an account."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import AddEmailForm, LoginForm, ResetPasswordForm
from django.utils.translation import gettext_lazy as _

from .models import User


class SignIn(LoginForm):  # type: ignore[misc]
    """Sign in with NIP, user name or e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("NIP, user name or e-mail address")
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        password.label = _("Password")
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}

    def clean_login(self) -> str:
        """Take a NIP as people write it, in groups, and lead to its account."""
        typed: str = super().clean_login()
        nip = typed.replace(" ", "")
        if len(nip) != 18 or not nip.isdigit():
            return typed
        names = User.objects.filter(nip=nip).values_list("username", flat=True)
        return names.first() or nip


class NewAddress(AddEmailForm):  # type: ignore[misc]
    """Another e-mail address for the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        self.fields["email"].widget.attrs = {"autocomplete": "email"}


class Forgotten(ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link for a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs = {"autocomplete": "email"}
