"""Opening the database for a command: key, schema, and who acts.

Django is imported inside the functions: ``tepat --help`` needs none of it.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tepat.cli.printer import Printer
from tepat.words import Sentence

from .errors import (
    AWAY,
    MIDWAY,
    NEWER,
    DatabaseAway,
    KeyMissing,
    OtherKey,
    WebMissing,
)

if TYPE_CHECKING:
    from tepat_web.accounts.models import User

Command = TypeVar("Command", bound=Callable[..., Any])

KEY = "TEPAT_SECRET_KEY"
LEDGER_KEY = "TEPAT_LEDGER_KEY"  # seals the ledger in its place, where it is set
KEY_FILE = ".env"
PATIENCE = 10  # seconds until a server counts as away
PREPARING = Sentence(
    id="Menyiapkan tabel basis data", en="Preparing the tables of the database"
)
NEW_KEY = Sentence(
    id="Kunci baru ditulis ke {file}. Kunci itu menyegel buku besar: simpan salinannya "
    "di tempat lain, dan jangan diganti.",
    en="A fresh key was written to {file}. It seals the ledger: keep a copy elsewhere, "
    "and do not change it.",
)


def opened(printer: Printer, *, with_any_key: bool = False) -> User:
    """Bring the database up to date, and return the account that the command acts as.

    Without a key, a fresh one is written to ``.env`` in the working directory.

    Args:
        with_any_key: Open a ledger that was sealed with another key too: to try it,
            not to write on.

    Raises:
        WebMissing: if the extra ``web`` is not installed.
        DatabaseAway: if the database cannot be reached, or is newer than this program.
        KeyMissing: if the key of a ledger that is there is not told.
        OtherKey: if the ledger was sealed with another key.
    """
    load()
    is_told = is_key_told()
    if not is_told:
        os.environ[KEY] = secrets.token_urlsafe(50)
    start(printer)
    bring_up(printer)
    from tepat_web.accounts.queries import operator
    from tepat_web.ledger import queries
    from tepat_web.ledger.actions import begin
    from tepat_web.ledger.models import Entry

    by = operator()
    if not Entry.objects.exists():
        if not is_told:
            _keep_key(printer)
        begin(by=by)
    elif not is_told:
        raise KeyMissing()
    elif not with_any_key and not queries.key_fits():
        raise OtherKey(name())
    return by


def telling(command: Command) -> Command:
    """Let a command tell in words what the database refuses while it runs."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Exception as error:
            if not _is_of_the_database(error):
                raise
            cause = _first_line(error)
            raise DatabaseAway(MIDWAY, name=name(), cause=cause) from error

    return cast(Command, told)


def load() -> None:
    """Read the environment and the file ``.env``.

    Raises:
        WebMissing: if the extra ``web`` is not installed.
    """
    if find_spec("django") is None or find_spec("dotenv") is None:
        raise WebMissing()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")
    import tepat_web.config.environment  # noqa: F401  (reads .env)


def key() -> str:
    """Return the secret key that the environment tells, or nothing."""
    return os.environ.get(KEY, "").strip()


def is_key_told() -> bool:
    """Tell whether the environment tells the key that seals the ledger."""
    return bool(key() or os.environ.get(LEDGER_KEY, "").strip())


def name() -> str:
    """Return what the database is called."""
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def start(printer: Printer) -> None:
    """Load the web application, to speak the reader's language."""
    import django
    from django.utils import translation

    django.setup()
    translation.activate(printer.language)


def knock() -> None:
    """See whether the database is there; begin one that is a file as private.

    Raises:
        DatabaseAway: if it cannot be reached.
    """
    from django.db import DatabaseError, connection

    try:
        if connection.vendor == "postgresql":
            import psycopg

            # The pool would try again and again for half a minute.
            asked: dict[str, Any] = {"connect_timeout": PATIENCE}
            with connection.wrap_database_errors:
                asked |= connection.get_connection_params()
                psycopg.connect(**asked).close()
        elif isinstance(file := connection.settings_dict["NAME"], Path):
            file.touch(0o600)
    except DatabaseError as error:
        raise DatabaseAway(AWAY, name=name(), cause=_first_line(error)) from error
    except OSError as error:
        raise DatabaseAway(AWAY, name=name(), cause=error.strerror) from error


def strange(steps: Iterable[str]) -> list[str]:
    """Return the steps of a schema that this program does not know: it is older."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{step}" for app, step in loader.disk_migrations}
    known |= {f"{app}.{step}" for app, step in loader.replacements}
    ours = tuple(f"{app}." for app in loader.migrated_apps)
    return sorted(step for step in steps if step.startswith(ours) and step not in known)


def bring_up(printer: Printer) -> None:
    """Bring the schema of the database up to date.

    Raises:
        DatabaseAway: if it cannot be reached, or is newer than this program.
    """
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        knock()
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise DatabaseAway(AWAY, name=name(), cause=_first_line(error)) from error
    taken = [f"{app}.{step}" for app, step in executor.loader.applied_migrations]
    if unknown := strange(taken):
        raise DatabaseAway(NEWER, name=name(), steps=", ".join(unknown))
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with printer.step(PREPARING):
            call_command("migrate", verbosity=0, interactive=False)


def _keep_key(printer: Printer) -> None:
    """Write the key of this process where the next one finds it."""
    file = Path(KEY_FILE)
    before = file.read_text("utf-8") if file.exists() else ""
    # Only the owner may read it, from its first byte on.
    with open(file, "a", encoding="utf-8", opener=_for_the_owner) as to:
        os.fchmod(to.fileno(), 0o600)
        # A last line that somebody left open is ended first.
        to.write("\n" if before and not before.endswith("\n") else "")
        to.write(f"{KEY}={key()}\n")
    printer.warn(NEW_KEY.fill({"file": str(file.absolute())}, printer.language))


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_of_the_database(error: Exception) -> bool:
    """Tell a refusal of the database from a fault of ours, without asking for Django.

    Where Django was not loaded, nothing of its was raised.
    """
    django = sys.modules.get("django.db")
    return django is not None and isinstance(error, django.OperationalError)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
