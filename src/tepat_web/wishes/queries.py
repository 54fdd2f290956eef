"""Which windows there are and for whom, what was said in them, and who has told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Length, Substr

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.organisation.paths import AGENCY
from tepat_web.snapshots.take import structure_on
from tepat_web.workforce.models import Appointment, Employee, Wish

from .models import Preference, State, UnitNeed, Window

P = Permission


# --- Windows and whom they are for ------------------------------------------------


def windows() -> QuerySet[Window]:
    """Return every window, the latest first."""
    return Window.objects.standing()


def paths_of(codes: Iterable[str], structure: Structure | None = None) -> list[str]:
    """Return the paths of units of the structure in force, by their codes.

    A unit that is no more has none: nobody is in it.
    """
    wanted = list(codes)
    if not wanted:
        return []
    at = structure or structure_on(None)
    units = Unit.objects.standing().filter(structure=at, code__in=wanted)
    return list(units.order_by("path").values_list("path", flat=True))


def covers(window: Window, path: str) -> bool:
    """Tell whether who is in the unit with ``path`` is asked in a window."""
    return _is_inside(window, paths_of(window.units), path)


def _is_inside(window: Window, paths: Sequence[str], path: str) -> bool:
    if not window.units:
        return True
    return bool(path) and path.startswith(tuple(paths))


Asking = Sequence[tuple[Window, Sequence[str]]]
"""Windows, the latest first, each with the paths of the units that it asks."""


def asking() -> Asking:
    """Return every window with the paths of its units, by two questions."""
    found = list(windows())
    codes = {code for window in found for code in window.units}
    units = Unit.objects.standing().filter(structure=structure_on(None), code__in=codes)
    paths = dict(units.values_list("code", "path")) if codes else {}
    return [
        (window, [paths[code] for code in window.units if code in paths])
        for window in found
    ]


def current(path: str, today: date, known: Asking | None = None) -> Window | None:
    """Return the window to show to who is in a unit: the one that is open, else the
    next one, else the last one.

    Args:
        known: As :func:`asking` gives it, where it is asked for several units.
    """
    by_state: dict[State, list[Window]] = {state: [] for state in State}
    for window, paths in known if known is not None else asking():
        if _is_inside(window, paths, path):
            by_state[window.state(today)].append(window)
    for found, nearest in (
        (by_state[State.OPEN], 0),
        (by_state[State.AHEAD], -1),  # the latest comes first: the next one last
        (by_state[State.OVER], 0),
    ):
        if found:
            return found[nearest]
    return None


def last_told(employee: Employee) -> Preference | None:
    """Return what somebody said last, in whichever window."""
    said = Preference.objects.standing().filter(employee=employee)
    return said.select_related("window").first()


def asked(window: Window) -> QuerySet[Employee]:
    """Return the employees who are asked in a window."""
    standing = Employee.objects.standing()
    return standing.filter(_within(window, "place__path"))


def _within(window: Window, path: str) -> Q:
    if not window.units:
        return Q()
    wanted = Q(pk__in=())
    for begin in paths_of(window.units):
        wanted |= Q(**{f"{path}__startswith": begin})
    return wanted


# --- One's own wishes -------------------------------------------------------------


def employee_of(by: User) -> Employee | None:
    """Return the file of the person who is signed in, where there is one."""
    if not by.nip:
        return None
    standing = Employee.objects.standing().filter(nip=by.nip)
    return standing.select_related("place").first()


def wishes(employee: Employee) -> list[Wish]:
    """Return what a person wishes for, the first wish first, as the engine reads it."""
    rows = Wish.objects.standing().filter(employee=employee)
    told = list(rows.select_related("position__unit").order_by("order", "pk"))
    return sorted(told, key=lambda it: (it.rank is None, it.rank or 0))


def preference(window: Window, employee: Employee) -> Preference | None:
    """Return what a person said in a window, if anything."""
    said = Preference.objects.standing().filter(window=window, employee=employee)
    return said.first()


def version_of_wishes(window: Window, employee: Employee) -> int:
    """Return the last version of what a person wishes for and said; 0: nothing yet."""
    rows = Wish._base_manager.filter(employee=employee)
    said = Preference._base_manager.filter(window=window, employee=employee)
    return max(_latest(Wish, rows), _latest(Preference, said))


def _latest(model: type[Kept], rows: QuerySet[Kept]) -> int:
    known = Version.objects.filter(
        table=model._meta.label, record__in=list(rows.values_list("pk", flat=True))
    )
    return known.order_by().aggregate(last=Max("pk"))["last"] or 0


def seat_of(employee: Employee) -> Position | None:
    """Return the position that a person holds now."""
    held = Appointment.objects.standing().filter(
        employee=employee, valid_to__isnull=True
    )
    found = held.select_related("post__position__unit").first()
    return found.post.position if found else None


def positions() -> QuerySet[Position]:
    """Return the positions of the structure in force, with their units."""
    rows = Position.objects.standing().filter(
        unit__structure=structure_on(None), unit__is_removed=False
    )
    return rows.select_related("unit").order_by("name", "unit__path", "pk")


# --- What units need --------------------------------------------------------------


def ranked_by(by: User) -> QuerySet[Unit]:
    """Return the units for which a person ranks needs, from the top down.

    Those at which a grant begins, and those whose leader the person is by the map.
    """
    allowed = reach(by, P.UNIT_RANK)
    units = Unit.objects.standing().filter(structure=structure_on(None))
    mine = Q(pk__in=())
    if allowed.paths:
        mine |= Q(path__in=allowed.paths)
    if allowed.people and by.nip:
        seated = Appointment.objects.standing().filter(
            valid_to__isnull=True, employee__nip=by.nip, post__position__is_leader=True
        )
        mine |= Q(pk__in=seated.values("post__position__unit"))
    if allowed.everywhere:  # an officer of the whole city, agency by agency
        mine |= Q(depth=AGENCY)
    found: QuerySet[Unit] = units.annotate(depth=Length("path")).filter(mine)
    return found.order_by("path")


def needs_of(window: Window, unit: Unit) -> list[UnitNeed]:
    """Return what a unit needs most, as it was said in a window."""
    rows = UnitNeed.objects.standing().filter(window=window, unit=unit.code)
    return list(rows.select_related("position__unit", "by").order_by("rank", "pk"))


def counts_of_needs(units: Iterable[Unit]) -> Mapping[tuple[int, str], int]:
    """Return how many positions units rank, by number of the window and unit's code."""
    rows = UnitNeed.objects.standing().filter(unit__in=[unit.code for unit in units])
    told = rows.order_by().values_list("window", "unit").annotate(n=Count("pk"))
    return {(window, unit): count for window, unit, count in told}


