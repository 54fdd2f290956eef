"""Writing very many rows at once: what ``bulk_create`` does, several times sooner.

A whole city has some hundred thousand rows, each with a version in the ledger. Nothing
here is checked, and no signal is sent: for actions only, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

AnyModel = TypeVar("AnyModel", bound=models.Model)
AT_ONCE = 20_000  # rows handed to SQLite; more only take memory

# What the drivers of both databases take as it is.
PLAIN = (
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def fresh(model: type[AnyModel]) -> Callable[[], AnyModel]:
    """Return what makes new records of a model, each like ``model()``.

    Django fills a new record field by field and asks everybody who listens. Copying
    what one record came out with takes a third of that, and the values of a row can go
    straight into ``__dict__``: nothing that is linked has been looked up yet.
    """
    if any(callable(field.default) for field in model._meta.concrete_fields):
        return model  # each record has a default of its own
    born_with = {k: v for k, v in vars(model()).items() if k != "_state"}

    def made() -> AnyModel:
        record = model.__new__(model)
        vars(record).update(born_with, _state=ModelState())
        return record

    return made


def number(records: Sequence[models.Model]) -> None:
    """Give new records of one model their numbers, so that others can point to them."""
    if not records:
        return
    model = type(records[0])
    name = _key(model)
    for record, mine in zip(records, _numbers(model, len(records)), strict=True):
        vars(record)[name] = mine


def insert(records: Sequence[models.Model]) -> None:
    """Insert new records of one model, and give each its number if it has none."""
    if not records:
        return
    model = type(records[0])
    if records[0].pk is None:
        number(records)
    for record in records:
        state = record._state
        state.adding, state.db = False, connection.alias
    fields = model._meta.concrete_fields
    told = [vars(record) for record in records]
    columns = (_values(field, told) for field in fields)
    insert_rows(model, [field.attname for field in fields], zip(*columns, strict=True))


def recount() -> None:
    """Let PostgreSQL count the tables anew, after very many rows were written.

    Until it has, it takes them for small, and joins them in ways that last minutes.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def insert_rows(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of values that the driver takes as they are, in their order.

    Args:
        names: Attributes of the model, in the order of the values.
    """
    quote = connection.ops.quote_name
    column = {field.attname: field.column for field in model._meta.concrete_fields}
    columns = ", ".join(quote(str(column[name])) for name in names)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            blanks = ", ".join(["%s"] * len(names))
            insert = f"INSERT INTO {table} ({columns}) VALUES ({blanks})"  # noqa: S608
            left = iter(rows)
            while some := list(islice(left, AT_ONCE)):
                cursor.executemany(insert, some)


def _key(model: type[models.Model]) -> str:
    key: Any = model._meta.pk
    return str(key.attname)


def _values(field: Any, records: Sequence[dict[str, Any]]) -> Iterator[Any]:
    values = map(itemgetter(field.attname), records)
    if isinstance(field, PLAIN) or connection.vendor == "postgresql":
        return values
    if type(field) is models.DateField:
        return (value and value.isoformat() for value in values)
    prepared: Callable[[Any], Any] = lambda value: field.get_db_prep_save(  # noqa: E731
        value, connection
    )
    return map(prepared, values)


def _numbers(model: type[models.Model], count: int) -> Iterable[int]:
    """Take the next ``count`` numbers of a table; nobody else gets them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) "
                "FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), model._meta.pk.column, count],
            )
            return [number for (number,) in cursor.fetchall()]
        # The transaction holds the only right to write.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        first = found[0] + 1 if found else 1
        return range(first, first + count)
