"""A form that arrives twice does its work once, also when both arrive together."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Model

from tepat_web.accounts.models import User
from tepat_web.register import once


class _Replayed(Exception):
    """The form has done its work before."""


def send(by: User, mark: str, act: Callable[[], Model]) -> None:
    """Do what a marked form asks for, unless it was done already.

    Raises:
        NotAllowed: as the act does.
    """
    if once.made_by(by, mark) is not None:
        return
    try:
        with transaction.atomic():
            made = act()
            if not once.note(by, mark, made.pk):
                raise _Replayed
    except _Replayed:
        return
