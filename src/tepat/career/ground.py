"""The city as careers see it: everybody, every kind of seat, and who leaves when.

Positions that ask for the same things are one target, so ten thousand people against
thousands of positions are judged as ten thousand against some hundreds of targets.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat import establishment, law
from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.experience import Experience
from tepat.rules.found import credits_of
from tepat.rules.grid import distinct
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET, targets
from tepat.snapshot import Snapshot, resolve

EPOCH = date(1970, 1, 1)
STANDARD = ("standard", *TARGET)


@dataclass(frozen=True, slots=True)
class Ground:
    """One city on one day, made ready for questions about careers.

    Attributes:
        snapshot: The city.
        law: The law on the day.
        policy: The city's policy.
        day: The reference date; moves are judged from it on.
        people: Everybody, by NIP; columns of ``tepat.rules.people``.
        positions: All positions by code, resolved, with ``need``, ``occupied`` and
            ``vacant`` (seats short; null where the need is unknown).
        targets: One row per kind of seat; ``standard`` and the columns of a target.
        target: For each position, its row in ``targets``.
        holds: For each person, the index of the position held, or -1.
        experience: Experience per job group.
        leaves_on: For each person, the first day no longer in the position held, by
            retirement or a contract's end; null where none is told.
    """

    snapshot: Snapshot
    law: Law
    policy: Policy
    day: date
    people: pl.DataFrame
    positions: pl.DataFrame
    targets: pl.DataFrame
    target: NDArray[np.int64]
    holds: NDArray[np.int64]
    experience: Experience
    leaves_on: pl.Series

    def person(self, nip: str) -> int | None:
        """Return the index of a person, or ``None``: not in the data."""
        found = self.people["nip"].index_of(nip)
        return None if found is None else int(found)

    def position(self, code: str) -> int | None:
        """Return the index of a position, or ``None``: not in the data."""
        found = self.positions["position"].index_of(code)
        return None if found is None else int(found)

    def experience_of(self, nip: str) -> Experience:
        """Return what is on record of one person alone."""
        own = only(self.snapshot, nip)
        return replace(
            self.experience.only(nip), credits=credits_of(own, self.law, self.day)
        )


def ground(snapshot: Snapshot, policy: Policy | None = None) -> Ground:
    """Make a city ready for questions about careers, on its reference date."""
    in_force, day = law.on(snapshot.day), snapshot.day
    everyone = people(snapshot, in_force, day).sort("nip")
    positions = _positions(snapshot, in_force)
    asked = positions.select("position").join(
        targets(snapshot, in_force), on="position", how="left", maintain_order="left"
    )
    wanted, target = distinct(asked, list(STANDARD))
    place = {code: at for at, code in enumerate(positions["position"])}
    holds = [place.get(code, -1) for code in everyone["position"]]
    leaving = establishment.exits(snapshot, in_force).select("nip", "leaves_on")
    return Ground(
        snapshot=snapshot,
        law=in_force,
        policy=policy or Policy(),
        day=day,
        people=everyone,
        positions=positions,
        targets=wanted,
        target=target,
        holds=np.array(holds, dtype=np.int64),
        experience=experience_of(snapshot, everyone, day, in_force),
        leaves_on=everyone.select("nip").join(
            leaving.unique("nip", keep="first", maintain_order=True),
            on="nip",
            how="left",
            maintain_order="left",
        )["leaves_on"],
    )


def _positions(snapshot: Snapshot, in_force: Law) -> pl.DataFrame:
    need = establishment.balance(snapshot, in_force).positions.select(
        "position", "need", "occupied", vacant=(-pl.col("gap")).clip(lower_bound=0)
    )
    return (
        resolve.positions(snapshot)
        .join(need, on="position", how="left", maintain_order="left")
        .sort("position")
    )


def only(snapshot: Snapshot, nip: str) -> Snapshot:
    """Return a snapshot whose personal tables hold the rows of one person alone."""
    own: dict[str, Any] = {
        each.name: frame.filter(pl.col("nip") == nip)
        for each in fields(snapshot)
        if isinstance(frame := getattr(snapshot, each.name), pl.DataFrame)
        and "nip" in frame.columns
    }
    return replace(snapshot, **own)
