"""Number and secret word, by which somebody without an account finds their case.

The word follows from the mark of the form, so that a form that arrives twice, or a page
that is loaded again, shows the same word; only its digest is kept.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
LENGTH = 10  # 31 ** 10: with few tries an hour, nobody finds one
DIGITS = 8
SALT = "tepat.complaints.word"
NOBODYS = "0" * 64  # a digest that no word has


def mark() -> str:
    """Return a mark for a new form."""
    return secrets.token_urlsafe(16)


def sealed(told: str) -> str:
    """Return the digest by which a marked form is known again."""
    return sha256(f"mark:{told}".encode()).hexdigest()


def word_of(told: str) -> str:
    """Return the secret word that the form with a mark gives, in two groups."""
    key = salted_hmac(SALT, told, algorithm="sha256").digest()
    number, letters = int.from_bytes(key), ""
    for _ in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        letters += ALPHABET[at]
    return f"{letters[:5]}-{letters[5:]}"


def number() -> str:
    """Return a number for a new case; it tells neither order nor how many there are."""
    return str(10 ** (DIGITS - 1) + secrets.randbelow(9 * 10 ** (DIGITS - 1)))


def digest(of: str, word: str) -> str:
    """Return what is kept of the word of the case with a number."""
    return sha256(f"{of}:{plain(word)}".encode()).hexdigest()


def opens(of: str, word: str, kept: str) -> bool:
    """Tell whether a word is that of a case; ``kept`` blank: nothing opens it."""
    return bool(kept) and constant_time_compare(digest(of, word), kept)


def plain(word: str) -> str:
    """Return a word as it is compared: however it was typed."""
    return "".join(each for each in word.lower() if each in ALPHABET)


def grouped(of: str) -> str:
    """Return a number as people read it aloud."""
    return f"{of[:4]}-{of[4:]}"


def digits(told: str) -> str:
    """Return the digits of a number, however it was grouped and typed."""
    return "".join(each for each in told if each in "0123456789")[:DIGITS]
