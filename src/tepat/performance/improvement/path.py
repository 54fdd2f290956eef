"""From a rating below "Baik" to what is next, by when, and what helps.

PP 30/2019, not verified: a performance warning, some months to improve, a competence
test, and only then a decision. The day of the warning is not in the data; the days
here are counted from the appraisal and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import polars as pl

from tepat.law import Citation, Law
from tepat.law.reckoning import months_later
from tepat.snapshot import Snapshot
from tepat.words import Months, Sentence

from .. import said as words
from ..course import Appraisal
from ..feedback import ABOUT_RESULTS, Feedback
from ..periods import WHOLE_YEAR, read
from . import said
from .helps import Help, helps

PNS = ("PNS", "CPNS")


class Stage(StrEnum):
    """What comes next on a path."""

    KEEP = "keep"
    UNDATED = "undated"
    IMPROVE = "improve"
    RECORD = "record"
    TEST = "test"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    Attributes:
        code: talk, object, improve, test or outcome.
        sentence: What it asks, with ``facts``.
        facts: What fills its blanks.
        by: Until when; None where there is no day, or none can be told.
        cites: Where it is written; None for what Tepat suggests.
    """

    code: str
    sentence: Sentence
    facts: Mapping[str, object]
    by: date | None
    cites: Citation | None


@dataclass(frozen=True, slots=True)
class Path:
    """The way on for one person.

    Attributes:
        nip: Whose.
        year: The year of the rating.
        rating: Below "Baik".
        below: What was below expectation, as sentences.
        steps: All of them, in order.
        stage: What comes next.
        next_sentence: That, in a sentence with ``next_facts``.
        next_facts: What fills its blanks.
        by: Until when; None where no day can be told.
        helps: Gaps of competency that may be behind it, and trainings that close them.
    """

    nip: str
    year: int
    rating: str
    below: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    stage: Stage
    next_sentence: Sentence
    next_facts: Mapping[str, object]
    by: date | None
    helps: tuple[Help, ...]


def paths(
    snapshot: Snapshot,
    law: Law,
    day: date,
    courses: Mapping[str, Sequence[Appraisal]],
    feedback: Feedback,
    gaps: pl.DataFrame | None = None,
) -> tuple[Path, ...]:
    """Return a path for everybody whose latest yearly rating is not good enough.

    Args:
        snapshot: The city.
        law: Its stages and days are used.
        day: The day on which one asks.
        courses: As ``course.courses`` gives them.
        feedback: Already suppressed; a person's own part is used.
        gaps: ``nip``, ``competency``, ``asked``, ``short`` (levels missing; null where
            never assessed), as ``tepat.competency.gaps`` gives them; None leaves the
            trainings out.
    """
    enough = law.performance.ratings_good_enough.value
    days = _days(snapshot)
    lowest = _lowest(feedback)
    found = []
    for nip, status in snapshot.employees.select("nip", "status").iter_rows():
        latest = _latest(courses.get(nip, ()), day)
        if latest is None or latest.rating is None or latest.rating in enough:
            continue
        since = _since(courses[nip], latest, day)
        found.append(_path(nip, status, latest, since, days, law, day, lowest.get(nip)))
    help_of = helps(snapshot, day, [each.nip for each in found], gaps)
    return tuple(_helped(each, help_of.get(each.nip, ())) for each in found)


def _days(snapshot: Snapshot) -> dict[tuple[str, int], date]:
    """The day of each yearly appraisal that has one; the last where there are more."""
    told = snapshot.appraisals.drop_nulls("day").sort("day", maintain_order=True)
    rows = told.select("nip", "year", "period", "day").iter_rows()
    return {
        (nip, year): day for nip, year, period, day in rows
        if read(period) == WHOLE_YEAR
    }  # fmt: skip


def _latest(of_person: Iterable[Appraisal], day: date) -> Appraisal | None:
    yearly = [
        each
        for each in of_person
        if each.is_yearly and each.rating is not None and each.year <= day.year
    ]
    if not yearly:
        return None
    newest = max(each.year for each in yearly)
    # A year rated twice counts with the lower rating.
    return max(
        (each for each in yearly if each.year == newest),
        key=lambda each: words.ORDER[each.rating or ""],
    )


