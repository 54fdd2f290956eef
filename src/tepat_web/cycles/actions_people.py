"""Everybody's agreement in a cycle: begun, ended, and whose superior is whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import notices
from .holding import locked, refuse_part
from .roll import Seat, employees, ends_of, left_on, moved_on, running, started

P = Permission
K = Version.Kind
BATCH = 500


@transaction.atomic
def enrol(*, by: User, cycle: Cycle, seats: Sequence[Seat], today: date) -> int:
    """Begin the agreements of some people; return of how many.

    Who has one that runs is passed over, so doing it twice makes one for each.

    Raises:
        NotAllowed: if the cycle is closed.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = _writable(cycle)
    known = _known(standing, [seat.employee for seat in seats])
    made = [
        _agreement(standing, seat, started(standing, seat))
        for seat in seats
        if seat.employee not in known
    ]
    if made:
        Agreement.objects.bulk_create(made, BATCH)
        changed = [(each, K.NEW) for each in made]
        facts = {"cycle": standing.year, "people": len(made)}
        record(by=by, act="cycle.begun", on=standing, changed=changed, facts=facts)
        notices.tell_begun(standing, [seat.nip for seat in seats], today)
    return len(made)


@transaction.atomic
def follow(
    *, by: User, cycle: Cycle, moved: Sequence[tuple[Agreement, Seat]], today: date
) -> int:
    """Close the agreements of people who moved, and begin new ones; return how many.

    Raises:
        NotAllowed: if the cycle is closed.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = _writable(cycle)
    seats = {agreement.pk: seat for agreement, seat in moved}
    ended = list(_running(standing, seats))
    made = []
    for each in ended:
        seat = seats[each.pk]
        first = moved_on(each, seat, today)
        each.until = left_on(each, first, first)
        each.seen += 1
        made.append(_agreement(standing, seat, max(first, started(standing, seat))))
    if ended:
        Agreement.objects.bulk_update(ended, ["until", "seen"], batch_size=BATCH)
        Agreement.objects.bulk_create(made, BATCH)
        changed = [(each, K.CHANGED) for each in ended]
        changed += [(each, K.NEW) for each in made]
        facts = {"cycle": standing.year, "people": len(made)}
        record(by=by, act="cycle.moved", on=standing, changed=changed, facts=facts)
        nips = [seats[each.pk].nip for each in ended]
        notices.tell_begun(standing, nips, today)
    return len(ended)


@transaction.atomic
def end(*, by: User, cycle: Cycle, gone: Sequence[Agreement], today: date) -> int:
    """Close the agreements of people who left; return how many.

    Raises:
        NotAllowed: if the cycle is closed.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = _writable(cycle)
    ended = list(_running(standing, [each.pk for each in gone]))
    last = ends_of(each.employee_id for each in ended)
    for each in ended:
        each.until = left_on(each, last.get(each.employee_id), today)
        each.seen += 1
    if ended:
        Agreement.objects.bulk_update(ended, ["until", "seen"], batch_size=BATCH)
        changed = [(each, K.CHANGED) for each in ended]
        facts = {"cycle": standing.year, "people": len(ended)}
        record(by=by, act="cycle.ended", on=standing, changed=changed, facts=facts)
    return len(ended)


@transaction.atomic
def entrust(
    *, by: User, cycle: Cycle, superiors: Iterable[tuple[int, str, str]]
) -> int:
    """Give agreements other superiors, e.g. as the position map has them.

    Args:
        superiors: Number of each agreement, the superior seen, and the NIP of who is
            it from now on; blank: nobody is known.

    Returns:
        How many were changed. Whoever has the superior already, or got another than
        the one seen meanwhile, stays as they are.

    Raises:
        NotAllowed: if the cycle is not open, or one of them is no active employee.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = _open(cycle)
    wanted = {number: (seen, nip) for number, seen, nip in superiors}
    new = {nip for _seen, nip in wanted.values() if nip}
    if new - employees(new).keys():
        raise NotAllowed(
            _("No active employee has this NIP. Check it in the list of employees.")
        )
    changed = []
    for each in _running(standing, wanted):
        seen, nip = wanted[each.pk]
        if each.superior == seen and nip not in (seen, each.employee.nip):
            each.superior, each.seen = nip, each.seen + 1
            changed.append(each)
    if changed:
        Agreement.objects.bulk_update(changed, ["superior", "seen"], batch_size=BATCH)
        facts = {"cycle": standing.year, "people": len(changed)}
        kept = [(each, K.CHANGED) for each in changed]
        record(by=by, act="cycle.replaced", on=standing, changed=kept, facts=facts)
        notices.tell_entrusted(standing, changed)
    return len(changed)


def _running(cycle: Cycle, numbers: Iterable[int]) -> Iterable[Agreement]:
    rows = Agreement.objects.standing().filter(
        cycle=cycle, until__isnull=True, pk__in=list(numbers)
    )
    found: Iterable[Agreement] = rows.select_related("employee").select_for_update(
        of=("self",)
    )
    return found


def _known(cycle: Cycle, people: Sequence[int]) -> set[int]:
    wanted = set(people)
    return {it.employee_id for it in running(cycle) if it.employee_id in wanted}


def _agreement(cycle: Cycle, seat: Seat, since: date) -> Agreement:
    return Agreement(
        cycle=cycle,
        employee_id=seat.employee,
        superior=seat.superior,
        position=seat.position,
        title=seat.title,
        path=seat.path,
        since=since,
    )


def _writable(cycle: Cycle) -> Cycle:
    standing = locked(cycle)
    if standing.stage == Cycle.Stage.CLOSED:
        raise NotAllowed(_("This cycle is closed. Open it again to change it."))
    return standing


def _open(cycle: Cycle) -> Cycle:
    standing = locked(cycle)
    if standing.stage != Cycle.Stage.OPEN:
        raise NotAllowed(_("This cycle is not open. Open it for everybody first."))
    return standing
