"""What the form of job information says, line by line, for both its templates.

Everything on it stands in sight: what Word does not show could not be read back from
a form that an office has edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tepat.intake.anjab.coded import Codes
from tepat.intake.anjab.labels import (
    ALL_UNITS,
    CHAIN,
    CONDITION_LABELS,
    ENVIRONMENT_LABELS,
    FAMILY_NAMES,
    FROM_TASKS,
    LEVEL_NAMES,
    OTHER_UNITS,
    PERIOD_NAMES,
    SLOTS,
    TIME_NAMES,
)
from tepat.job_analysis import Analysis, Detail, Place, Task
from tepat.snapshot.vocabulary import LEADERSHIP, LEVELS_OF_FAMILY
from tepat.words import Language, Sentence

BLANK = "–"  # an empty cell would look forgotten
THOUSANDS = 3  # digits after a mark that may as well part thousands


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of label and value."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task, or one step of the task above it."""

    number: str
    description: str
    result: str
    unit: str
    volume: str
    time: str
    is_step: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: its number, what it says, and up to two columns more."""

    number: str
    description: str
    second: str
    third: str


@dataclass(frozen=True, slots=True)
class JobForm:
    """The fifteen items of one position or job, ready to be put on paper.

    Attributes:
        agency_name: Whose form it is.
        code, name, kind: Of the position or job; ``kind`` is its family and level.
        chain: The units from the root to its own, or that it is for all of them.
        slots: The same units by the level of those who lead them.
        summary: Item 2. ``education`` to ``grades``: item 3.
        tasks: Item 4. ``results`` to ``hazards``: items 5 to 12, blanks as dashes.
        results_note: That the results are those of the tasks, where they are.
        skills: Item 13, as ``aptitudes`` to ``functions``.
        achievement, position_class: Items 14 and 15.
        other, analysed_on, basis: What else there is; ``None`` where nothing.
    """

    agency_name: str
    code: str
    name: str
    kind: str
    chain: str
    slots: tuple[Labelled, ...]
    summary: str
    education: str
    leadership_training: str
    technical_training: str
    functional_training: str
    experience: str
    knowledge: str
    grades: str
    tasks: tuple[TaskLine, ...]
    results: tuple[Line, ...]
    results_note: str | None
    materials: tuple[Line, ...]
    tools: tuple[Line, ...]
    responsibilities: tuple[Line, ...]
    authorities: tuple[Line, ...]
    relations: tuple[Line, ...]
    environment: tuple[Labelled, ...]
    hazards: tuple[Line, ...]
    skills: str
    aptitudes: str
    temperaments: str
    interests: str
    efforts: str
    conditions: tuple[Labelled, ...]
    functions: str
    achievement: str
    position_class: str
    other: str
    analysed_on: str
    basis: str


def job_form(
    analysis: Analysis, codes: Codes, agency: str, language: Language = "id"
) -> JobForm:
    """Return what the form of one analysis says.

    Args:
        analysis: See ``tepat.job_analysis``.
        codes: The coded lists, for the names beside codes.
        agency: Name of the agency.
        language: Of labels and names of codes; what the city wrote stays as it is.
    """

    def coded(column: str, told: Iterable[str]) -> str:
        return _lines(codes.label(column, code, language) for code in told)

    derived = not analysis.results
    results = analysis.results or analysis.results_of_tasks()
    return JobForm(
        agency_name=agency or BLANK,
        code=analysis.code,
        name=analysis.name,
        kind=_kind(analysis, language),
        chain=_chain(analysis, language),
        slots=tuple(_slots(analysis, language)),
        summary=analysis.summary or BLANK,
        education=analysis.education or BLANK,
        leadership_training=analysis.leadership_training or BLANK,
        technical_training=analysis.technical_training or BLANK,
        functional_training=analysis.functional_training or BLANK,
        experience=analysis.experience or BLANK,
        knowledge=analysis.knowledge or BLANK,
        grades=_grades(analysis),
        tasks=tuple(_task_lines(analysis.tasks, language)) or (NO_TASK,),
        results=_list(results, "measure"),
        results_note=FROM_TASKS.fill({}, language) if derived and results else None,
        materials=_list(analysis.materials, "use"),
        tools=_list(analysis.tools, "use"),
        responsibilities=_list(analysis.responsibilities),
        authorities=_list(analysis.authorities),
        relations=_list(analysis.relations, "other_unit", "matter"),
        environment=_labelled(ENVIRONMENT_LABELS, analysis.environment, language),
        hazards=_list(analysis.hazards, "cause"),
        skills=_lines(analysis.skills),
        aptitudes=coded("aptitudes", analysis.aptitudes),
        temperaments=coded("temperaments", analysis.temperaments),
        interests=coded("interests", analysis.interests),
        efforts=coded("efforts", analysis.efforts),
        conditions=_labelled(CONDITION_LABELS, analysis.conditions, language),
        functions=coded("functions", analysis.functions),
        achievement=analysis.achievement or BLANK,
        position_class=_class(analysis),
        other=analysis.other or BLANK,
        analysed_on=BLANK
        if analysis.analysed_on is None
        else analysis.analysed_on.strftime("%d-%m-%Y"),
        basis=analysis.basis or BLANK,
    )


def _kind(analysis: Analysis, language: Language) -> str:
    family = FAMILY_NAMES[analysis.family].fill({}, language)
    level = analysis.level
    if level is None or len(LEVELS_OF_FAMILY[analysis.family]) == 1:
        return family
    return f"{family} – {LEVEL_NAMES[level]}"


def _chain(analysis: Analysis, language: Language) -> str:
    if analysis.is_job:
        return ALL_UNITS.fill({}, language)
    return CHAIN.join(place.name for place in analysis.places) or BLANK


def _slots(analysis: Analysis, language: Language) -> Iterator[Labelled]:
    """Each level with the units led by it; at its own, the position itself."""
    told: dict[str, list[str]] = {slot: [] for slot in SLOTS}
    others: list[str] = []
    for place in analysis.places:
        told.get(_slot(place), others).append(place.name)
    own = _own_slot(analysis)
    if own is not None:
        told[own].append(analysis.name)
    for slot, label in SLOTS.items():
        yield Labelled(label.fill({}, language), _lines(told[slot]))
    if others:
        yield Labelled(OTHER_UNITS.fill({}, language), _lines(others))


def _slot(place: Place) -> str:
    return place.level or ""


def _own_slot(analysis: Analysis) -> str | None:
    """Where the position itself is named: a leader's unit tells it already."""
    if analysis.family in LEADERSHIP and not analysis.is_job:
        return None
    if analysis.family == "JPT":
        return analysis.level if analysis.level in SLOTS else None
    return analysis.family


