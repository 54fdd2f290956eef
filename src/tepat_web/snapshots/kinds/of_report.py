"""The columns of a workbook of the engine as columns of a result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tepat.reports.excel import Field as BookField
from tepat.reports.excel import Form as BookForm
from tepat_web.kit.words import Words

from ..result import Field, Form

FORMS: Mapping[BookForm, Form] = {
    BookForm.TEXT: Form.TEXT,
    BookForm.CODE: Form.TEXT,
    BookForm.WHOLE: Form.WHOLE,
    BookForm.GAP: Form.SIGNED,
    BookForm.SIGNED: Form.SIGNED,
    BookForm.CHANGE: Form.SIGNED,
    BookForm.HOURS: Form.DECIMAL,
    BookForm.EXACT: Form.DECIMAL,
    BookForm.DAY: Form.DAY,
}


def columns(
    fields: Iterable[BookField],
    *,
    without: Iterable[str] = (),
    **rest: Mapping[str, Any],
) -> tuple[Field, ...]:
    """Return columns with the headings that the workbook has.

    Args:
        fields: Of the workbook.
        without: Names of those that a page does not need.
        rest: What a column says besides, by its name; see ``result.Field``.
    """
    left_out = frozenset(without)
    return tuple(
        Field(
            each.name,
            Words(id=each.heading.id, en=each.heading.en),
            **{"form": FORMS[each.form], **rest.get(each.name, {})},
        )
        for each in fields
        if each.name not in left_out
    )
