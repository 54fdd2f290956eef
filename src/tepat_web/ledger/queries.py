"""Reading the ledger's tables, limited to what the reader may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import reach
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words

from .jobs import KINDS
from .models import Entry, Head, Job
from .seal import fits

LOOKED_AT = 5  # of the last entries, where only the key is in question


def jobs_for(by: User) -> QuerySet[Job]:
    """Return one's own jobs, and those of the kinds one may ask for; latest first."""
    kinds = [name for name, kind in KINDS.items() if reach(by, kind.permission)]
    visible = Job.objects.filter(Q(by=by) | Q(kind__in=kinds))
    return visible.select_related("by").order_by("-pk")


def message_for(by: User, job: Job) -> Words | None:
    """Return what a job says to a reader; ``None``: its answer is for who asked."""
    is_answer = job.state == Job.State.DONE
    if is_answer and KINDS[job.kind].is_private and job.by_id != by.pk:
        return None
    said = job.answer.get("said")
    return Words.read(said) if said else job.message


def head() -> dict[str, Any]:
    """Return the number and seal of the last entry, to be kept elsewhere.

    Whoever compares it later sees whether entries were cut off the end.
    """
    last = Head.objects.first() or Head()
    return {
        "number": last.number,
        "seal": last.seal,
        "taken_at": timezone.now().isoformat(timespec="seconds"),
    }


def key_fits() -> bool:
    """Tell whether the last entries were sealed with the key in use.

    One that fits is enough: another may have been edited behind our back.
    """
    latest = list(Entry.objects.order_by("-number")[: LOOKED_AT + 1])
    seals = {entry.number: entry.seal for entry in latest} | {0: ""}
    tried = [entry for entry in latest if entry.number - 1 in seals]
    return not tried or any(fits(entry, seals[entry.number - 1]) for entry in tried)
