"""How often strangers may send and guess. Nothing of an address is stored.

What counts is a keyed hash in the cache that all processes share, gone with the hour.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from tepat_web.kit.strangers import count_once_more, sealed_address

SALT = "tepat.complaints.address"
WINDOW = 60 * 60  # seconds
SENT = 20  # from one address: an office or a village may share one
GUESSED = 20  # wrong words from one address
ON_ONE = 10  # wrong words for one number, whoever tries


def may_send(request: HttpRequest) -> bool:
    """Count one more case from this address; false: there were too many this hour."""
    return _grown(f"sent-{_sealed(request)}") <= SENT


def may_guess(request: HttpRequest, number: str) -> bool:
    """Tell whether this address may try a word for a number."""
    keys = (f"guessed-{_sealed(request)}", GUESSED), (f"at-{number}", ON_ONE)
    return all(cache.get(f"complaints-{key}", 0) < most for key, most in keys)


def guessed_wrong(request: HttpRequest, number: str) -> None:
    """Count a wrong word."""
    _grown(f"guessed-{_sealed(request)}")
    _grown(f"at-{number}")


def _sealed(request: HttpRequest) -> str:
    return sealed_address(request, SALT)


def _grown(key: str) -> int:
    return count_once_more(cache, f"complaints-{key}", WINDOW)
