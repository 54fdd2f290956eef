"""An evaluation as a row of the register: that is what everything else computes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from tepat.performance.periods import Period, read
from tepat_web.ledger.models import Version
from tepat_web.performance.models import Appraisal

from . import wording
from .models import Evaluation

K = Version.Kind


def write(
    given: Sequence[Evaluation], *, rater: str, day: date
) -> list[tuple[Appraisal, Version.Kind]]:
    """Write the row of each evaluation, and tie it to its evaluation.

    Where the register has a row of the same months already, that row is put right: two
    that differ would contradict each other, and the ledger keeps what it said before.

    Args:
        rater: Employee number of who evaluated.
        day: On which it was handed over, or decided anew.

    Returns:
        Each row with what happened to it, in the order of ``given``.
    """
    known = _known(given)
    last = Appraisal._base_manager.aggregate(last=Max("order"))["last"] or 0
    written = []
    for it in given:
        row = known.get(_key(it))
        kind = K.NEW if row is None else K.CHANGED
        if row is None:
            last += 1
            row = Appraisal(
                employee=it.agreement.employee,
                year=it.agreement.cycle.year,
                period=wording.period(it.span),
                order=last,
            )
        row.results, row.behaviour, row.rating = it.results, it.behaviour, it.rating
        row.rater, row.day = rater, day
        row.save()
        it.appraisal = row
        written.append((row, kind))
    return written


def take_back(it: Evaluation) -> list[tuple[Appraisal, Version.Kind]]:
    """Take what an evaluation wrote out of the register, where it still stands.

    A row that was there before, e.g. imported, says again what it said.
    """
    row, it.appraisal = it.appraisal, None
    if row is None or row.is_removed:
        return []
    before = _before(row)
    if before is None:
        row.is_removed = True
    else:
        for name, value in Appraisal.values_of(before.content).items():
            setattr(row, name, value)
    row.save()
    return [(row, K.GONE if row.is_removed else K.CHANGED)]


def _before(row: Appraisal) -> Version | None:
    """What a row was before it was handed over last; none where it was not there."""
    versions = Version.objects.filter(table=row._meta.label, record=row.pk)
    given = versions.filter(entry__act="performance-evaluation.handed-in").first()
    return versions.filter(pk__lt=given.pk).first() if given else None


Key = tuple[int, int, Period | None]


def _known(given: Sequence[Evaluation]) -> dict[Key, Appraisal]:
    """The rows that are there already, those tied to an evaluation before others."""
    people = {it.agreement.employee_id for it in given}
    years = {it.agreement.cycle.year for it in given}
    standing = Appraisal.objects.standing().select_for_update()
    rows = standing.filter(employee__in=people, year__in=years).order_by("-pk")
    known = {(row.employee_id, row.year, read(row.period)): row for row in rows}
    tied = {_key(it): it.appraisal for it in given}
    return known | {key: row for key, row in tied.items() if row and not row.is_removed}


def _key(it: Evaluation) -> Key:
    months = Period(it.first, it.last)
    return it.agreement.employee_id, it.agreement.cycle.year, months
