"""What ``tepat performance --json`` tells programs."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import polars as pl

from tepat.finding import Finding
from tepat.performance.course import Appraisal
from tepat.performance.credits import Standing, hundredths
from tepat.performance.credits.notes import SAID
from tepat.performance.improvement import Path
from tepat.performance.overview import Overview
from tepat.performance.professionalism.score import SCORES
from tepat.performance.units import Unit
from tepat.words import Language

PLACES = 4  # of a mean or an effect
RATERS = (
    *("rater", "ratings", "people", "mean", "effect", "low", "high", "standing"),
    *("drift_year", "drift", "drift_low", "drift_high"),
)


def told(found: Overview, boxes: pl.DataFrame, language: Language) -> dict[str, Any]:
    """Return everything as JSON.

    Args:
        found: The performance of the city.
        boxes: ``nip``, ``box``, ``boxes`` and ``missing`` of each person, as
            ``tepat.talent`` gives them.
        language: Of the sentences.
    """
    box_of = {row["nip"]: row for row in boxes.iter_rows(named=True)}
    index = {row["nip"]: row for row in found.professionalism.table.to_dicts()}
    feedback = _by_code(found.feedback.table, "person")
    return {
        "day": found.day.isoformat(),
        "year": found.year,
        "people": [
            {
                "nip": row["nip"],
                "name": row["name"],
                "status": row["status"],
                "unit": row["unit"],
                "year": found.year,
                "predicate": row["rating"],
                "quadrant": row["quadrant"],
                "results": row["results"],
                "behaviour": row["behaviour"],
                "periods": [
                    _appraisal(each)
                    for each in found.courses.get(row["nip"], ())
                    if not each.is_yearly and each.year >= found.year
                ],
                "years": [
                    {"year": each.year, "predicate": each.rating}
                    for each in found.courses.get(row["nip"], ())
                    if each.is_yearly
                ],
                "contradictions": _findings(
                    found.contradictions.get(row["nip"], ()), language
                ),
                "ak": _standing(found.standings.get(row["nip"]), language),
                "ip_asn": _index(index[row["nip"]]),
                "box": box_of.get(row["nip"], {}).get("box"),
                "boxes": box_of.get(row["nip"], {}).get("boxes"),
                "feedback": feedback.get(row["nip"], []),
                "improvement": _path(found.paths.get(row["nip"]), language),
            }
            for row in found.people.iter_rows(named=True)
        ],
        "units": _units(found, language),
        "raters": [_rater(row) for row in found.raters.table.iter_rows(named=True)],
        "calibration": _findings(found.raters.findings, language),
        "feedback": {
            "smallest_group": found.feedback.least,
            "until": found.feedback.until.isoformat(),
            "city": _by_code(found.feedback.table, "city").get("SEMUA", []),
            "agencies": _by_code(found.feedback.table, "agency"),
            "units": _by_code(found.feedback.table, "unit"),
        },
    }


def _appraisal(each: Appraisal) -> dict[str, Any]:
    period = each.period
    return {
        "year": each.year,
        "period": each.told,
        "months": None if period is None else [period.first, period.last],
        "results": each.results,
        "behaviour": each.behaviour,
        "predicate": each.rating,
    }


def _standing(each: Standing | None, language: Language) -> dict[str, Any] | None:
    if each is None:
        return None
    return {
        "level": each.level,
        "grade": each.grade,
        "points": _points(each.points),
        "base_added": _points(each.base_added),
        "counted_on": _day(each.counted_on),
        "rating": each.rating,
        "per_year": _points(each.per_year),
        "rank": {
            "grade": each.next_grade,
            "target": _points(each.rank_target),
            "missing": _points(each.rank_missing),
            "on": _day(each.rank_on),
        },
        "next_level": {
            "level": each.next_level,
            "target": _points(each.level_target),
            "missing": _points(each.level_missing),
            "on": _day(each.level_on),
        },
        "undecided": (
            None
            if each.undecided_year is None
            else {"year": each.undecided_year, "points": _points(each.undecided)}
        ),
        "notes": [SAID[note].fill({}, language) for note in each.notes],
    }


def _index(row: Mapping[str, Any]) -> dict[str, Any]:
    names = (*SCORES, "total", "low", "high", "category", "unknown")
    return {name: row[name] for name in names}


def _path(each: Path | None, language: Language) -> dict[str, Any] | None:
    if each is None:
        return None
    return {
        "year": each.year,
        "predicate": each.rating,
        "below": [said.fill({}, language) for said in each.below],
        "stage": str(each.stage),
        "next": each.next_sentence.fill(each.next_facts, language),
        "by": _day(each.by),
        "steps": [
            {
                "step": step.code,
                "message": step.sentence.fill(step.facts, language),
                "by": _day(step.by),
                "cites": None if step.cites is None else str(step.cites),
            }
            for step in each.steps
        ],
        "gaps": [
            {
                "competency": gap.competency,
                "asked": gap.asked,
                "short": gap.short,
                "trainings": [
                    {"kode": it.code, "name": it.name, "starts": _day(it.starts)}
                    for it in gap.trainings
                ],
            }
            for gap in each.helps
        ],
    }


def _units(found: Overview, language: Language) -> list[dict[str, Any]]:
    means = {row["unit"]: row for row in found.professionalism_of_units.to_dicts()}
    return [
        {
            "unit": each.unit,
            "name": each.name,
            "year": found.year,
            "predicate": each.rating,
            "people": sum(each.counts.values()),
            "unrated": each.unrated,
            "distribution": dict(each.counts),
            "guide": _guide(each),
            "within_guide": None if each.pattern is None else each.pattern.is_met,
            "warnings": [it["message"] for it in _findings(each.findings, language)],
            "codes": [it.code for it in each.findings],
            "ip_asn": _mean(means.get(each.unit)),
        }
        for each in found.units
    ]


def _guide(each: Unit) -> list[dict[str, Any]]:
    if each.pattern is None:
        return []
    return [
        {
            "bound": str(part.bound),
            "ratings": list(part.ratings),
            "share": part.share,
            "people": part.people,
            "found": part.found,
            "met": part.is_met,
        }
        for part in each.pattern.parts
    ]


def _mean(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    numbers = {name: _rounded(row[name]) for name in ("mean", *SCORES)}
    return {**numbers, "known": row["known"], "unknown": row["missing"]}


def _rater(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _rounded(row[name]) for name in RATERS}


def _by_code(table: pl.DataFrame, scope: str) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in table.filter(pl.col("scope") == scope).iter_rows(named=True):
        rows.setdefault(row["code"], []).append(
            {name: row[name] for name in ("by", "value", "answers", "mean")}
        )
    return rows


def _findings(found: tuple[Finding, ...], language: Language) -> list[dict[str, Any]]:
    return [
        {"code": it.code, "verdict": str(it.verdict), "message": it.say(language)}
        for it in found
    ]


def _points(points: Fraction | None) -> float | None:
    return None if points is None else hundredths(points)


def _day(day: Any) -> str | None:
    return None if day is None else str(day)


def _rounded(value: Any) -> Any:
    return round(value, PLACES) if isinstance(value, float) else value
