"""A survey as plain content for programs: the form of ``tepat survey --json``."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from tepat.law import Law
from tepat.satisfaction import Survey, UnitResult
from tepat.satisfaction.index import reproducing
from tepat.satisfaction.score import Score, shown
from tepat.words import Language, Sentence

from . import rows


def survey_json(
    found: Survey,
    units: Iterable[UnitResult],
    law: Law,
    language: Language,
    printed: str | None = None,
) -> dict[str, Any]:
    """Return a survey as plain content, with the units that were asked for.

    Args:
        found: See ``tepat.satisfaction.survey``.
        units: Those to tell, in order.
        law: The law on its day.
        language: Of sentences and names of elements.
        printed: A published IKM with a decimal point; each unit then tells which
            weights give it.
    """
    plain = {row["unit"]: row for row in rows.units(found, law)}
    told = [_unit(each, plain[each.unit], found, printed, language) for each in units]
    return {
        "day": found.day.isoformat(),
        "since": None if found.since is None else found.since.isoformat(),
        "weight": found.weight,
        "period": found.every,
        "units": told,
        "totals": {
            "units": len(found.units),
            "n": found.n,
            "ikm": _decimal(found.mean_of_units),
            "mutu": found.mean_quality,
            "ikm_pooled": _decimal(found.pooled),
            "mutu_pooled": found.pooled_quality,
        },
        "findings": [
            {
                "code": each.code,
                "unit": each.facts.get("unit"),
                "verdict": str(each.verdict),
                "message": each.say(language),
            }
            for each in found.findings
        ],
    }


def weights_giving(unit: UnitResult, printed: str | None) -> list[str]:
    """Return the weights with which the answers of a unit give a published IKM."""
    means = unit.score.index.means
    weights = reproducing(printed, means) if printed else []
    return [weight.written(len(means)) for weight in weights]


def _unit(
    unit: UnitResult,
    row: rows.Row,
    found: Survey,
    printed: str | None,
    language: Language,
) -> dict[str, Any]:
    said: Sentence | None = row["change"]
    told = {
        "unit": unit.unit,
        "name": unit.name,
        **_score(unit.score),
        "elements": [
            {
                "code": each.element.code,
                "element": each.element.key,
                "name": each.element.name.fill({}, language),
                "n": each.n,
                "nrr": _shown(each.mean),
                "low": _end(each.interval, 0, 4),
                "high": _end(each.interval, 1, 4),
                "mutu": each.quality,
            }
            for each in unit.score.elements
        ],
        "lowest": [each.code for each in unit.score.weakest],
        "improve": row["weakest"].fill({}, language),
        "services": [
            {
                "layanan": each.service,
                **_score(each.score),
                "n_year": each.sample.n,
                "users": each.sample.users,
                "needed": each.sample.needed,
                "sample": each.sample.verdict.value,
            }
            for each in unit.services
        ],
        "ikm_mean_of_services": _decimal(unit.mean_of_services),
        "n_year": unit.sample.n,
        "users": unit.sample.users,
        "needed": unit.sample.needed,
        "sample": unit.sample.verdict.value,
        "straight": [at + 1 for at in unit.odd.straight],
        "straight_share": row["straight_share"],
        "ikm_without_straight": row["without"],
        "copies": [at + 1 for at in unit.odd.copies],
        "blank": unit.blank,
        "flags": [
            each.code for each in found.findings if each.facts.get("unit") == unit.unit
        ],
        "trend": [
            {"period": period.code, **_score(score)}
            for period, score in unit.trend.periods
        ],
        "changes": [
            {
                "before": each.before.code,
                "after": each.after.code,
                "points": float(each.points),
                "low": _end(each.interval, 0, 2),
                "high": _end(each.interval, 1, 2),
                "direction": each.direction,
            }
            for each in unit.trend.changes
        ],
        "change": None if said is None else said.fill({}, language),
    }
    if printed is not None:
        told["printed_with"] = weights_giving(unit, printed)
    return told


def _score(score: Score) -> dict[str, Any]:
    return {
        "nrr": {each.element.code: _shown(each.mean) for each in score.elements},
        "ni": shown(score.index.weighted),
        "ikm": float(score.index.ikm),
        "mutu": score.quality,
        "n": score.n,
        "low": _end(score.interval, 0, 2),
        "high": _end(score.interval, 1, 2),
    }


def _shown(mean: Fraction | None) -> float | None:
    return None if mean is None else shown(mean)


def _end(
    interval: tuple[float, float] | None, place: int, decimals: int
) -> float | None:
    return None if interval is None else round(interval[place], decimals)


def _decimal(value: object) -> float | None:
    return None if value is None else float(str(value))
