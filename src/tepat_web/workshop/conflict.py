"""Two versions of a draft side by side, entry by entry of their TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tepat_web.kit import writing
from tepat_web.placement import scenarios


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that differs, as ``_components/diff.html`` takes it."""

    label: str
    left: str
    right: str
    is_changed: bool = True


def between(left: Mapping[str, Any], right: Mapping[str, Any]) -> list[Difference]:
    """Return what differs between two contents of a draft.

    Args:
        left: ``name``, ``note``, ``day``, ``scenario``.
        right: The same.
    """
    one, other = _flat(left), _flat(right)
    return [
        Difference(label, one.get(label, ""), other.get(label, ""))
        for label in dict.fromkeys([*one, *other])
        if one.get(label, "") != other.get(label, "")
    ]


def _flat(told: Mapping[str, Any]) -> dict[str, str]:
    day: date | None = told["day"]
    entries = tomllib.loads(scenarios.text_of(told["scenario"]))
    return {
        _("Name"): str(told["name"]),
        _("Note"): str(told["note"]),
        _("Reference date"): writing.day(day) if day else "",
        **dict(_entries(entries, "")),
    }


def _entries(told: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{above}{name}.")
        elif isinstance(value, list):
            yield f"{above}{name}", ", ".join(str(each) for each in value)
        else:
            yield f"{above}{name}", str(value)
