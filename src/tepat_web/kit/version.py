"""With which version somebody began to write, as their form sends it back.

Two windows at once are told apart by it: what was changed meanwhile is not overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping

FIELD = "versi"


def began_with(sent: Mapping[str, str], field: str = FIELD) -> int:
    """Return the version that a form began with; -1 where it does not say.

    >>> began_with({"versi": "7"}), began_with({"versi": "x"}), began_with({})
    (7, -1, -1)
    """
    told = sent.get(field, "")
    return int(told) if told.isdecimal() and len(told) < 19 else -1
