"""The secret in the link of an invitation."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Return a secret that nobody guesses; it is never stored."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Return what is stored of a secret: enough to know it again, not to make it."""
    return hashlib.sha256(token.encode()).hexdigest()
