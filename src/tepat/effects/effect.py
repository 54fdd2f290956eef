"""Whether a rotation or a training changed what units deliver, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from . import periods
from .answers import survey_answers
from .course import Step, course
from .errors import (
    AFTER_ALL,
    BEFORE_ALL,
    NO_COMMON_PERIODS,
    NO_DATA,
    NothingToCompare,
    NotOnBothSides,
)
from .group import measured
from .interval import Estimate
from .performance import of_performance
from .places import Places
from .question import Outcome, Question
from .study import Note, Study, of_answers
from .training import trained_units
from .trust import (
    ByLot,
    FakeDate,
    PreTrend,
    Trend,
    by_lot,
    fake_dates,
    pre_trend,
    without_last,
)

LED_ANEW = Sentence(
    id="Unit pembanding yang pimpinannya juga mulai pada hari itu: {units}. Bila itu "
    "perubahan yang sama, sebutkan juga unitnya atau keluarkan dari pembanding.",
    en="Comparison units whose leader began on that day, too: {units}. Where that is "
    "the same change, name them as well or leave them out of the comparison.",
)


class Verdict(StrEnum):
    """What the data say."""

    ROSE = "rose"
    FELL = "fell"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of a change with all that speaks for and against it.

    Attributes:
        question: What was asked.
        study: What was compared.
        names: Names of the units by code.
        estimate: The effect with its interval.
        course: Both sides period by period.
        pre_trend: Whether they moved alike before.
        fake_dates: What dates without a change show.
        by_lot: What units drawn by lot show; ``None`` where there are several days.
        without_last: The effect without the last period before the change.
        answers_treated, answers_compared: How many answers speak for each side.
    """

    question: Question
    study: Study
    names: Mapping[str, str]
    estimate: Estimate
    course: tuple[Step, ...]
    pre_trend: PreTrend
    fake_dates: tuple[FakeDate, ...]
    by_lot: ByLot | None
    without_last: Estimate | None

    @property
    def verdict(self) -> Verdict:
        """Whether the outcome rose or fell, as far as the data can tell."""
        if not self.estimate.tells:
            return Verdict.UNTOLD
        return Verdict.ROSE if self.estimate.effect > 0 else Verdict.FELL

    @property
    def is_doubtful(self) -> bool:
        """Whether both sides moved apart already before the change."""
        return self.pre_trend.trend is Trend.APART

    @property
    def answers_treated(self) -> int:
        return sum(int(it.cells.count[it.is_treated].sum()) for it in self.study.groups)

    @property
    def answers_compared(self) -> int:
        """Answers of comparison units, each counted once however often compared."""
        counted: dict[int, int] = {}
        for group in self.study.groups:
            for place, count in zip(
                group.places[~group.is_treated],
                group.cells.count[~group.is_treated].sum(axis=1),
                strict=True,
            ):
                counted[int(place)] = max(counted.get(int(place), 0), int(count))
        return sum(counted.values())


def effect(snapshot: Snapshot, law: Law, question: Question) -> Effect:
    """Measure the effect of a change.

    Args:
        snapshot: Its surveys, or its appraisals with history and present posts.
        law: Of its day; fills ratings that are blank.
        question: Which change, where, in what.

    Raises:
        UnknownUnit, UnknownTraining: if a unit or a training is not there.
        NotOnBothSides: if data lie on one side of the change only.
        NothingToCompare: if no unit is left that had no change.
    """
    places = Places(snapshot)
    if question.outcome is Outcome.PERFORMANCE:
        study = of_performance(snapshot, law, question, places)
    else:
        study = _of_survey(snapshot, question, places)
    study = replace(study, notes=(*study.notes, *_also_led_anew(snapshot, study)))
    found = measured(study.groups)
    if found is None:
        raise NothingToCompare(NO_COMMON_PERIODS)
    return Effect(
        question,
        study,
        places.name,
        found,
        course(study.groups),
        pre_trend(study.groups),
        fake_dates(study.groups),
        by_lot(study.groups),
        without_last(study.groups),
    )


def _also_led_anew(snapshot: Snapshot, study: Study) -> tuple[Note, ...]:
    """Tell which comparison units got a new leader on the day of the change itself:
    they may have had the same change."""
    events = set(study.treated.values())
    leaders = resolve.units(snapshot).select("unit", position="leader")
    begun = (
        snapshot.employees.filter(pl.col("position_since").is_in(list(events)))
        .select("position")
        .join(leaders, on="position")
    )
    others = sorted(set(begun["unit"]) & set(study.compared))
    return (Note(LED_ANEW, {"units": tuple(others)}),) if others else ()


def _of_survey(snapshot: Snapshot, question: Question, places: Places) -> Study:
    answers = survey_answers(snapshot, question.element)
    named = places.named(question.units)
    exclude = places.named(question.exclude)
    if answers.is_empty():
        raise NotOnBothSides(NO_DATA, sheet="survei")
    if question.training is not None:
        treated = trained_units(snapshot, question, frozenset(answers["unit"]), places)
    else:
        event = _event(question)
        _demand_both_sides(answers, event)
        those = frozenset(answers["unit"])
        treated = {
            each: event
            for unit in named
            for each in (places.answering(unit, those) or (unit,))
        }
    out = frozenset(
        each
        for unit in exclude
        for each in (unit, *places.answering(unit, frozenset(answers["unit"])))
    )
    return of_answers(answers, treated, places, question.compare, sorted(out))


def _demand_both_sides(answers: pl.DataFrame, event: date) -> None:
    first, last = answers["day"].min(), answers["day"].max()
    if isinstance(first, date) and first >= event:
        raise NotOnBothSides(BEFORE_ALL, sheet="survei", event=event, first=first)
    if isinstance(last, date) and last < event:
        raise NotOnBothSides(AFTER_ALL, sheet="survei", event=event, last=last)


def _event(question: Question) -> date:
    if question.event is None:
        raise ValueError("a question without a day or a training")
    return question.event


__all__ = ["Effect", "Verdict", "effect", "periods"]
