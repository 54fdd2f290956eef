"""The secret of a token: made once, shown once, known again by its digest."""

from __future__ import annotations

import hashlib
import secrets

BEGINS = "tepat_"  # so that a scanner recognises one that was published by mistake
SHOWN = 12  # characters by which people tell their tokens apart


def new_secret() -> str:
    """Return 32 random bytes as text."""
    return BEGINS + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is stored of a secret: enough to know it again, not to make it."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
