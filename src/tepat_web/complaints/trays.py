"""A file that was read: what would become of each line, until a person says yes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit

from . import queries
from .brought import Brought, Line
from .models import Addition, Case, Channel, Tray
from .steps import LONGEST, demand_within, source_of

P = Permission
KEPT_HOURS = 24  # a file that nobody says yes to


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    OVER = "over"  # new to us, and closed where it comes from
    CHANGED = "changed"
    KNOWN = "known"
    REPLY = "reply"
    TWICE = "twice"
    ASIDE = "aside"
    FAULT = "fault"


TAKEN = frozenset({Fate.NEW, Fate.OVER, Fate.CHANGED, Fate.REPLY})


@dataclass(frozen=True, slots=True)
class Planned:
    """A line, and what becomes of it.

    Attributes:
        case: That it belongs to; none: it makes one.
        unit: Where it goes, as the file says or as was chosen.
    """

    line: Line
    fate: Fate
    case: Case | None = None
    unit: Unit | None = None


@transaction.atomic
def lay(*, by: User, channel: str, brought: Brought, unit: Unit | None) -> Tray:
    """Keep what was read from a file until the person says yes to it.

    Raises:
        PermissionDenied: if ``by`` handles nothing in ``unit``.
    """
    demand(by, P.COMPLAINT_HANDLE)
    demand_within(by, unit)
    lines = json.dumps([asdict(each) for each in brought.lines], default=str)
    told = {"channel": channel, "unit": unit, "lines": lines, "at": timezone.now()}
    tray, _is_new = Tray.objects.update_or_create(by=by, defaults=told)
    return tray


def planned(by: User, tray: Tray) -> list[Planned]:
    """Return what would become of each line of a file now, in order."""
    lines = [_line(told) for told in json.loads(tray.lines)]
    sources = [source_of(tray.channel, each.source) for each in lines]
    known = set(
        Case.objects.filter(source__in=sources).values_list("source", flat=True)
    )
    cases = {
        it.source: it
        for it in queries.handled(by)
        .filter(source__in=known)
        .select_related("reporter")
        .prefetch_related("additions")
    }
    additions = set(
        Addition.objects.filter(source__in=sources).values_list("source", flat=True)
    )
    numbers = {number for each in lines for number in each.numbers}
    # What answers a case whose sender is forgotten begins anew: nothing is kept there.
    known_still = queries.handled(by).filter(reporter__forgotten_on__isnull=True)
    replied = {it.number: it for it in known_still.filter(number__in=numbers)}
    units = _units(by, lines)
    found, seen = [], Counter[str]()
    for line, source in zip(lines, sources, strict=True):
        seen[source] += 1
        case = cases.get(source)
        unit = units.get(_key(line.unit), tray.unit)
        if line.fault:
            found.append(Planned(line, Fate.FAULT))
        elif line.aside:
            found.append(Planned(line, Fate.ASIDE))
        elif seen[source] > 1:
            found.append(Planned(line, Fate.TWICE))
        elif case is not None:
            is_changed = tray.channel == Channel.LAPOR and _is_changed(case, line)
            fate = Fate.CHANGED if is_changed else Fate.KNOWN
            found.append(Planned(line, fate, case))
        elif source in known or source in additions:
            found.append(Planned(line, Fate.KNOWN))
        elif of := [replied[each] for each in line.numbers if each in replied]:
            found.append(Planned(line, Fate.REPLY, of[0]))
        else:
            fate = Fate.OVER if line.is_over else Fate.NEW
            found.append(Planned(line, fate, unit=unit))
    return found


@transaction.atomic
def throw_away(*, by: User, tray: int) -> None:
    """Throw away a file that the person read and does not want to take in."""
    demand(by, P.COMPLAINT_HANDLE)
    Tray.objects.filter(pk=tray, by=by).delete()


def clear() -> int:
    """Throw away files that nobody said yes to; return how many."""
    until = timezone.now() - timedelta(hours=KEPT_HOURS)
    return Tray.objects.filter(at__lt=until).delete()[0]


def _is_changed(it: Case, line: Line) -> bool:
    """Whether an export says more of a case; a column that it lacks says nothing."""
    said = line.text.strip()[:LONGEST]
    has_more = not it.reporter.forgotten_on and said != it.reporter.text
    is_further = bool(line.status) and line.status != it.elsewhere
    return is_further or (has_more and not is_added(it, said))


def is_added(it: Case, said: str) -> bool:
    """Tell whether a text came in later to a case already."""
    return any(each.text == said for each in it.additions.all())


def _line(told: dict[str, Any]) -> Line:
    day = told["day"] and date.fromisoformat(told["day"])
    return Line(**{**told, "day": day, "numbers": tuple(told["numbers"])})


def _units(by: User, lines: Sequence[Line]) -> dict[str, Unit]:
    """Units that a person handles, by code and by name; of two with one name, none."""
    wanted = {_key(each.unit) for each in lines if each.unit}
    found: dict[str, Unit] = {}
    twice: set[str] = set()
    for unit in queries.own_units(by) if wanted else ():
        for told in (_key(unit.code), _key(unit.name)):
            if told in wanted and found.setdefault(told, unit) != unit:
                twice.add(told)
    return {told: unit for told, unit in found.items() if told not in twice}


def _key(told: str) -> str:
    return " ".join(told.lower().split())
