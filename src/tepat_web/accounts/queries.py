"""Reading accounts."""

from __future__ import annotations

from .models import User

OPERATOR = "operator"


def operator() -> User:
    """Return the built-in account that the command line acts as; nobody signs in so."""
    return User.objects.get(username=OPERATOR)
