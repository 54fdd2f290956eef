"""What insisting costs exactly, and who would really come: worked out, not bounded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

from tepat.errors import TepatError

from ..case import Case
from ..whatif import Answer, Change, WhatIf
from ..whatif.change import Kind

FEW_BY_PATHS = 10
"""Questions at once where each is a shortest path; planning again is asked for one."""


class Insist(Protocol):
    """Works out what a plan becomes if one thing is insisted on.

    Attributes:
        few: So many questions can be asked at once without a long wait.
    """

    few: int

    def price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return what the plan loses with a person in a position, goal by goal.

        Returns:
            ``None`` where there is no such plan, or none that can be compared.
        """

    def quick_price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return the same, or ``None`` where it takes longer than a blink."""

    def without(
        self, nip: str, position: str
    ) -> tuple[tuple[str, ...], Mapping[str, int]] | None:
        """Return what happens if somebody does not take, or leaves, a position.

        Args:
            nip: Who sits there in the plan: somebody who comes, and then stays where
                they are, or somebody who stays, and then is gone.
            position: Its code.

        Returns:
            NIPs of those who then come there, and what the plan loses, goal by goal;
            ``None`` where that cannot be compared.
        """


class ByPaths:
    """Asks the room of what-if: by shortest paths, or by planning again.

    Args:
        case: The case.
        content: Its plan.
        plan: The same, taken over already; otherwise it is when it is first asked.
    """

    def __init__(
        self, case: Case, content: Mapping[str, Any], plan: WhatIf | None = None
    ) -> None:
        self._case, self._content, self._taken = case, content, plan
        restricted = content.get("restricted", {})
        by_paths = content["certificate"]["kind"] == "prices" and not (
            restricted.get("closed") or restricted.get("trimmed")
        )
        self.few = FEW_BY_PATHS if by_paths else 1

    def price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return what the plan loses with a person in a position, goal by goal."""
        told = self._asked(Change("pin", nip, position))
        return None if told is None else told.price

    def quick_price(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return the same, or ``None`` where it takes longer than a blink."""
        try:
            loss = self._plan.exact_loss(nip, position)
        except TepatError:
            return None
        is_alone = not (self._case.kin.relatives and self._case.policy.relatives_apart)
        return loss if loss is None or is_alone else self.price(nip, position)

    def without(
        self, nip: str, position: str
    ) -> tuple[tuple[str, ...], Mapping[str, int]] | None:
        """Return what happens if somebody does not take, or leaves, a position."""
        kind: Kind = "objection" if self._moves(nip) else "retirement"
        told = self._asked(Change(kind, nip))
        if told is None:
            return None
        came = (it for it in told.changed if it.to == position != it.origin)
        return tuple(sorted(it.nip for it in came)), told.price

    def _moves(self, nip: str) -> bool:
        return any(move["nip"] == nip for move in self._content["moves"])

    def _asked(self, change: Change) -> Answer | None:
        try:
            told = self._plan.ask([change])
        except TepatError:
            return None  # refused: the answer without it says why not
        return told if told.exact else None

    @cached_property
    def _plan(self) -> WhatIf:
        return self._taken or WhatIf.of(self._case, self._content)
