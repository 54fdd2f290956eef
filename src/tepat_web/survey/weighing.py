"""The index of a unit with its odd sheets and without them, by the engine's formula.

Neither is the true one. An odd sheet may be honest, and one that is not odd may have
been made up; what the two show is how much hangs on what is odd.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import CharField, Count, F, Q, Sum
from django.db.models.functions import Cast, Coalesce, Concat

from tepat import law
from tepat.law import NormNotInForce
from tepat.satisfaction import Weight
from tepat.satisfaction.index import of_answers, quality_of_index
from tepat.satisfaction.weight import UnusableWeight
from tepat_web.organisation.models import Setting
from tepat_web.publicservice.models import SurveyAnswer

from .doubts import WORDS
from .inbox import SEPARATOR
from .models import Slip
from .sheet import KEYS

WEIGHT = "bobot_skm"
ANSWERED = reduce(or_, (Q(**{f"{key}__isnull": False}) for key in KEYS))
# The register's own, from a workbook: they came in by no way of the survey.
BROUGHT = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """Some sheets of one unit, as sums.

    Attributes:
        n: How many sheets.
        sums, counts: Of the answers to each element, in the order of the workbook.
    """

    n: int = 0
    sums: tuple[int, ...] = (0,) * len(KEYS)
    counts: tuple[int, ...] = (0,) * len(KEYS)

    def __add__(self, other: Pile) -> Pile:
        return Pile(
            self.n + other.n,
            tuple(map(sum, zip(self.sums, other.sums, strict=True))),
            tuple(map(sum, zip(self.counts, other.counts, strict=True))),
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """What some sheets come to.

    Attributes:
        n: How many sheets.
        ikm: ``None`` where there are none.
        quality: A to D; ``None`` where there are none, or no bands are in force.
    """

    n: int
    ikm: Decimal | None
    quality: str | None


@dataclass(frozen=True, slots=True)
class OfUnit:
    """One unit, from its first sheet on.

    Attributes:
        every: All sheets: the index that is reported.
        odd: Those with a doubt.
        without: Those without any.
        reasons: Doubt → the sheets that have it, and all sheets without these.
        ways: Way of :class:`Slip.Way`, or :data:`BROUGHT` → the sheets of that way.
    """

    every: Weighed
    odd: Weighed
    without: Weighed
    reasons: Mapping[str, tuple[Weighed, Weighed]] = field(default_factory=dict)
    ways: Mapping[str, Weighed] = field(default_factory=dict)

    @property
    def difference(self) -> Decimal | None:
        """Points of the index that hang on the odd sheets."""
        if self.every.ikm is None or self.without.ikm is None:
            return None
        return self.every.ikm - self.without.ikm


def of_units(units: Iterable[int], until: date) -> dict[int, OfUnit]:
    """Return what the sheets of some units come to; one statement, and one setting.

    Args:
        units: Their numbers; within whose reach they are is for the caller to say.
        until: The last day that counts.
    """
    rows = SurveyAnswer.objects.standing().filter(ANSWERED, day__lte=until)
    told = (
        rows.filter(unit__in=list(units))
        .order_by()
        .values_list("unit", "slip__way", "slip__doubts")
        .annotate(
            Count("pk"),
            *(Sum(key) for key in KEYS),
            *(Count(key) for key in KEYS),
        )
    )
    piles: dict[int, list[tuple[str, frozenset[str], Pile]]] = {}
    for unit, way, codes, n, *both in told:
        sums = tuple(each or 0 for each in both[: len(KEYS)])
        doubts = frozenset(each for each in (codes or "").split(SEPARATOR) if each)
        pile = Pile(n, sums, tuple(both[len(KEYS) :]))
        piles.setdefault(unit, []).append((way or BROUGHT, doubts, pile))
    weight, norms = _weight(), law.on(until)
    return {unit: _weighed(found, weight, norms) for unit, found in piles.items()}


def of_unit(unit: int, until: date) -> OfUnit | None:
    """Return what the sheets of one unit come to; ``None`` where it has none."""
    return of_units([unit], until).get(unit)


def altered(unit: int) -> int:
    """Return how many sheets of a unit are no longer in the register as they came in.

    Removed, or with another answer, day or unit: the ledger knows by whom.
    """
    digits = (
        Cast(Coalesce(F(f"row__{key}"), 0), CharField(max_length=1)) for key in KEYS
    )
    slips = Slip.objects.filter(station__unit=unit, row__isnull=False)
    moved = ~Q(station__unit__code=F("row__unit__code"))
    changed = ~Q(answers=F("now")) | ~Q(day=F("row__day")) | moved
    told = slips.annotate(now=Concat(*digits, output_field=CharField()))
    return told.filter(changed | Q(row__is_removed=True)).count()


def _weighed(
    piles: Sequence[tuple[str, frozenset[str], Pile]], weight: Weight, norms: law.Law
) -> OfUnit:
    def those(kept: Iterable[Pile]) -> Weighed:
        return _of(sum(kept, Pile()), weight, norms)

    return OfUnit(
        those(pile for _way, _doubts, pile in piles),
        those(pile for _way, doubts, pile in piles if doubts),
        those(pile for _way, doubts, pile in piles if not doubts),
        {
            code: (
                those(pile for _way, doubts, pile in piles if code in doubts),
                those(pile for _way, doubts, pile in piles if code not in doubts),
            )
            for code in WORDS
            if any(code in doubts for _way, doubts, _pile in piles)
        },
        {
            name: those(pile for way, _doubts, pile in piles if way == name)
            for name in (*Slip.Way.values, BROUGHT)
            if any(way == name for way, _doubts, _pile in piles)
        },
    )


def _of(pile: Pile, weight: Weight, norms: law.Law) -> Weighed:
    used = [at for at, count in enumerate(pile.counts) if count]
    if not used:
        return Weighed(pile.n, None, None)
    index = of_answers(
        [pile.sums[at] for at in used], [pile.counts[at] for at in used], weight
    )
    try:
        quality = quality_of_index(index, norms)
    except NormNotInForce:
        quality = None
    return Weighed(pile.n, index.ikm, quality)


def _weight() -> Weight:
    """The weight of the city's settings; one that the engine refuses is not used."""
    told = Setting.objects.standing().filter(key=WEIGHT).values_list("value", flat=True)
    found = told.first()
    try:
        return Weight.read(found) if found else Weight()
    except UnusableWeight:
        return Weight()
