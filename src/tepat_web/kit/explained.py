"""Codes of rules that a public page explains, and links to them wherever they stand.

The kit knows no rules: a room that has the page says, once, where each code is
explained (``tell``). Components then write a known code as a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

Addresses = Callable[[], Mapping[str, str]]
CODE = re.compile(r"\b[A-Z]{2,}(?:-[A-Z]+)*-\d+\b")
_told: list[Addresses] = []


def tell(addresses: Addresses) -> None:
    """Say where codes are explained; asked when a page is written, and cheap then."""
    if addresses not in _told:
        _told.append(addresses)


def address_of(code: str) -> str:
    """Return the address at which a code is explained; nothing for an unknown one."""
    for addresses in _told:
        if found := addresses().get(code):
            return found
    return ""


def linked(text: object) -> SafeString:
    """Write a text with its known codes as links; everything else is escaped."""

    def link(found: re.Match[str]) -> str:
        address = address_of(found[0])
        if not address:
            return found[0]
        return format_html('<a href="{}">{}</a>', address, found[0])

    # A code holds nothing that escaping changes, so it is still whole afterwards.
    escaped = conditional_escape(text if isinstance(text, str) else str(text))
    return mark_safe(CODE.sub(link, escaped))  # noqa: S308
