"""Reminding people: by one click, and by itself before and after a deadline."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.ledger.actions import NotAllowed, record

from . import notices, steps
from .holding import refuse_part
from .models import Reminder, Step
from .steps import Period

P = Permission
M = Reminder.Moment
LACKS: dict[Step, Q] = {
    Step.AGREE: ~steps.AGREED,
    Step.CHECK_IN: steps.AGREED & Q(checkin__handed_in_at__isnull=True),
    Step.EVALUATE: steps.NOT_HANDED_OVER,
}


@transaction.atomic
def remind_late(*, by: User, period: Period, below: str = "") -> int:
    """Remind everyone who is late in a period, with any step; return how many.

    Args:
        below: Only for people of the unit with this path, and below it.

    Raises:
        NotAllowed: if the cycle is not open, or nobody is late.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    if Cycle.objects.get(pk=period.cycle.pk).stage != Cycle.Stage.OPEN:
        raise NotAllowed(_("This cycle is not open, so nobody is reminded."))
    told: set[int] = set()
    late = 0
    for step in Step:
        rows = period.of(Agreement.objects.standing()).filter(period.late(step))
        if below:
            rows = rows.filter(path__startswith=below)
        count = rows.count()
        if count:
            late += count
            reached = notices.remind(rows, period, step, M.LATE)
            told |= reached
            _keep(period, step, M.ASKED, len(reached))
    if not late:
        raise NotAllowed(_("Nobody is late here, so nobody was reminded."))
    facts = {"month": period.span.last, "told": len(told)}
    record(by=by, act="cycle.reminded", on=period.cycle, changed=(), facts=facts)
    return len(told)


@transaction.atomic
def remind_of(*, by: User, period: Period, step: Step, moment: Reminder.Moment) -> bool:
    """Remind of one deadline, unless that was done; return whether it was due.

    The row comes first, so of two workers one waits for the other and gives way.
    """
    demand(by, P.APPRAISAL_RUN)
    try:
        with transaction.atomic():
            row = _keep(period, step, moment, 0)
    except IntegrityError:
        return False
    lacks = period.late(step) if moment == M.LATE else LACKS[step]
    rows = period.of(Agreement.objects.standing()).filter(lacks)
    row.told = len(notices.remind(rows, period, step, moment))
    row.save()
    facts = {"step": step.value, "moment": moment.value, "told": row.told}
    record(by=by, act="cycle.reminded", on=period.cycle, changed=(), facts=facts)
    return True


def _keep(period: Period, step: Step, moment: Reminder.Moment, told: int) -> Reminder:
    return Reminder.objects.create(
        cycle=period.cycle,
        step=step,
        first=period.span.first,
        last=period.span.last,
        due=period.due(step),
        moment=moment,
        told=told,
        at=timezone.now(),
    )
