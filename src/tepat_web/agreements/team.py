"""Everybody whom one leads: how far each is, and what waits for the superior."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from . import wording
from .models import Agreement, CheckIn, Cycle, Span, State
from .queries import PROPOSED


@dataclass(frozen=True, slots=True)
class Row:
    """One person.

    Attributes:
        step: How far the agreement is, in words.
        results: How many results it has.
        checkin: The last period that is over or has a check-in, and how far it is.
        task: What waits for the superior; blank: nothing.
        url: Where it is done, or the agreement.
        is_late: Whether the person is late.
    """

    it: Agreement
    step: str
    results: int
    checkin: str
    task: str
    url: str
    is_late: bool


def waiting(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return those in which something waits for the superior."""
    open_ones = rows.filter(cycle__stage=Cycle.Stage.OPEN)
    return open_ones.filter(PROPOSED | Exists(unanswered(OuterRef("pk"))))


def unanswered(agreement: OuterRef) -> QuerySet[CheckIn]:
    """Return the check-ins of an agreement that the superior has not answered."""
    standing: QuerySet[CheckIn] = CheckIn.objects.standing()
    return standing.filter(
        agreement=agreement, handed_in_at__isnull=False, replied_at__isnull=True
    )


def counts(rows: QuerySet[Agreement]) -> dict[str, int]:
    """Return how many there are in all, agreed, and with the superior."""
    return rows.order_by().aggregate(
        every=Count("pk"),
        agreed=Count("pk", filter=Q(state=State.AGREED)),
        proposed=Count("pk", filter=PROPOSED),
        written=Count("pk", filter=Q(state__in=(State.DRAFT, State.RETURNED))),
    )


def rows(agreements: Iterable[Agreement], today: date) -> list[Row]:
    """Return the rows of one page, by two questions however many they are."""
    told = list(agreements)
    numbers = [each.pk for each in told]
    known: dict[int, list[CheckIn]] = {}
    checkins = CheckIn.objects.standing().filter(agreement__in=numbers)
    for checkin in checkins.order_by("first"):
        known.setdefault(checkin.agreement_id, []).append(checkin)
    counted = Agreement.objects.filter(pk__in=numbers).annotate(
        n=Count("results", filter=Q(results__is_removed=False))
    )
    results = dict(counted.order_by().values_list("pk", "n"))
    return [
        _row(each, known.get(each.pk, []), results.get(each.pk, 0), today)
        for each in told
    ]


def _row(it: Agreement, checkins: list[CheckIn], results: int, today: date) -> Row:
    is_open = it.cycle.stage == Cycle.Stage.OPEN
    open_ones = [
        each for each in checkins if each.handed_in_at and each.replied_at is None
    ]
    over = [span for span in it.cycle.spans() if span.ends(it.cycle.year) < today]
    handed_in = {Span(e.first, e.last) for e in checkins if e.handed_in_at}
    lacks = bool(over) and it.agreed_at is not None and over[-1] not in handed_in
    unagreed = it.agreed_at is None and today > it.cycle.agree_until
    task, url = "", reverse("agreements:one", args=[it.pk])
    if is_open and it.until is None and it.state == State.PROPOSED:
        task, url = _("read and agree"), reverse("agreements:review", args=[it.pk])
    elif is_open and open_ones:
        first = open_ones[0]
        place = [it.pk, first.first, first.last]
        task, url = _("answer a check-in"), reverse("agreements:checkin", args=place)
    return Row(
        it=it,
        step=wording.step(it),
        results=results,
        checkin=_checkin(it, checkins, over),
        task=task,
        url=url,
        is_late=is_open and it.until is None and (lacks or unagreed),
    )


def _checkin(it: Agreement, checkins: list[CheckIn], over: list[Span]) -> str:
    """The last period that counts, and how far its check-in is."""
    if it.agreed_at is None:
        return ""
    known = {Span(each.first, each.last): each for each in checkins}
    told = max([*over[-1:], *known], default=None)
    if told is None:
        return ""
    said = wording.period(told, it.cycle.year)
    return f"{said}: {wording.checkin_step(known.get(told))}"
