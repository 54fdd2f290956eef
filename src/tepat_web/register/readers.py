"""How a value that a program sends is read: as the engine reads a cell."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator

from tepat.intake.cells import Flaw, reader
from tepat.snapshot.columns import Column

from .headings import language

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_day() -> BeforeValidator:
    """Take a day as JSON writes it, and nothing that could be read as one by chance."""
    return BeforeValidator(_day, json_schema_input_type=date)


def reading(column: Column) -> AfterValidator:
    """Read a typed value through the reader of the column's cells.

    Text comes out without what cannot be seen, and ``-`` as nothing. What the reader
    refuses is refused with its own sentence.
    """

    def read(value: Any) -> Any:
        if value is None:
            return None
        cell = ";".join(value) if isinstance(value, list) else value
        told = reader(column)(cell)
        if isinstance(told, Flaw):
            if told.value is None:
                sentence = told.defect.sentence
                raise ValueError(sentence.fill(told.facts, language()))
            told = told.value
        if told is None and column.required:
            raise ValueError(_("This is required."))
        return told

    return AfterValidator(read)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise ValueError(_("Write the day as YYYY-MM-DD."))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(_("There is no such day.")) from None
