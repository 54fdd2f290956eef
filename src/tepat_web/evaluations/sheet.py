"""The sheet of a superior: up to ten people on a page, with what one needs to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Agreement, CheckIn, Cycle, Result, Span

from . import course, drafting, matrix, queries, wording
from .course import Rated, Told
from .drafting import Told as Draft
from .models import Evaluation, State
from .queries import Due

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sheet is looked at.

    Attributes:
        cycle: Of which year.
        span: The period; None where none of the year is over yet.
        spans: The periods that may be looked at.
    """

    cycle: Cycle
    span: Span | None
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, by: User, told: Mapping[str, str], today: date) -> Asked | None:
        """Return the sheet that an address asks for, else the one with work on it.

        None where no cycle was opened yet.
        """
        year = told.get("tahun", "")
        found = agreements.cycles().filter(year=int(year)) if _is_year(year) else None
        cycle = found.first() if found is not None else None
        cycle = cycle or queries.at_work(by, today)
        if cycle is None:
            return None
        spans = tuple(queries.spans(cycle, today))
        wanted = read(told.get("periode", ""))
        if wanted in spans:
            return cls(cycle, wanted, spans)
        missing = queries.to_write(by, cycle, today)
        here = missing[0].span if missing else next(reversed(spans), None)
        return cls(cycle, here, spans)


@dataclass(slots=True)
class Entry:
    """One person on the sheet.

    Attributes:
        due: Whose evaluation of which period, and what there is of it.
        told: What is typed, or kept.
        version: With which the writing began.
        refusal: Why it was not kept; blank if it was.
        work: Each expected result with what the person says was reached.
        checkin: What the person told of the period; None where nothing.
        rated: Earlier periods of the year.
        findings: What cannot both be right, with what is typed.
    """

    due: Due
    told: Draft
    version: int = 0
    refusal: str = ""
    work: list[tuple[str, str]] = field(default_factory=list)
    checkin: CheckIn | None = None
    rated: list[Rated] = field(default_factory=list)
    findings: list[Told] = field(default_factory=list)

    @property
    def agreement(self) -> Agreement:
        """Whose."""
        return self.due.agreement

    @property
    def rating(self) -> str:
        """The rating by the matrix, in words; blank until both parts are chosen."""
        year = self.agreement.cycle.year
        word = matrix.rate(self.told.results, self.told.behaviour, self.due.span, year)
        return wording.rating(word) if word else ""

    @property
    def lacks(self) -> str:
        """What is missing before it can be handed over."""
        return drafting.lacking(self.agreement, self.told)

    @property
    def needs_reason(self) -> bool:
        """Whether reasons are asked for."""
        return matrix.needs_reason(self.told.results, self.told.behaviour)


def read(told: str) -> Span | None:
    """Return the period that an address names, ``4-6``; None if it names none."""
    first, dash, last = told.partition("-")
    if not dash or not _is_month(first) or not _is_month(last):
        return None
    return Span(int(first), int(last))


def address(cycle: Cycle, span: Span) -> str:
    """Return where the sheet of a period is."""
    query = {"tahun": cycle.year, "periode": f"{span.first}-{span.last}"}
    return reverse("evaluations:team", query=query)


def in_order(dues: Iterable[Due]) -> list[Due]:
    """Return what is to be written before what was handed over, else as it was."""
    return sorted(dues, key=lambda due: due.is_given)


def entries(dues: Sequence[Due]) -> list[Entry]:
    """Return people with what is kept of them; a constant number of statements."""
    if not dues:
        return []
    cycle, span = dues[0].agreement.cycle, dues[0].span
    people = [due.agreement for due in dues]
    works = _results(people)
    checkins = _checkins(people, span)
    drafts = [due.evaluation for due in dues if due.evaluation and not due.is_given]
    nips = [agreement.employee.nip for agreement in people]
    year = course.of_year(nips, cycle.year, drafts)
    made = []
    for due in dues:
        rows = year.get(due.agreement.employee.nip, [])
        checkin = checkins.get(due.agreement.pk)
        progress = checkin.progress if checkin else {}
        made.append(
            Entry(
                due,
                Draft.of(due.evaluation),
                due.evaluation.seen if due.evaluation else 0,
                work=[
                    (result.text, str(progress.get(str(result.number), "")))
                    for result in works[due.agreement.pk]
                ],
                checkin=checkin,
                rated=course.rated(
                    row for row in rows if row.period and row.period.last < span.last
                )
                if not span.is_year
                else course.rated(rows),
                findings=course.contradictions(rows, cycle.year),
            )
        )
    return made


def ready(dues: Iterable[Due]) -> list[Evaluation]:
    """Return the drafts that lack nothing."""
    return [
        due.evaluation
        for due in dues
        if due.evaluation
        and due.evaluation.state == State.DRAFT
        and not drafting.lacking(due.agreement, Draft.of(due.evaluation))
    ]


def _results(people: Sequence[Agreement]) -> Mapping[int, list[Result]]:
    found: dict[int, list[Result]] = defaultdict(list)
    for result in Result.objects.standing().filter(agreement__in=people):
        found[result.agreement_id].append(result)
    return found


def _checkins(people: Sequence[Agreement], span: Span) -> dict[int, CheckIn]:
    """What each person handed in of a period; of the year, the latest."""
    rows = CheckIn.objects.standing().filter(
        agreement__in=people, handed_in_at__isnull=False, last__lte=span.last
    )
    within = rows.filter(first__gte=span.first).order_by("last")
    return {it.agreement_id: it for it in within}


def _is_year(told: str) -> bool:
    return told.isdecimal() and len(told) == 4


def _is_month(told: str) -> bool:
    return told.isdecimal() and len(told) < 3 and 1 <= int(told) <= 12
