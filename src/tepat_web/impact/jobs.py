"""Measuring every change that is due: the register is read once, results stored one by
one, so that work that is cut short goes on where it stopped."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from tepat_web.kit.words import Words
from tepat_web.kit.writing import number
from tepat_web.ledger import work
from tepat_web.ledger.jobs import Tell
from tepat_web.ledger.models import Job
from tepat_web.snapshots import actions, jobs
from tepat_web.snapshots.computations import BY_KIND

from . import queries
from .changes import due

MOST_AT_ONCE = 100
"""So many changes are measured in one go; the others the next night. See
docs/effects.md for what one costs in a city of ten thousand."""


def measure(job: Job, tell: Tell) -> None:
    """Do a job of kind ``effects``."""
    computation = BY_KIND[queries.KIND]
    tell(1, "Mengambil data", "Reading the register")
    waiting = due(job.by, timezone.localdate())
    some = waiting[:MOST_AT_ONCE]
    reading = jobs.read()
    for place, change in enumerate(some):
        told = f"{place + 1}/{len(some)}"
        percent = 5 + 90 * place // len(some)
        tell(percent, f"Mengukur perubahan {told}", f"Measuring change {told}")
        parameters = dict(change.parameters)
        result = jobs.answered(computation, reading, parameters, _silent)
        folder = f"{job.pk}-{job.attempts}-{place}"
        stored = partial(actions.store_further, by=job.by, job=job)
        jobs.keep(computation, reading, parameters, result, folder, stored)
    left = len(waiting) - len(some)
    with transaction.atomic():
        said = Words.saying(partial(_said, len(some), left))
        work.done(job, url=reverse("impact:overview"), said=said)


def _silent(percent: int, indonesian: str, english: str) -> None:
    """How far one of many is, nobody needs to know."""


def _said(count: int, left: int) -> str:
    said = ngettext(
        "%(count)s change was measured.", "%(count)s changes were measured.", count
    ) % {"count": number(count)}
    if not left:
        return said
    more = ngettext(
        "%(count)s more follows next time.", "%(count)s more follow next time.", left
    ) % {"count": number(left)}
    return f"{said} {more}"
