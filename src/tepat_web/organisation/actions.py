"""Proposing a structure to be: drafts, which are in force on no day."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from .models import Position, Structure, Unit
from .paths import paths, segment

AT_ONCE = 1_000
NEW = Version.Kind.NEW


@transaction.atomic
def make_draft(*, by: User, structure: Structure, basis: str) -> Structure:
    """Copy a structure, with its units and positions, as a draft to be changed.

    Args:
        basis: What the draft is called until a regulation lays it down.
    """
    demand(by, Permission.STRUCTURE_CHANGE)
    draft = Structure.objects.create(basis=basis, is_draft=True, made_from=structure)
    units = list(structure.units.filter(is_removed=False).order_by("order", "pk"))
    copies = {unit.pk: _copy(unit, structure=draft, parent=None) for unit in units}
    Unit.objects.bulk_create(copies.values(), batch_size=AT_ONCE)
    for unit in units:
        copies[unit.pk].parent = copies.get(unit.parent_id or 0)
    for number, path in _paths_of(copies).items():
        copies[number].path = path
    Unit.objects.bulk_update(copies.values(), ["parent", "path"], batch_size=AT_ONCE)
    positions = _positions(structure, copies)
    record(
        by=by,
        act="structure.drafted",
        on=draft,
        changed=[(each, NEW) for each in (draft, *copies.values(), *positions)],
    )
    return draft


@transaction.atomic
def move_unit(*, by: User, unit: Unit, parent: Unit) -> None:
    """Hang a unit of a draft, with all below it, under another.

    Raises:
        NotAllowed: if the structure is in force, or the unit would hang below itself.
    """
    demand(by, Permission.STRUCTURE_CHANGE)
    draft = Structure.objects.select_for_update().get(pk=unit.structure_id)
    if not draft.is_draft or draft.is_removed:
        raise NotAllowed(
            _("Only a draft can be changed so. Make a draft of this structure first.")
        )
    if parent.structure_id != draft.pk or parent.is_removed:
        raise NotAllowed(_("Both units must belong to the same draft."))
    if parent.path.startswith(unit.path):
        raise NotAllowed(_("A unit cannot be moved below itself. Choose another one."))
    if unit.parent_id is None:
        raise NotAllowed(_("The root of a structure stays where it is."))
    unit.parent = parent
    unit.save()
    moved = []
    present = {each.pk: each for each in draft.units.all()}
    for number, path in paths(draft).items():
        if present[number].path != path:
            present[number].path = path
            moved.append(present[number])
    Unit.objects.bulk_update(moved, ["path"], batch_size=AT_ONCE)
    record(by=by, act="unit.moved", on=unit, facts={"parent": parent.code})


@transaction.atomic
def discard_draft(*, by: User, draft: Structure) -> None:
    """Put a draft away; its history stays.

    Raises:
        NotAllowed: if the structure is no draft.
    """
    demand(by, Permission.STRUCTURE_CHANGE)
    now = Structure.objects.select_for_update().get(pk=draft.pk)
    if not now.is_draft:
        raise NotAllowed(_("A structure that was in force is never discarded."))
    now.is_removed = True
    now.save()
    record(by=by, act="structure.discarded", on=now)


def _copy(row: Any, **others: object) -> Any:
    """A new record with the values of ``row``, but for ``others``."""
    values = {name: getattr(row, name) for name in row.kept_names()}
    links = {f"{name}_id" for name in others}
    kept = {name: value for name, value in values.items() if name not in links}
    return type(row)(order=row.order, **(kept | others))


def _paths_of(copies: dict[int, Unit]) -> dict[int, str]:
    """The path of each copy, by the number of the unit it was copied from."""
    found: dict[int, str] = {}
    numbers = {copy.pk: number for number, copy in copies.items()}

    def path(copy: Unit) -> str:
        if numbers[copy.pk] not in found:
            begin = path(copy.parent) if copy.parent else ""
            found[numbers[copy.pk]] = begin + segment(copy.pk)
        return found[numbers[copy.pk]]

    for copy in copies.values():
        path(copy)
    return found


def _positions(structure: Structure, units: dict[int, Unit]) -> list[Position]:
    """Copy the positions of a structure into the units of its draft."""
    rows = Position.objects.standing().filter(unit__structure=structure)
    present = list(rows.order_by("order", "pk"))
    copies = {
        row.pk: _copy(row, unit=units[row.unit_id], superior=None) for row in present
    }
    Position.objects.bulk_create(copies.values(), batch_size=AT_ONCE)
    for row in present:
        copy = copies[row.pk]
        copy.superior = copies.get(row.superior_id or 0)
        copy.reports_to = copies.get(row.reports_to_id or 0)
        copy.is_leader, copy.need, copy.fte = row.is_leader, row.need, row.fte
    Position.objects.bulk_update(
        copies.values(),
        ["superior", "reports_to", "is_leader", "need", "fte"],
        batch_size=AT_ONCE // 5,
    )
    return list(copies.values())
