"""Forms of the register: one field for each column, read as a workbook is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.intake.cells import Flaw, reader
from tepat.intake.guide import allowed_words
from tepat.snapshot import canonical
from tepat.snapshot.checks import Severity
from tepat.snapshot.columns import Column, Kind
from tepat_web.snapshots.sheets import Sheet

from . import sources
from .headings import LONG_TEXTS, label, language, meaning

EXAMPLES = {
    Kind.DAY: gettext_lazy("Example: 24-11-2026."),
    Kind.NIP: gettext_lazy("18 digits."),
    Kind.LIST: gettext_lazy("Put a semicolon between several."),
}


class CellField(forms.Field):
    """A field that reads as a cell of the column in a workbook would be read.

    Attributes:
        column: What the engine calls a column.
        doubt: What the reader doubts about a value that it read all the same.
    """

    def __init__(self, column: Column, widget: forms.Widget, help_text: str) -> None:
        super().__init__(
            required=column.required,
            label=label(column),
            help_text=help_text,
            widget=widget,
        )
        self.column = column
        self.doubt = ""

    def to_python(self, value: Any) -> Any:
        """Return the value as the engine types it; blank is the settled default."""
        self.doubt = ""
        told = reader(self.column)(str(value or ""))
        if isinstance(told, Flaw):
            said = told.defect.sentence.fill(told.facts, language())
            if told.defect.severity is Severity.ERROR:
                raise ValidationError(said)
            self.doubt = said
            told = told.value
        return self.column.default if told is None else told

    def validate(self, value: Any) -> None:
        """Refuse a blank where the column must be filled."""
        if value is None and self.column.required:
            raise ValidationError(_("This must be filled in."))

    def prepare_value(self, value: Any) -> Any:
        """Return the value as a person would type it."""
        return typed(self.column, value)


class CellForm(forms.Form):
    """Fields that are columns of one table, as far as the person may fill them in."""

    field_class = CellField
    blank_choice = gettext_lazy("(blank)")

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        sheet: Sheet,
        columns: Sequence[Column],
        initial: Mapping[str, Any] | None = None,
        suggest_url: str = "",
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.data: QueryDict = data if data is not None else QueryDict()
        self.sheet = sheet
        for column in columns:
            text = (initial or {}).get(column.name)
            widget = _widget(sheet, column, text, suggest_url, str(self.blank_choice))
            self.fields[column.name] = self.field_class(column, widget, _help(column))

    @property
    def doubts(self) -> dict[str, str]:
        """What the readers doubt, by column."""
        return {
            name: field.doubt
            for name, field in self.fields.items()
            if isinstance(field, CellField) and field.doubt
        }

    @property
    def links(self) -> list[str]:
        """Columns that name another record."""
        return [name for name in self.fields if sources.is_link(self.sheet, name)]


class RowForm(CellForm):
    """The columns of one row.

    Each field carries along what it held when the form was opened, so that what the
    person changed is known, whatever others changed meanwhile.
    """

    CHECK = "periksa"  # name of the button that checks without saving

    def __init__(self, data: QueryDict | None = None, **about: Any) -> None:
        super().__init__(data, **about)
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def values(self) -> dict[str, Any]:
        """What was read, by column."""
        return {name: self.cleaned_data.get(name) for name in self.fields}

    @property
    def is_trial(self) -> bool:
        """Whether the form was sent only to be checked."""
        return self.is_bound and self.CHECK in self.data

    @property
    def changed(self) -> dict[str, Any]:
        """What was read of the columns that the person changed."""
        return {name: self.cleaned_data.get(name) for name in self.changed_data}

    def typed(self, name: str) -> str:
        """Return what stands in a field, as the person typed it."""
        return str(self[name].value() or "")

    def opened(self, name: str) -> str:
        """Return what a field held when the form was opened."""
        return str(self.data.get(self.add_initial_prefix(name), ""))


class SharedField(CellField):
    """A column that many rows get the same value in; blank leaves it as it is."""

    def __init__(self, column: Column, widget: forms.Widget, help_text: str) -> None:
        super().__init__(column, widget, help_text)
        self.required = False

    def validate(self, value: Any) -> None:
        """Take a blank: it changes nothing."""


class BulkForm(CellForm):
    """The columns that many rows can be given the same value in.

    A blank field leaves its column alone; a column is emptied by naming it in
    ``kosong``.
    """

    field_class = SharedField
    blank_choice = gettext_lazy("(leave as it is)")
    EMPTY = "kosong"

    @property
    def emptied(self) -> frozenset[str]:
        """Columns that are to be emptied."""
        told = self.data.getlist(self.EMPTY) if self.is_bound else ()
        return frozenset(told) & {
            name
            for name, field in self.fields.items()
            if isinstance(field, CellField) and not field.column.required
        }

    @property
    def values(self) -> dict[str, Any]:
        """What is to be in every row, by column; columns left alone are left out."""
        told = {
            name: self.cleaned_data.get(name)
            for name in self.fields
            if str(self[name].value() or "").strip() and name not in self.emptied
        }
        return told | {name: self._empty(name) for name in self.emptied}

    def _empty(self, name: str) -> Any:
        field = self.fields[name]
        return field.column.default if isinstance(field, CellField) else None


class ViewForm(forms.Form):
    """A name for the list as it is now."""

    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)
    is_default = forms.BooleanField(
        label=gettext_lazy("Show this view first"), required=False
    )


def typed(column: Column, value: Any) -> str:
    """Write a value so that its reader reads it again as the same value.

    >>> from datetime import date
    >>> from django.utils.translation import override
    >>> from tepat_web.snapshots.sheets import BY_SHEET
    >>> tasks = BY_SHEET["tugas"]
    >>> with override("id"):
    ...     typed(tasks.column("volume"), 1.125), typed(tasks.column("volume"), 12.0)
    ('1,1250', '12')
    >>> typed(BY_SHEET["pegawai"].column("born"), date(1990, 3, 5))
    '05-03-1990'
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value  # as it was typed, or a text
    match column.kind:
        case Kind.DAY:
            return f"{value:%d-%m-}{value.year:04d}"
        case Kind.DECIMAL:
            told = str(canonical.number_text(pl.Series([float(value)])).item())
            return told.replace(".", ",") if language() == "id" else told
        case Kind.TRUTH:
            return canonical.TRUTH[value]
        case Kind.LIST:
            return "; ".join(value)
        case _:
            return str(value)


