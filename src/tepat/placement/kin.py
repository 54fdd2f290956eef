"""Relatives, and the seats in which one would stand directly under the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.policy import Policy
from tepat.snapshot import Snapshot

from .problem import Flags, Ints, Pair


@dataclass(frozen=True, slots=True)
class Kin:
    """Relatives among the people of a case.

    Attributes:
        relatives: For each person (index), the relatives (indices).
        superior: For each position (index), its superior position, or -1.
        beside: (person, position) → relative: pairs in which the holder of the
            superior or of a subordinate position today is a relative.
    """

    relatives: Mapping[int, tuple[int, ...]]
    superior: Ints
    beside: Mapping[Pair, int]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        people: pl.DataFrame,
        positions: pl.DataFrame,
        holds: Ints,
    ) -> Kin:
        """Find who is related to whom, and where they would meet as things stand."""
        place = {nip: at for at, nip in enumerate(people["nip"])}
        relatives: dict[int, set[int]] = {}
        pairs = snapshot.relations.select("nip_a", "nip_b")
        for one, other in pairs.iter_rows():
            if one in place and other in place and one != other:
                relatives.setdefault(place[one], set()).add(place[other])
                relatives.setdefault(place[other], set()).add(place[one])
        code = {name: at for at, name in enumerate(positions["position"])}
        superior = np.array(
            [code.get(above, -1) for above in positions["superior_resolved"]],
            dtype=np.int64,
        )
        beside = {}
        for person, kin in sorted(relatives.items()):
            for relative in sorted(kin):
                seat = int(holds[relative])
                if seat < 0:
                    continue
                near = [*np.flatnonzero(superior == seat), superior[seat]]
                for position in near:
                    if position >= 0 and position != holds[person]:
                        beside[person, int(position)] = relative
        return cls(
            {person: tuple(sorted(kin)) for person, kin in sorted(relatives.items())},
            superior,
            beside,
        )

    def apart(self, policy: Policy) -> tuple[Pair, ...]:
        """Return the pairs that the policy forbids as things stand."""
        return tuple(sorted(self.beside)) if policy.relatives_apart else ()

    def ahead(self, option: Flags, policy: Policy) -> list[Pair]:
        """Return the pairs without which relatives cannot meet, wherever both go.

        Nobody goes directly under a position that a relative could go to. This asks
        only what the rules allow, not what anybody wishes or gets.

        Args:
            option: (people × positions): where each could go by the rules.
            policy: Whether relatives must stand apart.
        """
        if not policy.relatives_apart:
            return []
        pairs = []
        for person, kin in self.relatives.items():
            reached = np.zeros(len(self.superior), np.bool_)
            for relative in kin:
                reached |= option[relative]
            under = (self.superior >= 0) & reached[self.superior] & option[person]
            pairs += [(person, position) for position in np.flatnonzero(under).tolist()]
        return pairs

    def is_beside(self, position: int, seat: int) -> bool:
        """Tell whether one position is the direct superior of the other."""
        one, other = int(self.superior[position]), int(self.superior[seat])
        return one == seat or other == position

    def meetings(
        self, seat: Ints, holds: Ints, policy: Policy
    ) -> Iterator[tuple[Pair, Pair]]:
        """Yield who is directly under which relative, if either of them has moved.

        Args:
            seat: For each person, the position after the plan, or -1.
            holds: For each person, the position before it, or -1.
            policy: Whether relatives must stand apart.
        """
        if not policy.relatives_apart:
            return
        moved = seat != holds
        for person, kin in self.relatives.items():
            position = int(seat[person])
            above = -1 if position < 0 else int(self.superior[position])
            for relative in kin if above >= 0 else ():
                moves = moved[person] or moved[relative]
                if moves and seat[relative] == above:
                    yield (person, position), (relative, above)

    def clashes(self, seat: Ints, holds: Ints, policy: Policy) -> Iterator[Pair]:
        """Yield each move after which a relative is the direct superior or subordinate.

        Where both have moved, the one who would be the subordinate is named.

        Args:
            seat, holds, policy: As in :meth:`meetings`.
        """
        for under, over in self.meetings(seat, holds, policy):
            yield over if seat[under[0]] == holds[under[0]] else under
