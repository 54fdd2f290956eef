"""The report of one unit's survey, as Word and as PDF: the page's figures, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tepat.reports.about import About
from tepat.reports.forms import Paper, Templates, docx, pdf, survey_report
from tepat.reports.forms.survey_report import Fact, Scored
from tepat.satisfaction.elements import SCORED
from tepat.satisfaction.questionnaire import QUESTIONS
from tepat.words import Sentence, written
from tepat_web.documents import sets
from tepat_web.kit.writing import number, signed
from tepat_web.snapshots.models import Computed

from . import grids, norms, respondents
from .hearing import Heard, Suggestion
from .models import Remedy
from .results import OfUnit, Row

BLANK = "–"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: Mapping[str, tuple[Callable[[Paper, Templates], bytes], str]] = (
    MappingProxyType({"docx": (docx, WORD_TYPE), "pdf": (pdf, "application/pdf")})
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of; texts are Indonesian, as the report is.

    Attributes:
        told: What the survey says of the unit.
        heard: The remarks of the unit, by element.
        steps: Suggestions.
        plan: Steps of the unit with the element that each is for.
    """

    told: OfUnit
    heard: Sequence[Heard]
    steps: Sequence[Suggestion]
    plan: Sequence[tuple[Remedy, str]]


def printed(found: Computed, of_it: Material, ending: str) -> bytes:
    """Return the report of one unit.

    Args:
        found: The survey it is of.
        of_it: What it is made of.
        ending: ``docx`` or ``pdf``.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    about = About(
        found.made_from["city"], found.day, "Tepat", found.made_from["is_example"]
    )
    told = of_it.told
    planned = [(it, at) for it, at in of_it.plan if it.state == Remedy.State.PLANNED]
    name = told.unit["name"]
    report = survey_report.Report(
        unit=name,
        opening=tuple(_said(each, unit=name) for each in survey_report.OPENING),
        summary=told.unit["weakest"] or BLANK,
        facts=tuple(_facts(told, found)),
        makeup=tuple(_makeup(told)),
        elements=tuple(
            _scored(row, "element", "nrr")
            for row in sorted(told.elements, key=grids.code)
        ),
        services=tuple(_scored(row, "service", "ikm") for row in told.services),
        codes=tuple(column.official.upper() for column in SCORED),
        grid=tuple(_grid(told)),
        periods=tuple(_scored(row, "period", "ikm") for row in told.periods),
        changes=tuple(_changes(told)),
        heard=tuple(
            survey_report.Heard(
                group.name, it.label, number(group.wishes), number(group.praise)
            )
            for it in of_it.heard
            for group in it.groups
        ),
        plan=tuple(
            survey_report.Step(it.text, label, it.who, written(it.due, "id"))
            for it, label in planned
        ),
        steps=tuple(survey_report.Step(it.text, it.label) for it in of_it.steps),
        ended=tuple(_ended(it, label) for it, label in of_it.plan if it.ended),
        conclusion=tuple(_conclusion(told, len(planned))),
        questions=tuple(
            survey_report.Asked(
                column.official.upper(), _said(QUESTIONS[column.name].text)
            )
            for column in SCORED
        ),
    )
    write, _kind = WRITERS[ending]
    templates = sets.templates(sets.in_use(survey_report.FORM))
    return write(survey_report.paper(report, about), templates)


def _said(sentence: Sentence, **facts: object) -> str:
    return sentence.fill(facts, "id")


def _facts(told: OfUnit, found: Computed) -> Iterator[Fact]:
    """The head of the report; its labels are Indonesian, as the report is."""
    words, unit = survey_report.FACTS, told.unit
    values = {
        "day": written(found.day, "id"),
        "computed": number(found.pk),
        "time": _time(told),
        "method": _said(survey_report.METHOD),
        "sheets": number(unit["n"]),
        "users": _number(unit["users"]),
        "needed": _number(unit["needed"]),
        "enough": unit["enough"],
        "index": f"{number(unit['ikm'], 2)} · {unit['quality'] or BLANK}",
        "interval": _interval(unit),
        "weight": unit.get("weight") or BLANK,
        "bands": norms.bands_on(found.day) or BLANK,
        "change": unit["change"] or BLANK,
    }
    for name, value in values.items():
        yield Fact(_said(words[name]), value)


def _time(told: OfUnit) -> str:
    first, last = (told.periods[at]["period"] for at in (0, -1))
    if first == last:
        return str(first)
    return _said(survey_report.TIME, first=first, last=last)


def _makeup(told: OfUnit) -> Iterator[survey_report.Kind]:
    """Who answered; what a group is of stands once."""
    above = ""
    for trait, kind, n, percent in respondents.safe(told.makeup, told.unit["n"]):
        name = "" if trait == above else trait
        yield survey_report.Kind(name, kind, number(n), number(percent, 1))
        above = trait


def _grid(told: OfUnit) -> Iterator[survey_report.Across]:
    for service, rows in grids.grouped(told):
        yield survey_report.Across(
            service,
            tuple(
                BLANK if grids.is_few(row) else number(row["nrr"], 2) for row in rows
            ),
        )


def _changes(told: OfUnit) -> Iterator[survey_report.Changed]:
    for label, row in grids.changes(told.elements_over_time, "element").items():
        yield survey_report.Changed(
            label,
            row["period"],
            number(row["nrr"], 2),
            signed(row["difference"], 2),
            row["direction"],
        )


def _ended(it: Remedy, label: str) -> survey_report.Ended:
    state = f"{it.get_state_display()}, {written(it.ended, 'id')}"
    return survey_report.Ended(
        it.text, label, state, it.told.text if it.told else it.why or BLANK
    )


def _conclusion(told: OfUnit, planned: int) -> Iterator[str]:
    words, unit = survey_report.CONCLUSIONS, told.unit
    index = {
        "unit": unit["name"],
        "ikm": number(unit["ikm"], 2),
        "quality": unit["quality"] or BLANK,
    }
    if unit["low"] is None:
        yield _said(words["index"], **index)
    else:
        ends = {end: number(unit[end], 2) for end in ("low", "high")}
        yield _said(words["sure"], **index, **ends)
    if unit["weakest"]:
        yield unit["weakest"]
    answered = [row for row in told.elements if row["nrr"] is not None]
    highest = {"element": answered[-1]["element"]}
    yield _said(words["highest"], **highest, mean=number(answered[-1]["nrr"], 2))
    if unit["change"]:
        yield unit["change"]
    yield _said(words["enough"], enough=unit["enough"])
    if planned:
        yield _said(words["planned"], n=number(planned))


def _scored(row: Row, name: str, value: str) -> Scored:
    told = row[value]
    return Scored(
        row[name],
        number(row["n"]),
        BLANK if told is None else number(told, 2),
        _interval(row),
        row["quality"] or BLANK,
    )


def _interval(row: Row) -> str:
    if row["low"] is None or row["high"] is None:
        return BLANK
    return f"{number(row['low'], 2)}–{number(row['high'], 2)}"


def _number(value: int | None) -> str:
    return BLANK if value is None else number(value)
