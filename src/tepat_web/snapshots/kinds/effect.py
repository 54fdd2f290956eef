"""Whether a rotation or a training changed what units deliver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.effects import Compare, Effect, Measure, Outcome, effect
from tepat.effects import Question as Asked
from tepat.effects.errors import (
    NothingToCompare,
    NotOnBothSides,
    UnclearQuestion,
    UnknownTraining,
    UnknownUnit,
)
from tepat.effects.interval import Estimate
from tepat.effects.study import Note
from tepat.effects.telling import (
    chapters,
    decimals,
    headline,
    meaning,
    placebo,
    text,
    trend,
    what,
)
from tepat.effects.training import called
from tepat.reports.about import About
from tepat.reports.effects import write_effect, write_picture
from tepat.reports.effects.workbook import (
    CHANGED,
    FAKE,
    LATE,
    OTHER,
    PERIOD_FIELDS,
    RISE,
    TEST_FIELDS,
    UNIT_FIELDS,
)
from tepat.snapshot import Snapshot
from tepat.words import Language, Sentence, written
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.organisation.paths import WIDTH

from ..computation import Computation, Question, Tell
from ..result import PATH, READ, Figure, File, Result, Table
from .needs import about
from .of_report import columns
from .placing import at_units
from .saying import both, long, words
from .saying import text as text_field

TREATED = Words(id="unit yang berubah", en="units with the change")
COMPARED = Words(id="unit pembanding", en="comparison units")
THE_EFFECT = Sentence(id="Dampak perubahan ini", en="The effect of this change")
ON_DAY = Sentence(id="Uji tanggal: {day}", en="Other date: {day}")
ON_PERIOD = Sentence(id="Uji tanggal: periode {order}", en="Other date: period {order}")
OVER_TIME = Sentence(
    id="{what}: unit yang berubah dan pembandingnya, dengan saat perubahan ditandai. "
    "{trend}",
    en="{what}: units with the change and their comparison, the change marked. {trend}",
)
AROUND_ZERO = Sentence(
    id="Selisih dengan selang 95 persen; selang yang memuat nol berarti data belum "
    "cukup. {tests}",
    en="Differences with 95 per cent intervals; where one holds zero, the data cannot "
    "tell. {tests}",
)
CANNOT_BE_ASKED = (
    UnknownUnit,
    UnknownTraining,
    UnclearQuestion,
    NothingToCompare,
    NotOnBothSides,
)
SUBJECT = Sentence(id="{what}, {when}", en="{what}, {when}")
NONE = Words(id="Tidak ada baris di sini.", en="No rows here.")
PERIOD = Words(id="Periode mulai", en="Period from")


def run(question: Question, tell: Tell) -> Result:
    """Measure the effect of a change, and what speaks for and against it."""
    try:
        found = effect(question.snapshot, question.law, _asked(question.parameters))
    except CANNOT_BE_ASKED as why:
        # That data lie on one side only, say, is an answer and no fault of the work.
        return Result(words(why.sentence, **why.facts))
    tell(60, "Menyusun tabel", "Arranging the tables")
    path = _path(question, found)
    tables: tuple[Table, ...] = (
        _notes(found, path),
        _periods(found, path),
        _tests(found, path),
        _units(question, found),
    )
    said = _joined((headline(found), *meaning(found)))
    figures: tuple[Figure, ...] = (_over_time(found, path), _around_zero(found, path))
    if found.question.outcome is Outcome.PERFORMANCE:
        tables, figures = _of_people(tables, figures)
    return Result(
        said,
        tables,
        figures,
        _files(question, found, path),
        subject=_subject(found, question.snapshot),
    )


def _of_people(
    tables: tuple[Table, ...], figures: tuple[Figure, ...]
) -> tuple[tuple[Table, ...], tuple[Figure, ...]]:
    """Keep what rests on ratings to who may see people: there may be one in a unit."""
    needed = pl.lit(Permission.PEOPLE_READ.value)
    kept = (
        replace(it, frame=it.frame.with_columns(needed.alias(READ))) for it in tables
    )
    drawn = (replace(it, read=Permission.PEOPLE_READ) for it in figures)
    return tuple(kept), tuple(drawn)


def _asked(told: Any) -> Asked:
    event = told.get("event")
    return Asked(
        event=date.fromisoformat(event) if event else None,
        units=tuple(told.get("changed") or ()),
        training=told.get("training") or None,
        outcome=Outcome(told.get("outcome") or Outcome.SURVEY),
        element=told.get("element") or None,
        measure=Measure(told.get("measure") or Measure.POINTS),
        compare=Compare(told.get("compare") or Compare.AUTO),
        exclude=tuple(told.get("excluded") or ()),
    )


def _path(question: Question, found: Effect) -> str:
    """The unit that holds all units with the change: who sees it, sees the result."""
    at = dict(question.places.units.select("unit", "unit_path").iter_rows())
    paths = sorted(at.get(unit) or "" for unit in found.study.treated)
    first, last = paths[0], paths[-1]  # what these share, all between them share
    units = range(0, min(len(first), len(last)) + 1, WIDTH)
    return first[: max(end for end in units if first[:end] == last[:end])]


def _subject(found: Effect, snapshot: Snapshot) -> Words:
    asked = found.question
    when: object = asked.event
    if asked.training is not None:
        when = called(snapshot, asked.training)
    else:
        units = tuple(found.study.treated)
        count = len(units)
        name = found.names.get(units[0]) or units[0]
        where = (name, name) if count == 1 else (f"{count} unit", f"{count} units")
        when = Sentence(
            id=f"{where[0]}, {written(asked.event, 'id')}",
            en=f"{where[1]}, {written(asked.event, 'en')}",
        )
    return words(SUBJECT, what=what(found), when=when)


def _joined(notes: Iterable[Note]) -> Words:
    listed = list(notes)

    def told(language: Language) -> str:
        return " ".join(text(note, language) for note in listed)

    return Words(id=told("id"), en=told("en"))


def _notes(found: Effect, path: str) -> Table:
    told = [(topic, note) for topic, notes in chapters(found) for note in notes]
    rows = pl.DataFrame(
        [
            *both("topic", (words(topic) for topic, _ in told)),
            *both("note", (_joined([note]) for _, note in told)),
        ]
    ).with_columns(pl.lit(path).alias(PATH))
    return Table(
        "penjelasan",
        Words(id="Penjelasan", en="Explanation"),
        (
            text_field("topic", "Tentang", "About", in_both=True),
            long("note", "Penjelasan", "Explanation", in_both=True),
        ),
        rows,
        NONE,
    )


def _periods(found: Effect, path: str) -> Table:
    rounded = _rounding(found)
    rows = [
        {
            "order": str(step.order),
            "first": step.first,
            "last": step.last,
            "treated": rounded(step.treated),
            "compared": rounded(step.compared),
            "answers": step.answers_treated,
            "other_answers": step.answers_compared,
            **_interval(step.difference, rounded),
        }
        for step in found.course
    ]
    frame = pl.DataFrame(rows, schema_overrides=TYPES)
    return Table(
        "periode",
        Words(id="Per periode", en="By period"),
        columns(PERIOD_FIELDS),
        frame.with_columns(pl.lit(path).alias(PATH)),
        NONE,
    )


TYPES: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(("first", "last", "day", "event"), pl.Date),
    **dict.fromkeys(
        ("treated", "compared", "effect", "low", "high", "value"), pl.Float64
    ),
}
Rounding = Callable[[float | None], float | None]


def _rounding(found: Effect) -> Rounding:
    places = decimals(found)
    return lambda value: None if value is None else round(value, places) + 0.0


def _interval(found: Estimate | None, rounded: Rounding) -> dict[str, float | None]:
    if found is None:
        return dict.fromkeys(("effect", "low", "high"))
    ends = {"effect": found.effect, "low": found.low, "high": found.high}
    return {name: rounded(value) for name, value in ends.items()}


def _tests(found: Effect, path: str) -> Table:
    told: list[tuple[Sentence, date | None, Estimate]] = []
    if found.pre_trend.rise is not None:
        told.append((RISE, None, found.pre_trend.rise))
    if found.without_last is not None:
        told.append((LATE, None, found.without_last))
    told += [(FAKE, fake.day, fake.estimate) for fake in found.fake_dates]
    rounded = _rounding(found)
    rows = pl.DataFrame(
        [{"day": day, **_interval(one, rounded)} for _, day, one in told],
        schema={"day": pl.Date, **dict.fromkeys(("effect", "low", "high"), pl.Float64)},
    )
    return Table(
        "uji",
        Words(id="Uji", en="Tests"),
        columns(TEST_FIELDS, test={"in_both": True}),
        rows.with_columns(
            *both("test", (words(it) for it, _, _ in told)),
            pl.lit(path).alias(PATH),
        ),
        Words(id="Tidak ada yang dapat diuji.", en="There is nothing to test."),
    )


def _units(question: Question, found: Effect) -> Table:
    study = found.study
    rows: list[tuple[str, Sentence, date | None]] = []
    rows += [(unit, CHANGED, day) for unit, day in sorted(study.treated.items())]
    rows += [(unit, OTHER, None) for unit in study.compared]
    frame = pl.DataFrame(
        {
            "unit": [unit for unit, _, _ in rows],
            "name": [found.names.get(unit) or unit for unit, _, _ in rows],
            "event": [day for _, _, day in rows],
        },
        schema={"unit": pl.String, "name": pl.String, "event": pl.Date},
    ).with_columns(both("side", (words(side) for _, side, _ in rows)))
    return Table(
        "unit",
        Words(id="Unit", en="Units"),
        columns(
            sorted(UNIT_FIELDS, key=lambda it: it.name != "name"),
            name={"sheet": "units"},
            side={"in_both": True, "is_filter": True},
        ),
        at_units(question, frame, link="name"),
        NONE,
    )


def _over_time(found: Effect, path: str) -> Figure:
    rounded = _rounding(found)
    first = min((it.order for it in found.course if it.order >= 0), default=0)
    rows = [
        {
            **_label(step.first, step.order),
            "curve_id": curve.id,
            "curve_en": curve.en,
            "value": rounded(value),
            "is_mark": step.order == first,
        }
        for curve, values in (
            (TREATED, [it.treated for it in found.course]),
            (COMPARED, [it.compared for it in found.course]),
        )
        for step, value in zip(found.course, values, strict=True)
    ]
    told = _joined([trend(found)])
    facts = {"trend": Sentence(id=told.id, en=told.en), "what": what(found)}
    return Figure(
        "lines",
        words(OVER_TIME, **facts),
        pl.DataFrame(rows, schema_overrides=TYPES).with_columns(
            pl.lit(path).alias(PATH)
        ),
        title=PERIOD,
    )


def _label(first: date | None, order: int) -> dict[str, str]:
    if first is None:
        return {"label_id": str(order), "label_en": str(order)}
    # Day and month first, so that every label is another one.
    told = first.strftime("%d-%m-%Y")
    return {"label_id": told, "label_en": told}


def _around_zero(found: Effect, path: str) -> Figure:
    told: list[tuple[Words, Estimate]] = [(words(THE_EFFECT), found.estimate)]
    if found.without_last is not None:
        told.append((words(LATE), found.without_last))
    for fake in found.fake_dates:
        called = words(ON_PERIOD, order=str(fake.order))
        if fake.day is not None:
            called = words(ON_DAY, day=fake.day)
        told.append((called, fake.estimate))
    rounded = _rounding(found)
    rows = [
        {"label_id": called.id, "label_en": called.en, **_interval(one, rounded)}
        for called, one in told
    ]
    tests = _joined(placebo(found))
    return Figure(
        "effects",
        words(AROUND_ZERO, tests=Sentence(id=tests.id, en=tests.en)),
        pl.DataFrame(rows, schema_overrides=TYPES)
        .rename({"effect": "value"})
        .with_columns(pl.lit(path).alias(PATH), decimals=pl.lit(decimals(found))),
        title=Words(id="Selisih", en="Difference"),
    )


def _files(question: Question, found: Effect, path: str) -> tuple[File, ...]:
    told = about(question.snapshot)
    of_people = found.question.outcome is Outcome.PERFORMANCE
    read = Permission.PEOPLE_READ if of_people else Permission.RESULTS_READ
    each: tuple[tuple[str, Words, Callable[[Path, Effect, About], None]], ...] = (
        (
            "dampak.xlsx",
            Words(id="Buku kerja dampak", en="Workbook of the effect"),
            write_effect,
        ),
        ("dampak.svg", Words(id="Gambar (SVG)", en="Picture (SVG)"), write_picture),
    )

    def writing(write: Callable[[Path, Effect, About], None]) -> Callable[[Path], None]:
        return lambda at: write(at, found, told)

    return tuple(File(name, title, writing(it), path, read) for name, title, it in each)


EFFECT = Computation(
    "effect",
    _("Effect of a change"),
    _(
        "Whether a rotation, a new head or a training changed satisfaction or "
        "performance: the effect with its interval, or that the data cannot tell."
    ),
    run,
    parameters=(
        *("event", "changed", "training", "outcome", "element", "measure"),
        *("compare", "excluded"),
    ),
    page="impact:one",
)