def _since(
    of_person: Sequence[Appraisal], latest: Appraisal, day: date
) -> Appraisal | None:
    """The newest appraisal of a period after the year that was rated."""
    later = [
        each
        for each in of_person
        if each.year > latest.year
        and each.period is not None
        and each.rating is not None
        and date(each.year, each.period.last, 1) <= day
    ]
    return max(
        later,
        key=lambda each: (each.year, each.period.last if each.period else 0),
        default=None,
    )


def _path(
    nip: str,
    status: str,
    latest: Appraisal,
    since: Appraisal | None,
    days: Mapping[tuple[str, int], date],
    law: Law,
    day: date,
    lowest: Sentence | None,
) -> Path:
    told_on = days.get((nip, latest.year))
    months = law.performance.improvement_months
    objection = law.performance.objection_days
    due = None if told_on is None else months_later(told_on, months.value)
    object_by = (
        None if told_on is None else told_on + timedelta(days=objection.value)
    )  # fmt: skip
    below = _below(latest, lowest)
    facts = {"below": below, "months": Months(months.value), "days": objection.value}
    steps: tuple[Step, ...] = (
        Step("object", said.STEPS["object"], facts, object_by, objection.cites),
        Step("talk", said.STEPS["talk"], facts, None, None),
        Step("improve", said.STEPS["improve"], facts, due, months.cites),
        Step("test", said.STEPS["test"], facts, None, months.cites),
        Step("outcome", said.STEPS["outcome"], facts, None, months.cites),
    )
    if status not in PNS:
        steps = steps[:2]
    stage = _stage(status, since, due, law, day)
    by = due if stage in (Stage.IMPROVE, Stage.RECORD, Stage.TEST) else None
    next_facts: dict[str, object] = {"by": due}
    if since is not None and since.rating is not None:
        next_facts |= {"period": since.name, "rating": words.rating(since.rating)}
    return Path(
        nip, latest.year, latest.rating or "", below, steps, stage,
        said.NEXT[stage], next_facts, by, (),
    )  # fmt: skip


def _stage(
    status: str, since: Appraisal | None, due: date | None, law: Law, day: date
) -> Stage:
    enough = law.performance.ratings_good_enough.value
    if since is not None and since.rating in enough:
        return Stage.KEEP
    if status not in PNS:
        return Stage.CONTRACT
    if due is None:
        return Stage.UNDATED
    if day <= due:
        return Stage.IMPROVE
    return Stage.RECORD if since is None else Stage.TEST


def _below(latest: Appraisal, lowest: Sentence | None) -> tuple[Sentence, ...]:
    """What was below expectation, and the behaviour with the lowest feedback."""
    found = []
    if latest.results == "DI_BAWAH":
        found.append(said.RESULTS_BELOW)
    if latest.behaviour == "DI_BAWAH":
        found.append(said.BEHAVIOUR_BELOW)
    if not found:
        found.append(said.NOT_TOLD)
    return (*found, lowest) if lowest else tuple(found)


def _lowest(feedback: Feedback) -> dict[str, Sentence]:
    """The behaviour with the lowest mean of each person, where several are shown."""
    shown = feedback.table.filter(
        pl.col("scope") == "person",
        pl.col("by") == "behaviour",
        pl.col("value") != ABOUT_RESULTS,
    )
    several = shown.filter(pl.len().over("code") > 1).sort("code", "mean", "value")
    first = several.unique("code", keep="first", maintain_order=True)
    told = {}
    for nip, value, mean in first.select("code", "value", "mean").iter_rows():
        facts = {"behaviour": words.BEHAVIOUR[value], "mean": mean}
        told[nip] = said.LOWEST.filled(facts)
    return told


def _helped(path: Path, found: Sequence[Help]) -> Path:
    return replace(path, helps=tuple(found))
