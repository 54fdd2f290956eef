"""The colours of the drawing; none of them says what a word or sign does not."""

from __future__ import annotations

from collections.abc import Mapping

INKS: Mapping[str, str] = {
    "ink": "#16212B",
    "soft": "#52606D",
    "teal": "#0B5F58",
    "short": "#9A3412",
    "over": "#1D4E89",
    "edge": "#8A97A3",
    "rule": "#C9D1D8",
    "tint": "#E6F1EF",
    "wash": "#F2F5F7",
    "paper": "#FFFFFF",
}
