"""How many answers one address may give in a while, where no signed link is used.

Nothing of an address is stored: what counts is a keyed hash in the memory of this
process, forgotten with the hour. Several processes let through so many times as much,
which is no matter: an office, a school and a phone company each share one address, so
the limit is generous, and what is odd is marked rather than refused.
"""

from __future__ import annotations

from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

from tepat_web.kit.strangers import count_once_more, sealed_address

SALT = "tepat.survey.address"
WINDOW = 60 * 60  # seconds
MANY = 10  # answers from one address in an hour: marked from here on
TOO_MANY = 120  # refused from here on
BURST = 30  # answers to one place within a minute: marked from here on
MINUTE = 60


def count(request: HttpRequest) -> int:
    """Count an answer from this address, and return how many there were this hour."""
    key = f"survey-{sealed_address(request, SALT)}"
    return count_once_more(caches["process"], key, WINDOW)


def count_place(station: int) -> int:
    """Count an answer to a place, and return how many there were this minute."""
    minute = int(timezone.now().timestamp()) // MINUTE
    key = f"survey-place-{station}-{minute}"
    return count_once_more(caches["process"], key, MINUTE)
