"""Keeping the places of the survey, and what is typed in from paper."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Service

from . import doubts, inbox, queries, tickets
from .models import Improvement, Slip, Station
from .sheet import LONGEST

P = Permission
K = Version.Kind
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
LENGTH = 10
MOST_LINKS = 240  # twenty printed pages
MOST_IN_FILE = 20_000  # links, to be sent as messages: who was served in months
DIGITS = re.compile("[0-4]{9}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of sheets of paper: how many were kept, and what was taken out."""

    kept: int
    cut: int


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
    if not 1 <= many <= MOST_LINKS:
        told = {"most": writing.number(MOST_LINKS)}
        raise NotAllowed(
            _("Ask for 1 to %(most)s links at a time; for more take the CSV.") % told
        )
    return list(_links(by, station, many))


@transaction.atomic
def send_links(*, by: User, station: Station, many: int) -> Iterator[str]:
    """Make signed links to be sent as messages, as :func:`print_links` does.

    Returns:
        Their tickets, each made when it is asked for; the ledger has them all before.

    Raises:
        NotAllowed: if there are none or too many, or the place is closed.
        PermissionDenied: if the place is out of reach.
    """
    if not 1 <= many <= MOST_IN_FILE:
        told = {"most": writing.number(MOST_IN_FILE)}
        raise NotAllowed(_("Ask for 1 to %(most)s links at a time.") % told)
    return _links(by, station, many)


def _links(by: User, station: Station, many: int) -> Iterator[str]:
    demand(by, P.SERVICE_CHANGE)
    it = _reached(by, station)
    if not it.is_open:
        raise NotAllowed(_("This place is closed. Open it again, then make links."))
    record(by=by, act="station.printed", on=it, changed=(), facts={"links": many})
    return (tickets.new(it.code) for _each in range(many))


@transaction.atomic
def enter_paper(
    *,
    by: User,
    station: Station,
    sheets: Sequence[tuple[date, str, str]],
    service: str = "",
) -> Typed:
    """Keep sheets that were filled in on paper.

    Args:
        sheets: Day, nine digits (0 for a blank) and remark of each.
        service: That all of them are about, where the place has none of its own.

    Raises:
        NotAllowed: if there is none, or one has not nine digits of 0 to 4, or lies in
            the future; nothing is kept then.
        PermissionDenied: if the place is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    it = _reached(by, station)
    if not sheets:
        raise NotAllowed(_("Enter at least one sheet."))
    odd = doubts.of_paper([answers for _day, answers, _remark in sheets])
    cut = 0
    for (day, answers, remark), why in zip(sheets, odd, strict=True):
        if not DIGITS.fullmatch(answers) or not answers.strip("0"):
            told = {"answers": answers}
            raise NotAllowed(_("“%(answers)s” is not nine digits of 0 to 4.") % told)
        if day > timezone.localdate():
            raise NotAllowed(_("A sheet cannot be of a day to come."))
        about = {"remark": remark[:LONGEST], "service": service}
        cut += inbox.drop(
            it, about, answers=answers, way=Slip.Way.PAPER, today=day, doubts=why
        )
    facts = {"station": it.pk, "sheets": len(sheets)}
    record(by=by, act="station.taken-in", on=it, changed=(), facts=facts)
    return Typed(len(sheets), cut)


def _reached(by: User, station: Station) -> Station:
    rows = queries.stations(by).select_related(None).select_for_update()
    found: Station | None = rows.filter(pk=station.pk).first()
    if found is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    return found
