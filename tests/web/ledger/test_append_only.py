"""The database itself refuses to change what the ledger holds."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tepat_web.accounts.queries import operator
from tepat_web.ledger.actions import begin
from tepat_web.ledger.append_only import REFUSAL, TABLES, unguarded
from tepat_web.ledger.models import Entry, Version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begun(db):
    begin(by=operator())


def refused(sql):
    refusal = pytest.raises(DatabaseError, match=REFUSAL)
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("also", ["", " WHERE 1 = 1"])
def test_nothing_is_deleted(table, also):
    refused(f"DELETE FROM {table}{also}")  # noqa: S608


@pytest.mark.parametrize(
    "change",
    [
        "ledger_entry SET label = 'x'",
        "ledger_entry SET number = 99",
        "ledger_version SET content = '{}'",
        "ledger_version SET record = record",
    ],
)
def test_nothing_is_changed(change):
    refused(f"UPDATE {change}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's way")
@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_emptied_at_once(table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's way")
def test_a_row_is_not_replaced_by_one_of_the_same_number():
    names = 'id, "table", record, kind, content, entry_id'
    refused(
        f"INSERT OR REPLACE INTO ledger_version ({names}) "  # noqa: S608
        "SELECT id, 'x', record, kind, '{}', entry_id FROM ledger_version"
    )


def test_neither_does_our_own_code_by_mistake():
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(label="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.all().delete()
    assert Version.objects.exists()


def test_the_refusal_comes_back_after_a_ledger_was_replaced():
    with unguarded(connection):
        Entry.objects.update(label="x")
    refused("UPDATE ledger_entry SET label = 'y'")


def test_the_refusal_comes_back_where_replacing_failed():
    with pytest.raises(ZeroDivisionError), unguarded(connection):
        raise ZeroDivisionError
    refused("UPDATE ledger_entry SET label = 'y'")
