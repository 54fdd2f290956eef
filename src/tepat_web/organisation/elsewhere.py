"""Addresses of rooms that stand above this one, which it does not know."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: object, **query: str) -> str:
    """Return the address of a page; blank where the site has no such page."""
    try:
        url = reverse(name, args=args)
    except NoReverseMatch:
        return ""
    told = urlencode({key: value for key, value in query.items() if value})
    return f"{url}?{told}" if told else url
