"""What is said in a window: what one wishes for, and what a unit needs most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.kit.writing import day
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position, Unit
from tepat_web.register.actions import Stale
from tepat_web.workforce.models import Employee, Wish

from . import queries
from .models import Preference, State, UnitNeed, Window

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]


class Unknown(NotAllowed):
    """A code that names no position; it is kept as it was written.

    Attributes:
        codes: Those that are not known.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(
            _("Not among the positions: %(codes)s. Check the code, or search by name.")
            % {"codes": ", ".join(codes)}
        )


@dataclass(frozen=True, slots=True)
class Said:
    """One position in an order, with why and with what must be kept in mind."""

    code: str
    reason: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything that one person says in a window.

    Attributes:
        stays: Whether the person likes to stay; then there is no order.
        ranked: The positions wished for, the first first.
        reason, constraints: About all of it.
    """

    stays: bool
    ranked: tuple[Said, ...] = ()
    reason: str = ""
    constraints: str = ""


@transaction.atomic
def tell_wishes(
    *, by: User, window: Window, told: Statement, seen: int, today: date
) -> Preference:
    """Put what the person says in place of what was said before, in one act.

    Saying the same again changes nothing.

    Args:
        seen: The last version of it when the person began to write.

    Raises:
        Stale: if it was changed meanwhile, in another window of a browser or by
            BKPSDM; nothing is overwritten.
        Unknown: if a code names no position.
        NotAllowed: if the window is not open for the person, or too much, nothing or
            a position twice is said.
    """
    demand(by, P.WISH_TELL)
    if not by.nip:
        raise PermissionDenied(P.WISH_TELL.value)
    employee: Employee | None = (
        Employee.objects.standing().select_for_update().filter(nip=by.nip).first()
    )
    if employee is None:
        raise PermissionDenied(P.WISH_TELL.value)
    path = employee.place.path if employee.place else ""
    standing = _open(window, today)
    if not queries.covers(standing, path):
        raise NotAllowed(_("You are not asked in this window."))
    positions = _positions(told.ranked, standing.most)
    _refuse_contradiction(told, employee)
    before = queries.preference(standing, employee)
    if before and _is_same(told, before, queries.wishes(employee)):
        return before
    if seen != queries.version_of_wishes(standing, employee):
        raise Stale(
            _("Your wishes were changed meanwhile. Compare both, then save again.")
        )
    changed = _replaced(employee, told, positions, today)
    said, kind = _preference(standing, employee, told, before)
    record(by=by, act="preference.saved", on=said, changed=[(said, kind), *changed])
    return said


@transaction.atomic
def tell_needs(
    *,
    by: User,
    window: Window,
    unit: Unit,
    ranked: Sequence[Said],
    seen: int,
    today: date,
) -> None:
    """Put what a unit needs most in place of what was said before, in one act.

    Saying the same again changes nothing; an empty order takes everything back.

    Raises:
        Stale: if somebody else changed it meanwhile.
        Unknown: if a code names no position of the unit or below.
        NotAllowed: if the window is not open for the unit, or too much or a position
            twice is said, or one without a reason.
    """
    demand(by, P.UNIT_RANK)
    if not queries.ranked_by(by).filter(pk=unit.pk).exists():
        raise PermissionDenied(P.UNIT_RANK.value)
    standing = _open(window, today)
    if not queries.covers(standing, unit.path):
        raise NotAllowed(_("This unit is not asked in this window."))
    positions = _positions(ranked, standing.most_needs, unit)
    if any(not each.reason for each in ranked):
        raise NotAllowed(
            _("Say of each position why it matters: the planner weighs the reasons.")
        )
    kept = queries.needs_of(standing, unit)
    if [(it.position.code, it.reason) for it in kept] == [
        (each.code, each.reason) for each in ranked
    ]:
        return
    if seen != queries.version_of_needs(standing, unit):
        raise Stale(
            _("Somebody else changed this order meanwhile. Compare both, then save.")
        )
    changed = _ranked(by, standing, unit, ranked, positions, kept)
    record(by=by, act="unitneed.saved", on=standing, changed=changed)


def _open(window: Window, today: date) -> Window:
    """The window, held until the act is done; refused unless it is open."""
    standing: Window = Window.objects.select_for_update().get(pk=window.pk)
    match standing.state(today):
        case State.OPEN if not standing.is_removed:
            return standing
        case State.AHEAD:
            raise NotAllowed(
                _("This window opens on %(day)s. Come back then.")
                % {"day": day(standing.opens)}
            )
    raise NotAllowed(
        _("This window is closed. What you wrote was not saved; ask BKPSDM.")
    )


def _positions(
    ranked: Sequence[Said], most: int, unit: Unit | None = None
) -> Mapping[str, Position]:
    codes = [each.code for each in ranked]
    if len(codes) > most:
        raise NotAllowed(
            _("At most %(most)d positions are ranked here. Take some out.")
            % {"most": most}
        )
    if "" in codes:
        raise NotAllowed(
            _("A place has a reason and no position. Name one, or clear the place.")
        )
    if len(set(codes)) != len(codes):
        raise NotAllowed(_("A position stands in the order twice. Take one out."))
    rows = queries.positions().filter(code__in=codes)
    if unit is not None:
        rows = rows.filter(unit__path__startswith=unit.path)
    found = {position.code: position for position in rows}
    if strangers := [code for code in codes if code not in found]:
        raise Unknown(strangers)
    return found


def _refuse_contradiction(told: Statement, employee: Employee) -> None:
    if told.stays == bool(told.ranked):
        raise NotAllowed(
            _("Choose positions, or say that you like to stay: one of both.")
        )
    seat = queries.seat_of(employee)
    if seat and seat.code in {each.code for each in told.ranked}:
        raise NotAllowed(
            _(
                "%(position)s is the position that you hold. To keep it, say that you "
                "like to stay, or leave it out: what you do not name comes after it."
            )
            % {"position": seat.name}
        )


def _is_same(told: Statement, before: Preference, wishes: Sequence[Wish]) -> bool:
    said = (before.reason, before.constraints, before.conditions)
    if said != (told.reason, told.constraints, _conditions(told)):
        return False
    if told.stays:
        return len(wishes) == 1 and bool(wishes[0].stay) and not wishes[0].position
    return [(_code(it), it.rank, it.reason, bool(it.stay)) for it in wishes] == [
        (each.code, rank, each.reason, False)
        for rank, each in enumerate(told.ranked, start=1)
    ]


def _code(wish: Wish) -> str:
    return wish.position.code if wish.position else ""


def _conditions(told: Statement) -> dict[str, str]:
    return {each.code: each.condition for each in told.ranked if each.condition}


def _replaced(
    employee: Employee,
    told: Statement,
    positions: Mapping[str, Position],
    today: date,
) -> Changed:
    """Bring the rows of the sheet to what is said, and return those that changed.

    A row about the same position stays that row, and keeps its day if it says the same.
    """
    rows = Wish.objects.standing().select_for_update().filter(employee=employee)
    kept = {wish.position_id: wish for wish in rows.order_by("-pk")}
    spare = [wish for wish in rows if kept.get(wish.position_id) != wish]
    last = Wish._base_manager.aggregate(last=Max("order"))["last"] or 0
    wanted: list[tuple[int | None, int, bool, str]] = [
        (positions[each.code].pk, rank, False, each.reason)
        for rank, each in enumerate(told.ranked, start=1)
    ]
    if told.stays:
        wanted = [(None, 1, True, told.reason)]
    changed: Changed = []
    for position, rank, stay, reason in wanted:
        wish = kept.pop(position, None)
        kind = K.NEW if wish is None else K.CHANGED
        if wish is None:
            last += 1
            wish = Wish(employee=employee, position_id=position, order=last)
        before = wish.content()
        wish.rank, wish.stay, wish.reason = rank, stay or None, reason
        if kind is K.NEW or wish.content() != before:
            wish.day = today
            wish.save()
            changed.append((wish, kind))
    for wish in (*kept.values(), *spare):
        wish.is_removed = True
        wish.save()
        changed.append((wish, K.GONE))
    return changed


def _preference(
    window: Window, employee: Employee, told: Statement, before: Preference | None
) -> tuple[Preference, Version.Kind]:
    said = before or Preference(window=window, employee=employee)
    said.reason, said.constraints = told.reason, told.constraints
    said.conditions = _conditions(told)
    said.said_at = timezone.now()
    said.save()
    return said, K.CHANGED if before else K.NEW


def _ranked(
    by: User,
    window: Window,
    unit: Unit,
    ranked: Sequence[Said],
    positions: Mapping[str, Position],
    kept: Sequence[UnitNeed],
) -> Changed:
    now = timezone.now()
    known = {need.position_id: need for need in kept}
    changed: Changed = []
    for rank, each in enumerate(ranked, start=1):
        position = positions[each.code]
        need = known.pop(position.pk, None)
        kind = K.NEW if need is None else K.CHANGED
        if need is None:
            need = UnitNeed(window=window, unit=unit.code, position=position)
        if kind is K.CHANGED and (need.rank, need.reason) == (rank, each.reason):
            continue
        need.rank, need.reason, need.path = rank, each.reason, unit.path
        need.said_at, need.by = now, by
        need.save()
        changed.append((need, kind))
    for need in known.values():
        need.is_removed = True
        need.save()
        changed.append((need, K.GONE))
    return changed
