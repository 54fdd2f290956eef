"""A case comes in, by the form or at the counter; and who sent it is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tepat.satisfaction.users import months_before
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import notices, secret
from .models import Addition, Case, Reporter, Stage
from .steps import Told, demand_within, kept

P = Permission
K = Version.Kind
AT_ONCE = 500  # forgotten in one entry


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


def _known(mark: str) -> Reporter | None:
    known = Reporter.objects.select_related("case")
    return known.filter(mark=secret.sealed(mark)).first()


def _receipt(it: Case, mark: str, *, is_new: bool) -> Receipt:
    number = secret.grouped(it.number)
    return Receipt(number, secret.word_of(mark), is_new, it.forward_by)
