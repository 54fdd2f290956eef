"""What a sheet of the workbook is to the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tepat.snapshot.columns import Column, Table
from tepat_web.accounts.access import Permission
from tepat_web.organisation.models import Row

# Where the code of a linked record is found.
CODE = {"employee": "nip", "employee_a": "nip", "employee_b": "nip"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook and the model that holds its rows.

    Attributes:
        table: What the engine calls a table: its columns and their meaning.
        model: One record is one row.
        links: Columns that name another record by its code, each with the fields
            that lead there; of several, the first that knows the code is meant.
        fields: Columns whose field has another name.
        likely: Columns by which a row is recognised although something else in it
            changed; the declared key where the table has one.
        read, change: What a person must be allowed to.
        path: Lookup of the path of the unit that a row belongs to; blank where a row
            belongs to the whole city.
        nip: Lookup of the employee that a row is about; blank where it is about none.
    """

    table: Table
    model: type[Row]
    read: Permission
    change: Permission
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    likely: tuple[str, ...] = ()
    path: str = ""
    nip: str = ""

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def recognised_by(self) -> tuple[str, ...]:
        return self.table.key or self.likely

    def column(self, name: str) -> Column:
        """Return the column called ``name``."""
        return next(each for each in self.table.columns if each.name == name)

    def field_of(self, column: str) -> str:
        """Return the field that holds a column that is no link."""
        return self.fields.get(column, column)


def code_of(link: str) -> str:
    """Return the field by which the record behind ``link`` is named in a sheet."""
    return CODE.get(link, "code")