def _grades(analysis: Analysis) -> str:
    """Both ends of the grades; one where they are the same or only one is told."""
    return " – ".join(dict.fromkeys(filter(None, analysis.grades))) or BLANK


def _class(analysis: Analysis) -> str:
    told = analysis.position_class or analysis.catalogue_class
    return BLANK if told is None else str(told)


def _task_lines(tasks: Iterable[Task], language: Language) -> Iterator[TaskLine]:
    for task in tasks:
        yield TaskLine(
            number=str(task.number),
            description=task.description or BLANK,
            result=task.result or BLANK,
            unit=task.result_unit or BLANK,
            volume=_measured(task.volume, task.period, PERIOD_NAMES, language),
            time=_measured(task.time, task.time_unit, TIME_NAMES, language),
            is_step=False,
        )
        for step in task.steps:
            number = f"{task.number}.{step.number}"
            yield TaskLine(number, step.description, "", "", "", "", is_step=True)


NO_TASK = TaskLine(BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, is_step=False)


def _measured(
    amount: float | None,
    unit: str | None,
    names: Mapping[str, Sentence],
    language: Language,
) -> str:
    """Write ``12,5 per bulan`` with every decimal: it is read back from here."""
    if amount is None:
        return BLANK
    said = plain_number(amount)
    return f"{said} {names[unit].fill({}, language)}" if unit else said


def plain_number(amount: float) -> str:
    """Write a number in full, with a comma, that cannot be read in two ways.

    >>> plain_number(1250.0), plain_number(0.1), plain_number(0.125)
    ('1250', '0,1', '0,1250')
    """
    whole, _, decimals = f"{Decimal(f'{amount:.15g}'):f}".partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) == THOUSANDS:
        decimals += "0"
    return f"{whole},{decimals}" if decimals else whole


def _list(details: Iterable[Detail], *columns: str) -> tuple[Line, ...]:
    """The lines of a list; one of dashes where there is nothing."""
    lines = []
    for it in details:
        cells = [getattr(it, column) or BLANK for column in columns]
        lines.append(_line(str(it.number), it.description or BLANK, cells))
    return tuple(lines) or (_line(BLANK, BLANK, [BLANK] * len(columns)),)


def _line(number: str, description: str, cells: list[str]) -> Line:
    second, third = [*cells, "", ""][:2]
    return Line(number, description, second, third)


def _labelled(
    labels: Mapping[str, Sentence], told: Mapping[str, str], language: Language
) -> tuple[Labelled, ...]:
    return tuple(
        Labelled(label.fill({}, language), told.get(name) or BLANK)
        for name, label in labels.items()
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts) or BLANK
