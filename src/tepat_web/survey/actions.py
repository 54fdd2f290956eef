"""Keeping the places of the survey, and taking answers over into the register."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.bulk import insert
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service, SurveyAnswer

from . import inbox, queries, tickets
from .doubts import COPIED
from .models import Improvement, Slip, Station
from .sheet import KEYS, LONGEST

P = Permission
K = Version.Kind
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
LENGTH = 10
AT_ONCE = 2_000
MOST_LINKS = 240  # twenty printed pages
DIGITS = re.compile("[0-4]{9}")
ALIKE = 3  # sheets alike in everything, on one day at one place: marked from here on
ABOUT = ("service", "sex", "age", "education", "occupation")


@transaction.atomic
def add_station(
    *, by: User, unit: Unit, label: str, kind: str, service: Service | None = None
) -> Station:
    """Open a place where citizens are asked.

    Raises:
        NotAllowed: if it has no name, or the service is another unit's.
        PermissionDenied: if the unit is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    if not queries.units(by).filter(pk=unit.pk).exists():
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    if not label.strip():
        raise NotAllowed(_("Give the place a name, such as the number of the counter."))
    if service is not None and service.unit_id != unit.pk:
        raise NotAllowed(_("Choose a service of the same unit."))
    it = Station.objects.create(
        unit=unit,
        service=service,
        label=label.strip(),
        kind=kind,
        code="".join(secrets.choice(ALPHABET) for _ in range(LENGTH)),
    )
    record(by=by, act="station.opened", on=it, changed=[(it, K.NEW)])
    return it


@transaction.atomic
def open_station(*, by: User, station: Station, is_open: bool) -> Station:
    """Close a place, or open it again; its address stays the same.

    Raises:
        PermissionDenied: if it is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    it = _reached(by, station)
    if it.is_open != is_open:
        it.is_open = is_open
        it.save()
        if is_open:
            record(by=by, act="station.opened", on=it)
        else:
            record(by=by, act="station.closed", on=it)
    return it


@transaction.atomic
def tell_improvement(
    *, by: User, unit: Unit, text: str, since: date, text_en: str = ""
) -> Improvement:
    """Write down what a unit made better, for whoever answers next.

    Raises:
        NotAllowed: if nothing is written.
        PermissionDenied: if the unit is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    if not queries.units(by).filter(pk=unit.pk).exists():
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    if not text.strip():
        raise NotAllowed(_("Write down what was improved, in one sentence."))
    it = Improvement.objects.create(
        unit=unit, text=text.strip(), text_en=text_en.strip(), since=since
    )
    record(by=by, act="improvement.added", on=it, changed=[(it, K.NEW)])
    return it


@transaction.atomic
def print_links(*, by: User, station: Station, many: int) -> list[str]:
    """Make signed links for a place; each lets one answer in.

    That they were made, and how many, stays in the ledger: whoever holds links could
    answer them all.

    Returns:
        Their tickets; see ``tickets``.

    Raises:
        NotAllowed: if there are none or too many, or the place is closed.
        PermissionDenied: if the place is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    it = _reached(by, station)
    if not 1 <= many <= MOST_LINKS:
        told = {"most": MOST_LINKS}
        raise NotAllowed(_("Ask for 1 to %(most)s links at a time.") % told)
    if not it.is_open:
        raise NotAllowed(_("This place is closed. Open it again, then make links."))
    record(by=by, act="station.printed", on=it, changed=(), facts={"links": many})
    return [tickets.new(it.code) for _each in range(many)]


@transaction.atomic
def enter_paper(
    *,
    by: User,
    station: Station,
    sheets: Sequence[tuple[date, str, str]],
    service: str = "",
) -> int:
    """Keep sheets that were filled in on paper.

    Args:
        sheets: Day, nine digits (0 for a blank) and remark of each.
        service: That all of them are about, where the place has none of its own.

    Returns:
        How many were kept.

    Raises:
        NotAllowed: if there is none, or one has not nine digits of 0 to 4, or lies in
            the future; nothing is kept then.
        PermissionDenied: if the place is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    it = _reached(by, station)
    if not sheets:
        raise NotAllowed(_("Enter at least one sheet."))
    for day, answers, remark in sheets:
        if not DIGITS.fullmatch(answers) or not answers.strip("0"):
            told = {"answers": answers}
            raise NotAllowed(_("“%(answers)s” is not nine digits of 0 to 4.") % told)
        if day > timezone.localdate():
            raise NotAllowed(_("A sheet cannot be of a day to come."))
        about = {"remark": remark[:LONGEST], "service": service}
        inbox.drop(it, about, answers=answers, way=Slip.Way.PAPER, today=day)
    facts = {"station": it.pk, "sheets": len(sheets)}
    record(by=by, act="station.taken-in", on=it, changed=(), facts=facts)
    return len(sheets)


