"""What came of all agencies together: one report, the same however it was computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import tepat

from .outcome import Outcome

FORM = "tepat-batch/1"
SUMS = ("moves", "chains", "people", "positions", "allowed_pairs", "leaving")
FIGURES = (
    *("seats", "filled", "vacant", "critical_seats", "critical_filled"),
    *("over_strength", "seated", "unplaced", "unqualified", "fit"),
)
OF_AGENCY = (
    *("name", "plan", "snapshot", "day", "effective_on", "mode", "people"),
    *("positions", "allowed_pairs", "objective", "bound", "moves", "kinds", "chains"),
    *("before", "after", "leaving"),
)


def combined(
    outcomes: Mapping[str, Outcome], scenario: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the combined report.

    Args:
        outcomes: By name of the agency.
        scenario: The scenario of all, as plans store it.

    Returns:
        ``form``, ``engine``, ``example``, ``scenario``; ``agencies``: one entry each,
        with ``agency``, ``status``, ``errors``, ``error_count``, ``warnings`` and the
        figures of its plan; ``totals``: sums over the plans; ``jobs``: see
        :func:`jobs`. No day of the clock and no path of the machine is in it, so that
        equal inputs give equal bytes.
    """
    told = [outcomes[name] for name in sorted(outcomes)]
    return {
        "form": FORM,
        "engine": tepat.__version__,
        "example": any(it.figures.get("example", False) for it in told),
        "scenario": dict(scenario),
        "agencies": [_agency(outcome) for outcome in told],
        "totals": _totals(told),
        "jobs": jobs(told),
    }


def _agency(outcome: Outcome) -> dict[str, Any]:
    figures = outcome.figures
    return {
        "agency": outcome.agency,
        "status": outcome.status,
        **{key: figures[key] for key in OF_AGENCY if key in figures},
        "errors": [
            {"where": it.where, "code": it.code, "message": it.id, "message_en": it.en}
            for it in outcome.errors
        ],
        "error_count": outcome.error_count,
        "warnings": outcome.warnings,
    }


def _totals(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Add up the plans; ``fit_mean`` is per seated person of all agencies.

    ``proven`` counts the plans whose bound equals what they achieve; of those of mode
    ``exchange``, which has no bound, none.
    """
    told = list(outcomes)
    plans = [outcome.figures for outcome in told if outcome.status == "planned"]
    totals: dict[str, Any] = {
        "agencies": len(told),
        "planned": len(plans),
        "proven": sum(plan["bound"] == plan["objective"] for plan in plans),
        "with_errors": sum(outcome.status == "errors" for outcome in told),
        "failed": sum(outcome.status == "failed" for outcome in told),
        **{key: sum(plan[key] for plan in plans) for key in SUMS},
    }
    kinds: Counter[str] = Counter()
    for plan in plans:
        kinds.update(plan["kinds"])
    totals["kinds"] = dict(sorted(kinds.items()))
    for state in ("before", "after"):
        figures = {key: sum(plan[state][key] for plan in plans) for key in FIGURES}
        seated = figures["seated"]
        mean = round(figures["fit"] / seated, 1) if seated else 0.0
        totals[state] = {**figures, "fit_mean": mean}
    return totals


def jobs(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Add up the jobs with empty or over-strength seats, most missing first.

    ``short``: so many are missing in all agencies together even if everyone above need
    anywhere could be used elsewhere; below zero, so many are over. ``agencies`` is how
    many have an empty seat, ``spare_in`` how many have somebody above need.
    """
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for outcome in outcomes:
        for job in outcome.figures.get("jobs", ()):
            key = job["name"].casefold(), job["family"], job["level"] or ""
            total = found.setdefault(
                key,
                {
                    **{name: job[name] for name in ("name", "family", "level")},
                    **dict.fromkeys(("seats", "holders", "unfilled", "over"), 0),
                    "short": 0,
                    "agencies": 0,
                    "spare_in": 0,
                    "reasons": {},
                },
            )
            total["name"] = min(total["name"], job["name"])
            for name in ("seats", "holders", "unfilled", "over"):
                total[name] += job[name]
            total["short"] += job["unfilled"] - job["over"]
            total["agencies"] += job["unfilled"] > 0
            total["spare_in"] += job["over"] > 0
            for code, seats in job["reasons"].items():
                total["reasons"][code] = total["reasons"].get(code, 0) + seats
    told = [job for job in found.values() if job["unfilled"] or job["over"]]
    for job in told:
        job["reasons"] = dict(sorted(job["reasons"].items()))
    return sorted(
        told,
        key=lambda it: (
            *(-it["short"], -it["unfilled"], it["family"]),
            *(it["name"].casefold(), it["level"] or ""),
        ),
    )
