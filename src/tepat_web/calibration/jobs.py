"""Long work of a meeting: comparing those who judged competencies in a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from django.utils import timezone
from django.utils.translation import gettext_lazy

from tepat.performance.policy import PerformancePolicy
from tepat_web.accounts.models import User
from tepat_web.assessments.models import Judge, Judgement
from tepat_web.ledger.jobs import Tell, say
from tepat_web.ledger.models import Job
from tepat_web.organisation.paths import AGENCY
from tepat_web.snapshots import take
from tepat_web.snapshots.places import still
from tepat_web.workforce.queries import names_by_nip

from . import actions, material, queries
from .material import Given
from .models import Calibration

READING = gettext_lazy("Reading judgements")
COMPARING = gettext_lazy("Comparing judges")


def compare(job: Job, tell: Tell) -> None:
    """Compare the judges of a meeting's round, and keep it with the meeting."""
    it = Calibration.objects.select_related("round").get(pk=job.question["calibration"])
    say(tell, 5, READING)
    with still():
        rows = list(queries.judgements(it).select_related("assessee__employee", "by"))
        settings = take.snapshot(only=()).settings
    given = [each for row in rows for each in _levels(row)]
    say(tell, 40, COMPARING)
    told = {
        "pairs": [asdict(each) for each in material.pairs(given)],
        "judges": material.compared(
            given, _names(rows), PerformancePolicy.of(settings)
        ),
        "people": len({each.person for each in given}),
    }
    actions.store_judges(by=job.by, job=job, it=it, told=told)


def _levels(row: Judgement) -> Iterator[Given]:
    asked = row.assessee.asked_of()
    at = row.given_at or timezone.now()
    for code, level in row.levels.items():
        if level is not None and code in asked:
            yield Given(
                row.judge,
                _rater(row),
                row.assessee_id,
                row.assessee.path[:AGENCY],
                timezone.localdate(at).year,
                code,
                asked[code],
                level,
            )


def _rater(row: Judgement) -> str:
    """Who judged: one person is one rater, as a superior and as an assessor alike."""
    return row.by.nip or f"akun:{row.by_id}"


def _names(rows: list[Judgement]) -> dict[str, str]:
    """The names of raters: of the register, else of the account."""
    judges = [row for row in rows if row.judge != Judge.SELF]
    accounts: dict[str, User] = {_rater(row): row.by for row in judges}
    nips = [each.nip for each in accounts.values() if each.nip]
    return {key: str(user) for key, user in accounts.items()} | names_by_nip(nips)
