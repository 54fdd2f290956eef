"""Asking for the effect of every change that can be measured and is not."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job

from . import queries
from .changes import due

TITLE = gettext_lazy("Effects that are not measured or out of date")


@transaction.atomic
def ask_due(*, by: User, today: date) -> Job:
    """Put the measuring of everything that is due in the queue, as one piece of work.

    While it waits or runs, asking again gives the same.

    Raises:
        NotAllowed: if nothing is due.
    """
    demand(by, Permission.COMPUTE)
    if (going := queries.work()) is not None:
        return going
    count = len(due(by, today))
    if not count:
        raise NotAllowed(_("All that can be measured is measured and up to date."))
    job = jobs.ask(
        by=by,
        kind=queries.WORK,
        title=Words.of(TITLE),
        again=reverse("impact:overview"),
    )
    facts = {"computation": queries.KIND, "changes": count}
    record(by=by, act="computation.asked", on=job, facts=facts)
    return job
