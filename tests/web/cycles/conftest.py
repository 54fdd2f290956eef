"""A cycle in the small invented city, opened for everybody in it."""

from datetime import date, datetime

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.agreements.models import Cycle
from tepat_web.cycles import actions
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job

__all__ = ["city", "compute", "files", "register"]  # fixtures
YEAR = 2026
LAID = {"every": "quarter", "agree_until": date(YEAR, 1, 31), "evaluate_days": 14}


@pytest.fixture
def draft(city):
    return actions.lay_down(by=city.planner, year=YEAR, **LAID)


@pytest.fixture
def run(city):
    """Ask for long work, and do it here and now."""

    def now(ask, cycle):
        job = jobs.do_now(ask(by=city.planner, cycle=cycle))
        assert job.state == Job.State.DONE, job.message_id
        cycle.refresh_from_db()
        return job

    return now


@pytest.fixture
def cycle(draft, run):
    run(actions.ask_opening, draft)
    opened = datetime(YEAR, 1, 2, tzinfo=timezone.get_current_timezone())
    Cycle.objects.filter(pk=draft.pk).update(opened_at=opened)
    draft.refresh_from_db()
    return draft
