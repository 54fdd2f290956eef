"""A meeting in the small invented city, with a computation and a round to look at."""

import pytest
from tests.web.assessments.conftest import again, cast, judge, lay_down, today
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.calibration import actions
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job

__all__ = ["again", "cast", "city", "compute", "files", "judge", "lay_down"]
__all__ += ["register", "today"]  # fixtures


@pytest.fixture
def meet(cast, today):
    """Open a meeting, and do what it asks for."""

    def make(round_=None, by=None, name="Kalibrasi 2026"):
        it = actions.open_calibration(
            by=by or cast.planner, name=name, held_on=today, round=round_
        )
        for job in Job.objects.filter(kind="calibration.compare"):
            jobs.do_now(job)
        it.refresh_from_db()
        return it

    return make
