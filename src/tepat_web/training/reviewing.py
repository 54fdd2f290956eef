"""What is shown of a plan's lines: which are asked for, and the sums by training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Count, Q, QuerySet, Sum

from tepat_web.performance.models import TrainingOffer
from tepat_web.workforce.models import Employee

from .models import PlanLine, TrainingPlan

L = PlanLine.State
ADDED = "added"
MOVES = "MUTASI"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for.

    Attributes:
        training: The code of a training; blank: all.
        state: ``kept``, ``dropped`` or ``added``; blank: all.
        words: In the name of the person or the unit, or the beginning of a NIP.
    """

    training: str = ""
    state: str = ""
    words: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """Read an address; what makes no sense is left out."""
        state = told.get("keadaan", "")
        return cls(
            told.get("pelatihan", ""),
            state if state in (*L.values, ADDED) else "",
            told.get("q", "").strip(),
        )

    def of(self, lines: QuerySet[PlanLine]) -> QuerySet[PlanLine]:
        """Keep the lines that are asked for."""
        if self.training:
            lines = lines.filter(offer__code=self.training)
        if self.state == ADDED:
            lines = lines.filter(is_added=True)
        elif self.state:
            lines = lines.filter(state=self.state)
        if self.words:
            people = people_called(Employee.objects.standing(), self.words)
            lines = lines.filter(employee__in=people.values("pk"))
        return lines


def people_called(rows: QuerySet[Employee], words: str) -> QuerySet[Employee]:
    """Keep who is called so, works in a unit called so, or whose NIP begins so."""
    told = words.strip()
    return rows.filter(
        Q(name__icontains=told)
        | Q(place__name__icontains=told)
        | Q(nip__startswith="".join(told.split()))
    )


@dataclass(frozen=True, slots=True)
class OfTraining:
    """The lines of one training in a plan.

    Attributes:
        offer: The training.
        kept: Lines kept.
        dropped: Lines dropped.
        cost: Rupiah of those kept.
        points: Of the levels that those kept close.
    """

    offer: TrainingOffer
    kept: int
    dropped: int
    cost: int
    points: int

    @property
    def free(self) -> int | None:
        """Seats that are not planned; ``None``: not limited."""
        seats = self.offer.seats
        return None if seats is None else max(seats - self.kept, 0)


def by_training(plan: TrainingPlan) -> list[OfTraining]:
    """Return the trainings of a plan, those with most lines first."""
    kept = Q(state=L.KEPT)
    rows = (
        PlanLine.objects.standing()
        .filter(plan=plan)
        .order_by()
        .values("offer")
        .annotate(
            kept=Count("pk", filter=kept),
            dropped=Count("pk", filter=~kept),
            spent=Sum("cost", filter=kept),
            gained=Sum("points", filter=kept),
        )
    )
    told = {row["offer"]: row for row in rows}
    offers = TrainingOffer._base_manager.in_bulk(told)
    found = [
        OfTraining(
            offers[number],
            *(row["kept"], row["dropped"], row["spent"] or 0, row["gained"] or 0),
        )
        for number, row in told.items()
    ]
    return sorted(found, key=lambda row: (-row.kept, row.offer.name, row.offer.pk))
