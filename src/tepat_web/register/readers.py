"""How a value that a program sends is read: as the engine reads a cell."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from pydantic import AfterValidator

from tepat.intake.cells import Flaw, reader
from tepat.snapshot.columns import Column

from .headings import language


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
