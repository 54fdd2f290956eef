"""A case comes in, by the form or at the counter; and who sent it is forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.satisfaction.users import months_before
from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit

from . import clocks, notices, secret
from .models import Addition, Case, Kind, Reporter, Stage, Turn, Veil
from .steps import turn

P = Permission
K = Version.Kind
LONGEST = 20_000  # characters of what somebody writes
TRIES = 5  # to find a free number: one in ten million is taken in an ordinary year
AT_ONCE = 500  # forgotten in one entry


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


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is handed to who sent a case.

    Attributes:
        number: As people read it.
        word: The secret word.
        is_new: Whether the form had not been sent before.
        forward_by: Until when it is passed to a unit; none for praise.
    """

    number: str
    word: str
    is_new: bool
    forward_by: date | None


@transaction.atomic
def file(*, by: User, channel: str, told: Told, mark: str) -> Receipt:
    """Take one case in. A form that arrives twice, by its mark, makes one.

    Args:
        by: Who enters it at a counter; the built-in account where a citizen does.

    Raises:
        NotAllowed: if nothing is written.
        PermissionDenied: if it would come in where ``by`` handles nothing.
    """
    demand(by, P.COMPLAINT_HANDLE)
    demand_within(by, told.unit)
    if known := _known(mark):
        return _receipt(known.case, mark, is_new=False)
    if not told.text.strip():
        raise NotAllowed(_("Write what happened; a few words are enough."))
    try:
        with transaction.atomic():
            it, step = kept(by, channel, told, mark)
    except IntegrityError:  # the same form, at the same moment
        again = _known(mark)
        if again is None:
            raise
        return _receipt(again.case, mark, is_new=False)
    changed = [(it, K.NEW), (step, K.NEW)]
    record(by=by, act="case.filed", on=it, changed=changed, facts={"channel": channel})
    notices.tell_new(by, it)
    return _receipt(it, mark, is_new=True)


@transaction.atomic
def forget(*, by: User, today: date) -> int:
    """Forget who sent what ended long ago; the case itself stays.

    Returns:
        How many senders were forgotten.
    """
    demand(by, P.COMPLAINT_HANDLE)
    until = months_before(today, settings.COMPLAINT_MONTHS)
    over = Reporter.objects.select_for_update().filter(forgotten_on__isnull=True)
    over = over.filter(case__stage=Stage.CLOSED, case__closed_on__lt=until)
    numbers = list(over.values_list("pk", flat=True)[:AT_ONCE])
    if numbers:
        Addition.objects.filter(case__reporter__in=numbers).delete()
        Reporter.objects.filter(pk__in=numbers).update(
            name="", contact="", text="", said="", extra="", word="", mark=None,
            forgotten_on=today,
        )  # fmt: skip
        facts = {"cases": len(numbers)}
        record(by=by, act="reporter.forgotten", changed=(), facts=facts)
    return len(numbers)


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


def _known(mark: str) -> Reporter | None:
    known = Reporter.objects.select_related("case")
    return known.filter(mark=secret.sealed(mark)).first()


def _receipt(it: Case, mark: str, *, is_new: bool) -> Receipt:
    number = secret.grouped(it.number)
    return Receipt(number, secret.word_of(mark), is_new, it.forward_by)


def source_of(channel: str, name: str) -> str:
    """Return what is kept of the name under which another system knows something."""
    return sha256(f"{channel}:{name}".encode()).hexdigest()


def demand_within(by: User, unit: Unit | None) -> None:
    """Refuse what would come in where a person handles nothing."""
    to = reach(by, P.COMPLAINT_HANDLE)
    if not (to.covers(unit.path) if unit else to.everywhere):
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)
