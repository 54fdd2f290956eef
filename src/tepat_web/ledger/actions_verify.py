"""Having the ledger tried, and noting what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words

from . import work
from .actions import record
from .jobs import ask
from .models import Entry, Job
from .verify import KnownHead, Report

TITLE = _("Verifying the ledger")
MOST_NOTED = 200  # faults; the command line lists them all


@transaction.atomic
def ask_to_verify(*, by: User, heads: Sequence[KnownHead]) -> Job:
    """Have the ledger tried in the background.

    Args:
        heads: Ends of the ledger that were kept elsewhere.
    """
    demand(by, Permission.LEDGER_READ)
    known = [{"number": head.number, "seal": head.seal} for head in heads]
    job = ask(by=by, kind="ledger.verify", title=Words.of(TITLE), heads=known)
    record(by=by, act="ledger.verifying", on=job)
    return job


@transaction.atomic
def note_verified(*, by: User, job: Job, report: Report) -> Entry:
    """Note in the ledger itself what came of trying it, and end the job."""
    demand(by, Permission.LEDGER_READ)
    entry = record(
        by=by,
        act="ledger.verified",
        facts={
            "entries": report.entries,
            "records": report.records,
            "heads": [head["number"] for head in job.question["heads"]],
            "count": len(report.faults),
            "faults": [fault.as_json() for fault in report.faults[:MOST_NOTED]],
        },
    )
    said = Words(id=report.say("id"), en=report.say("en"))
    work.done(job, url=reverse("book:verified", args=[entry.number]), said=said)
    return entry
