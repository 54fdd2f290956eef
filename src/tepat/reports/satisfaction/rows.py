"""A survey as plain rows, for the workbook, the page and programs alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat.law import Law
from tepat.satisfaction import Survey, UnitResult
from tepat.satisfaction.index import rounded
from tepat.satisfaction.makeup import NAMES
from tepat.satisfaction.periods import Period
from tepat.satisfaction.results import Sample
from tepat.satisfaction.score import ElementScore, Interval, Score, shown
from tepat.satisfaction.trend import Change, Trend
from tepat.satisfaction.words import (
    BESIDE,
    DIRECTIONS,
    change,
    enough,
    quality,
    weakest,
)
from tepat.words import Sentence

Row = dict[str, Any]

STRAIGHT = Sentence(id="semua jawaban sama", en="every answer the same")
INDEX = Sentence(id="IKM", en="IKM")
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
            "weight": found.weight,
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
            yield {"unit": unit.unit, "name": unit.name, **_element(each, law)}


def service_elements(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each element of each service of each unit."""
    for unit in found.units:
        for service in unit.services:
            for each in service.score.elements:
                yield {
                    "unit": unit.unit,
                    "name": unit.name,
                    "service": service.service,
                    **_element(each, law),
                }


def periods(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each period of each unit, the oldest first."""
    for unit in found.units:
        for row in _periods(unit.trend, law):
            yield {"unit": unit.unit, "name": unit.name, **row}


def service_periods(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each period of each service of each unit."""
    for unit in found.units:
        for service in unit.services:
            for row in _periods(service.trend, law):
                yield {
                    "unit": unit.unit,
                    "name": unit.name,
                    "service": service.service,
                    **row,
                }


def element_periods(found: Survey, law: Law) -> Iterator[Row]:
    """Yield one row for each period of each element of each unit."""
    for unit in found.units:
        told = unit.trend
        for place, changes in enumerate(told.elements):
            for (period, score), change_ in zip(
                told.periods, (None, *changes), strict=True
            ):
                yield {
                    "unit": unit.unit,
                    "name": unit.name,
                    **_element(score.elements[place], law),
                    **_changed(period, change_),
                }


def makeup(found: Survey) -> Iterator[Row]:
    """Yield one row for each kind of respondent of each unit."""
    for unit in found.units:
        for each in unit.makeup:
            yield {
                "unit": unit.unit,
                "name": unit.name,
                "trait": NAMES[each.trait],
                "kind": each.kind,
                "n": each.n,
                "percent": round(100 * each.n / unit.score.n, 1),
            }


def beside(found: Survey) -> Iterator[Row]:
    """Yield the index and the elements of each unit beside the other units."""
    for unit in found.units:
        means = {it.element.key: it.mean for it in unit.score.elements}
        for each in unit.beside:
            own = unit.score.index.points
            if each.element is not None:
                own = means[each.element.key] or own
            low, high = _ends(each.interval, 2)
            yield {
                "unit": unit.unit,
                "name": unit.name,
                "what": INDEX if each.element is None else each.element.label,
                "own": float(rounded(own)),
                "mean": float(rounded(each.mean)),
                "others": each.others,
                "difference": float(each.points),
                "difference_low": low,
                "difference_high": high,
                "beside": BESIDE[each.direction],
            }


def odd_sheets(found: Survey) -> Iterator[Row]:
    """Yield the sheets worth a look; ``row`` is their place in sheet survei, from 0."""
    for unit in found.units:
        for rows, why in ((unit.odd.straight, STRAIGHT), (unit.odd.copies, COPY)):
            for row in rows:
                yield {"unit": unit.unit, "name": unit.name, "row": row, "why": why}


def _periods(told: Trend, law: Law) -> Iterator[Row]:
    for (period, score), change_ in zip(
        told.periods, (None, *told.changes), strict=True
    ):
        yield {**_score(score, law), **_changed(period, change_)}


def _changed(period: Period, told: Change | None) -> Row:
    low, high = _ends(told.interval if told else None, 2)
    return {
        "code": period.code,
        "period": period.name,
        "difference": None if told is None else float(told.points),
        "difference_low": low,
        "difference_high": high,
        "direction": None if told is None else DIRECTIONS[told.direction],
    }


def _element(each: ElementScore, law: Law) -> Row:
    low, high = _ends(each.interval, 2)
    return {
        "element": each.element.label,
        "n": each.n,
        "nrr": None if each.mean is None else shown(each.mean),
        "low": low,
        "high": high,
        "points": None if each.mean is None else shown(each.mean * 25),
        "quality": quality(each.quality, law),
    }


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
