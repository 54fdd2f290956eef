"""What a file holds is taken in, once a person has said yes to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import notices
from .models import Case, Reporter, Tray, Turn
from .steps import (
    LONGEST,
    Changed,
    Told,
    add,
    demand_within,
    held,
    kept,
    run_on,
    source_of,
    turn,
)
from .trays import TAKEN, Fate, Planned, is_added, planned

P = Permission
K = Version.Kind


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


def _changed(
    by: User, channel: str, each: Planned
) -> Iterator[tuple[Kept, Version.Kind]]:
    """Write down what is different where a case comes from; nothing is taken away."""
    line = each.line
    assert each.case is not None  # noqa: S101 - what changed is known
    it = held(by, each.case)
    said = line.text.strip()[:LONGEST]
    reporter = Reporter.objects.select_for_update().get(case=it)
    if not reporter.forgotten_on:
        told = json.loads(reporter.extra) if reporter.extra else {}
        reporter.extra = json.dumps(told | dict(line.extra), ensure_ascii=False)
        reporter.save(update_fields=["extra"])
        if said != reporter.text and not is_added(it, said):
            name = source_of(channel, f"{line.source}:{said}")
            add(it, said, day=line.day, name=name)
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
    name = source_of(channel, line.source)
    add(it, line.text, day=line.day, sender=sender, name=name)
    return run_on(by, it) if it.asked_on else []


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
