"""The parts of the room, each with its own address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: Sequence[tuple[str, Promise, str]] = (
    ("received", _("Received"), "feedback:mine"),
    ("asked", _("Requests"), "feedback:asked"),
    ("gave", _("Given"), "feedback:gave"),
    ("talks", _("One to one"), "feedback:talks"),
    ("citizens", _("From citizens"), "feedback:citizens"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One part, as the component shows it."""

    title: str
    url: str
    current: bool
    count: int | None = None


def tabs(current: str) -> list[Tab]:
    """Return the parts, the present one marked."""
    return [
        Tab(str(title), reverse(url), name == current) for name, title, url in PARTS
    ]
