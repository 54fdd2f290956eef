"""Relatives, and the seats in which one would stand directly under the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.policy import Policy
from tepat.snapshot import Snapshot


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
    superior: NDArray[np.int64]
    beside: Mapping[tuple[int, int], int]

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        people: pl.DataFrame,
        positions: pl.DataFrame,
        holds: NDArray[np.int64],
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

    def apart(self, policy: Policy) -> tuple[tuple[int, int], ...]:
        """Return the pairs that the policy forbids as things stand."""
        return tuple(sorted(self.beside)) if policy.relatives_apart else ()

    def ahead(self, option: NDArray[np.bool_], policy: Policy) -> list[tuple[int, int]]:
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

    def clashes(
        self, seat: NDArray[np.int64], holds: NDArray[np.int64], policy: Policy
    ) -> Iterator[tuple[int, int]]:
        """Yield each move after which a relative is the direct superior or subordinate.

        Where both have moved, the one who would be the subordinate is named.

        Args:
            seat: For each person, the position after the plan, or -1.
            holds: For each person, the position before it, or -1.
            policy: Whether relatives must stand apart.
        """
        if not policy.relatives_apart:
            return
        for person, kin in self.relatives.items():
            position = int(seat[person])
            if position < 0:
                continue
            for relative in kin:
                if seat[relative] != self.superior[position] or seat[relative] < 0:
                    continue
                if seat[person] != holds[person]:
                    yield person, position
                elif seat[relative] != holds[relative]:
                    yield relative, int(seat[relative])
