"""Putting a draft in force: the structure of before ends, and everybody moves along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import Grant, User
from tepat_web.kit.bulk import insert
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Position, Post, Structure, Unit
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import settle
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.snapshots.succession import Succession, succession
from tepat_web.workforce.models import Appointment, Employee

from . import refusals

Changed = tuple[Kept, Version.Kind]
K = Version.Kind
AT_ONCE = 400


@transaction.atomic
def put_in_force(
    *, by: User, draft: Structure, day: date, basis: str, today: date, agreed: str
) -> Structure:
    """Let a draft be the structure of the city from ``day`` on: all of it, or nothing.

    Appointments are closed on that day and followed by others in the positions that
    theirs become; the TMT of the position stays. Who held a closed position holds none.
    Rows of a position (tasks, job analysis …) and of a unit follow it; rows of what is
    closed are taken out, and stay in the ledger. Done twice, nothing happens twice.

    Args:
        by: Not who made the draft or moved its units: four eyes see it.
        basis: The regulation that lays it down.
        today: The day may not be after it.
        agreed: The digest of the outcome that the person saw.

    Raises:
        NotAllowed: if the draft may not be put in force so; it says why.
        TepatError: if the register cannot be computed on.
    """
    if not reach(by, Permission.STRUCTURE_CHANGE).everywhere:
        raise PermissionDenied(Permission.STRUCTURE_CHANGE.value)
    draft = Structure.objects.select_for_update().get(pk=draft.pk)
    if not draft.is_draft and draft.valid_from == day and draft.basis == basis:
        return draft
    old = take.structure_on(None)
    _demand_possible(by, draft, old, day, today)
    told = succession(draft, today)
    _demand_sound(told, agreed)
    changed = _dated(draft, old, day, basis)
    units, positions = _unit_pairs(old, draft), _position_pairs(old, draft, told)
    near = _nearest(old, units)
    changed += _moved_along(units, positions, near, old)
    changed += _grants(units)
    changed += _staying(told, near)
    changed += _reseated(told, draft, day)
    settle(draft)
    refusals.contradictions(by)
    record(
        by=by,
        act="structure.enforced",
        on=draft,
        changed=_once(changed),
        facts={
            "day": day,
            "seated": len(told.seats),
            "without": len(told.left),
            "records": len(changed),
        },
    )
    return draft


def _demand_possible(
    by: User, draft: Structure, old: Structure | None, day: date, today: date
) -> None:
    if draft.is_removed or not draft.is_draft:
        raise NotAllowed(_("Only a draft can be put in force, and only once."))
    if _worked_on(by, draft):
        raise NotAllowed(
            _(
                "You worked on this draft yourself. Somebody else who may change the "
                "structure must put it in force, so that four eyes have seen it."
            )
        )
    begun = old.valid_from if old else None
    if day > today or (begun is not None and day <= begun):
        raise NotAllowed(
            _(
                "Choose a day that is not in the future and after the first day of the "
                "structure in force."
            )
        )
    standing = Appointment.objects.standing().filter(valid_to__isnull=True)
    if standing.filter(valid_from__gt=day).exists():
        raise NotAllowed(
            _(
                "Some appointments begin after that day. Choose a later day, so that "
                "nobody's appointment would end before it begins."
            )
        )


def _worked_on(by: User, draft: Structure) -> bool:
    """Whether somebody made the draft or changed it."""
    mine = Entry.objects.filter(by=by)
    units = draft.units.values_list("pk", flat=True)
    return (
        mine.filter(table=Structure._meta.label, record=draft.pk).exists()
        or mine.filter(table=Unit._meta.label, record__in=units).exists()
    )


def _demand_sound(told: Succession, agreed: str) -> None:
    if told.errors:
        raise NotAllowed(
            _("The map of the draft has %(n)d errors, the first: %(first)s Mend them.")
            % {"n": len(told.errors), "first": told.errors[0]}
        )
    if told.digest != agreed:
        raise NotAllowed(
            _(
                "The register has changed since you looked. Look again at who would "
                "move, then decide."
            )
        )


def _dated(
    draft: Structure, old: Structure | None, day: date, basis: str
) -> list[Changed]:
    changed: list[Changed] = []
    if old is not None:
        old.valid_to = day
        old.save()
        changed.append((old, K.CHANGED))
    draft.is_draft, draft.valid_from, draft.basis = False, day, basis
    draft.save()
    return [*changed, (draft, K.CHANGED)]


def _unit_pairs(old: Structure | None, draft: Structure) -> dict[int, int]:
    """Number of a unit of before → of the unit of the same code."""
    now = dict(draft.units.filter(is_removed=False).values_list("code", "pk"))
    before = Unit.objects.standing().filter(structure=old).values_list("code", "pk")
    return {pk: now[code] for code, pk in before if code in now}


def _position_pairs(
    old: Structure | None, draft: Structure, told: Succession
) -> dict[int, int]:
    """Number of a position of before → of the one that its rows belong to now."""
    now = _numbers(draft)
    heirs = {code: now[heir] for code, heir in told.heirs.items() if heir in now}
    before = Position.objects.standing().filter(unit__structure=old)
    pairs = before.values_list("code", "pk")
    return {pk: heirs[code] for code, pk in pairs if code in heirs}


def _numbers(structure: Structure) -> dict[str, int]:
    standing = Position.objects.standing().filter(unit__structure=structure)
    return dict(standing.values_list("code", "pk"))


def _nearest(old: Structure | None, units: Mapping[int, int]) -> dict[int, int | None]:
    """Number of a unit of before → of itself now, or of the nearest above it."""
    above = dict(Unit.objects.filter(structure=old).values_list("pk", "parent_id"))

    def near(number: int | None) -> int | None:
        while number is not None and number not in units:
            number = above.get(number)
        return None if number is None else units[number]

    return {number: near(number) for number in above}


def _staying(told: Succession, near: Mapping[int, int | None]) -> list[Changed]:
    """Who loses the position belongs to the unit of it, or to the nearest above."""
    held = Appointment.objects.standing().filter(
        valid_to__isnull=True, employee__nip__in=[each.nip for each in told.left]
    )
    people = []
    for each in held.select_related("employee", "post__position"):
        each.employee.unit_id = near.get(each.post.position.unit_id)
        people.append(each.employee)
    Employee._base_manager.bulk_update(people, ["unit"], batch_size=AT_ONCE)
    return [(person, K.CHANGED) for person in people]


def _moved_along(
    units: Mapping[int, int],
    positions: Mapping[int, int],
    near: Mapping[int, int | None],
    old: Structure | None,
) -> list[Changed]:
    """Rows of every sheet follow their unit and position, or are taken out."""
    changed: list[Changed] = []
    gone = {
        Unit: set(Unit.objects.filter(structure=old).values_list("pk", flat=True)),
        Position: set(
            Position.objects.filter(unit__structure=old).values_list("pk", flat=True)
        ),
    }
    pairs: Mapping[type[Any], Mapping[int, int]] = {Unit: units, Position: positions}
    for model, field, target in _links():
        moved, out = [], []
        asked = {f"{field.name}__isnull": False, "is_removed": False}
        for row in model._base_manager.filter(**asked):
            number = getattr(row, field.attname)
            if number in pairs[target]:
                setattr(row, field.attname, pairs[target][number])
                moved.append(row)
            elif number in gone[target] and model is Employee:
                row.unit_id = near[number]
                moved.append(row)
            elif number in gone[target]:
                row.is_removed = True
                out.append(row)
        names = [field.name, "is_removed"]
        model._base_manager.bulk_update([*moved, *out], names, batch_size=AT_ONCE)
        changed += [(row, K.CHANGED) for row in moved]
        changed += [(row, K.GONE) for row in out]
    return changed


def _once(changed: list[Changed]) -> list[Changed]:
    """Each record once, as it was left last."""
    last = {(kept._meta.label, kept.pk): (kept, kind) for kept, kind in changed}
    return list(last.values())


def _links() -> Iterator[tuple[type[Any], Any, type[Any]]]:
    """Every field of a sheet that names a unit or a position."""
    for sheet in SHEETS:
        if sheet.model in (Unit, Position):
            continue
        for field in sheet.model._meta.concrete_fields:
            target = field.related_model
            if target in (Unit, Position) and field.name not in sheet.model.DERIVED:
                yield sheet.model, field, target


def _grants(units: Mapping[int, int]) -> list[Changed]:
    """Who answered for a unit answers for it still; over a closed one, for nothing."""
    moved = list(Grant.objects.standing().filter(unit__in=list(units)))
    for grant in moved:
        grant.unit_id = units[grant.unit_id]
    Grant._base_manager.bulk_update(moved, ["unit"], batch_size=AT_ONCE)
    return [(grant, K.CHANGED) for grant in moved]


def _reseated(told: Succession, draft: Structure, day: date) -> list[Changed]:
    """Close every open appointment, and open the one that follows it."""
    numbers = _numbers(draft)
    standing = Appointment.objects.standing().filter(valid_to__isnull=True)
    held = list(
        standing.select_related("employee", "post").order_by("post__number", "pk")
    )
    posts: list[Post] = []
    opened: list[Appointment] = []
    taken: dict[int, int] = defaultdict(int)
    for each in held:
        each.valid_to = day
        code = told.seats.get(each.employee.nip)
        if code is None:
            continue
        number = numbers[code]
        taken[number] += 1
        post = Post(position_id=number, number=taken[number])
        posts.append(post)
        opened.append(
            Appointment(
                employee_id=each.employee_id,
                post=post,
                valid_from=day,
                since=each.since,
                basis=draft.basis[:200],
            )
        )
    Appointment._base_manager.bulk_update(held, ["valid_to"], batch_size=AT_ONCE)
    insert(posts)
    for each in opened:
        each.post_id = each.post.pk
    insert(opened)
    return [
        *((each, K.CHANGED) for each in held),
        *((post, K.NEW) for post in posts),
        *((each, K.NEW) for each in opened),
    ]
