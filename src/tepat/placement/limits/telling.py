"""The limits of a plan as ``plan.json`` tells them: what they are and come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tepat.words import Sentence

from ..case import Case
from ..plan import goals_of, priced, seats_of
from ..problem import Ints, Problem
from ..split import Split
from ..sums import judged
from .limit import Limit
from .multipliers import Multipliers
from .names import (
    AT_LEAST,
    EVERYBODY,
    FAMILIES,
    FROM,
    LEAST,
    MOST,
    NAMES,
    SEXES,
    TO,
)
from .proof import used


def told_limits(
    case: Case,
    problem: Problem,
    limits: Sequence[Limit],
    position: Ints,
    multipliers: Sequence[Multipliers],
) -> list[dict[str, Any]]:
    """Tell every limit: what it allows, what the plan takes of it, and its prices.

    Returns:
        Per limit ``code``, ``kind``, ``unit`` (null for the whole city), ``about``,
        ``name``, ``text`` (and both in English), ``sense`` (whether ``most`` is the
        most or the ``least``), ``most`` and ``used`` as a reader would count them,
        ``step``: what a price is of (rupiah of a budget), and ``prices``: per goal the
        multiplier, in parts of the goal's scale.
    """
    sums = used(problem, limits, position)
    told = []
    for number, (limit, total) in enumerate(zip(limits, sums, strict=True)):
        most, now = _reading(limit, total, problem, position)
        name = NAMES[limit.kind].filled(_facts(case, limit))
        is_least = limit.kind in AT_LEAST
        text = (LEAST if is_least else MOST).filled({"most": most, "used": now})
        told.append(
            {
                "code": limit.code,
                "kind": limit.kind,
                "unit": _unit(limit),
                "about": list(limit.about),
                "name": name.id,
                "name_en": name.en,
                "text": text.id,
                "text_en": text.en,
                "sense": "least" if is_least else "most",
                "most": most,
                "used": now,
                "step": limit.each if limit.kind == "budget" else 1,
                "prices": [int(at.limits[number]) for at in multipliers],
            }
        )
    return told


def by_limits(
    case: Case,
    parts: Split,
    limits: Sequence[Limit],
    position: Ints,
    multipliers: Sequence[Multipliers],
    bound: tuple[int, ...],
    stated: tuple[int, ...],
    unrestricted: tuple[int, ...],
) -> dict[str, Any]:
    """Tell how a plan with limits is proven, as ``plan.json`` holds it.

    Args:
        case: The case.
        parts: The problem that was solved, by places.
        limits: Its limits.
        position: Per person the index of their place in the plan, or -1.
        multipliers: The certificate, goal by goal.
        bound: The bound it proves, goal by goal.
        stated: The solver's own bound, goal by goal, which nothing here proves.
        unrestricted: What would be achieved if relatives were not kept apart.
    """
    problem, labels = parts.problem, parts.problem.positions
    objective = judged(problem, position)[0]
    left = zip(bound, objective, strict=True)
    return {
        "objective": goals_of(problem, objective),
        "bound": goals_of(problem, bound),
        "gap": goals_of(problem, tuple(most - now for most, now in left)),
        "certificate": {
            "kind": "limits",
            "seats": seats_of(parts, position),
            "scales": [at.scale for at in multipliers],
            "held": [at.goals.tolist() for at in multipliers],
            "stated": goals_of(problem, stated),
        },
        "limits": told_limits(case, problem, limits, position, multipliers),
        "restricted": {
            "closed": [],
            "trimmed": [],
            "ceiling": goals_of(problem, bound),
            "ceiling_prices": {},
            "ceiling_over_strength_prices": {},
            "exhaustive": False,
            "relatives": [],
            "without_relatives": goals_of(problem, unrestricted),
        },
        "prices": priced(labels, _columns([at.seats for at in multipliers])),
        "over_strength_prices": priced(
            labels, _columns([at.surplus for at in multipliers])
        ),
    }


def _unit(limit: Limit) -> str | None:
    if limit.kind == "relatives" or not limit.about:
        return None
    return limit.about[1] if limit.kind == "competency" else limit.about[0]


def _reading(
    limit: Limit, total: int, problem: Problem, position: Ints
) -> tuple[float, float]:
    """Return what a limit allows and what a plan takes, as a reader counts them."""
    inside = limit.terms[0].place > 0
    seated = position >= 0
    seated[seated] = inside[position[seated]]
    number = int(np.count_nonzero(seated))
    if limit.kind == "fit":
        people, fits = (int(abs(term.person).max(initial=0)) for term in limit.terms)
        then = (fits * number - total) // max(people, 1)
        return _rounded(fits, people), _rounded(then, number)
    if limit.kind.startswith("balance"):
        share = int(abs(limit.terms[1].person).max(initial=0))
        group = np.count_nonzero(limit.terms[0].person[seated])
        return _rounded(100 * share, limit.each), _rounded(100 * int(group), number)
    sign = -1 if limit.kind in AT_LEAST else 1
    return sign * limit.most * limit.each, sign * total * limit.each


def _rounded(part: int, whole: int) -> float:
    """Return a quotient with one decimal; 0 of nothing."""
    return round(part / whole, 1) if whole else 0.0


def _facts(case: Case, limit: Limit) -> Mapping[str, object]:
    """Return what fills the blanks of a limit's name."""
    if limit.kind == "relatives":
        names = ("nip", "position", "other", "beside")
        return dict(zip(names, limit.about, strict=True))
    unit = _unit(limit)
    units = case.snapshot.units
    named = dict(zip(units["unit"], units["name"], strict=True)).get(unit)
    facts: dict[str, object] = {"unit": unit if named is None else f"{named} ({unit})"}
    if limit.kind == "competency":
        facts["competency"] = limit.about[0]
    if limit.kind.startswith("balance"):
        facts["group"] = _group(limit.about[1:])
    return facts


def _group(about: Sequence[str]) -> Sentence:
    """Say which group a limit of balance is about."""
    told = dict(part.split("=", 1) for part in about if "=" in part)
    families = [part for part in about if "=" not in part]
    parts = []
    if "sex" in told:
        parts.append(SEXES[told["sex"]])
    for key, sentence in (("age_from", FROM), ("age_to", TO)):
        if key in told:
            parts.append(sentence.filled({"years": told[key]}))
    if not parts:
        parts.append(EVERYBODY)
    if families:
        parts.append(FAMILIES.filled({"families": ", ".join(families)}))
    return Sentence(
        id=", ".join(it.id for it in parts), en=", ".join(it.en for it in parts)
    )


def _columns(parts: Sequence[Ints]) -> Ints:
    return np.stack(parts, axis=1) if parts else np.zeros((0, 0), np.int64)
