"""Entries and versions are only ever added: the database itself refuses the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

TABLES = {"ledger_entry": "number", "ledger_version": "id"}  # and what counts them
REFUSAL = "the ledger is only ever added to"

FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
"""


def guard(connection: Any) -> None:
    """Let the database refuse any change of what the ledger holds."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
            for table in TABLES:
                cursor.execute(
                    f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR "
                    f"TRUNCATE ON {table} EXECUTE FUNCTION ledger_only_grows()"
                )
            return
        for table, key in TABLES.items():
            # "Insert or replace" deletes a row without telling the trigger of deletes.
            there = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608
            for act, when in (("update", "1"), ("delete", "1"), ("insert", there)):
                cursor.execute(
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} "
                    f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                )


def unguard(connection: Any) -> None:
    """Take the refusal away again."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_only_grows ON {table}")
                continue
            for act in ("update", "delete", "insert"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}")


@contextmanager
def unguarded(connection: Any) -> Iterator[None]:
    """Let a whole ledger be replaced: by a backup, or after a test."""
    with transaction.atomic(using=connection.alias):
        unguard(connection)
        yield
        guard(connection)
