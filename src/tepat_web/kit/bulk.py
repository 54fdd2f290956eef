"""Writing very many rows at once: what ``bulk_create`` does, several times sooner.

A whole city has some hundred thousand rows, each with a version in the ledger. Nothing
here is checked, and no signal is sent: for actions only, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

# What the drivers of both databases take as it is.
PLAIN = (
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


def number(records: Sequence[models.Model]) -> None:
    """Give new records of one model their numbers, so that others can point to them."""
    if not records:
        return
    numbers = _numbers(type(records[0]), len(records))
    for record, mine in zip(records, numbers, strict=True):
        record.pk = mine


def insert(records: Sequence[models.Model]) -> None:
    """Insert new records of one model, and give each its number if it has none."""
    if not records:
        return
    model = type(records[0])
    if records[0].pk is None:
        number(records)
    for record in records:
        record._state.adding = False
        record._state.db = connection.alias
    fields = model._meta.concrete_fields
    columns = (_values(field, records) for field in fields)
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
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({blanks})",  # noqa: S608
                list(rows),
            )


def _values(field: Any, records: Sequence[models.Model]) -> Iterator[Any]:
    values = map(attrgetter(field.attname), records)
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
