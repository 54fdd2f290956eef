"""What the editor of an analysis is made of: sections, groups of rows, fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .draft import TASKS_GROUP
from .models import ReviewNote
from .reckoning import Told


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        kind: ``area``, ``text``, ``number``, ``day`` or ``select``.
        error: Why it cannot be.
        theirs: What somebody else saved here meanwhile; blank: nothing else.
    """

    name: str
    label: str
    value: str
    kind: str
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()
    error: str = ""
    theirs: str = ""
    options: str = ""  # the list of suggestions it takes
    is_fresh: bool = False  # takes the focus when the page comes back

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    @property
    def attributes(self) -> SafeString:
        """What ties the field to its help and its error, and where the focus goes."""
        told = [f"{self.id}_help"] if self.help else []
        told += [f"{self.id}_error"] if self.error else []
        said = SafeString("")
        if told:
            said = format_html(' aria-describedby="{}"', " ".join(told))
        wrong = SafeString(' aria-invalid="true"' if self.error else "")
        return said + wrong + SafeString(" autofocus" if self.is_fresh else "")


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a coded list."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded list: entries in one or more parts."""

    name: str
    label: str
    parts: Sequence[tuple[str, Sequence[Option]]]
    source: str = ""
    count: int = 0
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a group, with its fields."""

    key: str
    label: str
    fields: Sequence[Field]
    findings: Sequence[Told] = ()
    others: Sequence[Field] = ()
    says_others: bool = False
    step: str = ""
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a list, or of the tasks."""

    name: str
    rows: Sequence[RowShown]
    headings: Sequence[str] = ()
    add: str = ""
    is_touched: bool = False

    @property
    def is_tasks(self) -> bool:
        return self.name == TASKS_GROUP


@dataclass(slots=True)
class Section:
    """One item of the form.

    Attributes:
        sign: ``whole``, ``part`` or ``nothing``: see ``items.progress``.
        notes: What the verifiers asked at the last return.
    """

    letter: str
    title: str
    sign: str
    fields: Sequence[Field] = ()
    coded: Sequence[Coded] = ()
    conditions: Sequence[Field] = ()
    closing: Sequence[Field] = ()
    group: Group | None = None
    findings: Sequence[Told] = ()
    notes: Sequence[ReviewNote] = ()
