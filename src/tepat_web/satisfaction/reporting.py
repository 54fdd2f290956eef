"""The report of one unit's survey, as Word and as PDF: the page's figures, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from tepat.reports.about import About
from tepat.reports.forms import Paper, Templates, docx, pdf, survey_report
from tepat.reports.forms.survey_report import Fact, Scored
from tepat.words import written
from tepat_web.documents import sets
from tepat_web.kit.writing import number
from tepat_web.snapshots.models import Computed

from .hearing import Heard, steps
from .results import OfUnit, Row

BLANK = "–"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: Mapping[str, tuple[Callable[[Paper, Templates], bytes], str]] = (
    MappingProxyType({"docx": (docx, WORD_TYPE), "pdf": (pdf, "application/pdf")})
)


def printed(
    found: Computed, told: OfUnit, heard: Sequence[Heard], ending: str
) -> bytes:
    """Return the report of one unit.

    Args:
        found: The survey it is of.
        told: What that says of the unit, in Indonesian as the report is.
        heard: The remarks of the unit, by element.
        ending: ``docx`` or ``pdf``.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    about = About(
        found.made_from["city"], found.day, "Tepat", found.made_from["is_example"]
    )
    report = survey_report.Report(
        unit=told.unit["name"],
        summary=told.unit["weakest"] or BLANK,
        facts=tuple(_facts(told.unit, found)),
        elements=tuple(_scored(row, "element", "nrr") for row in told.elements),
        services=tuple(_scored(row, "service", "ikm") for row in told.services),
        periods=tuple(_scored(row, "period", "ikm") for row in told.periods),
        heard=tuple(
            survey_report.Heard(
                group.name, it.label, number(group.wishes), number(group.praise)
            )
            for it in heard
            for group in it.groups
        ),
        steps=tuple(
            survey_report.Step(group.next, it.label) for it, group in steps(heard)
        ),
    )
    write, _kind = WRITERS[ending]
    templates = sets.templates(sets.in_use(survey_report.FORM))
    return write(survey_report.paper(report, about), templates)


def _facts(unit: Row, found: Computed) -> Iterator[Fact]:
    """The head of the report; its labels are Indonesian, as the report is."""
    words = survey_report.FACTS
    values = {
        "day": written(found.day, "id"),
        "computed": number(found.pk),
        "sheets": number(unit["n"]),
        "users": _number(unit["users"]),
        "needed": _number(unit["needed"]),
        "enough": unit["enough"],
        "index": f"{number(unit['ikm'], 2)} · {unit['quality'] or BLANK}",
        "interval": _interval(unit),
        "change": unit["change"] or BLANK,
    }
    for name, value in values.items():
        yield Fact(words[name].fill({}, "id"), value)


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
