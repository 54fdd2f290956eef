"""Proposing a structure to be: drafts, which are in force on no day."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.bulk import insert, number
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from .models import Position, Structure, Unit
from .paths import paths, segment

AT_ONCE = 1_000
LONGEST_PATH = 1_000  # what the column takes
NEW = Version.Kind.NEW


@transaction.atomic
def make_draft(*, by: User, structure: Structure, basis: str) -> Structure:
    """Copy a structure, with its units and positions, as a draft to be changed.

    Args:
        basis: What the draft is called until a regulation lays it down.

    Raises:
        NotAllowed: if another draft is called so.
    """
    _demand_everywhere(by)
    drafts = Structure.objects.standing().filter(is_draft=True)
    if drafts.filter(basis=basis).exists():
        raise NotAllowed(_("Another draft has this name. Choose a name of its own."))
    draft = Structure.objects.create(basis=basis, is_draft=True, made_from=structure)
    units = _units(structure, draft)
    positions = _positions(structure, units)
    record(
        by=by,
        act="structure.drafted",
        on=draft,
        changed=[(each, NEW) for each in (draft, *units.values(), *positions)],
    )
    return draft


@transaction.atomic
def move_unit(*, by: User, unit: Unit, parent: Unit, seen: str | None = None) -> None:
    """Hang a unit of a draft, with all below it, under another.

    Args:
        seen: Code of the unit that ``by`` saw it hang below. Whoever moves a unit that
            somebody else has just moved is told so, and overwrites nothing.

    Raises:
        NotAllowed: if the structure is no draft, the unit would hang below itself, or
            it was moved meanwhile.
    """
    _demand_everywhere(by)
    draft = Structure.objects.select_for_update().get(pk=unit.structure_id)
    if not draft.is_draft or draft.is_removed:
        raise NotAllowed(
            _("Only a draft can be changed so. Make a draft of this structure first.")
        )
    # Read again now that nobody else can move anything in the draft.
    here = draft.units.filter(is_removed=False).select_related("parent")
    unit, parent = here.get(pk=unit.pk), _found(here, parent)
    before = _above(unit, seen)
    if parent.path.startswith(unit.path):
        raise NotAllowed(_("A unit cannot be moved below itself. Choose another one."))
    if parent.code == before:
        said = _("%(unit)s hangs there already. Choose another unit.")
        raise NotAllowed(said % {"unit": unit})
    unit.parent = parent
    unit.save()
    moved = []
    present = {each.pk: each for each in draft.units.all()}
    for pk, path in paths(draft).items():
        if len(path) > LONGEST_PATH:
            raise NotAllowed(_("Units cannot be nested so deep. Choose another one."))
        if present[pk].path != path:
            present[pk].path = path
            moved.append(present[pk])
    Unit.objects.bulk_update(moved, ["path"], batch_size=AT_ONCE)
    told = {"from": before, "parent": parent.code}
    record(by=by, act="unit.moved", on=unit, facts=told)


def _found(here: QuerySet[Any], parent: Unit) -> Unit:
    found: Unit | None = here.filter(pk=parent.pk).first()
    if found is None:
        raise NotAllowed(_("Both units must belong to the same draft."))
    return found


def _above(unit: Unit, seen: str | None) -> str:
    """Return the code of the unit above, which must be the one that was seen."""
    if unit.parent is None:
        raise NotAllowed(_("The root of a structure stays where it is."))
    if seen not in (None, unit.parent.code):
        told = {"unit": unit, "parent": unit.parent}
        raise NotAllowed(
            _(
                "Meanwhile somebody moved %(unit)s below %(parent)s. Nothing was "
                "changed; look at the map and move it from there if need be."
            )
            % told
        )
    return unit.parent.code


@transaction.atomic
def discard_draft(*, by: User, draft: Structure) -> None:
    """Put a draft away; its history stays.

    Raises:
        NotAllowed: if the structure is no draft.
    """
    _demand_everywhere(by)
    now = Structure.objects.select_for_update().get(pk=draft.pk)
    if not now.is_draft:
        raise NotAllowed(_("A structure that was in force is never discarded."))
    if now.is_removed:
        return
    now.is_removed = True
    now.save()
    record(by=by, act="structure.discarded", on=now)


def _demand_everywhere(by: User) -> None:
    """Refuse who may change the structure of no unit or of some units only.

    A draft is of the whole city.
    """
    if not reach(by, Permission.STRUCTURE_CHANGE).everywhere:
        raise PermissionDenied(Permission.STRUCTURE_CHANGE.value)


def _units(structure: Structure, draft: Structure) -> dict[int, Unit]:
    """Copy the units of a structure; each by the number of its original."""
    rows = list(structure.units.filter(is_removed=False).order_by("order", "pk"))
    copies = {row.pk: _copy(row, structure=draft) for row in rows}
    number(list(copies.values()))
    paths: dict[int, str] = {}

    def path(row: Unit | None) -> str:
        if row is None:
            return ""
        if row.pk not in paths:
            paths[row.pk] = path(above.get(row.parent_id)) + segment(copies[row.pk].pk)
        return paths[row.pk]

    above: dict[int | None, Unit] = {row.pk: row for row in rows}
    for row in rows:
        copies[row.pk].parent = copies.get(row.parent_id or 0)
        copies[row.pk].path = path(row)
    insert(list(copies.values()))
    return copies


def _positions(structure: Structure, units: dict[int, Unit]) -> list[Position]:
    """Copy the positions of a structure into the units of its draft."""
    rows = Position.objects.standing().filter(unit__structure=structure)
    rows = rows.filter(unit__is_removed=False)
    present = list(rows.order_by("order", "pk"))
    copies = {row.pk: _copy(row, unit=units[row.unit_id]) for row in present}
    number(list(copies.values()))
    for row in present:
        copy = copies[row.pk]
        copy.superior = copies.get(row.superior_id or 0)
        copy.reports_to = copies.get(row.reports_to_id or 0)
        copy.is_leader, copy.need, copy.fte = row.is_leader, row.need, row.fte
    insert(list(copies.values()))
    return list(copies.values())


def _copy(row: Any, **others: object) -> Any:
    """A new record with the values of ``row``, but for ``others``."""
    values = {name: getattr(row, name) for name in row.kept_names()}
    links = {f"{name}_id" for name in others}
    kept = {name: value for name, value in values.items() if name not in links}
    return type(row)(order=row.order, **(kept | others))
