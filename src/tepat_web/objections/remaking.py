"""The question of a new plan: the old one's, with everything that was upheld on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.consultation import changes as heard
from tepat_web.placement.life import SIGNED
from tepat_web.placement.models import Plan

from . import changes, queries
from .models import Objection

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be asked for.

    Attributes:
        name: What the new plan would be called.
        scenario: Its question.
        upheld: What it takes into account.
        replaced: Sentences on what the old question said of the same people.
        conflicts: Sentences on what cannot all be done.
    """

    name: str
    scenario: dict[str, Any]
    upheld: list[Objection]
    replaced: list[str]
    conflicts: list[str]


def prepared(plan: Plan, also: Iterable[Objection] = ()) -> Prepared:
    """Return the question of the plan that takes upheld objections into account.

    Args:
        also: Some that are not upheld yet.
    """
    upheld = [*queries.to_take_in(plan), *also]
    # What was taken over elsewhere, such as a proposal of somebody, is not forgotten.
    scenario = heard.merged(plan.scenario, heard.asked_for(plan))
    if plan.state in SIGNED:
        scenario = _settled(plan, scenario, upheld, timezone.localdate())
    merged = changes.merged(scenario, upheld)
    # Many read the name, and who sees a scenario is not to learn who objected.
    name = _("%(plan)s, revised") % {"plan": plan.name}
    return Prepared(
        name=name if len(name) <= LONGEST_NAME else plan.name,
        scenario=merged.scenario,
        upheld=upheld,
        replaced=changes.merged(plan.scenario, upheld).replaced,
        conflicts=merged.conflicts,
    )


def upheld(plan: Plan) -> Iterator[changes.Change]:
    """Yield what upheld objections ask of the plan that follows ``plan``."""
    for it in queries.to_take_in(plan):
        if changes.CORRECTION not in it.change:
            yield it.change


def conflicts_with(it: Objection, change: Mapping[str, Any]) -> list[str]:
    """Say what of a change cannot be done beside what was upheld before, in sentences.

    What the plan's own question cannot fulfil by itself is no reason against it.
    """
    before = prepared(it.plan).conflicts
    asked = Objection(nip=it.nip, change=dict(change))
    after = prepared(it.plan, also=(asked,)).conflicts
    return [each for each in after if each not in before]


def _settled(
    plan: Plan, scenario: Mapping[str, Any], upheld: list[Objection], today: date
) -> dict[str, Any]:
    """The question of a decided plan, in which what nobody objects to is settled.

    Moves in the chain of somebody whose objection is upheld are open: their seats
    follow from each other.
    """
    nips = {it.nip for it in upheld}
    moves = list(plan.moves.all())
    touched = {move.chain for move in moves if move.nip in nips}
    pins = {move.nip: move.to for move in moves if move.chain not in touched}
    effective = scenario.get("effective_on")
    is_over = effective is not None and date.fromisoformat(effective) < today
    return {
        **scenario,
        "day": None,
        "effective_on": None if is_over else effective,
        "pin": {**scenario.get("pin", {}), **pins},
    }