def version_of_needs(window: Window, unit: Unit) -> int:
    """Return the last version of what a unit needs; 0: nothing was said yet."""
    rows = UnitNeed._base_manager.filter(window=window, unit=unit.code)
    return _latest(UnitNeed, rows)


def needs(window: Window) -> QuerySet[UnitNeed]:
    """Return what all units need, what each ranks first before all that is second."""
    rows = UnitNeed.objects.standing().filter(window=window)
    return rows.select_related("position__unit", "by").order_by("rank", "path", "pk")


def must_fill(window: Window) -> list[str]:
    """Return the codes of the positions that units need most, each once.

    For ``must_fill`` of a scenario: what each unit ranks first comes first.
    """
    codes = needs(window).values_list("position__code", flat=True)
    return list(dict.fromkeys(codes))


def unit_names(codes: Iterable[str]) -> Mapping[str, str]:
    """Return the names of units of the structure in force by their codes."""
    units = Unit.objects.standing().filter(
        structure=structure_on(None), code__in=list(codes)
    )
    return dict(units.values_list("code", "name"))


def seats_free(codes: Iterable[str]) -> Mapping[str, int | None]:
    """Return by code how many seats of a position are empty; ``None``: not known."""
    wanted = Position.objects.standing().filter(
        code__in=list(codes), unit__structure=structure_on(None)
    )
    held = Count(
        "posts__appointments",
        filter=Q(
            posts__appointments__is_removed=False,
            posts__appointments__valid_to__isnull=True,
        ),
    )
    rows = wanted.annotate(held=held).values_list("code", "need", "held")
    return {
        code: None if need is None else max(need - seated, 0)
        for code, need, seated in rows
    }


