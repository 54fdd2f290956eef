"""What the engine makes of one analysis: findings, and the need as a calculation.

The one module of this room that computes. A single analysis takes a fraction of a
second, so it is computed while a person types, without a job: the engine is given a
snapshot of this position alone, with the units above it and the drivers of the city.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Q
from django.utils import timezone

from tepat import law, workload
from tepat.errors import TepatError
from tepat.finding import Finding
from tepat.intake import settings as readings
from tepat.job_analysis import Analyses
from tepat.job_analysis import checks as job_checks
from tepat.snapshot import Snapshot, checks
from tepat.snapshot.checks import Place, Sighting
from tepat.words import Language
from tepat.workload.reckoning import Reckonings
from tepat_web.organisation.models import Structure
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME, Sheet

from . import contents, items
from .contents import ANALYSES, DETAILS, STEPS, STEPS_OF, TASKS, Contents, Line
from .subjects import Subject

# Findings on the workload belong to the tasks.
TASKS_ITEM = "d"


@dataclass(frozen=True, slots=True)
class Told:
    """One finding, as ``_components/finding.html`` shows it.

    Attributes:
        item: Letter of the item that it is about; blank: the whole.
        verdict: ``error``, ``warning``, ``fails`` or ``unknown``.
        sentence: In the reader's language.
        code: Its fixed name.
        cites: Texts of the articles.
        verified: Whether a person has read them.
        table, row, column: Where, by the engine's names; ``row`` counts from 0 in the
            analysis itself, and is none for what is about no row.
    """

    item: str
    verdict: str
    sentence: str
    code: str
    cites: tuple[Mapping[str, str], ...] = ()
    verified: bool = True
    table: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What comes of one analysis.

    Attributes:
        line: The need on one line; blank where the law of the day is not known.
        steps: One line per task, in their order; blank where a task has none.
        rest: What follows the tasks: sum, rounding, need.
        findings: All of them, those of data first.
        need: Persons; none where unknown.
    """

    line: str = ""
    steps: Sequence[str] = ()
    rest: Sequence[str] = ()
    findings: Sequence[Told] = ()
    need: int | None = None

    def of(self, letter: str) -> list[Told]:
        """Return the findings of one item."""
        return [each for each in self.findings if each.item == letter]


def reckon(
    subject: Subject,
    told: Contents,
    structure: Structure | None,
    language: Language,
) -> Reckoned:
    """Judge and compute an analysis, saved or not.

    Args:
        told: What it says; need not be what the register holds.
        structure: In force; its units and drivers count.
    """
    city = snapshot(subject, told, structure)
    seen = data_findings(city, told, language)
    try:
        return _reckoned(subject, told, city, seen, language)
    except TepatError as error:
        said = error.say(language)
        return Reckoned(findings=[*seen, Told(TASKS_ITEM, "unknown", said, "")])


def _without_name(step: str, task: Line) -> str:
    """A line of the calculation without the task's name, which stands above it."""
    return step.removeprefix(f"{task.values['description']}: ")


def data_findings(city: Snapshot, told: Contents, language: Language) -> list[Told]:
    """Return what is odd or wrong in the data of the analysis itself."""
    return [_of_data(each, told, language) for each in sightings(city, told)]


def sightings(city: Snapshot, told: Contents) -> Iterator[Sighting]:
    """Yield what the engine's checks on data see in the analysis itself."""
    lengths = {
        "analyses": 1,
        "tasks": len(told.tasks),
        "steps": sum(len(each.values.get(STEPS_OF) or ()) for each in told.tasks),
        "details": sum(len(lines) for lines in told.details.values()),
    }
    for seen in checks.check(city):
        most = lengths.get(seen.place.table)
        if most is not None and (seen.place.row is None or seen.place.row < most):
            yield seen


def snapshot(subject: Subject, told: Contents, structure: Structure | None) -> Snapshot:
    """Return a city of one position, with all that its analysis refers to.

    A job is given a position of its own at the top of the city.
    """
    rows = readings.with_official_keys(take.frame(BY_NAME["settings"], structure))
    known, _problems = readings.read(rows)
    units = take.frame(BY_NAME["units"], structure)
    positions, jobs = _organisation(subject, structure, units)
    mine = frames(subject.code, told)
    if above := subject.above:
        theirs = frames(above.code, contents.now(Subject(above)))
        mine = {name: pl.concat([mine[name], theirs[name]]) for name in mine}
    others = {
        name: take.frame(BY_NAME[name], structure)
        for name in ("drivers", "working_years")
    }
    teaching = take.frame(
        BY_NAME["teaching"],
        structure,
        where=Q(pk__in=()) if subject.is_job else Q(position_id=subject.pk),
    )
    return Snapshot(
        known.reference_day or timezone.localdate(),
        known,
        units=units,
        jobs=jobs,
        positions=positions,
        teaching=teaching,
        settings_rows=rows,
        **mine,
        **others,
    )


