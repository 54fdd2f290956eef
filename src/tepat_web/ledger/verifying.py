"""Verifying the ledger as long work: for auditors who use the pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tepat_web.kit.words import Words

from . import actions_verify
from .jobs import Tell
from .models import Job
from .verify import KnownHead, verify

DOING = _("Checking every seal and every record")


def run(job: Job, tell: Tell) -> None:
    """Try the ledger against the heads that the asker gave."""
    doing = Words.of(DOING)
    known = [KnownHead(**head) for head in job.question["heads"]]
    report = verify(known, lambda percent: tell(percent, doing.id, doing.en))
    actions_verify.note_verified(by=job.by, job=job, report=report)
