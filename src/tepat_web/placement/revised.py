"""What a revised plan changes for people, set against the plan that it revises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tepat_web.organisation.models import Position
from tepat_web.workforce.models import Employee

from .models import Plan

SHOWN = 50
"""People of one kind who are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One person for whom something else is proposed now.

    Attributes:
        nip, name: Who.
        before, after: Titles of the positions in both plans; blank: no move.
    """

    nip: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which plans differ.

    Attributes:
        title: What it is called.
        count: How many people.
        people: The first of them, by name.
    """

    title: str
    count: int
    people: list[Difference]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.people)


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan set against the one that it revises.

    Attributes:
        same: People for whom both propose the same move.
        kinds: Who moves only now, no longer, and elsewhere.
    """

    same: int
    kinds: list[Kind]

    @property
    def touched(self) -> int:
        """How many people it changes something for."""
        return sum(kind.count for kind in self.kinds)


def compared(plan: Plan) -> Revision | None:
    """Return what a plan changes; ``None`` if it revises none.

    It names people: for whoever may read all of both plans.
    """
    if plan.replaces is None:
        return None
    before, after = _ends(plan.replaces), _ends(plan)
    both = before.keys() & after.keys()
    elsewhere = {nip for nip in both if before[nip] != after[nip]}
    told = (
        (_("Move only in this plan"), after.keys() - before.keys()),
        (_("Do not move any more"), before.keys() - after.keys()),
        (_("Move elsewhere"), elsewhere),
    )
    names, titles = _names(told), _titles(before, after)

    def kind(title: str, nips: Iterable[str]) -> Kind:
        rows = [
            Difference(
                nip,
                names.get(nip, nip),
                titles.get(before.get(nip, ""), before.get(nip, "")),
                titles.get(after.get(nip, ""), after.get(nip, "")),
            )
            for nip in nips
        ]
        rows.sort(key=lambda it: (it.name, it.nip))
        return Kind(title, len(rows), rows[:SHOWN])

    return Revision(len(both) - len(elsewhere), [kind(*each) for each in told])


def _ends(plan: Plan) -> dict[str, str]:
    return dict(plan.moves.values_list("nip", "to"))


def _names(told: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    nips = [nip for _title, some in told for nip in some]
    people = Employee.objects.filter(nip__in=nips)
    return dict(people.values_list("nip", "name"))


def _titles(*ends: dict[str, str]) -> dict[str, str]:
    codes = {code for each in ends for code in each.values()}
    found = Position.objects.standing().filter(code__in=codes)
    return dict(found.values_list("code", "name"))
