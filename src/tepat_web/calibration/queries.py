"""Reading meetings and their material, limited to what the reader may see."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.assessments.models import Assessee, AssessmentRound, Judgement
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import computed

from .models import Calibration, Measure

P = Permission
PERFORMANCE = "performance"


def calibrations(by: User) -> QuerySet[Calibration]:
    """Return the meetings about areas within reach, with counts of their actions."""
    rows: QuerySet[Calibration] = Calibration.objects.standing()
    agreed = Q(measures__is_removed=False)
    within = rows.filter(reach(by, P.CALIBRATE).within("path")).annotate(
        agreed=Count("measures", filter=agreed),
        left=Count("measures", filter=agreed & Q(measures__done_on__isnull=True)),
    )
    return within.order_by("-held_on", "-pk")


def written(by: User) -> QuerySet[Calibration]:
    """Return the meetings whose minutes a person keeps."""
    rows: QuerySet[Calibration] = Calibration.objects.standing()
    own = reach(by, P.CALIBRATE).within("path") & reach(by, P.ASSESS_RUN).within("path")
    return rows.filter(own)


def writes(by: User, path: str) -> bool:
    """Tell whether a person keeps the minutes of meetings about an area."""
    return all(reach(by, each).covers(path) for each in (P.CALIBRATE, P.ASSESS_RUN))


def home(by: User) -> str:
    """Return the area for which a person opens meetings; blank: the whole city."""
    runs = reach(by, P.ASSESS_RUN)
    return "" if runs.everywhere or not runs.paths else runs.paths[0]


def measures(it: Calibration) -> QuerySet[Measure]:
    """Return what was agreed at a meeting, by its day."""
    rows: QuerySet[Measure] = Measure.objects.standing()
    return rows.filter(calibration=it)


def open_measures(by: User) -> QuerySet[Measure]:
    """Return what is agreed and not done, of the meetings that a person keeps."""
    rows: QuerySet[Measure] = Measure.objects.standing()
    return rows.filter(done_on__isnull=True, calibration__in=written(by))


def results(by: User) -> QuerySet[Computed]:
    """Return the computations of performance that a person may open, latest first."""
    return computed(by).filter(kind=PERFORMANCE)


def rounds() -> QuerySet[AssessmentRound]:
    """Return the rounds of assessments that have been opened, latest first."""
    rows: QuerySet[AssessmentRound] = AssessmentRound.objects.standing()
    return rows.exclude(stage=AssessmentRound.Stage.FILLING)


def judgements(it: Calibration) -> QuerySet[Judgement]:
    """Return the judgements given in the round of a meeting, within its area."""
    rows: QuerySet[Judgement] = Judgement.objects.standing()
    people = Assessee.objects.standing().filter(
        round=it.round, path__startswith=it.path
    )
    return rows.filter(assessee__in=people, given_at__isnull=False)