@transaction.atomic
def take_in(*, by: User) -> int:
    """Take waiting slips over into the register, with one entry in the ledger.

    Done again after a fault, it goes on with those that still wait: a slip and its row
    are written in one transaction, so none is lost and none is taken twice.

    Returns:
        How many were taken; 0 when none waits.
    """
    demand(by, P.SERVICE_CHANGE)
    waiting = Slip.objects.select_for_update(skip_locked=True, of=("self",))
    slips = list(
        waiting.filter(row__isnull=True)
        .select_related("station")
        .order_by("pk")[:AT_ONCE]
    )
    if not slips:
        return 0
    last = SurveyAnswer.objects.aggregate(last=Max("order"))["last"] or 0
    rows = [_row(slip, last + at) for at, slip in enumerate(slips, start=1)]
    insert(rows)
    for slip, row in zip(slips, rows, strict=True):
        slip.row = row
    Slip.objects.bulk_update(slips, ["row"], batch_size=500)
    _mark_copies(slips)
    changed = [(row, K.NEW) for row in rows]
    facts = {"sheets": len(rows)}
    record(by=by, act="surveyanswer.taken-in", changed=changed, facts=facts)
    return len(slips)


def _reached(by: User, station: Station) -> Station:
    rows = queries.stations(by).select_related(None).select_for_update()
    found: Station | None = rows.filter(pk=station.pk).first()
    if found is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    return found


def _row(slip: Slip, order: int) -> SurveyAnswer:
    scores = {
        key: int(digit) or None for key, digit in zip(KEYS, slip.answers, strict=True)
    }
    return SurveyAnswer(
        order=order,
        unit_id=slip.station.unit_id,
        day=slip.day,
        service=slip.service,
        remark=slip.remark,
        sex=slip.sex,
        age=slip.age,
        education=slip.education,
        occupation=slip.occupation,
        **scores,
    )


def _mark_copies(slips: Sequence[Slip]) -> None:
    """Mark sheets of one day that are alike in everything, those of before too.

    As the engine tells copies: only where an age or a remark could have told them
    apart, since many who are content give nine equal answers and nothing else.
    """
    same = ("station", "day", "answers", "remark", *ABOUT)
    days = {slip.day for slip in slips}
    told = Slip.objects.filter(station__in={it.station_id for it in slips})
    told = told.filter(day__in=days).filter(Q(age__isnull=False) | ~Q(remark=""))
    groups = told.order_by().values(*same).annotate(n=Count("pk")).filter(n__gte=ALIKE)
    for group in groups:
        alike = {name: group[name] for name in same}
        copies = Slip.objects.filter(**_exactly(alike)).exclude(doubts__contains=COPIED)
        for slip in copies:
            known = [each for each in slip.doubts.split(inbox.SEPARATOR) if each]
            slip.doubts = inbox.SEPARATOR.join([*known, COPIED])
            slip.save(update_fields=["doubts"])


def _exactly(told: Mapping[str, object]) -> dict[str, object]:
    return {
        name if value is not None else f"{name}__isnull": (
            value if value is not None else True
        )
        for name, value in told.items()
    }
