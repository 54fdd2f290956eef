"""What was heard, as changes of a scenario for the plan that is to follow.

A change is told in the words of a scenario: ``{"pin": {nip: code}}``,
``{"forbid": {nip: [code, …]}}`` or ``{"freeze": {"people": [nip, …]}}``. Rooms above
this one that have changes of their own add a line to :data:`SOURCES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.utils.module_loading import import_string

from tepat_web.placement import scenarios
from tepat_web.placement.models import Plan

from . import queries
from .models import Saying

SOURCES: tuple[str, ...] = (
    "tepat_web.consultation.changes.taken",
    "tepat_web.objections.remaking.upheld",
    "tepat_web.decisions.changes.chosen",
)


def asked_for(plan: Plan) -> list[Mapping[str, Any]]:
    """Return every change that was taken over for the plan to follow ``plan``."""
    found: list[Mapping[str, Any]] = []
    for path in SOURCES:
        source: Callable[[Plan], Iterable[Mapping[str, Any]]] = import_string(path)
        found += source(plan)
    return found


def taken(plan: Plan) -> Iterator[Mapping[str, Any]]:
    """Yield the proposals that were taken over, the oldest first.

    Those that ``plan`` was made with are done; whoever proposes to stay is kept there.
    """
    rows = Saying.objects.standing().filter(
        taken_at__isnull=False, concern__plan__in=queries.lineage(plan)
    )
    told = rows.order_by("taken_at").values_list(
        "concern__nip", "concern__origin", "alternative"
    )
    for nip, origin, code in told:
        change: Mapping[str, Any] = (
            {"freeze": {"people": [nip]}} if code == origin else {"pin": {nip: code}}
        )
        if not is_in(change, plan):
            yield change


def is_in(change: Mapping[str, Any], plan: Plan) -> bool:
    """Tell whether a plan was made with a change that pins or keeps somebody."""
    told = scenarios.whole(plan.scenario)
    pins, frozen = change.get("pin", {}), change.get("freeze", {}).get("people", ())
    return all(told["pin"].get(nip) == code for nip, code in pins.items()) and set(
        frozen
    ) <= set(told["freeze"]["people"])


def merged(
    scenario: Mapping[str, Any], changes: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return a scenario with some changes; of two about one person the later counts.

    Whoever is put somewhere is not kept where they are, and the other way round.
    """
    told: dict[str, Any] = deepcopy(scenarios.whole(scenario))
    pins: dict[str, str] = told.setdefault("pin", {})
    forbidden: dict[str, list[str]] = told.setdefault("forbid", {})
    frozen: list[str] = told.setdefault("freeze", {}).setdefault("people", [])
    for change in changes:
        for nip, code in change.get("pin", {}).items():
            pins[nip] = code
            if nip in frozen:
                frozen.remove(nip)
            forbidden[nip] = [it for it in forbidden.get(nip, ()) if it != code]
        for nip, codes in change.get("forbid", {}).items():
            known = forbidden.get(nip, ())
            forbidden[nip] = [*known, *(it for it in codes if it not in known)]
            if pins.get(nip) in codes:
                del pins[nip]
        for nip in change.get("freeze", {}).get("people", ()):
            pins.pop(nip, None)
            if nip not in frozen:
                frozen.append(nip)
    told["forbid"] = {nip: codes for nip, codes in forbidden.items() if codes}
    if not told["forbid"]:
        del told["forbid"]
    return told
