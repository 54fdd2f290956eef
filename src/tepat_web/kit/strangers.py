"""Whoever has no account: where a form comes from, and how often one address sends.

Nothing of an address is stored: what counts is a keyed hash in a cache.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.core.cache import BaseCache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def is_foreign(request: HttpRequest) -> bool:
    """Tell whether another site's page sends it; a browser says so itself."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        return True
    origin = request.headers.get("Origin", "")
    return origin not in ("", "null") and urlsplit(origin).netloc != request.get_host()


def sealed_address(request: HttpRequest, salt: str) -> str:
    """Return what stands for the address of a request: 20 signs, of its own by salt."""
    address = get_adapter(request).get_client_ip(request) or ""
    return salted_hmac(salt, address, algorithm="sha256").hexdigest()[:20]


def count_once_more(cache: BaseCache, key: str, seconds: int) -> int:
    """Count one more under a key, and return how many there were in so many seconds."""
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # forgotten in between
        cache.set(key, 1, seconds)
        return 1
