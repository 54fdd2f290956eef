"""Tables: every column of the workbook has its field, and every field its privacy."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tepat.snapshot import TABLES, Privacy
from tepat.snapshot.columns import Kind
from tepat_web.snapshots.sheets import HELD, SHEETS, code_of
from tepat_web.workforce.models import Appointment

LEVELS = ("open", "personal", "sensitive", "secret")
OURS = [
    model
    for app in apps.get_app_configs()
    if app.name.startswith("tepat_web.")
    for model in app.get_models()
]
COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.name}.{column.name}")
    for sheet in SHEETS
    for column in sheet.table.columns
]
HOLDS = {
    Kind.DAY: models.DateField,
    Kind.WHOLE: models.IntegerField,
    Kind.DECIMAL: models.FloatField,
    Kind.TRUTH: models.BooleanField,
}
each_model = pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)


def test_every_sheet_has_one_model_and_every_model_of_a_sheet_one_sheet():
    assert [sheet.table for sheet in SHEETS] == list(TABLES)
    told = [sheet.model for sheet in SHEETS]
    assert len(told) == len(set(told))


def field_at(model, path):
    """The field at the end of a path of links."""
    *links, last = path.split("__")
    for link in links:
        model = model._meta.get_field(link).remote_field.model
    return model._meta.get_field(last)


def fields_of(sheet, column):
    """The fields that hold a column: one, or those at the ends of its links."""
    if sheet.name == "employees" and column.name in HELD:
        held = {"position": "post__position__code", "position_since": "since"}
        return [field_at(Appointment, held[column.name])]
    links = sheet.links.get(column.name)
    if links is None:
        return [sheet.model._meta.get_field(sheet.field_of(column.name))]
    return [field_at(sheet.model, f"{link}__{code_of(link)}") for link in links]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_a_column_has_a_field_that_holds_what_it_tells(sheet, column):
    wanted = HOLDS.get(column.kind, (models.CharField, models.TextField))
    for field in fields_of(sheet, column):
        assert isinstance(field, wanted)
        assert not isinstance(field, models.DateTimeField)  # a day has no hour


def level_of(model, name):
    (level,) = [one for one in LEVELS if name in getattr(model.Privacy, one, ())]
    return level


@each_model
def test_every_field_has_one_level_of_privacy(model):
    told = [name for level in LEVELS for name in getattr(model.Privacy, level, ())]
    there = {
        field.name
        for field in model._meta.get_fields()
        if not field.auto_created and not getattr(field, "primary_key", False)
    }
    there -= {"groups", "user_permissions"}  # Django's own, not used here
    keys = {model._meta.pk.name}
    assert sorted(told) == sorted(set(told))
    assert set(told) - keys == there


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_a_field_is_at_least_as_private_as_its_column(sheet, column):
    if sheet.name == "employees" and column.name in HELD:
        model, name = Appointment, {"position": "employee"}.get(column.name, "since")
    else:
        links = sheet.links.get(column.name)
        model = sheet.model
        name = (links or [sheet.field_of(column.name)])[0].partition("__")[0]
    levels = {Privacy.OPEN: 0, Privacy.PERSONAL: 1, Privacy.SENSITIVE: 2}
    assert LEVELS.index(level_of(model, name)) >= levels[column.privacy]


@each_model
def test_constraints_have_names_that_can_be_read_in_a_log(model):
    for constraint in model._meta.constraints:
        assert constraint.name.startswith(f"{model._meta.app_label}_")
        assert constraint.name.count("_") >= 2


@each_model
def test_a_model_says_what_it_holds(model):
    assert (model.__doc__ or "").strip().endswith((".", ")"))
    assert not model.__doc__.startswith(f"{model.__name__}(")  # Django's own
    assert model.__str__ is not models.Model.__str__


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
