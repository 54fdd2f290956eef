"""What the combined report needs to know of one agency's plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tepat.placement.case import Case


def figures(case: Case, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of a plan.

    Args:
        case: The case the plan answers.
        content: The plan, as ``plan.json`` holds it.

    Returns:
        ``plan`` (its digest), ``snapshot``, ``day``, ``effective_on``, ``mode``,
        ``people``, ``positions``, ``allowed_pairs``; ``objective``, ``bound``;
        ``moves``, ``kinds`` (kind → moves), ``chains``; ``before``, ``after``;
        ``leaving``; ``jobs``: see :func:`_jobs`; ``spare``: NIPs whom the agency can
        spare, see :func:`spare`.
    """
    made, seat = content["made_from"], seats_of(case, content)
    kinds = Counter(move["kind"] for move in content["moves"])
    return {
        "name": made["agency"],
        "example": content["example"],
        "plan": content["digest"],
        **{
            name: made[name]
            for name in ("snapshot", "day", "effective_on", "mode", "people")
        },
        "positions": made["positions"],
        "allowed_pairs": made["allowed_pairs"],
        "objective": content["objective"],
        "bound": content["bound"],
        "moves": len(content["moves"]),
        "kinds": dict(sorted(kinds.items())),
        "chains": len(content["chains"]),
        "before": content["before"],
        "after": content["after"],
        "leaving": len(content["leaving"]),
        "jobs": _jobs(case, seat, content),
        "spare": [case.people["nip"][person] for person in spare(case, seat)],
    }


def seats_of(case: Case, content: Mapping[str, Any]) -> NDArray[np.int64]:
    """Return, per person, the index of the position after the plan, or -1."""
    place = {code: at for at, code in enumerate(case.positions["position"])}
    told = {it["nip"]: it["to"] for it in content["moves"]}
    told |= {it["nip"]: it["position"] for it in content["stays"]}
    return np.array(
        [place.get(told.get(nip, ""), -1) for nip in case.people["nip"]], np.int64
    )


def spare(case: Case, seat: NDArray[np.int64]) -> list[int]:
    """Return whom the agency can spare after its plan, as indices of people.

    Those without a position; and of each position over strength as many as there are
    beyond its need: first who may move at all, of these who fits it least, of equals
    the lower NIP. Whom or what the scenario freezes or pins is not spared.
    """
    holders = np.bincount(seat[seat >= 0], minlength=case.positions.height)
    is_known = case.positions["need"].is_not_null().to_numpy()
    need = case.positions["need"].fill_null(0).to_numpy().astype(np.int64)
    beyond = np.where(is_known & ~case.is_frozen_seat(), holders - need, 0)
    kept = {*case.scenario.frozen_people, *case.scenario.pins}
    free = [nip not in kept for nip in case.people["nip"]]
    movable: NDArray[np.bool_] = np.asarray(case.grid.allowed.any(axis=1))
    chosen = [int(it) for it in np.flatnonzero(seat < 0) if free[it]]
    for place in np.flatnonzero(beyond > 0).tolist():
        sitting = [int(it) for it in np.flatnonzero(seat == place) if free[it]]
        fit = case.scores[sitting, case.target[place]]
        ranked = sorted(
            zip(~movable[sitting], fit.tolist(), sitting, strict=True),
        )
        chosen += [person for *_, person in ranked[: int(beyond[place])]]
    return sorted(chosen)


def _jobs(
    case: Case, seat: NDArray[np.int64], content: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the jobs of the agency, as they stand after the plan.

    One row per title (upper and lower case and blanks aside), family and level:
    ``name``, ``family``, ``level``; ``seats``: the need; ``holders``;
    ``unfilled`` and ``over`` seats, position by position; ``reasons``: code of the
    reason → unfilled seats.
    """
    held = np.bincount(seat[seat >= 0], minlength=case.positions.height)
    why = {entry["position"]: entry["code"] for entry in content["unfilled"]}
    jobs: dict[tuple[str, str, str], dict[str, Any]] = {}
    columns = ("position", "name", "family", "level", "need")
    rows = case.positions.select(columns).iter_rows()
    for holders, (code, name, family, level, need) in zip(
        held.tolist(), rows, strict=True
    ):
        if need is None:
            continue
        plain = " ".join(name.split())
        job = jobs.setdefault(
            (plain.casefold(), family, level or ""),
            {
                "name": plain,
                "family": family,
                "level": level,
                **dict.fromkeys(("seats", "holders", "unfilled", "over"), 0),
                "reasons": {},
            },
        )
        job["name"] = min(job["name"], plain)
        job["seats"] += need
        job["holders"] += holders
        job["over"] += max(holders - need, 0)
        if holders < need:
            job["unfilled"] += need - holders
            reasons = job["reasons"]
            reasons[why[code]] = reasons.get(why[code], 0) + need - holders
    told = [jobs[key] for key in sorted(jobs)]
    for job in told:
        job["reasons"] = dict(sorted(job["reasons"].items()))
    return told
