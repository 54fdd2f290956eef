"""What a person's own file says: notes on it, and data to complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.kinds import files
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.result import NIP
from tepat_web.snapshots.showing import language

# Kinds of computations and the table of each that has rows about one person.
NOTES = (files.KIND, files.TABLE)
DATA = ("check", "kasus")
TRAINING = ("training", "rencana")
CALM = files.FOR_INFORMATION.id


@dataclass(frozen=True, slots=True)
class Note:
    """One note, as the component of a finding takes it."""

    verdict: str
    sentence: str
    remedy: str
    who: str
    code: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A training that the last plan proposes for the person."""

    name: str
    starts: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Own:
    """What the last computations say about a person, for that person.

    Attributes:
        pressing: What needs attention, the nearest first.
        calm: What is good to know.
        data: Rows of the register about the person that need mending.
        trainings: What the last training plan proposes for the person.
        made_at: When the notes were computed; None: never yet.
        day: As of which day.
    """

    pressing: tuple[Note, ...] = ()
    calm: tuple[Note, ...] = ()
    data: tuple[Note, ...] = ()
    trainings: tuple[Proposed, ...] = ()
    made_at: datetime | None = None
    day: date | None = None


def of(by: User, latest: Mapping[str, Computed]) -> Own:
    """Return the notes of the last computations about the person who asks.

    Args:
        latest: As ``snapshots.queries.latest`` gives it.
    """
    made = latest.get(NOTES[0])
    told = list(_rows(by, made, NOTES[1]))
    officer = _("the officer of your agency")
    notes = [(row["urgency_key"], _note(row)) for row in told]
    return Own(
        pressing=tuple(note for urgency, note in notes if urgency != CALM),
        calm=tuple(note for urgency, note in notes if urgency == CALM),
        data=tuple(
            Note(row["severity"], row["said"], "", officer, row["code"])
            for row in _rows(by, latest.get(DATA[0]), DATA[1])
        ),
        trainings=tuple(
            Proposed(row["training_name"], row["starts"], row["reason"])
            for row in _rows(by, latest.get(TRAINING[0]), TRAINING[1])
        ),
        made_at=made.made_at if made else None,
        day=made.day if made else None,
    )


def _note(row: dict[str, Any]) -> Note:
    return Note(row["verdict"], row["said"], row["cure"], row["by"], row["code"])


def _rows(by: User, made: Computed | None, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table that are about the person, as far as they may see them."""
    if made is None or not by.nip:
        return
    spoken = language()
    for table in store.read(made.folder).tables:
        if table.name != name:
            continue
        rows = queries.rows(by, table, queries.Wanted()).filter(pl.col(NIP) == by.nip)
        for row in rows.collect().iter_rows(named=True):
            shown = {
                each.name: row[each.column(spoken)]
                for each in queries.fields_for(by, table)
            }
            yield shown | {"urgency_key": row.get("urgency_id", "")}
