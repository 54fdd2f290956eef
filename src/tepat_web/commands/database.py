"""Copying a whole database while it is in use, and bringing it back.

SQLite copies itself page by page; PostgreSQL's own tools do it there.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from .errors import NoTool, ToolFailed

DUMP, LOAD = "pg_dump", "pg_restore"
# Owners and rights belong to the server that a database stands on.
PLAIN = ("--no-owner", "--no-privileges")


def engine() -> str:
    """Return the kind of database: ``sqlite`` or ``postgresql``."""
    from django.db import connection

    return connection.vendor


def steps() -> list[str]:
    """Return the steps of the schema that the database has taken, ``app.step``."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    taken = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{step}" for app, step in taken)


def demand_tool(name: str) -> None:
    """Refuse early where a tool that will be needed is not installed.

    Raises:
        NoTool: if it is not.
    """
    if engine() == "postgresql" and shutil.which(name) is None:
        raise NoTool(name)


def dump(to: Path) -> None:
    """Copy the database as this connection sees it, inside ``one_moment``.

    Raises:
        ToolFailed: if PostgreSQL's tool does not.
    """
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(to)) as copy:
            connection.connection.backup(copy)
            # One file, without the log that a database in use has beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (moment,) = cursor.fetchone()
    _run(DUMP, "--format=custom", *PLAIN, f"--snapshot={moment}", f"--file={to}")


def load(source: Path) -> None:
    """Put a copy in the place of everything that the database holds, or nothing.

    Raises:
        ToolFailed: if PostgreSQL's tool does not; the database is as it was.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
        connection.close()
        return
    if not is_filled():
        _clear()
    connection.close()
    once = ("--single-transaction", "--exit-on-error", "--clean", "--if-exists")
    _run(LOAD, *PLAIN, *once, str(source))


def is_filled() -> bool:
    """Tell whether anybody has worked with the database."""
    from django.db import connection

    from tepat_web.accounts.models import User
    from tepat_web.accounts.queries import OPERATOR
    from tepat_web.ledger.models import Entry

    tables = connection.introspection.table_names()
    people = User.objects.exclude(username=OPERATOR)
    acts = Entry.objects.exclude(act="ledger.begun")
    return any(
        rows.model._meta.db_table in tables and rows.exists() for rows in (people, acts)
    )


def _clear() -> None:
    """Remove the tables of a database in which nobody has worked.

    They may be of a newer schema than a backup, whose tables do not know of them.
    """
    from django.db import connection, transaction

    ours = connection.introspection.django_table_names(include_views=False)
    there = set(connection.introspection.table_names())
    names = there & {*ours, "django_migrations", "tepat_cache"}
    if names:
        quoted = ", ".join(map(connection.ops.quote_name, sorted(names)))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {quoted} CASCADE")


def _run(tool: str, *options: str) -> None:
    """Run one of PostgreSQL's tools on our database; no password is on its line."""
    from django.db import connection
    from django.db.backends.postgresql.client import DatabaseClient

    told = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    (_psql, *where, name), env = told
    done = subprocess.run(  # noqa: S603 (a tool of PostgreSQL's, and our own settings)
        [tool, *where, f"--dbname={name}", "--no-password", *options],
        env=os.environ | (env or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ToolFailed(tool, done.stderr)
