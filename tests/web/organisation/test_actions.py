"""A structure to be: copied, changed, put away; the one in force stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tepat.intake import town
from tepat.snapshot import digest
from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation import actions
from tepat_web.organisation.models import Structure, Unit
from tepat_web.organisation.paths import WIDTH, paths
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots import take

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture
def analyst(user_with, city):
    sheets = {table.sheet: rows.height for table, rows in city.tables()}
    import_workbook(
        by=user_with(Role.PLANNER),
        told=city,
        sheets=sheets,
        extra={},
        remove_gone=False,
        today=date(2026, 11, 25),
    )
    return user_with(Role.ANALYST)


@pytest.fixture
def draft(analyst):
    here = take.structure_on(None)
    return actions.make_draft(by=analyst, structure=here, basis="Usulan SOTK 2027")


def test_a_draft_says_what_the_structure_says(draft, city):
    told = take.snapshot(structure=draft, only=("units", "jobs", "positions"))
    assert told.units.equals(city.units)
    assert told.positions.equals(city.positions)


def test_a_draft_is_in_force_on_no_day(draft):
    assert take.structure_on(None) != draft
    assert take.structure_on(date(2030, 1, 1)) != draft


def test_a_moved_unit_takes_along_what_hangs_below_it(draft, analyst):
    unit = Unit.objects.filter(structure=draft, children__isnull=False).order_by(
        "-path"
    )[0]
    others = Unit.objects.filter(structure=draft).exclude(path__startswith=unit.path)
    parent = others.exclude(pk=unit.parent_id).order_by("-path")[0]
    below = unit.children.count()
    before = digest.digest(take.snapshot())
    actions.move_unit(by=analyst, unit=unit, parent=parent)
    moved = Unit.objects.filter(path__startswith=parent.path, parent=unit)
    assert moved.count() == below
    assert dict(Unit.objects.filter(structure=draft).values_list("pk", "path")) == (
        paths(draft)
    )
    assert digest.digest(take.snapshot()) == before


def test_the_structure_in_force_is_not_moved_about(draft, analyst):
    units = Unit.objects.filter(structure=take.structure_on(None))
    unit, parent = units.order_by("-path")[0], units.order_by("path")[0]
    with pytest.raises(NotAllowed):
        actions.move_unit(by=analyst, unit=unit, parent=parent)


def test_no_unit_hangs_below_itself_or_in_another_structure(draft, analyst):
    root = Unit.objects.get(structure=draft, parent=None)
    child = root.children.first()
    foreign = Unit.objects.get(structure=draft.made_from, parent=None)
    for unit, parent in ((root, child), (child, child), (child, foreign)):
        with pytest.raises(NotAllowed):
            actions.move_unit(by=analyst, unit=unit, parent=parent)


def test_a_draft_is_put_away_and_the_structure_in_force_is_not(draft, analyst):
    actions.discard_draft(by=analyst, draft=draft)
    assert not Structure.objects.standing().filter(is_draft=True).exists()
    with pytest.raises(NotAllowed):
        actions.discard_draft(by=analyst, draft=draft.made_from)


@pytest.mark.parametrize("role", [Role.PLANNER, Role.AUDITOR, Role.OFFICER])
def test_only_the_analyst_drafts(analyst, user_with, role):
    with pytest.raises(PermissionDenied):
        actions.make_draft(
            by=user_with(role), structure=take.structure_on(None), basis="x"
        )


def test_who_saw_a_unit_elsewhere_moves_nothing(draft, analyst):
    """Two people move the same unit: the second is told, and overwrites nothing."""
    root = Unit.objects.get(structure=draft, parent=None)
    unit, first, second = root.children.all()[:3]
    actions.move_unit(by=analyst, unit=unit, parent=first, seen=root.code)
    with pytest.raises(NotAllowed, match=first.name):
        actions.move_unit(by=analyst, unit=unit, parent=second, seen=root.code)
    assert Unit.objects.get(pk=unit.pk).parent == first
    actions.move_unit(by=analyst, unit=unit, parent=second, seen=first.code)
    assert Unit.objects.get(pk=unit.pk).parent == second


def test_two_who_move_each_below_the_other_make_no_circle(draft, analyst):
    root = Unit.objects.get(structure=draft, parent=None)
    one, other = root.children.all()[:2]  # as both saw them
    actions.move_unit(by=analyst, unit=one, parent=other)
    with pytest.raises(NotAllowed):
        actions.move_unit(by=analyst, unit=other, parent=one)
    assert Unit.objects.get(pk=other.pk).parent == root


def test_units_nest_no_deeper_than_their_paths_can_say(draft, analyst):
    last = Unit.objects.get(structure=draft, parent=None)
    unit = last.children.first()
    for number in range(actions.LONGEST_PATH // WIDTH - 1):
        last = Unit.objects.create(
            structure=draft, code=f"dalam{number}", name="Seksi", parent=last
        )
    with pytest.raises(NotAllowed, match="bertingkat sedalam itu"):
        actions.move_unit(by=analyst, unit=unit, parent=last)
    assert Unit.objects.get(pk=unit.pk).parent != last


def test_who_works_on_some_units_only_drafts_nothing(analyst, user_with, draft):
    unit = Unit.objects.filter(structure=draft.made_from).last()
    by = user_with(Role.ANALYST, unit=unit)
    moved = Unit.objects.filter(structure=draft).last()
    for act in (
        lambda: actions.make_draft(by=by, structure=draft.made_from, basis="x"),
        lambda: actions.move_unit(by=by, unit=moved, parent=moved),
        lambda: actions.discard_draft(by=by, draft=draft),
    ):
        with pytest.raises(PermissionDenied):
            act()
