"""Taking files of results for another application."""

from __future__ import annotations

from django.db import transaction

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import record

from .holding import refuse_part

P = Permission


@transaction.atomic
def take_records(*, by: User, file: str, year: int, count: int) -> None:
    """Note that somebody downloads appraisals or trainings for SIASN.

    Args:
        file: Its name.
        year: Of which year.
        count: How many records are in it.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    facts = {"file": file, "year": year, "count": count}
    record(by=by, act="register.exported", facts=facts)
