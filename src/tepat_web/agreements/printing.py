"""An agreement on paper: the official form, as Word and as PDF.

While a change is being written, what was agreed last is printed: that is in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.reports.about import About, about
from tepat.reports.forms import Paper, Templates, docx, pdf, skp
from tepat_web.documents import sets
from tepat_web.kit.writing import day
from tepat_web.register.headings import language
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee

from . import pages, queries
from .models import Agreement, Result, State
from .pages import Line

WRITERS: Mapping[str, Callable[[Paper, Templates], bytes]] = MappingProxyType(
    {"docx": docx, "pdf": pdf}
)


def printed(it: Agreement, ending: str) -> bytes:
    """Return the form of an agreement.

    Args:
        ending: ``docx`` or ``pdf``.

    Raises:
        BrokenTemplate: if a city's own template cannot be filled.
    """
    templates = sets.templates(sets.in_use(skp.FORM))
    paper = skp.paper(_told(it), _about(it), language())
    return WRITERS[ending](paper, templates)


def _told(it: Agreement) -> skp.Agreement:
    last = queries.rounds(it).last()
    is_agreed = it.state == State.AGREED
    if last is None or is_agreed:
        lines = pages.lines(it, queries.results(it))
        expectations, resources = it.expectations, it.resources
    else:
        lines = pages.held(it, last)
        expectations = last.terms["expectations"]
        resources = last.terms["resources"]
    cycle, until = it.cycle, it.until
    ends = until or cycle.spans()[-1].ends(cycle.year)
    return skp.Agreement(
        period=_("%(first)s to %(last)s") % {"first": day(it.since), "last": day(ends)},
        employee=_party(it.employee, it.title),
        superior=_party(queries.superior_of(it), nip=it.superior),
        main=tuple(_outcomes(lines, Result.Kind.MAIN)),
        added=tuple(_outcomes(lines, Result.Kind.ADDED)),
        values=tuple(
            skp.Behaviour(
                str(row["value"].name),
                tuple(str(guide) for guide in row["value"].guides),
                row["expected"],
            )
            for row in pages.values(expectations)
        ),
        resources=resources,
        agreed_on=day(timezone.localdate(last.agreed_at)) if last else "",
    )


def _outcomes(lines: Iterable[Line], kind: str) -> Iterable[skp.Outcome]:
    for line in lines:
        if line.result.kind == kind:
            yield skp.Outcome(
                text=line.result.text,
                serves="" if line.is_lost else line.serves,
                measures=tuple(skp.Measure(**each) for each in line.indicators),
                plan=tuple(line.plan),
            )


def _party(person: Employee | None, title: str = "", nip: str = "") -> skp.Party:
    if person is None:
        return skp.Party("", nip, "", title, "")
    seat = (
        Appointment.objects.standing()
        .filter(employee=person, valid_to__isnull=True)
        .select_related("post__position")
        .first()
    )
    held = seat.post.position.name if seat else ""
    unit = person.place.name if person.place else ""
    return skp.Party(person.name, person.nip, person.grade, title or held, unit)


def _about(it: Agreement) -> About:
    told = about(take.snapshot(only=("units",)), Path("Tepat"))
    return replace(told, day=timezone.localdate(it.agreed_at))
