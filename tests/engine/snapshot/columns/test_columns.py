"""What is true of every declared column."""

from __future__ import annotations

import re

import pytest

from tepat.snapshot import Snapshot
from tepat.snapshot.columns import TABLES, Kind, Privacy

COLUMNS = [
    pytest.param(table, column, id=f"{table.sheet}-{column.official}")
    for table in TABLES
    for column in table.columns
]


def test_sheets_and_tables_are_named_once():
    assert len({table.sheet for table in TABLES}) == len(TABLES)
    fields = {"settings" if n == "settings_rows" else n for n in Snapshot.__slots__}
    assert {table.name for table in TABLES} <= fields


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_a_table_names_its_columns_once_and_its_key_exists(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    required = {column.name for column in table.columns if column.required}
    assert not table.key or table.key[0] in required


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_is_declared_completely(table, column):
    assert column.meaning.id.endswith((".", "…"))
    assert column.meaning.en.endswith((".", "…"))
    assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
    assert (column.kind is Kind.CHOICE) == bool(column.choices)
    assert set(column.synonyms.values()) <= set(column.choices) or not column.choices
    assert not (column.required and (column.expected or column.missed))
    assert column.default is None or not column.missed


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_reference_leads_to_a_column_of_its_kind(table, column):
    kinds = {
        f"{other.name}.{target.name}": target.kind
        for other in TABLES
        for target in other.columns
    }
    assert {kinds[target] for target in column.refers} <= {column.kind}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_what_tells_about_a_person_is_not_open(table, column):
    names_people = any(other.kind is Kind.NIP for other in table.columns)
    if names_people and column.name != "cost":
        assert column.privacy is not Privacy.OPEN
