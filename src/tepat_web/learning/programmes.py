"""What a programme did, as the engine evaluates it on four levels.

Only people within the reach of the reader count: those rows the reader may read one by
one anyway, so no difference between two readers' figures tells of anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from tepat.snapshot import Snapshot
from tepat.training.evaluation import evaluated
from tepat_web.accounts.models import User
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.workforce.models import Employee

from . import queries


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with the number it rests on and its 95 % interval.

    Attributes:
        value: ``None``: fewer told than the smallest group.
        low, high: The interval; ``None`` with it, or where one alone told.
        count: How many it rests on.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Programme:
    """One training, and what it did.

    Attributes:
        code: Of the training.
        people: Participants.
        first, last: Years in which it was attended.
        reaction, behaviour: On 1 to 4.
        gain: What was learnt of what could be.
        rise: Levels of its competency by which participants rose, one by one.
        levels: Levels gained by all who were assessed before and after.
        cost_per_level: Rupiah of theirs for each; ``None``: not known, or none gained.
        is_withheld: Whether something is not shown because too few told.
    """

    code: str
    people: int
    first: int | None
    last: int | None
    reaction: Mean
    gain: Mean
    behaviour: Mean
    rise: Mean
    levels: int | None
    cost_per_level: float | None
    is_withheld: bool


def of(by: User, codes: Iterable[str], today: date) -> dict[str, Programme]:
    """Return what each of these trainings did, by its code, within reach of a reader.

    A training nobody within reach has attended is not among them.
    """
    wanted = list(codes)
    people = Employee.objects.standing().filter(queries.readable_people(by))
    taken = Q(training__in=wanted, employee__in=people.values("pk"))
    trainings = take.frame(BY_NAME["trainings"], None, where=taken)
    those = Q(trainingtaken__training__in=wanted, trainingtaken__is_removed=False)
    who = people.filter(those).values("pk")
    offers = TrainingOffer.objects.filter(code__in=wanted)
    named = set(offers.values_list("competency", flat=True))
    named |= set(trainings["competency"].drop_nulls())
    city = Snapshot(
        today,
        take.snapshot(only=()).settings,
        employees=take.frame(BY_NAME["employees"], None, where=Q(pk__in=who)),
        trainings=trainings,
        assessments=take.frame(
            BY_NAME["assessments"],
            None,
            where=Q(employee__in=who, competency__in=named),
        ),
    )
    told = evaluated(city).iter_rows(named=True)
    return {str(row["training"]): _programme(row) for row in told}


def _programme(row: Mapping[str, Any]) -> Programme:
    return Programme(
        code=str(row["training"]),
        people=row["participants"],
        first=row["first_year"],
        last=row["last_year"],
        reaction=_mean(row, "reaction"),
        gain=_mean(row, "gain"),
        behaviour=_mean(row, "behaviour"),
        rise=_mean(row, "rise"),
        levels=row["levels_gained"],
        cost_per_level=row["cost_per_level"],
        is_withheld=row["is_withheld"],
    )


def _mean(row: Mapping[str, Any], name: str) -> Mean:
    count = row["levels_n"] if name == "rise" else row[f"{name}_n"]
    return Mean(row[name], row[f"{name}_low"], row[f"{name}_high"], count)
