"""From the results of a head down to each person: what serves what.

One page shows one person's results, what serves each of them directly, and who
reports to the person. Whoever belongs to an agency reads the results that were agreed
in it; how far a colleague is with writing, and how anybody was rated, is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.organisation.paths import AGENCY
from tepat_web.workforce.models import Employee

from . import pages, queries
from .models import Agreement, Cycle, Result, State
from .pages import Line

P = Permission
HIGHEST = 8  # who stands above is told up to here; a city has six levels
FEW = 20  # who serves a result is listed up to here; the table below has all


@dataclass(frozen=True, slots=True)
class Served:
    """One result of the person, and what serves it.

    Attributes:
        by: The first who serve it directly: agreement and result.
        directly: How many results serve it directly.
        below: How many serve it, directly or through others.
        is_alone: Whether people report to the person, and none serves it.
    """

    line: Line
    by: Sequence[Result]
    directly: int
    below: int
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Under:
    """Somebody who reports to the person.

    Attributes:
        results: How many results are agreed; zero where none are shown yet.
        serving: How many of them serve a result of the superior's.
        is_apart: Whether results are agreed, and none of them serves one.
        has_more: Whether people report to this one in turn.
    """

    it: Agreement
    results: int
    serving: int
    is_apart: bool
    has_more: bool


def seen(by: User, cycle: Cycle) -> QuerySet[Agreement]:
    """Return the agreements whose place in the cascade a person may look at."""
    rows: QuerySet[Agreement] = Agreement.objects.standing().filter(
        cycle=cycle, until__isnull=True
    )
    rows = rows.select_related("employee", "cycle")
    allowed = Q(pk__in=queries.agreements(by, cycle).order_by().values("pk"))
    if agency := agency_of(by):
        allowed |= Q(path__startswith=agency)
    return rows.filter(allowed)


def agency_of(by: User) -> str:
    """Return the path of the agency in which a person works; blank: in none."""
    if not by.nip or not reach(by, P.APPRAISAL_OWN).own:
        return ""
    placed = Employee.objects.standing().filter(nip=by.nip)
    path = placed.values_list("place__path", flat=True).first() or ""
    return path[:AGENCY]


def tops(by: User, cycle: Cycle) -> QuerySet[Agreement]:
    """Return where a person may begin: those whose superior is not among the seen."""
    rows = seen(by, cycle)
    known = rows.order_by().values("employee__nip")
    found = rows.exclude(superior__in=known)
    return found.order_by(Length("path"), "path", "employee__name", "pk")


def upwards(by: User, it: Agreement) -> list[Agreement]:
    """Return who stands above somebody, the head first, as far as a person may look."""
    found: list[Agreement] = []
    rows = seen(by, it.cycle)
    at = it
    while at.superior and len(found) < HIGHEST:
        above = rows.filter(employee__nip=at.superior).first()
        if above is None or above in found or above == it:
            break
        found.insert(0, above)
        at = above
    return found


def readable(by: User, it: Agreement) -> bool:
    """Tell whether the results of an agreement are shown: agreed, or one's to read."""
    if it.state == State.AGREED:
        return True
    return queries.agreements(by, it.cycle).filter(pk=it.pk).exists()


def served(it: Agreement, *, has_people: bool) -> list[Served]:
    """Return the results of a person with what serves each."""
    told = pages.lines(it, queries.results(it))
    numbers = [each.result.pk for each in told]
    first: dict[int, list[Result]] = {number: [] for number in numbers}
    rows = _agreed().filter(supports__in=numbers)
    rows = rows.select_related("agreement__employee")
    for each in rows.order_by("agreement__employee__name", "number"):
        first[each.supports_id or 0].append(each)
    below = _below(numbers, it.cycle)
    return [
        Served(
            line=each,
            by=first[each.result.pk][:FEW],
            directly=len(first[each.result.pk]),
            below=below.get(each.result.pk, 0),
            is_alone=has_people and not first[each.result.pk],
        )
        for each in told
    ]


def direct(by: User, it: Agreement) -> QuerySet[Agreement]:
    """Return who reports to a person in a cycle, by name."""
    rows = seen(by, it.cycle).filter(superior=it.employee.nip).exclude(pk=it.pk)
    return rows.order_by("employee__name", "pk")


def under(people: Iterable[Agreement], above: Agreement) -> list[Under]:
    """Return how far each of a page of people serves the one above them."""
    told = list(people)
    agreed = Q(results__is_removed=False)
    serving = agreed & Q(
        results__supports__agreement=above, results__supports__is_removed=False
    )
    counted = Agreement.objects.filter(pk__in=[each.pk for each in told]).annotate(
        every=Count("results", filter=agreed, distinct=True),
        serving=Count("results", filter=serving, distinct=True),
    )
    numbers = {each.pk: (each.every, each.serving) for each in counted}
    leading = set(
        Agreement.objects.standing()
        .filter(
            cycle=above.cycle_id,
            until__isnull=True,
            superior__in=[each.employee.nip for each in told],
        )
        .values_list("superior", flat=True)
    )
    return [_under(each, numbers[each.pk], leading) for each in told]


def apart(people: QuerySet[Agreement], above: Agreement) -> int:
    """Return how many of those people agreed on results of which none serves any."""
    agreed = people.filter(state=State.AGREED)
    some = agreed.filter(results__is_removed=False)
    serving = agreed.filter(
        results__is_removed=False,
        results__supports__agreement=above,
        results__supports__is_removed=False,
    )
    return some.order_by().exclude(pk__in=serving.values("pk")).distinct().count()


def _under(it: Agreement, numbers: tuple[int, int], leading: set[str]) -> Under:
    is_shown = it.state == State.AGREED
    results, serving = numbers if is_shown else (0, 0)
    return Under(
        it=it,
        results=results,
        serving=serving,
        is_apart=bool(results) and not serving,
        has_more=it.employee.nip in leading,
    )


def _agreed() -> QuerySet[Result]:
    """Results that are agreed, and stand."""
    standing: QuerySet[Result] = Result.objects.standing()
    return standing.filter(
        agreement__is_removed=False,
        agreement__until__isnull=True,
        agreement__state=State.AGREED,
    )


def _below(numbers: Sequence[int], cycle: Cycle) -> Mapping[int, int]:
    """How many agreed results serve each, directly or not.

    A result serves at most one other, so none is counted twice; the links of a whole
    city are read by one question, which is quicker than one of many joins.
    """
    under: dict[int, list[int]] = {}
    links = _agreed().filter(agreement__cycle=cycle, supports__isnull=False).order_by()
    for number, above in links.values_list("pk", "supports_id"):
        under.setdefault(above or 0, []).append(number)
    found: dict[int, int] = {}
    for number in numbers:
        todo, seen_before = list(under.get(number, ())), {number}
        while todo:
            at = todo.pop()
            if at not in seen_before:
                seen_before.add(at)
                todo += under.get(at, ())
        found[number] = len(seen_before) - 1
    return found
