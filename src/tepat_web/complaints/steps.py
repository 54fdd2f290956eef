"""What acts have in common: a case written down, locked, added to, run on, closed.

Each writes in the transaction of the act, which asks leave and writes the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from secrets import token_hex

from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Complaint

from . import clocks, queries, secret
from .models import Addition, Case, Kind, Reporter, Stage, Turn, Veil

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
LONGEST = 20_000  # characters of what somebody writes
TRIES = 5  # to find a free number: one in ten million is taken in an ordinary year
IN_PROGRESS = "Diproses"
STATUSES: Mapping[str, str] = {Stage.ANSWERED: "Dijawab", Stage.CLOSED: "Selesai"}
CHANNELS: Mapping[str, str] = {"web": "Formulir", "counter": "Loket", "email": "Surel"}


def turn(
    by: User, it: Case, what: Turn.What, *, text: str = "", unit: Unit | None = None
) -> Turn:
    """Write down one step of a case, in the transaction of the act."""
    return Turn.objects.create(
        case=it, what=what, unit=unit, text=text, at=timezone.now(), by=by
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody sends.

    Attributes:
        text: In their own words.
        name, contact: Who they are and how to reach them; both may be blank.
        unit: Where they think it belongs; none: they do not know.
        day: When it came in; none: today.
        source: How another system names it, so that it is taken once; blank: none.
        extra: Columns of a file that we do not know.
        veil: What they ask for, of :class:`Veil`.
        status: How far it is in the system it comes from.
        is_over: Whether it is closed there, so that no clock runs here.
    """

    text: str
    kind: str = Kind.COMPLAINT
    name: str = ""
    contact: str = ""
    unit: Unit | None = None
    day: date | None = None
    source: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    veil: str = Veil.NONE
    status: str = ""
    is_over: bool = False


def kept(by: User, channel: str, told: Told, mark: str) -> tuple[Case, Turn]:
    """Write down a case and who sent it, in the transaction of the act."""
    day = told.day or timezone.localdate()
    has_clock = told.kind != Kind.PRAISE and not told.is_over
    it = Case.objects.create(
        number=_free_number(),
        kind=told.kind,
        channel=channel,
        day=day,
        unit=told.unit,
        stage=Stage.CLOSED if told.is_over else Stage.RECEIVED,
        closed_on=timezone.localdate() if told.is_over else None,
        forward_by=clocks.forward_by(day) if has_clock else None,
        veil=told.veil,
        elsewhere=told.status,
        source=source_of(channel, told.source) if told.source else "",
    )
    Reporter.objects.create(
        case=it,
        name=told.name.strip(),
        contact=told.contact.strip(),
        text=told.text.strip()[:LONGEST],
        extra=json.dumps(told.extra, ensure_ascii=False) if told.extra else "",
        word=secret.digest(it.number, secret.word_of(mark)) if mark else "",
        mark=secret.sealed(mark) if mark else None,
    )
    return it, turn(by, it, Turn.What.CAME)


def _free_number() -> str:
    for _try in range(TRIES):
        number = secret.number()
        if not Case.objects.filter(number=number).exists():
            break
    return number


def source_of(channel: str, name: str) -> str:
    """Return what is kept of the name under which another system knows something."""
    return sha256(f"{channel}:{name}".encode()).hexdigest()


def demand_within(by: User, unit: Unit | None) -> None:
    """Refuse what would come in where a person handles nothing."""
    to = reach(by, P.COMPLAINT_HANDLE)
    if not (to.covers(unit.path) if unit else to.everywhere):
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)


def held(by: User, case: Case) -> Case:
    """Lock a case that a person handles, as it is now.

    Raises:
        PermissionDenied: if the case is out of reach.
    """
    rows = queries.handled(by).select_for_update(of=("self",))
    found: Case | None = rows.filter(pk=case.pk).first()
    if found is None:
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)
    return found


def held_together(by: User, *cases: Case) -> dict[int, Case]:
    """Lock cases with those that they share an answer with, as they are now, by key.

    All in one order: two who answer or join cases of one group wait for each other, and
    never crosswise.

    Raises:
        PermissionDenied: if one of the cases named is out of reach.
    """
    asked = {case.pk for case in cases}
    firsts = Case.objects.filter(pk__in=asked).values("main")
    named = Q(pk__in=asked) | Q(main__in=asked) | Q(pk__in=firsts)
    rows = Case.objects.standing().filter(named).order_by("pk")
    locked = {it.pk: it for it in rows.select_for_update()}
    if queries.handled(by).filter(pk__in=asked).count() < len(asked):
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)
    return locked


def add(
    it: Case, said: str, *, day: date | None = None, sender: str = "", name: str = ""
) -> None:
    """Keep what a complainant wrote later, unless who sent it is forgotten.

    Args:
        day: On which they wrote it; none: today.
        sender: How whoever wrote it can be reached.
        name: Digest of the name under which another system knows it; blank: none does.
    """
    if Reporter.objects.filter(case=it, forgotten_on__isnull=True).exists():
        Addition.objects.create(
            case=it,
            day=day or timezone.localdate(),
            text=said.strip()[:LONGEST],
            sender=sender,
            source=name or token_hex(32),
        )


def run_on(by: User, it: Case) -> Changed:
    """Let the clock of a case run again, in the transaction of the act."""
    it.asked_on = None
    step = turn(by, it, Turn.What.RESUMED)
    it.answer_by = clocks.answer_by(it)
    it.save()
    return [(it, K.CHANGED), (step, K.NEW)]


def closed(by: User, it: Case, today: date) -> Changed:
    """Close a case, in the transaction of the act."""
    it.stage, it.closed_on = Stage.CLOSED, today
    it.save()
    step = turn(by, it, Turn.What.CLOSED)
    return [(it, K.CHANGED), (step, K.NEW), into_register(it)]


def into_register(it: Case) -> tuple[Kept, Version.Kind]:
    """Write the row of a complaint: no name, no way to reach anybody, no answer."""
    told = {
        "unit_id": it.unit_id,
        "day": it.day,
        "text": it.text,
        "channel": CHANNELS.get(it.channel, it.get_channel_display()),
        "status": STATUSES.get(it.stage, IN_PROGRESS),
        "closed": it.closed_on,
    }
    if it.row_id is None:
        last = Complaint.objects.aggregate(last=Max("order"))["last"] or 0
        it.row = Complaint.objects.create(order=last + 1, **told)
        it.save()
        return it.row, K.NEW
    row = Complaint.objects.select_for_update().get(pk=it.row_id)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return row, K.CHANGED