def _help(column: Column) -> str:
    told = [meaning(column.meaning)]
    if column.kind in EXAMPLES:
        told.append(str(EXAMPLES[column.kind]))
    return " ".join(told)


def _widget(
    sheet: Sheet, column: Column, text: Any, suggest_url: str, blank: str
) -> forms.Widget:
    if words := allowed_words(column):
        choices = [("", blank), *((word, _choice(word)) for word in words)]
        return forms.Select(choices=choices)
    if column.name in LONG_TEXTS or (isinstance(text, str) and "\n" in text):
        return forms.Textarea(attrs={"rows": 4})
    attrs = {"autocomplete": "off"}
    if column.kind in (Kind.WHOLE, Kind.DECIMAL):
        attrs |= {"inputmode": "decimal", "class": "short"}
    if column.kind is Kind.DAY:
        attrs |= {"class": "short", "placeholder": _("dd-mm-yyyy")}
    if column.kind is Kind.NIP:
        attrs["inputmode"] = "numeric"
    if suggest_url and sources.is_link(sheet, column.name):
        attrs |= {
            "placeholder": _("code or name"),
            "list": f"options-{column.name}",
            "hx-get": f"{suggest_url}?untuk={column.name}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#suggest-{column.name}",
            "hx-sync": "this:replace",
        }
    return forms.TextInput(attrs=attrs)


def _choice(word: str) -> str:
    named = {"ya": _("yes"), "tidak": _("no")}
    return named.get(word, word.replace("_", " "))
