"""A form that arrives twice does its work once.

A form that adds something carries a mark of its own. Whoever sends it again, by a
double click or by going back, is led to what the first sending made.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from secrets import token_urlsafe

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model

from tepat_web.accounts.models import User

FIELD = "sekali"
SECONDS = 7 * 24 * 60 * 60


class _Replayed(Exception):
    """The form has done its work before."""


def mark() -> str:
    """Return a mark for a new form."""
    return token_urlsafe(16)


def made_by(by: User, told: str) -> int | None:
    """Return the number of the record that the marked form has made already."""
    found = cache.get(_key(by, told)) if told else None
    return found if isinstance(found, int) else None


def note(by: User, told: str, number: int) -> bool:
    """Keep what the marked form made; false if it had made something before.

    Called in the transaction of the act, so that both are kept or neither.
    """
    return not told or cache.add(_key(by, told), number, SECONDS)


def make(by: User, told: str, act: Callable[[], Model]) -> int:
    """Do what a marked form asks for, once, also when it arrives twice together.

    Args:
        act: Makes a record and returns it; what it raises is raised.

    Returns:
        The number of the record that the form has made, now or before.
    """
    if (known := made_by(by, told)) is not None:
        return known
    try:
        with transaction.atomic():
            number: int = act().pk
            if not note(by, told, number):
                raise _Replayed
    except _Replayed:
        return made_by(by, told) or 0
    return number


def _key(by: User, told: str) -> str:
    return f"register.once.{by.pk}.{sha256(told.encode()).hexdigest()}"
