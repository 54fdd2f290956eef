"""What insisting costs exactly, and who would really come: worked out, not bounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from ..case import Case
from ..make import make
from ..scenario import ScenarioError


class Insist(Protocol):
    """Works out what a plan becomes if one thing is insisted on."""

    def price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return what the plan loses with a person in a position, goal by goal.

        Returns:
            ``None`` where there is no such plan, or none that can be compared.
        """

    def without(self, nip: str) -> tuple[frozenset[str], Mapping[str, int]] | None:
        """Return what happens if somebody who moves stays where they are.

        Returns:
            NIPs of those who then sit where that person would have gone, and what the
            plan loses, goal by goal; ``None`` where that cannot be compared.
        """


class Replanned:
    """Plans again for every question: slow, but whatever the plan was made of.

    Args:
        case: The case.
        content: Its plan.
    """

    def __init__(self, case: Case, content: Mapping[str, Any]) -> None:
        self._case, self._content = case, content

    def price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return what the plan loses with a person in a position, goal by goal."""
        asked = self._case.scenario
        pins = dict(sorted({**asked.pins, nip: position}.items()))
        try:
            made = make(replace(self._case, scenario=replace(asked, pins=pins)))
        except ScenarioError:
            return None
        return self._loss(made)

    def without(self, nip: str) -> tuple[frozenset[str], Mapping[str, int]] | None:
        """Return what happens if somebody who moves stays where they are."""
        asked = self._case.scenario
        if nip in asked.pins:
            return None
        frozen = tuple(sorted({*asked.frozen_people, nip}))
        made = make(replace(self._case, scenario=replace(asked, frozen_people=frozen)))
        loss = self._loss(made)
        if loss is None:
            return None
        to = next(move["to"] for move in self._content["moves"] if move["nip"] == nip)
        there = {it["nip"] for it in made["moves"] if it["to"] == to}
        there |= {it["nip"] for it in made["stays"] if it["position"] == to}
        return frozenset(there), loss

    def _loss(self, made: Mapping[str, Any]) -> Mapping[str, int] | None:
        before = self._content["objective"]
        if not _is_best(self._content) or not _is_best(made):
            return None
        return {goal: before[goal] - made["objective"][goal] for goal in before}


def _is_best(content: Mapping[str, Any]) -> bool:
    """Tell whether no plan of the same question is better: so that it can be compared.

    A plan in which positions over strength were closed or trimmed without trying every
    other choice may not be the best there is.
    """
    if content["bound"] is None or content["objective"] != content["bound"]:
        return False
    return bool(content.get("restricted", {}).get("exhaustive", True))
