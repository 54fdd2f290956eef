"""A seat before the board as pages and letters show it, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tepat_web.kit.words import Words

from .models import Seat

ORDER = {"fails": 0, "unknown": 1, "holds": 2}


def requirement(seat: Seat) -> list[dict[str, Any]]:
    """Return what the seat asks for, as facts."""
    return [
        {"label": str(Words.read(each["label"])), "value": each["value"]}
        for each in seat.shown["requirement"]
    ]


def candidates(seat: Seat) -> list[dict[str, Any]]:
    """Return who stands for a seat; with the votes of each once it is closed."""
    votes = seat.outcome.get("votes", {})
    return [
        _candidate(each) | {"votes": votes.get(each["nip"], 0)}
        for each in seat.shown["candidates"]
    ]


def named(seat: Seat, nip: str) -> str:
    """Return the name of a candidate; nobody's where blank."""
    names = {each["nip"]: each["name"] for each in seat.shown["candidates"]}
    return str(names.get(nip, "")) or pgettext("person", "nobody")


def box(told: Mapping[str, Any]) -> str:
    """Say in which box of the talent grid somebody is, or may be."""
    boxes = ", ".join(map(str, told["boxes"]))
    if not boxes:
        return _("not known")
    if len(told["boxes"]) > 1:
        return _("%(boxes)s (not certain yet)") % {"boxes": boxes}
    return boxes


def _candidate(told: Mapping[str, Any]) -> dict[str, Any]:
    findings = [_finding(each) for each in told["findings"]]
    findings.sort(key=lambda each: ORDER[each["verdict"]])
    grid = told["box"]
    ready = told["ready"]
    return {
        **told,
        "parts": [
            {**part, "name": str(Words.read(part["name"]))} for part in told["parts"]
        ],
        "box": box(grid),
        "axes": [
            str(Words.read(grid[axis]))
            for axis in ("performance", "potential")
            if grid[axis]
        ],
        "ready": str(Words.read(ready["said"])) if ready else "",
        "ready_on": _day(ready["day"]) if ready else None,
        "missed": [str(Words.read(each)) for each in ready["missed"]] if ready else [],
        "retires_on": _day(told["retires_on"]),
        "why_not": str(Words.read(told["why_not"]["said"])) if told["why_not"] else "",
        "against": [each for each in findings if each["verdict"] != "holds"],
        "for": [each for each in findings if each["verdict"] == "holds"],
    }


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _finding(told: Mapping[str, Any]) -> dict[str, Any]:
    """A finding as the component shows it."""
    return {
        "verdict": told["verdict"],
        "sentence": str(Words.read(told["said"])),
        "cites": [{"text": each, "url": ""} for each in told["cites"]],
        "verified": told["verified"],
        "code": told["code"],
    }
