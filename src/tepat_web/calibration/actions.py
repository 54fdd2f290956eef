"""Meetings: opened with their material, written down, their actions followed.

No act here touches a rating or a level.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.assessments.models import AssessmentRound
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job
from tepat_web.ledger.notices import said
from tepat_web.register.actions import Stale

from . import queries
from .models import Calibration, Measure

P = Permission
COMPARING = gettext_lazy("Judges of competency are being compared")
COMPARED = gettext_lazy("The judgements of %(n)s people were compared.")


@transaction.atomic
def open_calibration(
    *, by: User, name: str, held_on: date, round: AssessmentRound | None
) -> Calibration:
    """Open a meeting about the area that a person runs, with the latest material.

    Its ratings are those of the latest computation of performance that there is; where
    a round of assessments is chosen, the judges of it are compared by a job.
    """
    demand(by, P.CALIBRATE)
    path = queries.home(by)
    if not queries.writes(by, path):
        raise PermissionDenied(P.ASSESS_RUN.value)
    made = Calibration(name=name, held_on=held_on, path=path, round=round)
    made.result = queries.results(by).first()
    made.save()
    record(by=by, act="calibration.opened", on=made)
    if round is not None:
        _ask(by, made)
    return made


@transaction.atomic
def renew(*, by: User, it: Calibration) -> Calibration:
    """Bring the material of a meeting up to date: the latest results and judgements.

    Raises:
        NotAllowed: if its minutes are closed: what it looked at then stays.
    """
    standing = _open(by, it)
    standing.result = queries.results(by).first() or standing.result
    standing.save()
    record(by=by, act="calibration.changed", on=standing)
    if standing.round is not None:
        _ask(by, standing)
    return standing


@transaction.atomic
def store_judges(
    *, by: User, job: Job, it: Calibration, told: Mapping[str, Any]
) -> None:
    """Keep with a meeting how the judges of its round compare."""
    standing = _open(by, it)
    standing.judges = dict(told)
    standing.save()
    record(by=by, act="calibration.computed", on=standing)
    url = reverse("calibration:judges", args=[standing.pk])
    work.done(job, url=url, said=said(COMPARED, {"n": told["people"]}))


@transaction.atomic
def write_notes(*, by: User, it: Calibration, notes: str, seen: int) -> Calibration:
    """Put the notes of a meeting in place of what stood there.

    Args:
        seen: The number of changes when the writing began.

    Raises:
        Stale: if somebody else wrote meanwhile; nothing is overwritten.
        NotAllowed: if the minutes are closed.
    """
    standing = _open(by, it)
    if standing.notes == notes:
        return standing
    if seen != standing.seen:
        raise Stale(
            _("Somebody else wrote notes meanwhile. Compare both, then save again.")
        )
    standing.notes = notes
    standing.seen += 1
    standing.save()
    record(by=by, act="calibration.saved", on=standing)
    return standing


@transaction.atomic
def agree(*, by: User, it: Calibration, text: str, who: str, due: date) -> Measure:
    """Write down something that the meeting agreed.

    Raises:
        NotAllowed: if the minutes are closed.
    """
    standing = _open(by, it)
    made = Measure(calibration=standing, text=text, who=who, due=due)
    made.save()
    record(by=by, act="measure.agreed", on=made)
    return made


@transaction.atomic
def finish(*, by: User, it: Measure, outcome: str, today: date) -> Measure:
    """Say that an agreed action is done, and what came of it; also after the meeting.

    Raises:
        NotAllowed: if it is done already.
    """
    demand(by, P.CALIBRATE)
    rows = queries.written(by).filter(pk=it.calibration_id)
    if not rows.exists():
        raise PermissionDenied(P.ASSESS_RUN.value)
    standing: Measure = Measure.objects.select_for_update().get(pk=it.pk)
    if standing.done_on is not None or standing.is_removed:
        raise NotAllowed(_("This action is done already. What came of it stays."))
    standing.done_on, standing.outcome = today, outcome
    standing.save()
    record(by=by, act="measure.finished", on=standing)
    return standing


@transaction.atomic
def close(*, by: User, it: Calibration) -> Calibration:
    """Close the minutes of a meeting; its actions are still followed.

    Raises:
        NotAllowed: if they are closed already, or there is nothing in them.
    """
    standing = _open(by, it)
    if not standing.notes and not queries.measures(standing).exists():
        raise NotAllowed(_("Nothing was written down yet. Write notes, then close."))
    standing.closed_at = timezone.now()
    standing.save()
    record(by=by, act="calibration.closed", on=standing)
    return standing


def _open(by: User, it: Calibration) -> Calibration:
    """The meeting, held until the act is done; refused to who does not keep it."""
    demand(by, P.CALIBRATE)
    rows = queries.written(by).select_for_update(of=("self",)).select_related("round")
    found: Calibration | None = rows.filter(pk=it.pk).first()
    if found is None:
        raise PermissionDenied(P.ASSESS_RUN.value)
    if not found.is_open:
        raise NotAllowed(
            _("The minutes of this meeting are closed. Open another meeting.")
        )
    return found


def _ask(by: User, it: Calibration) -> None:
    jobs.ask(
        by=by,
        kind="calibration.compare",
        title=Words.of(COMPARING),
        calibration=it.pk,
    )
