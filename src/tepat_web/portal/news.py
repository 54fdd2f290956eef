"""What the last computations say, for the front page of each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.models import Computed

MOST = 6
# What each role is asked about first; kinds of computations, the weightiest first.
ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Role.PLANNER: ("check", "talent", "gaps", "training", "performance", "outlook"),
        Role.ANALYST: ("integrity", "needs", "audit", "projection", "evaluation"),
        Role.OFFICER: ("check", "needs", "gaps", "performance"),
        Role.BOARD: ("talent", "performance", "outlook", "fit"),
        Role.AUTHORITY: (
            *("needs", "outlook", "talent", "performance", "survey", "effect"),
        ),
        Role.AUDITOR: ("check", "integrity", "needs", "performance", "effect"),
        Role.SERVICE: ("survey", "effect"),
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one computation said last."""

    title: str
    statement: str
    number: int
    day: date


def of(by: User, latest: Mapping[str, Computed]) -> list[Told]:
    """Return what the person's roles are asked about, as far as it was computed.

    Args:
        latest: As ``snapshots.queries.latest`` gives it.
    """
    kinds = dict.fromkeys(
        kind for grant in by.grants_today for kind in ASKED.get(grant.role, ())
    )
    if not kinds or not queries.sees_results(by):
        return []
    found = [made for kind in kinds if (made := latest.get(kind))]
    return [_told(made) for made in found[:MOST]]


def _told(made: Computed) -> Told:
    statement = store.read(made.folder).statement
    return Told(str(BY_KIND[made.kind].title), str(statement), made.pk, made.day)
