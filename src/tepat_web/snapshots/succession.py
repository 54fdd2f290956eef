"""What a draft does when it is put in force: who goes where, what stands against it.

Computed from the register; ``register.enforcement`` carries it out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.establishment.to_be import Destiny, restructure
from tepat_web.kit.words import Words
from tepat_web.organisation.models import Structure

from . import take
from .kinds.saying import finding


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody whose position closes: nobody is lost without being named."""

    nip: str
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Succession:
    """What follows from putting a draft in force.

    Attributes:
        heirs: Code of a position of today → the code that its rows (tasks, job
            analysis, standards …) belong to from then on, where one becomes one.
        seats: NIP → code of the position to be, of everybody who has one.
        left: Those whose position closes; they will hold none.
        surplus: How many stay beyond the seats that their position then has.
        choices: How many could go to one of several positions; the draft divides them.
        errors: What is wrong with the map of the draft.
    """

    heirs: Mapping[str, str]
    seats: Mapping[str, str]
    left: tuple[Left, ...]
    surplus: int
    choices: int
    errors: tuple[Words, ...]

    @property
    def digest(self) -> str:
        """Tell one such outcome from another."""
        told = [dict(self.heirs), dict(self.seats), [it.nip for it in self.left]]
        told.append([each.id for each in self.errors])
        text = json.dumps(told, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def succession(draft: Structure, day: date) -> Succession:
    """Work out what putting ``draft`` in force on ``day`` does to everybody.

    Whoever holds a position that goes on stays with it, also where it then has fewer
    seats: that somebody must leave is for a plan to say, not for a reorganisation.

    Raises:
        TepatError: if the register cannot be computed on.
    """
    as_is = take.snapshot(None)
    to_be = take.snapshot(day, structure=draft, only=("units", "positions"))
    found = restructure(as_is, to_be)
    first: dict[str, str] = {}
    for after, before in found.links.pairs.iter_rows():
        if after == before or before not in first:
            first[before] = after
    held = found.people.filter(pl.col("position").is_not_null())
    seats, left = {}, []
    for row in held.iter_rows(named=True):
        code = row["to"] or first.get(row["position"])
        if code is None:
            named = row["name_before"] or row["position"]
            left.append(Left(row["nip"], row["name"], named))
        else:
            seats[row["nip"]] = code
    return Succession(
        heirs=found.links.renamed(),
        seats=seats,
        left=tuple(left),
        surplus=found.destinies[Destiny.SURPLUS.value],
        choices=int(found.people["is_choice"].sum()),
        errors=tuple(finding(issue.finding) for issue in found.integrity.errors),
    )
