"""What people change about their own sign-in reaches the ledger from here.

The pages belong to the sign-in library, which tells by signals what was done on them.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator

from tepat_web.accounts.models import User

from . import actions


def password_changed(sender: object, user: User, **more: Any) -> None:
    actions.note_own_change(by=user, account=user, what="password.changed")


def password_reset(sender: object, user: User, **more: Any) -> None:
    actions.note_own_change(by=user, account=user, what="password.reset")


def email_changed(sender: object, user: User, **more: Any) -> None:
    actions.note_own_change(by=user, account=user, what="email.changed")


def factor_added(
    sender: object, user: User, authenticator: Authenticator, **more: Any
) -> None:
    _note(user, "factor.added", authenticator)


def factor_removed(
    sender: object, user: User, authenticator: Authenticator, **more: Any
) -> None:
    _note(user, "factor.removed", authenticator)


def factor_reset(
    sender: object, user: User, authenticator: Authenticator, **more: Any
) -> None:
    _note(user, "factor.renewed", authenticator)


def _note(user: User, what: str, authenticator: Authenticator) -> None:
    kind = str(authenticator.type)
    actions.note_own_change(by=user, account=user, what=what, facts={"kind": kind})
