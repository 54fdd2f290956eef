"""Codes that prove that somebody is in the room, and codes of certificates.

The code of a meeting follows from its number and the moment, under the site's key:
nothing is stored, and whoever has not seen the screen a moment ago does not know it. It
changes every :data:`STEP` seconds and is taken for :data:`GOOD` seconds, in which one
can sign in on a telephone.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Thirty-two signs without those that are taken for others (0 and O, 1 and I)."""
LENGTH = 6
STEP = 30
GOOD = 180
SEEN = 600
"""Seconds in which somebody who came with a good code may press the button."""
TRIES, PAUSE = 12, 600
"""So many wrong codes of one person in so many seconds are too many."""
CERTIFICATE = 12
SALT = "tepat_web.learning.codes"


def now(lesson: int, at: datetime) -> str:
    """Return the code of a meeting at a moment."""
    return _code(lesson, int(at.timestamp()) // STEP)


def seconds_left(at: datetime) -> int:
    """Return how long the present code still stands on the screen."""
    return STEP - int(at.timestamp()) % STEP


def is_good(lesson: int, told: str, at: datetime) -> bool:
    """Tell whether a code is that of the meeting, or was it a short while ago."""
    step = int(at.timestamp()) // STEP
    given = clean(told)
    good = [
        constant_time_compare(_code(lesson, step - back), given)
        for back in range(GOOD // STEP)
    ]
    return any(good)


def clean(told: str) -> str:
    """Return a code as it is compared, however it was typed.

    >>> clean(" k7m-2pq ")
    'K7M2PQ'
    """
    return "".join(sign for sign in told.upper() if sign in ALPHABET)[:CERTIFICATE]


def certificate() -> str:
    """Return a new code of a certificate, which nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CERTIFICATE))


def stamp(person: int, lesson: int) -> str:
    """Return a proof that a person came with a good code, for a slow button."""
    return TimestampSigner(salt=SALT).sign(f"{person}.{lesson}")


def is_stamped(person: int, lesson: int, told: str) -> bool:
    """Tell whether a proof is that of the person at the meeting, and still fresh."""
    try:
        signed = TimestampSigner(salt=SALT).unsign(told, max_age=SEEN)
    except BadSignature:
        return False
    return signed == f"{person}.{lesson}"


def may_try(person: int) -> bool:
    """Tell whether a person may try a code: not after too many wrong ones."""
    return int(cache.get(_tries(person), 0)) < TRIES


def note_wrong(person: int) -> None:
    """Count a wrong code."""
    cache.add(_tries(person), 0, PAUSE)
    cache.incr(_tries(person))


def _code(lesson: int, step: int) -> str:
    digest = salted_hmac(SALT, f"{lesson}.{step}", algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def _tries(person: int) -> str:
    return f"learning.tries.{person}"
