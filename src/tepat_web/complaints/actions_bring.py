"""What a file holds comes in: looked at first, and taken in once with a yes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit

from . import notices, queries
from .actions import LONGEST, Told, demand_within, kept, source_of
from .actions_handling import held
from .actions_waiting import run_on
from .brought import Brought, Line
from .models import Addition, Case, Channel, Reporter, Tray, Turn
from .steps import turn

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
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
    }
    additions = set(
        Addition.objects.filter(source__in=sources).values_list("source", flat=True)
    )
    numbers = {number for each in lines for number in each.numbers}
    replied = {it.number: it for it in queries.handled(by).filter(number__in=numbers)}
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
def bring(*, by: User, tray: int) -> Mapping[Fate, int]:
    """Take in what waits for the person's yes, and throw the file away.

    Args:
        tray: Number of the file, as the page showed it.

    Returns:
        How many lines had which fate.

    Raises:
        NotAllowed: if it was taken in or thrown away meanwhile, or if somebody else
            takes in the same; nothing is kept then.
        PermissionDenied: if one would come in where ``by`` handles nothing.
    """
    demand(by, P.COMPLAINT_HANDLE)
    laid = Tray.objects.select_for_update().filter(pk=tray, by=by).first()
    if laid is None:
        raise NotAllowed(_("This file is no longer there. Please choose it again."))
    found = planned(by, laid)
    changed: Changed = []
    new: list[Case] = []
    try:
        with transaction.atomic():
            for each in found:
                if each.fate in (Fate.NEW, Fate.OVER):
                    demand_within(by, each.unit)
                    it, step = kept(by, laid.channel, _told(each), "")
                    changed += [(it, K.NEW), (step, K.NEW)]
                    new += [it] if each.fate is Fate.NEW else []
                elif each.fate is Fate.CHANGED:
                    changed += _changed(by, laid.channel, each)
                elif each.fate is Fate.REPLY:
                    changed += _added(by, laid.channel, each)
    except IntegrityError as error:  # the same file, at the same moment
        raise NotAllowed(
            _("Somebody is taking in the same right now. Please send the file again.")
        ) from error
    laid.delete()
    counted = Counter(each.fate for each in found)
    if counted.keys() & TAKEN:
        facts = {"channel": laid.channel, "cases": len(new)}
        record(by=by, act="case.imported", changed=changed, facts=facts)
        notices.tell_brought(by, new)
        notices.tell_added(by, [it.case for it in found if it.fate is Fate.REPLY])
    return counted


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
    return is_further or (has_more and not _is_added(it, said))


def _is_added(it: Case, said: str) -> bool:
    return Addition.objects.filter(case=it, text=said).exists()


def _changed(
    by: User, channel: str, each: Planned
) -> Iterator[tuple[Kept, Version.Kind]]:
    """Write down what is different where a case comes from; nothing is taken away."""
    it, line = each.case, each.line
    assert it is not None  # noqa: S101 - what changed is known
    said = line.text.strip()[:LONGEST]
    reporter = Reporter.objects.select_for_update().get(case=it)
    if not reporter.forgotten_on:
        told = json.loads(reporter.extra) if reporter.extra else {}
        reporter.extra = json.dumps(told | dict(line.extra), ensure_ascii=False)
        reporter.save(update_fields=["extra"])
        if said != reporter.text and not _is_added(it, said):
            _add(it, line.day, said, "", source_of(channel, f"{line.source}:{said}"))
    if line.status and line.status != it.elsewhere:
        step = turn(by, it, Turn.What.THERE, text=f"{it.elsewhere} → {line.status}")
        it.elsewhere = line.status
        it.save()
        yield it, K.CHANGED
        yield step, K.NEW


def _added(by: User, channel: str, each: Planned) -> Changed:
    """Keep an answer with its case; if a question was open, the clock runs again."""
    line = each.line
    assert each.case is not None  # noqa: S101 - a reply is to a case
    it = held(by, each.case)
    sender = ", ".join(part for part in (line.name, line.contact) if part)
    _add(it, line.day, line.text, sender, source_of(channel, line.source))
    return run_on(by, it) if it.asked_on else []


def _add(it: Case, day: date | None, text: str, sender: str, source: str) -> None:
    Addition.objects.create(
        case=it,
        day=day or timezone.localdate(),
        text=text.strip()[:LONGEST],
        sender=sender,
        source=source,
    )


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


def _told(each: Planned) -> Told:
    line = each.line
    return Told(
        text=line.text,
        kind=line.kind,
        name=line.name,
        contact=line.contact,
        unit=each.unit,
        day=line.day,
        source=line.source,
        extra=line.extra,
        veil=line.veil,
        status=line.status,
        is_over=line.is_over,
    )
