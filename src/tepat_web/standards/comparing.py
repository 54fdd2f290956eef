"""Two drafts of one standard side by side, where two have written at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .actions import WRITTEN
from .models import Standard


@dataclass(frozen=True, slots=True)
class Change:
    """One field of which both say something else."""

    label: str
    left: object
    right: object
    is_changed: bool = True


def changes(
    theirs: Standard, mine: Mapping[str, Any], labels: Mapping[str, str]
) -> list[Change]:
    """Return what the kept draft and the one just typed say otherwise.

    Args:
        mine: Values of ``WRITTEN``.
        labels: What each is called.
    """
    return [
        Change(labels[name], _shown(name, kept), _shown(name, mine[name]))
        for name in WRITTEN
        if (kept := getattr(theirs, name)) != mine[name]
    ]


def _shown(name: str, value: Any) -> object:
    if name == "taken_unit" and value:
        return Standard.Span(value).label
    return value
