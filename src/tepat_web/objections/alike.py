"""Like cases: whether two objections are about the same, by what is stored of them.

What counts is told on the page and in docs/decisions/42: the same ground and the same
request; the fact that belongs to that ground (how far, for distance; how well it fits,
for competence) the same; and at most one of the other facts different. A fact that is
not known of one of them is different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.organisation.models import Position
from tepat_web.placement.models import Move, Plan

from .models import Ground, Objection, Outcome, Stage, Wanted

BANDS = (5, 15, 30)
"""Kilometres as the crow flies at which another band of distance begins."""
EARTH = 6371.0  # kilometres
MOST_DIFFERENT = 1
FACTS: Mapping[str, Promise] = {
    "target": _("where to"),
    "band": _("how far"),
    "fit": _("how well it fits"),
}
OWN: Mapping[str, str] = {Ground.DISTANCE: "band", Ground.COMPETENCE: "fit"}
"""The fact that belongs to a ground, and may not differ."""
SIGNS: Mapping[int, Promise] = {
    1: pgettext_lazy("fit", "better there"),
    0: pgettext_lazy("fit", "the same there"),
    -1: pgettext_lazy("fit", "worse there"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored of the move that somebody objects to.

    Attributes:
        target: Code of the unit of the proposed position.
        band: 0 (nearest) to 3, by :data:`BANDS`; none where a place is not known.
        fit: 1, 0 or −1: whether the person fits there better; none without a seat now.
    """

    target: str | None = None
    band: int | None = None
    fit: int | None = None

    def differing(self, other: Facts) -> frozenset[str]:
        """Return the names of the facts that are not known to be the same."""
        return frozenset(
            name
            for name in FACTS
            if getattr(self, name) is None
            or getattr(self, name) != getattr(other, name)
        )


@dataclass(frozen=True, slots=True)
class Like:
    """An objection like another one.

    Attributes:
        objection: The other one.
        differs: What is different between them, in words.
        is_earlier: Whether it is about another plan.
    """

    objection: Objection
    differs: Sequence[Promise]
    is_earlier: bool

    @property
    def is_decided(self) -> bool:
        """Whether it has an outcome that another has to be measured by."""
        is_over = self.objection.stage in (Stage.ANSWERED, Stage.DECIDED)
        return (
            is_over and not self.objection.is_open and self.objection.outcome in JUDGED
        )


JUDGED = (Outcome.UPHELD, Outcome.PARTLY, Outcome.REJECTED)


def facts_of(plan_moves: Iterable[Move]) -> dict[tuple[int, str], Facts]:
    """Return the facts of moves, by plan and employee number."""
    moves = list(plan_moves)
    codes = {code for move in moves for code in (move.origin, move.to) if code}
    places = _places(codes)
    return {(move.plan_id, move.nip): _facts(move, places) for move in moves}


def like(it: Objection, others: Iterable[Objection]) -> list[Like]:
    """Return which of others' objections are like one: those of its plan first."""
    same = [
        other
        for other in others
        if other.nip != it.nip
        and (other.ground, other.wanted) == (it.ground, it.wanted)
    ]
    plans = {it.plan_id} | {other.plan_id for other in same}
    nips = {it.nip} | {other.nip for other in same}
    known = facts_of(Move.objects.filter(plan__in=plans, nip__in=nips))
    own = known.get((it.plan_id, it.nip), Facts())
    found = []
    for other in same:
        differs = own.differing(known.get((other.plan_id, other.nip), Facts()))
        if _is_like(it, differs):
            named = [title for name, title in FACTS.items() if name in differs]
            found.append(Like(other, named, other.plan_id != it.plan_id))
    return sorted(found, key=lambda each: (each.is_earlier, -each.objection.pk))


def answered_otherwise(found: Iterable[Like], outcome: str) -> list[Like]:
    """Return the like cases that were decided in another way."""
    return [
        each for each in found if each.is_decided and each.objection.outcome != outcome
    ]


def silent(it: Objection) -> list[Move]:
    """Return the moves of the same plan that are like it and that nobody objects to."""
    standing = Objection.objects.standing().filter(plan=it.plan)
    objecting = standing.exclude(stage=Stage.WITHDRAWN).values("nip")
    moves = Move.objects.filter(plan=it.plan)
    known = facts_of(moves)
    own = known.get((it.plan_id, it.nip), Facts())
    others = moves.exclude(nip__in=objecting).exclude(nip=it.nip)
    return [
        move
        for move in others
        if _is_like(it, own.differing(known[move.plan_id, move.nip]))
    ]


def in_words(plan: Plan, nip: str) -> Iterator[tuple[Promise, Promise | str]]:
    """Yield each fact of a person's move in a plan, as a page shows it."""
    move = Move.objects.filter(plan=plan, nip=nip).first()
    facts = facts_of([move])[plan.pk, nip] if move else Facts()
    if facts.band is not None:
        yield FACTS["band"], band_in_words(facts.band)
    if facts.fit is not None:
        yield FACTS["fit"], SIGNS[facts.fit]


def band_in_words(band: int) -> str:
    """Say a band of distance."""
    if band == 0:
        return str(_("up to %(km)d km") % {"km": BANDS[0]})
    if band == len(BANDS):
        return str(_("more than %(km)d km") % {"km": BANDS[-1]})
    return str(
        _("%(low)d to %(high)d km") % {"low": BANDS[band - 1], "high": BANDS[band]}
    )


def asks_the_same(it: Objection) -> str:
    """Say what is the same in every case that counts as like."""
    return f"{Ground(it.ground).label}; {Wanted(it.wanted).label}"


def _is_like(it: Objection, differs: frozenset[str]) -> bool:
    return OWN.get(it.ground) not in differs and len(differs) <= MOST_DIFFERENT


Place = tuple[str, float | None, float | None]


def _places(codes: set[str]) -> dict[str, Place]:
    """By code of a position: its unit's code, latitude and longitude."""
    rows = Position.objects.filter(code__in=codes).order_by("pk")
    told = rows.values_list("code", "unit__code", "unit__latitude", "unit__longitude")
    return {code: (unit, north, east) for code, unit, north, east in told}


def _facts(move: Move, places: Mapping[str, Place]) -> Facts:
    to = places.get(move.to)
    km = _distance(places.get(move.origin), to)
    change = None if move.fit_before is None else move.fit_after - move.fit_before
    return Facts(
        target=to[0] if to else None,
        band=None if km is None else sum(km > limit for limit in BANDS),
        fit=None if change is None else (change > 0) - (change < 0),
    )


def _distance(one: Place | None, other: Place | None) -> float | None:
    """Kilometres between two places as the crow flies; none where one is not known."""
    if one is None or other is None:
        return None
    if one[0] == other[0]:
        return 0.0
    _a, north, east = one
    _b, to_north, to_east = other
    if north is None or east is None or to_north is None or to_east is None:
        return None
    rise, run = radians(to_north - north) / 2, radians(to_east - east) / 2
    half = sin(rise) ** 2 + cos(radians(north)) * cos(radians(to_north)) * sin(run) ** 2
    return 2 * EARTH * asin(sqrt(half))
