"""What was heard on a plan, as changes of the scenario for the plan that follows it.

A change is told in the words of a scenario: ``{"pin": {nip: code}}``,
``{"forbid": {nip: [code, …]}}`` or ``{"freeze": {"people": [nip, …]}}``; or it is
``{CORRECTION: True}`` where the register was corrected, which the scenario cannot tell.

Rooms above this one that hear people add a line to :data:`SOURCES`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from tepat_web.organisation.models import Position
from tepat_web.snapshots import take

from . import scenarios
from .life import SIGNED
from .models import Plan

Change = Mapping[str, Any]
CORRECTION = "correction"
LONGEST_NAME = 120  # characters, as the form of a plan allows
SOURCES: tuple[str, ...] = (
    "tepat_web.consultation.changes.taken",
    "tepat_web.decisions.changes.chosen",
    "tepat_web.objections.remaking.upheld",
)
"""Functions of a plan that yield changes. Of two about one person the later counts;
objections come last, because what was upheld is promised to the person in writing."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A scenario with some changes.

    Attributes:
        scenario: As ``scenarios`` tells it.
        replaced: Sentences on what was said before of the same people and gave way.
        conflicts: Sentences on what cannot all be done.
    """

    scenario: dict[str, Any]
    replaced: list[str]
    conflicts: list[str]


def asked_for(plan: Plan) -> list[Change]:
    """Return every change for the plan to follow ``plan``, from every room."""
    found: list[Change] = []
    for path in SOURCES:
        source: Callable[[Plan], Iterable[Change]] = import_string(path)
        found += source(plan)
    return found


def prepared(plan: Plan, also: Iterable[Change] = ()) -> Merged:
    """Return the question of the plan to follow ``plan``, with all that is asked for.

    It is asked of the register as it is now: people have moved meanwhile, and what was
    corrected must count.

    Args:
        also: Changes that are not asked for yet, to see what would come of them.
    """
    changes = [*asked_for(plan), *also]
    return merged(_question(plan, changes), changes)


def name_after(plan: Plan) -> str:
    """Return what the plan to follow ``plan`` is called.

    Many read it, and none of them is to learn from it who said what.
    """
    name = _("%(plan)s, revised") % {"plan": plan.name}
    return name if len(name) <= LONGEST_NAME else plan.name


def merged(scenario: Mapping[str, Any], changes: Iterable[Change]) -> Merged:
    """Put changes into a scenario; what was said before of the same people gives way.

    Most often that is what they objected to.
    """
    told: dict[str, Any] = deepcopy(scenarios.whole(scenario))
    replaced: list[str] = []
    for change in changes:
        for nip, code in change.get("pin", {}).items():
            replaced += _pin(told, nip, code)
        for nip, codes in change.get("forbid", {}).items():
            replaced += _forbid(told, nip, codes)
        for nip in change.get("freeze", {}).get("people", ()):
            replaced += _freeze(told, nip)
    told["forbid"] = {nip: codes for nip, codes in told["forbid"].items() if codes}
    return Merged(told, replaced, list(_conflicts(told)))


def is_in(change: Change, plan: Plan) -> bool:
    """Tell whether a plan was made with a change, as far as its scenario tells."""
    told = scenarios.whole(plan.scenario)
    pins, forbidden = change.get("pin", {}), change.get("forbid", {})
    frozen = change.get("freeze", {}).get("people", ())
    return (
        all(told["pin"].get(nip) == code for nip, code in pins.items())
        and set(frozen) <= set(told["freeze"]["people"])
        and all(
            set(codes) <= set(told["forbid"].get(nip, ()))
            for nip, codes in forbidden.items()
        )
    )


def people(change: Change) -> set[str]:
    """Return the NIPs of those of whom a change says something."""
    frozen = change.get("freeze", {}).get("people", ())
    return {*change.get("pin", ()), *change.get("forbid", ()), *frozen}


def _question(plan: Plan, changes: Iterable[Change]) -> dict[str, Any]:
    """The question of a plan, asked today.

    After the decision, what nobody touches is settled: whoever it moves stays where it
    puts them. Moves in the chain of somebody of whom a change says something are open,
    because their seats follow from each other.
    """
    told = scenarios.whole(plan.scenario)
    day = told["effective_on"]
    if day is not None and date.fromisoformat(day) < timezone.localdate():
        day = None
    told |= {"day": None, "effective_on": day}
    if plan.state not in SIGNED:
        return told
    nips = {nip for change in changes for nip in people(change)}
    moves = list(plan.moves.all())
    touched = {move.chain for move in moves if move.nip in nips}
    pins = {move.nip: move.to for move in moves if move.chain not in touched}
    return told | {"pin": {**told["pin"], **pins}}


def _pin(told: dict[str, Any], nip: str, code: str) -> Iterator[str]:
    if told["pin"].get(nip, code) != code:
        yield _unpinned(told, nip)
    if nip in told["freeze"]["people"]:
        told["freeze"]["people"].remove(nip)
        yield _("%(nip)s is not frozen any more.") % {"nip": nip}
    known = told["forbid"].get(nip, ())
    if code in known:
        told["forbid"][nip] = [each for each in known if each != code]
        yield _("%(code)s is not forbidden to %(nip)s any more.") % {
            "code": code,
            "nip": nip,
        }
    told["pin"][nip] = code


def _forbid(told: dict[str, Any], nip: str, codes: Iterable[str]) -> Iterator[str]:
    codes = list(codes)
    if told["pin"].get(nip) in codes:
        yield _unpinned(told, nip)
    told["forbid"][nip] = list(dict.fromkeys([*told["forbid"].get(nip, ()), *codes]))


def _freeze(told: dict[str, Any], nip: str) -> Iterator[str]:
    if nip in told["pin"]:
        yield _unpinned(told, nip)
    if nip not in told["freeze"]["people"]:
        told["freeze"]["people"].append(nip)


def _unpinned(told: dict[str, Any], nip: str) -> str:
    code = told["pin"].pop(nip)
    return _("%(nip)s is not pinned to %(code)s any more.") % {"nip": nip, "code": code}


def _conflicts(scenario: Mapping[str, Any]) -> Iterator[str]:
    pins: Mapping[str, str] = scenario["pin"]
    for nip, code in pins.items():
        if code in scenario["freeze"].get("positions", ()):
            yield _("%(nip)s is pinned to %(code)s, which is frozen.") % {
                "nip": nip,
                "code": code,
            }
    asked = Counter(pins.values())
    if not asked:
        return
    known = Position.objects.standing().filter(unit__structure=take.structure_on(None))
    seats = dict(known.filter(code__in=asked).values_list("code", "need"))
    for code, count in asked.items():
        if (need := seats.get(code)) is not None and count > need:
            yield _("%(people)s people are pinned to %(code)s, which has %(need)s.") % {
                "people": count,
                "code": code,
                "need": need,
            }
