"""Whoever has no account: their language, where a form comes from, how often it does.

Nothing of an address is stored: what counts is a keyed hash in the memory of a process,
which no backup holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tepat.words import Language

LANGUAGES: Mapping[Language, str] = {"id": "Bahasa Indonesia", "en": "English"}
ASKED = "bahasa"  # in an address: a page for strangers sets no cookie
HOUSEHOLD = 64  # bits of an IPv6 address that a provider gives; the rest is one's own


def language_of(request: HttpRequest) -> Language:
    """Return the language that an address asks for; Indonesian if it asks for none."""
    told = request.GET.get(ASKED, "")
    return next((each for each in LANGUAGES if each == told), "id")


def switch(request: HttpRequest) -> dict[str, str]:
    """Return what a page for strangers tells of its language and the other one.

    ``asked`` goes behind the address of a page that is led to, so that it stays in the
    language; ``other_url`` is the same page in the other one.
    """
    language = language_of(request)
    other = next(each for each in LANGUAGES if each != language)
    query = request.GET.copy()
    query[ASKED] = other
    return {
        "language": language,
        "other": other,
        "other_name": LANGUAGES[other],
        "other_url": f"{request.path}?{query.urlencode()}",
        "asked": f"?{ASKED}={language}",
    }


def is_foreign(request: HttpRequest) -> bool:
    """Tell whether another site's page sends it; a browser says so itself."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        return True
    origin = request.headers.get("Origin", "")
    return origin not in ("", "null") and urlsplit(origin).netloc != request.get_host()


def is_longer(request: HttpRequest, most: int) -> bool:
    """Tell whether a body has more bytes than a form of ours can have.

    Asked before the body is read, so that nobody makes us read what is of no use.
    """
    told = request.headers.get("Content-Length", "")
    return told.isdecimal() and int(told) > most


def sealed_address(request: HttpRequest, salt: str) -> str:
    """Return what stands for the address of a request: 20 signs, of its own by salt.

    All addresses of one IPv6 network of 64 bits are one: whoever has one of them has
    all. A header that names an address counts only behind proxies that we trust.
    """
    told = _network(get_adapter(request).get_client_ip(request) or "")
    return salted_hmac(salt, told, algorithm="sha256").hexdigest()[:20]


def count_once_more(key: str, seconds: int) -> int:
    """Count one more under a key, and return how many there were in so many seconds."""
    cache = caches["counts"]
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # forgotten in between
        cache.set(key, 1, seconds)
        return 1


def counted(key: str) -> int:
    """Return how many were counted under a key."""
    return int(caches["counts"].get(key, 0))


def share(most: int) -> int:
    """Return what one process may let pass, of what all together may; at least 1.

    Each counts by itself, so whoever is spread over all of them gains nothing.
    """
    return max(1, most // max(1, settings.SITE_PROCESSES))


def _network(told: str) -> str:
    try:
        address = ip_address(told.partition("%")[0])
    except ValueError:
        return told
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, HOUSEHOLD), strict=False))
