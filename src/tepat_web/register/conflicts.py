"""Two people changed one record: what each wrote, side by side, and both together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tepat.snapshot.columns import Column

from .forms import RowForm, typed
from .headings import label


@dataclass(frozen=True, slots=True)
class Clash:
    """One column that either of two people changed.

    Attributes:
        before: What stood there when the reader opened the form.
        theirs: What somebody else saved meanwhile.
        mine: What the reader typed.
        is_both: Whether both changed it, and not to the same.
    """

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    is_both: bool


def clashes(
    form: RowForm, columns: Sequence[Column], theirs: Mapping[str, Any]
) -> list[Clash]:
    """Return the columns that differ, in their order.

    Args:
        form: As the reader sent it.
        theirs: The record as it is now, by column.
    """
    mine = set(form.changed_data)
    told = []
    for column in columns:
        before = form.opened(column.name)
        now = typed(column, theirs.get(column.name))
        wanted = form.typed(column.name) if column.name in mine else now
        is_theirs = before != now
        if column.name in mine or is_theirs:
            told.append(
                Clash(
                    column.name,
                    label(column),
                    before,
                    now,
                    form.typed(column.name),
                    is_both=column.name in mine
                    and is_theirs
                    and not _same(form, column, wanted, now),
                )
            )
    return told


def together(
    form: RowForm, columns: Sequence[Column], theirs: Mapping[str, Any]
) -> dict[str, str]:
    """Return what a new form holds: the reader's changes, on what others saved."""
    mine = set(form.changed_data)
    data = {}
    for column in columns:
        now = typed(column, theirs.get(column.name))
        data[form.add_initial_prefix(column.name)] = now
        data[column.name] = form.typed(column.name) if column.name in mine else now
    return data


def is_done_already(
    form: RowForm, columns: Sequence[Column], theirs: Mapping[str, Any]
) -> bool:
    """Tell whether the record holds all that the reader wants: a form sent twice."""
    if not form.is_valid():
        return False
    known = {column.name: column for column in columns}
    return all(
        typed(known[name], form.cleaned_data[name])
        == typed(known[name], theirs.get(name))
        for name in form.changed_data
    )


def _same(form: RowForm, column: Column, mine: str, theirs: str) -> bool:
    told = form.cleaned_data.get(column.name) if form.is_bound else None
    return mine == theirs or typed(column, told) == theirs
