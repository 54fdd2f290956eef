"""Reading cycles and agreements, limited to what the reader may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import Agreement, Cycle

P = Permission


def cycles() -> QuerySet[Cycle]:
    """Return the cycles that were opened, the latest year first."""
    standing: QuerySet[Cycle] = Cycle.objects.standing()
    return standing.exclude(stage=Cycle.Stage.DRAFT)


def current() -> Cycle | None:
    """Return the cycle to work in: the latest that is open, else the latest closed."""
    is_open = cycles().filter(stage=Cycle.Stage.OPEN).first()
    return is_open or cycles().first()


def agreements(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements that a person may read, with employee and cycle.

    Those are one's own, those of whom one leads (by the row, not by the map of today),
    and those of the units within reach of a role that reads how far people are.

    Args:
        cycle: Only those of this cycle.
    """
    return _agreements(cycle).filter(_own(by) | _led(by) | _read(by))


def own(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return a person's own agreements; of a cycle the one in force comes first."""
    return _latest_first(_agreements(cycle).filter(_own(by)))


def led(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements that a person agrees and evaluates, by name.

    Those of people who moved within the year are among them, with their last day.
    """
    rows = _agreements(cycle).filter(_led(by))
    return rows.order_by("employee__name", "-since", "pk")


def read(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements of the units that a role lets a person read."""
    return _agreements(cycle).filter(_read(by))


def _agreements(cycle: Cycle | None) -> QuerySet[Agreement]:
    standing: QuerySet[Agreement] = Agreement.objects.standing()
    rows = standing.select_related("employee", "cycle")
    return rows if cycle is None else rows.filter(cycle=cycle)


def _latest_first(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return rows.order_by("-cycle__year", "-since", "-pk")


def _own(by: User) -> Q:
    is_own = by.nip and reach(by, P.APPRAISAL_OWN).own
    return Q(employee__nip=by.nip) if is_own else Q(pk__in=())


def _led(by: User) -> Q:
    leads = by.nip and reach(by, P.APPRAISAL_LEAD).people
    return Q(superior=by.nip) if leads else Q(pk__in=())


def _read(by: User) -> Q:
    allowed = reach(by, P.APPRAISAL_READ)
    if allowed.everywhere:
        return Q()
    within = Q(pk__in=())
    for path in allowed.paths:
        within |= Q(path__startswith=path)
    return within
