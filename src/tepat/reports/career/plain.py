"""One person's career as plain values: what ``tepat career --json`` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tepat.career.career import Aim, Career
from tepat.career.cure import Missing
from tepat.career.learning import Gap
from tepat.career.path import Path, Step
from tepat.words import Language


def plain(career: Career, aims: Sequence[Aim], language: Language) -> dict[str, Any]:
    """Return one person's career with some aims, as JSON allows.

    Args:
        career: Whose.
        aims: The targets to tell of, in this order.
        language: Of the sentences.
    """
    return {
        "day": career.ground.day.isoformat(),
        "current": current(career),
        "reachable": [_seat(row) for row in career.prospects.reachable.to_dicts()],
        "later": [_seat(row) for row in career.prospects.later.to_dicts()],
        "counts": dict(career.prospects.counts),
        "targets": [_aim(career, aim, language) for aim in aims],
        "paths": [
            _path(career, aim, path, language) for aim in aims for path in aim.paths
        ],
        "note": career.no_promise.fill({}, language),
    }


def current(career: Career) -> dict[str, Any]:
    """Return where the person stands."""
    row = career.ground.people.row(career.person.at, named=True)
    held = int(career.ground.holds[career.person.at])
    place = career.ground.positions.row(held, named=True) if held >= 0 else {}
    return {
        "nip": row["nip"],
        "name": row["name"],
        "position": row["position"],
        "title": place.get("name"),
        "unit": place.get("unit_name"),
        "agency": place.get("agency_name"),
        "family": row["family"],
        "level": row["level"],
        "group": row["group"],
        "grade": row["grade"],
        "since": _day(row["position_since"]),
        "leaves_on": _day(career.person.leaves_on),
    }


def _seat(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "position": row["position"],
        "name": row["name"],
        "unit": row["unit_name"],
        "agency": row["agency_name"],
        "family": row["family"],
        "level": row["level"],
        "direction": row["direction"],
        "fit": row["fit"],
        "vacant": row["vacant"],
        "opens_on": _day(row["opens_on"]),
    }


def _aim(career: Career, aim: Aim, language: Language) -> dict[str, Any]:
    place = career.ground.positions.row(aim.position, named=True)
    why = aim.why_not
    return {
        "position": place["position"],
        "name": place["name"],
        "unit": place["unit_name"],
        "vacant": place["vacant"],
        "is_own": aim.is_own,
        "missing": [_missing(each, language) for each in aim.missing],
        "at_appointment": [_missing(each, language) for each in aim.documents],
        "gaps": [_gap(each) for each in aim.gaps],
        "opens_on": _day(aim.opens_on),
        "reachable": bool(aim.paths),
        "why_not": None if why is None else why.fill({}, language),
    }


def _missing(each: Missing, language: Language) -> dict[str, Any]:
    return {
        "rule": each.finding.code,
        "title": each.title.fill({}, language),
        "verdict": str(each.finding.verdict),
        "message": each.finding.sentence.fill(each.finding.facts, language),
        "cites": [str(cite) for cite in each.finding.cites],
        "verified": each.finding.verified,
        "cure": str(each.cure),
        "day": _day(each.day),
        "how": each.how.fill(each.facts, language),
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "competency": gap.competency,
        "asked": gap.asked,
        "reached": gap.reached,
        "is_default": gap.is_default,
        "trainings": [
            {
                "training": each.code,
                "name": each.name,
                "starts": _day(each.starts),
                "hours": each.hours,
                "level_after": each.level_after,
            }
            for each in gap.trainings
        ],
    }


def _path(career: Career, aim: Aim, path: Path, language: Language) -> dict[str, Any]:
    return {
        "position": path.position,
        "mode": str(path.mode),
        "arrives_on": _day(path.arrives_on),
        "moves": len(path.steps),
        "steps": [_step(career, step, language) for step in path.steps],
        "assumes": [each.fill({}, language) for each in aim.assumed],
    }


def _step(career: Career, step: Step, language: Language) -> dict[str, Any]:
    place = career.ground.position(step.example)
    names = career.ground.positions.row(place or 0, named=True)
    return {
        "day": _day(step.day),
        "since": _day(step.since),
        "direction": None if step.direction is None else str(step.direction),
        "family": step.family,
        "level": step.level,
        "group": step.group,
        "positions": step.positions,
        "vacant": step.vacant,
        "example": {
            "position": step.example,
            "name": names["name"],
            "unit": names["unit_name"],
        },
        "waits": [
            {
                "rule": wait.code,
                "title": wait.title.fill({}, language),
                "until": _day(wait.until),
            }
            for wait in step.waits
        ],
        "before": [_missing(each, language) for each in step.before],
        "gaps": [_gap(each) for each in step.gaps],
    }


def _day(told: date | None) -> str | None:
    return None if told is None else told.isoformat()
