"""Counts about a plan: how far it reached people, and what may be told to everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr

from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import AGENCY
from tepat_web.placement.models import Plan

from .models import Answer, Concern
from .suppression import suppressed


@dataclass(slots=True)
class Reached:
    """How far a plan reached the people of one agency, or all of them.

    Attributes:
        path, name: Of the agency; blank for all, or where no unit is known.
        people, told, opened: How many it concerns, and how far it came.
        only_read: How many opened it and have not answered.
        answers: How many said what, by a value of :class:`Answer`.
    """

    path: str = ""
    name: str = ""
    people: int = 0
    told: int = 0
    opened: int = 0
    only_read: int = 0
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def answered(self) -> int:
        return self.people - self.answers[Answer.NONE]

    @property
    def not_told(self) -> int:
        return self.people - self.told

    def add(self, other: Reached) -> None:
        """Count another agency in."""
        self.people += other.people
        self.told += other.told
        self.opened += other.opened
        self.only_read += other.only_read
        self.answers.update(other.answers)


def by_agency(plan: Plan, paths: Iterable[str] | None = None) -> list[Reached]:
    """Return how far a plan reached each agency, the least reached first.

    Two questions, however many people there are.

    Args:
        paths: Of units, to count only the people in and below them.
    """
    rows = Concern.objects.standing().filter(plan=plan)
    if paths is not None:
        inside = Q(pk__in=())
        for path in paths:
            inside |= Q(path__startswith=path)
        rows = rows.filter(inside)
    told = (
        rows.order_by()
        .values("answer", agency=Substr("path", 1, AGENCY))
        .annotate(people=Count("pk"), told=Count("told_at"), opened=Count("opened_at"))
    )
    found: dict[str, Reached] = {}
    for each in told:
        one = found.setdefault(each["agency"], Reached(path=each["agency"]))
        one.people += each["people"]
        one.told += each["told"]
        one.opened += each["opened"]
        if each["answer"] == Answer.NONE:
            one.only_read += each["opened"]
        one.answers[each["answer"]] += each["people"]
    for path, name in names_of(found).items():
        found[path].name = name
    return sorted(found.values(), key=lambda one: (one.told - one.people, one.name))


def together(agencies: Iterable[Reached]) -> Reached:
    """Return how far all of them were reached together."""
    whole = Reached()
    for one in agencies:
        whole.add(one)
    return whole


def by_plan(plans: Iterable[int]) -> dict[int, Reached]:
    """Return how far each of several plans reached people; one question."""
    rows = Concern.objects.standing().filter(plan__in=list(plans)).order_by()
    told = rows.values("plan", "answer").annotate(
        people=Count("pk"), told=Count("told_at"), opened=Count("opened_at")
    )
    found: dict[int, Reached] = {}
    for each in told:
        one = found.setdefault(each["plan"], Reached())
        answers = Counter({each["answer"]: each["people"]})
        one.add(
            Reached(
                people=each["people"],
                told=each["told"],
                opened=each["opened"],
                answers=answers,
            )
        )
    return found


def names_of(paths: Iterable[str]) -> dict[str, str]:
    """Return the names of units by their paths."""
    known = Unit.objects.standing().filter(path__in=list(paths))
    return dict(known.values_list("path", "name"))


def of_plan(plan: Plan) -> dict[str, Any]:
    """Return the counts of a plan that everybody may know.

    ``agencies`` holds, by name, how many of its people would change their position, or
    nothing where they are few; ``moves`` is their sum, or nothing where it would give
    away what is left out; ``least`` is what at least is told. ``filled`` and ``fit``
    are those of the plan, before and after.
    """
    paths = plan.moves.values_list("path", flat=True)
    counted = Counter(path[:AGENCY] for path in paths)
    names = names_of(counted)
    parts: Counter[str] = Counter()
    for path, people in counted.items():
        parts[names.get(path, "")] += people
    cells, both = suppressed(parts)
    return {
        "agencies": {name: cells[name] for name in sorted(cells)},
        "moves": both,
        "least": sum(people or 0 for people in cells.values()),
        **_seats(plan.totals),
    }


def _seats(totals: Mapping[str, Any]) -> dict[str, Any]:
    before, after = totals.get("before", {}), totals.get("after", {})
    return {
        "filled": [before.get("filled"), after.get("filled")],
        "fit": [before.get("fit_mean"), after.get("fit_mean")],
    }
