"""Columns are declared once and well: everything else is written from them."""

import re
from collections import Counter
from dataclasses import fields

import pytest

from tepat.snapshot import TABLES, Privacy, Snapshot

COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}")
    for table in TABLES
    for column in table.columns
]
ABOUT_PEOPLE = [
    table for table in TABLES if any(column.kind == "nip" for column in table.columns)
]


def as_matched(heading):
    """A heading as the workbook matches it: no case, spaces, ``_``, ``-`` or ``/``."""
    return re.sub(r"[\s_/-]", "", heading).casefold()


def test_the_snapshot_has_exactly_the_declared_tables():
    told = {field.name for field in fields(Snapshot)}
    tables = {"settings_rows" if t.name == "settings" else t.name for t in TABLES}
    assert tables == told - {"day", "settings"}


def test_no_two_tables_share_a_name_or_a_sheet():
    for names in ([t.name for t in TABLES], [as_matched(t.sheet) for t in TABLES]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_heading_means_one_column_of_its_table(table):
    headings = Counter(
        as_matched(heading)
        for column in table.columns
        for heading in {column.official, *column.aliases}
    )
    assert [heading for heading, count in headings.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_names_its_columns_and_its_key_without_doubt(table):
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    assert set(table.key) <= set(names)
    assert all(name.isidentifier() and name == name.lower() for name in names)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_says_what_it_means_in_both_languages(table, column):
    assert column.meaning.id.endswith((".", "…"))
    assert column.meaning.en.endswith((".", "…"))


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_refers_to_one_that_exists(table, column):
    known = {f"{t.name}.{c.name}" for t in TABLES for c in t.columns}
    assert set(column.refers) <= known


@pytest.mark.parametrize("table", ABOUT_PEOPLE, ids=lambda table: table.name)
def test_what_is_told_about_a_person_is_never_open(table):
    told = [c.name for c in table.columns if c.privacy is Privacy.OPEN]
    assert told == []


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_choice_has_choices_and_its_synonyms_lead_to_one(table, column):
    assert bool(column.choices) == (column.kind == "choice")
    if column.choices:
        assert set(column.synonyms.values()) <= set(column.choices)
