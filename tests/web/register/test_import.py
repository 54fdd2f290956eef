"""A workbook comes into the register and out again; nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tepat import intake
from tepat.intake import town
from tepat.snapshot import digest
from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.organisation.paths import segment
from tepat_web.performance.models import TrainingTaken
from tepat_web.register import actions, changes
from tepat_web.snapshots import settle, take
from tepat_web.snapshots.sheets import SHEETS
from tepat_web.workforce.models import Appointment, Employee

TODAY = date(2026, 11, 25)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


def bring(by, told, *, remove_gone=False, only=None, expected=""):
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    return actions.import_workbook(
        by=by,
        told=told,
        sheets={name: sheets[name] for name in only or sheets},
        extra={},
        remove_gone=remove_gone,
        today=TODAY,
        expected=expected,
    )


def in_any_order(snapshot):
    return {
        table.name: sorted(map(str, rows.rows())) for table, rows in snapshot.tables()
    }


def altered(city, table, expression):
    return replace(city, **{table: getattr(city, table).with_columns(expression)})


def test_export_repeats_the_import_to_the_byte(planner, city, tmp_path):
    bring(planner, city)
    assert digest.digest(take.snapshot()) == digest.digest(city)
    intake.write_xlsx(take.snapshot(), tmp_path / "once.xlsx")
    again = intake.read(tmp_path / "once.xlsx", today=TODAY)
    assert not again.errors
    bring(planner, again.snapshot)
    intake.write_xlsx(take.snapshot(), tmp_path / "twice.xlsx")
    twice = intake.read(tmp_path / "twice.xlsx", today=TODAY)
    assert digest.digest(twice.snapshot) == digest.digest(city)


def test_the_same_workbook_twice_changes_nothing(planner, city):
    bring(planner, city)
    before = Version.objects.count()
    bring(planner, city)
    assert Version.objects.count() == before


def test_a_change_makes_one_version_and_keeps_the_one_before(planner, city):
    bring(planner, city)
    nip = city.employees["nip"][0]
    renamed = pl.when(pl.col("nip") == nip).then(pl.lit("Nama Baru"))
    entry = bring(
        planner, altered(city, "employees", renamed.otherwise("name").alias("name"))
    )
    (version,) = entry.versions.all()
    assert (version.table, version.kind) == ("workforce.Employee", "changed")
    assert Employee.objects.get(nip=nip).name == "Nama Baru"
    kept = Version.objects.filter(table=version.table, record=version.record)
    assert kept.count() == 2


def test_another_position_closes_the_appointment_and_opens_one(planner, city):
    bring(planner, city)
    person = city.employees.filter(pl.col("position").is_not_null()).row(0, named=True)
    others = city.positions.filter(pl.col("position") != person["position"])
    target = others["position"][0]
    is_it = pl.col("nip") == person["nip"]
    moved = altered(
        city,
        "employees",
        [
            pl.when(is_it).then(pl.lit(target)).otherwise("position").alias("position"),
            pl.when(is_it)
            .then(date(2026, 12, 1))
            .otherwise("position_since")
            .alias("position_since"),
        ],
    )
    bring(planner, moved)
    old, new = Appointment.objects.filter(employee__nip=person["nip"]).order_by("pk")
    assert old.valid_to == date(2026, 12, 1)
    assert old.post.position.code == person["position"]
    assert (new.valid_to, new.post.position.code) == (None, target)
    assert digest.digest(take.snapshot()) == digest.digest(moved)
    on_the_day_before = take.snapshot(date(2026, 11, 30)).employees
    held = on_the_day_before.filter(pl.col("nip") == person["nip"])["position"]
    assert held.to_list() == [person["position"]]


def test_rows_that_the_workbook_lacks_stay_unless_it_is_complete(planner, city):
    bring(planner, city)
    fewer = replace(city, trainings=city.trainings.head(3))
    bring(planner, fewer)
    assert take.snapshot().trainings.height == city.trainings.height
    bring(planner, fewer, remove_gone=True)
    assert digest.digest(take.snapshot()) == digest.digest(fewer)


def test_what_was_removed_comes_back_as_the_same_record(planner, city):
    bring(planner, city)
    code = city.catalogue["training"][0]
    fewer = replace(city, catalogue=city.catalogue.slice(1))
    bring(planner, fewer, remove_gone=True)
    bring(planner, city)
    assert digest.digest(take.snapshot()) == digest.digest(city)
    versions = Version.objects.filter(table="performance.TrainingOffer")
    record = versions.filter(content__contains=f'"{code}"').values_list("record")
    assert len(set(record)) == 1


def test_an_import_can_be_taken_back_whole(planner, city):
    bring(planner, city)
    kept = take.snapshot()
    renamed = altered(city, "units", (pl.col("name") + " Baru").alias("name"))
    kept_too = ("employees", "assessments")
    about_people = [it.name for it in SHEETS if it.nip and it.name not in kept_too]
    changed = replace(
        renamed,
        employees=renamed.employees.head(40),
        assessments=renamed.assessments.filter(
            pl.col("nip").is_in(renamed.employees["nip"].head(40).implode())
        ),
        **{name: getattr(renamed, name).clear() for name in about_people},
    )
    entry = bring(planner, changed, remove_gone=True)
    assert digest.digest(take.snapshot()) == digest.digest(changed)
    actions.undo_import(by=planner, entry=entry)
    # The order of rows that had only moved is not brought back.
    assert in_any_order(take.snapshot()) == in_any_order(kept)
    assert not settle.derived(take.structure_on(None))


def test_the_first_import_can_be_taken_back_to_nothing(planner, city):
    entry = bring(planner, city)
    actions.undo_import(by=planner, entry=entry)
    assert take.snapshot().employees.is_empty()
    assert take.snapshot().units.is_empty()


def test_an_import_that_others_built_on_is_not_taken_back(planner, city):
    entry = bring(planner, city)
    bring(planner, altered(city, "units", (pl.col("name") + " Baru").alias("name")))
    with pytest.raises(NotAllowed, match=str(city.units.height)):
        actions.undo_import(by=planner, entry=entry)


def test_a_workbook_that_contradicts_the_register_changes_nothing(planner, city):
    bring(planner, city)
    entries = Entry.objects.count()
    before = digest.digest(take.snapshot())
    held = city.employees["position"].drop_nulls()[0]
    fewer = replace(city, positions=city.positions.filter(pl.col("position") != held))
    with pytest.raises(NotAllowed):
        bring(planner, fewer, remove_gone=True, only=["jabatan"])
    assert digest.digest(take.snapshot()) == before
    assert Entry.objects.count() == entries


def test_rows_that_name_nobody_are_left_out_and_counted(planner, city):
    stranger = city.trainings.head(1).with_columns(nip=pl.lit("199001012015031901"))
    wish = city.wishes.head(1).with_columns(position=pl.lit("TIDAK-ADA"))
    told = replace(
        city,
        trainings=pl.concat([city.trainings, stranger]),
        wishes=pl.concat([city.wishes, wish]),
    )
    entry = bring(planner, told)
    assert digest.digest(take.snapshot()) == digest.digest(city)
    assert '"pelatihan": "{' not in entry.facts
    assert entry.facts.count('"unused": 1') == 2


def test_columns_without_a_meaning_stay_beside_their_rows(planner, city):
    stranger = city.trainings.head(1).with_columns(nip=pl.lit("199001012015031901"))
    told = replace(city, trainings=pl.concat([stranger, city.trainings]))
    notes = [f"catatan {i}" for i in range(told.trainings.height)]
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    actions.import_workbook(
        by=planner,
        told=told,
        sheets=sheets,
        extra={"pelatihan": pl.DataFrame({"Catatan": notes})},
        remove_gone=False,
        today=TODAY,
    )
    first = TrainingTaken.objects.order_by("order").first()
    assert (first.name, first.extra) == (
        city.trainings["name"][0],
        '{"Catatan": "catatan 1"}',
    )


def test_what_was_agreed_to_is_done_or_nothing(planner, city):
    bring(planner, city)
    told = altered(city, "units", (pl.col("name") + " Baru").alias("name"))
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    structure = take.structure_on(None)
    seen = changes.digest(changes.between(told, sheets, structure, remove_gone=False))
    bring(planner, altered(city, "units", pl.lit("x").alias("affair")))
    with pytest.raises(actions.Stale):
        bring(planner, told, expected=seen)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.PLANNER])
def test_nobody_else_imports(user_with, city, role):
    if role in (Role.EMPLOYEE, Role.SUPERVISOR):
        by = user_with(nip="199001012015031901")
    elif role is Role.OPERATOR:
        return  # the command line may
    else:
        by = user_with(role)
    with pytest.raises(Exception) as refused:
        bring(by, city)
    assert refused.type.__name__ == "PermissionDenied"
    assert not Structure.objects.exists()


def test_paths_nest_and_superiors_are_resolved(planner, city):
    bring(planner, city)
    for unit in Unit.objects.select_related("parent"):
        above = unit.parent.path if unit.parent else ""
        assert unit.path == above + segment(unit.pk)
    leaders = Position.objects.filter(is_leader=True)
    assert leaders.exists()
    assert Position.objects.filter(reports_to__isnull=True).count() == 1
    assert Position.objects.filter(need__isnull=False).exists()
