"""Results that cross two things: elements of each service, and what changed lately."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from tepat_web.kit.charts import Matrix
from tepat_web.kit.matrix import Line, Square
from tepat_web.kit.writing import number

from .results import OfUnit, Row

FEWEST = 5  # answers below which a mean is left out: it would say little
SHADES = {"A": 0, "B": 1, "C": 3, "D": 4}  # what is low draws the eye


def by_service(told: OfUnit, *, is_detailed: bool) -> Matrix | None:
    """Return services × elements; ``None`` where sheets name no service.

    Args:
        is_detailed: With the answers and the interval of each mean.
    """
    lines = [
        Line(service, [_square(row, is_detailed=is_detailed) for row in rows])
        for service, rows in grouped(told)
    ]
    if not lines:
        return None
    columns = [code(row) for row in next(rows for _name, rows in grouped(told))]
    said = _(
        "Mean answer of each element at each service, 1 to 4; the darker, the lower."
    )
    return Matrix(said, _("Service"), columns, lines, is_wide=True)


def grouped(told: OfUnit) -> list[tuple[str, list[Row]]]:
    """Return each service with its elements, in the order of the questions."""
    return [
        (service, list(rows))
        for service, rows in groupby(told.of_services, key=lambda row: row["service"])
    ]


def code(row: Row) -> str:
    """Return the short name of an element, such as ``U1``."""
    return str(row["element"]).partition(" ")[0]


def changes(rows: Sequence[Row], name: str) -> dict[str, Row]:
    """Return the latest change of each ``name`` (element or service).

    Only what has a period before: nothing else has changed.
    """
    latest = {row[name]: row for row in rows}
    return {key: row for key, row in latest.items() if row["difference"] is not None}


def is_few(row: Row) -> bool:
    """Tell whether too few answered for a mean to be shown."""
    return int(row["n"]) < FEWEST


def _square(row: Row, *, is_detailed: bool) -> Square:
    n = _("%(n)s answers") % {"n": number(row["n"])}
    if is_few(row):
        return Square("–", n, hidden=_("too few to tell"))
    note = ""
    if is_detailed:
        note = n if row["low"] is None else f"{n} {_interval(row)}"
    letter = (row["quality"] or "")[:1]
    return Square(
        number(row["nrr"], 2),
        note,
        SHADES.get(letter, 0),
        hidden=f"{row['element']}, {row['quality'] or ''}",
    )


def _interval(row: Row) -> str:
    return f"{number(row['low'], 2)}–{number(row['high'], 2)}"
