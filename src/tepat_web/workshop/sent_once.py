"""What a form makes, once: a double click and going back lead to the same draft."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from tepat_web.accounts.models import User
from tepat_web.register import once

from .models import Draft


class _Replayed(Exception):
    """The form had made its draft already."""


def draft_of(by: User, mark: str, make: Callable[[], Draft]) -> int:
    """Return the number of the draft that a marked form made, or makes now."""
    if known := once.made_by(by, mark):
        return known
    try:
        with transaction.atomic():
            made: int = make().pk
            if not once.note(by, mark, made):
                raise _Replayed
    except _Replayed:
        return once.made_by(by, mark) or 0
    return made