def frames(code: str, told: Contents) -> dict[str, pl.DataFrame]:
    """Return the four tables of one analysis, as the engine types them."""
    tasks, steps = [], []
    for number, task in enumerate(told.tasks, 1):
        values = dict(task.values)
        texts = values.pop(STEPS_OF, None) or ()
        tasks.append(values | {"position": code, "number": number})
        steps += [
            {"position": code, "task": number, "number": at, "description": text}
            for at, text in enumerate(texts, 1)
        ]
    details = [
        line.values | {"position": code, "item": item, "number": number}
        for item, lines in told.details.items()
        for number, line in enumerate(lines, 1)
    ]
    single = [told.values | {"position": code}]
    return {
        "analyses": _frame(ANALYSES, single),
        "tasks": _frame(TASKS, tasks),
        "steps": _frame(STEPS, steps),
        "details": _frame(DETAILS, details),
    }


def _frame(sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    schema = sheet.table.schema
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, strict=False)


def _organisation(
    subject: Subject, structure: Structure | None, units: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The one position, and the whole catalogue of jobs."""
    sheets = BY_NAME["positions"], BY_NAME["jobs"]
    jobs = take.frame(sheets[1], structure)
    if not subject.is_job:
        return take.frame(sheets[0], structure, where=Q(pk=subject.pk)), jobs
    root = units.filter(pl.col("parent").is_null())["unit"].head(1).to_list()
    record = subject.record
    row = {name: getattr(record, name, None) for name in ("name", "family", "level")}
    row |= {"position_class": record.position_class}
    told = row | {"position": record.code, "unit": root[0] if root else None}
    others = jobs.filter(pl.col("job") != record.code)
    return _frame(sheets[0], [_without_blanks(told)]), others


def _without_blanks(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


def _reckoned(
    subject: Subject,
    told: Contents,
    city: Snapshot,
    seen: list[Told],
    language: Language,
) -> Reckoned:
    of = law.on(city.day)
    seen = [*seen, *_of_analysis(subject, city, of, language)]
    found = workload.analyse(city, of)
    if not found.needs.height:
        return Reckoned(findings=seen)
    reckonings = Reckonings(found)
    steps = [each.say(language) for each in reckonings.steps(subject.code)]
    row = found.needs.row(0, named=True)
    own = len(told.tasks) if row["source"] != "rombel" else 0
    if own and found.work["of_job"].any():
        own = 0  # the job's tasks speak, these are not counted
    return Reckoned(
        line=reckonings.line(subject.code).say(language),
        steps=[
            *(
                _without_name(*each)
                for each in zip(steps[:own], told.tasks, strict=False)
            ),
            *[""] * (len(told.tasks) - own),
        ],
        rest=steps[own:],
        findings=[*seen, *(_of_workload(each, language) for each in found.findings)],
        need=row["need"],
    )


def _of_data(seen: Sighting, told: Contents, language: Language) -> Told:
    place = seen.place
    facts = {
        name: str(fact) if isinstance(fact, Place) else fact
        for name, fact in seen.facts.items()
    }
    item = TASKS_ITEM
    if place.table == ANALYSES.name:
        item = items.OF_COLUMN.get(place.column or "", "")
    elif place.table == DETAILS.name and place.row is not None:
        lists = [name for name, lines in told.details.items() for _ in lines]
        item = items.OF_LIST[lists[place.row]]
    return Told(
        item,
        seen.defect.severity.value,
        seen.defect.sentence.fill(facts, language),
        seen.defect.code,
        table=place.table,
        row=place.row,
        column=place.column or "",
    )


def _of_analysis(
    subject: Subject, city: Snapshot, of: law.Law, language: Language
) -> Iterator[Told]:
    """What the checks of job analysis say, by item."""
    analysis = Analyses(city, of).of(subject.code)
    for each in job_checks.findings(analysis, job_checks.Yardstick.of(city, of)):
        yield told_of(str(each.facts["letter"]), each, language)


def _of_workload(found: Finding, language: Language) -> Told:
    return told_of(TASKS_ITEM, found, language)


def told_of(item: str, found: Finding, language: Language) -> Told:
    """Return a finding of the engine as pages show it."""
    return Told(
        item,
        found.verdict.value,
        found.sentence.fill(found.facts, language),
        found.code,
        cites=tuple({"text": str(cite), "url": ""} for cite in found.cites),
        verified=found.verified,
    )
