"""A survey as plain rows, for the workbook, the page and programs alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat.law import Law
from tepat.satisfaction import Survey, UnitResult
from tepat.satisfaction.results import Sample
from tepat.satisfaction.score import Interval, Score, shown
from tepat.satisfaction.words import (
    DIRECTIONS,
    change,
    enough,
    quality,
    weakest,
)
from tepat.words import Sentence

Row = dict[str, Any]

STRAIGHT = Sentence(id="semua jawaban sama", en="every answer the same")
COPY = Sentence(id="sama dalam segala hal", en="alike in everything")


def units(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each unit."""
    for unit in found.units:
        straight = len(unit.odd.straight)
        without = unit.odd.without
        yield {
            "unit": unit.unit,
            "name": unit.name,
            **_score(unit.score, law),
            **_sample(unit.sample),
            "weakest": weakest(unit.score),
            "mean_of_services": _number(unit.mean_of_services),
            "straight": straight,
            "straight_share": round(straight / unit.score.n, 4),
            "without": None if without is None else float(without.index.ikm),
            "copies": len(unit.odd.copies),
            "last": unit.last,
            "change": _last_change(unit),
        }


def services(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each service of each unit."""
    for unit in found.units:
        for each in unit.services:
            yield {
                "unit": unit.unit,
                "name": unit.name,
                "service": each.service,
                **_score(each.score, law),
                **_sample(each.sample),
                "weakest": weakest(each.score),
            }


def elements(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each element of each unit."""
    for unit in found.units:
        for each in unit.score.elements:
            low, high = _ends(each.interval, 2)
            yield {
                "unit": unit.unit,
                "name": unit.name,
                "element": each.element.label,
                "n": each.n,
                "nrr": None if each.mean is None else shown(each.mean),
                "low": low,
                "high": high,
                "points": None if each.mean is None else shown(each.mean * 25),
                "quality": quality(each.quality, law),
            }


def periods(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each period of each unit, the oldest first."""
    for unit in found.units:
        changes = (None, *unit.trend.changes)
        for (period, score), told in zip(unit.trend.periods, changes, strict=True):
            low, high = _ends(told.interval if told else None, 2)
            yield {
                "unit": unit.unit,
                "name": unit.name,
                "code": period.code,
                "period": period.name,
                **_score(score, law),
                "difference": None if told is None else float(told.points),
                "difference_low": low,
                "difference_high": high,
                "direction": None if told is None else DIRECTIONS[told.direction],
            }


def odd_sheets(found: Survey) -> Iterator[Row]:
    """Yield the sheets worth a look; ``row`` is their place in sheet survei, from 0."""
    for unit in found.units:
        for rows, why in ((unit.odd.straight, STRAIGHT), (unit.odd.copies, COPY)):
            for row in rows:
                yield {"unit": unit.unit, "name": unit.name, "row": row, "why": why}


def _score(score: Score, law: Law) -> Row:
    low, high = _ends(score.interval, 2)
    return {
        "n": score.n,
        "ikm": float(score.index.ikm),
        "weighted": shown(score.index.weighted),
        "quality": quality(score.quality, law),
        "letter": score.quality,
        "low": low,
        "high": high,
        "reached": "–".join(
            dict.fromkeys((*score.qualities[:1], *score.qualities[-1:]))
        ),
    }


def _sample(sample: Sample) -> Row:
    return {
        "answered": sample.n,
        "users": sample.users,
        "needed": sample.needed,
        "enough": enough(sample),
        "verdict": sample.verdict.value,
    }


def _last_change(unit: UnitResult) -> Sentence | None:
    return change(unit.trend.changes[-1]) if unit.trend.changes else None


def _ends(
    interval: Interval | None, decimals: int
) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    low, high = (round(each, decimals) for each in interval)
    return low, high


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
