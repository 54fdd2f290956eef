"""Signed links: each lets one answer in, and says nothing of who holds it.

A ticket is a random serial and a seal over it and the place. Any number can be printed
without a row in the database; only what was used is remembered, by its digest.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from hmac import compare_digest

from django.utils.crypto import salted_hmac

SERIAL_BYTES = 5
SEAL_BYTES = 5  # one in 10**12: a guess is not worth the trying
SALT = "tepat.survey.ticket"


def new(code: str) -> str:
    """Return a fresh ticket for the place with this code: 16 letters and digits."""
    serial = secrets.token_bytes(SERIAL_BYTES)
    return _written(serial + _seal(code, serial))


def is_true(code: str, ticket: str) -> bool:
    """Tell whether a ticket was made here for the place with this code."""
    try:
        told = base64.b32decode(ticket.upper(), casefold=False)
    except ValueError:
        return False
    if len(told) != SERIAL_BYTES + SEAL_BYTES or _written(told) != ticket.lower():
        return False
    serial, seal = told[:SERIAL_BYTES], told[SERIAL_BYTES:]
    return compare_digest(seal, _seal(code, serial))


def digest(code: str, ticket: str) -> bytes:
    """Return what is remembered of a used ticket: 16 bytes."""
    return hashlib.blake2s(f"{code}/{ticket.lower()}".encode(), digest_size=16).digest()


def _seal(code: str, serial: bytes) -> bytes:
    sealed = salted_hmac(SALT, code.encode() + b"/" + serial, algorithm="sha256")
    return sealed.digest()[:SEAL_BYTES]


def _written(told: bytes) -> str:
    return base64.b32encode(told).decode().lower()