# --- Who has told -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """How many of one agency were asked, and how many have told; never what.

    Attributes:
        name: Of the agency; blank for all together.
        asked, told: People.
        units: Units that have said what they need.
    """

    name: str
    asked: int
    told: int
    units: int

    @property
    def percent(self) -> int:
        """Told of asked, in whole per cent, rounded down: 100 is all."""
        return 100 * self.told // self.asked if self.asked else 0


def told(by: User, window: Window) -> list[Told]:
    """Return each agency of a window with who has told, the fewest first.

    Only agencies whose wishes the reader may see: how many of a few have told says
    much. Five questions, however many people there are.
    """
    allowed = reach(by, P.WISHES_READ)
    said = Preference.objects.standing().filter(window=window)
    everyone = _by_agency(asked(window), "place__path")
    telling = _by_agency(
        said.filter(employee__in=asked(window)), "employee__place__path"
    )
    units = (
        UnitNeed.objects.standing()
        .filter(window=window)
        .order_by()
        .values(agency=Substr("path", 1, AGENCY))
        .annotate(n=Count("unit", distinct=True))
    )
    needing = {each["agency"]: each["n"] for each in units}
    names = dict(
        Unit.objects.standing()
        .filter(structure=structure_on(None), path__in=[*everyone, *needing])
        .values_list("path", "name")
    )
    rows = [
        Told(
            names.get(path, ""),
            everyone.get(path, 0),
            telling.get(path, 0),
            needing.get(path, 0),
        )
        for path in {**everyone, **needing}
        if allowed.covers(path)
    ]
    return sorted(rows, key=lambda row: (row.percent, row.name))


def together(rows: Sequence[Told]) -> Told:
    """Return the figures of all agencies together."""
    return Told(
        "",
        sum(row.asked for row in rows),
        sum(row.told for row in rows),
        sum(row.units for row in rows),
    )


def _by_agency(rows: QuerySet[Kept], path: str) -> dict[str, int]:
    found = rows.order_by().values(agency=Substr(path, 1, AGENCY))
    return {each["agency"] or "": each["n"] for each in found.annotate(n=Count("pk"))}


# --- What people said, for who may read it ----------------------------------------


def said(by: User, window: Window) -> QuerySet[Preference]:
    """Return what people said in a window, as far as the reader may see wishes."""
    rows = Preference.objects.standing().filter(window=window)
    rows = rows.select_related("employee__place").order_by("employee__name", "pk")
    allowed = reach(by, P.WISHES_READ)
    if allowed.everywhere:
        return rows
    seen = Q(pk__in=())
    for path in allowed.paths:
        seen |= Q(employee__place__path__startswith=path)
    return rows.filter(seen)


def wishes_of(people: Iterable[int]) -> Mapping[int, list[Wish]]:
    """Return the wishes of people by their number, the first wish first.

    For who may read them: ask :func:`said` whose they are.
    """
    found: dict[int, list[Wish]] = {number: [] for number in people}
    rows = Wish.objects.standing().filter(employee__in=found)
    for wish in rows.select_related("position__unit").order_by("order", "pk"):
        found[wish.employee_id].append(wish)
    for each in found.values():
        each.sort(key=lambda it: (it.rank is None, it.rank or 0))
    return found
