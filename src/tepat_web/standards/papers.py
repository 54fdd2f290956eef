"""The service standards of one unit, as Word and as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from django.utils.text import capfirst

from tepat.reports.forms import Paper, Templates, docx, pdf, service_standard
from tepat.reports.forms.service_standard import BY_DECREE, SINCE, Line, Service
from tepat.words import written
from tepat_web.documents import agency, sets
from tepat_web.organisation.models import Unit

from . import components
from .components import Said
from .models import Standard

BLANK = "–"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: Mapping[str, tuple[Callable[[Paper, Templates], bytes], str]] = (
    MappingProxyType({"docx": (docx, WORD_TYPE), "pdf": (pdf, "application/pdf")})
)


def printed(unit: Unit, them: Sequence[Standard], today: date, ending: str) -> bytes:
    """Return the standards of a unit; labels are those of the language in force.

    Args:
        them: Those that hold, with their services.
        ending: ``docx`` or ``pdf``.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    told = service_standard.Standards(
        unit.name, tuple(_service(it, today) for it in them)
    )
    write, _kind = WRITERS[ending]
    templates = sets.templates(sets.in_use(service_standard.FORM))
    return write(service_standard.paper(told, agency.about()), templates)


def _service(it: Standard, today: date) -> Service:
    said = components.said(it, today)
    facts = {"day": written(it.valid_from, "id"), "decree": it.decree}
    sentence = BY_DECREE if it.decree else SINCE
    return Service(
        name=it.service.name,
        since=sentence.fill(facts, "id"),
        delivery=_lines([each for each in said if each.component.is_delivery]),
        management=_lines([each for each in said if not each.component.is_delivery]),
    )


def _lines(said: Sequence[Said]) -> tuple[Line, ...]:
    return tuple(
        Line(
            str(at),
            each.component.name,
            "\n".join(part for part in (capfirst(each.figure), each.text) if part)
            or BLANK,
        )
        for at, each in enumerate(said, start=1)
    )
