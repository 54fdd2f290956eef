"""Answers are taken over into the register: by days that are over, in no order.

The ledger tells when a row came in. Taken over as they come, in a quarter of an hour
in which one person was at the counter, a sheet would tell who it is from. So a day is
taken over when it has ended, its slips are shuffled, and each is written anew: neither
its number, nor its place in a table, nor the transaction in which a signed link was
used up leads to it afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from secrets import SystemRandom

from django.db import transaction
from django.db.models import Max

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.bulk import insert
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Version
from tepat_web.publicservice.models import SurveyAnswer

from . import likeness
from .models import Slip, new_number
from .sheet import KEYS

P = Permission
K = Version.Kind
AT_ONCE = 2_000


@transaction.atomic
def take_in(*, by: User, before: date) -> int:
    """Take waiting slips over into the register, with one entry in the ledger.

    Done again after a fault, it goes on with those that still wait: a slip and its row
    are written in one transaction, so none is lost and none is taken twice.

    Args:
        before: Slips of earlier days are taken; today's wait until today is over.

    Returns:
        How many were taken; 0 when none waits.
    """
    demand(by, P.SERVICE_CHANGE)
    waiting = Slip.objects.select_for_update(skip_locked=True, of=("self",))
    slips = list(
        waiting.filter(row__isnull=True, day__lt=before)
        .select_related("station")
        .order_by("pk")[:AT_ONCE]
    )
    if not slips:
        return 0
    SystemRandom().shuffle(slips)
    last = SurveyAnswer.objects.aggregate(last=Max("order"))["last"] or 0
    rows = [_row(slip, last + at) for at, slip in enumerate(slips, start=1)]
    insert(rows)
    _write_anew(slips, rows)
    likeness.mark(slips)
    changed = [(row, K.NEW) for row in rows]
    facts = {"sheets": len(rows)}
    record(by=by, act="surveyanswer.taken-in", changed=changed, facts=facts)
    return len(slips)


def _write_anew(slips: Sequence[Slip], rows: Iterable[SurveyAnswer]) -> None:
    Slip.objects.filter(pk__in=[slip.pk for slip in slips]).delete()
    for slip, row in zip(slips, rows, strict=True):
        slip.pk, slip.row = new_number(), row
    insert(slips)


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
