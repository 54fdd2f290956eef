"""What a measured effect says on its page: never a number without interval."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from tepat_web.accounts.models import User
from tepat_web.kit import charts
from tepat_web.kit.words import Words
from tepat_web.snapshots import queries, showing, store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted
from tepat_web.snapshots.store import Stored, StoredFile

from .queries import NOTES

PERIODS, UNITS = "periode", "unit"
END = re.compile(r"(?<=[.!?])\s")  # of a sentence; a decimal point has no space


@dataclass(frozen=True, slots=True)
class Claim:
    """The difference that the change made, with its 95 per cent interval.

    Attributes:
        value, low, high: Of the difference, in points or percentage points.
        unit: In words.
    """

    value: float
    low: float
    high: float
    unit: str

    @property
    def is_told(self) -> bool:
        """Whether the interval leaves zero out, so that something can be said."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Impact:
    """What the page shows.

    Attributes:
        statement: The answer in a sentence or two, as the engine says it.
        claim: The difference; none where there is no interval, and so no claim.
        figures: The two lines with the day marked, then differences against zero.
        notes: What it rests on: sentences under what they are about.
        treated, compared: Names of the units with the change, and beside them.
        periods: How many periods lie before and after the change.
        files: Which may be downloaded.
    """

    statement: Words
    claim: Claim | None
    figures: Sequence[charts.Figure]
    notes: Mapping[str, Sequence[str]]
    treated: Sequence[str]
    compared: Sequence[str]
    periods: tuple[int, int]
    files: Sequence[StoredFile]


def statement(found: Computed) -> Words:
    """Return the sentence of a stored effect, for who may see what it says."""
    return store.read(found.folder).statement


def name(found: Computed, trainings: Mapping[str, str]) -> str:
    """Return what a measured effect is called; what came to nothing has no own name.

    Args:
        trainings: Names by code.
    """
    code = str(found.parameters.get("training") or "")
    called, known = str(found.words), trainings.get(code)
    return called if known is None or known in called else f"{called}: {known}"


def answer(found: Computed) -> Words:
    """Return the first sentence of it: the answer, without what it means."""
    told = statement(found)
    first = (
        re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] for text in (told.id, told.en)
    )
    return Words(*first)


def impact(by: User, found: Computed) -> Impact:
    """Read what a stored effect says, as far as a reader may see it."""
    stored = store.read(found.folder)
    drawn = _drawn(by, stored)
    treated, compared = _units(by, stored)
    return Impact(
        stored.statement,
        _first_claim(found, drawn),
        [it for it in drawn if it is not None],
        _notes(by, stored),
        treated,
        compared,
        _periods(by, stored),
        [it for it in stored.files if queries.may_download(by, it)],
    )


def claim(by: User, found: Computed) -> Claim | None:
    """Return the difference that a stored effect claims, as far as a reader sees it."""
    return _first_claim(found, _drawn(by, store.read(found.folder)))


def _drawn(by: User, stored: Stored) -> list[charts.Figure | None]:
    home = queries.home(by)
    seen = (it for it in stored.figures if queries.may_look(by, it, home))
    return [showing.figure(it, home) for it in seen]


def _first_claim(
    found: Computed, drawn: Sequence[charts.Figure | None]
) -> Claim | None:
    is_share = found.parameters.get("measure") == "share"
    unit = _("percentage points") if is_share else _("points")
    return next((told for it in drawn if (told := _claim(it, unit))), None)


def _claim(figure: charts.Figure | None, unit: str) -> Claim | None:
    """The first bar of the differences: the effect itself, before its tests."""
    if not isinstance(figure, charts.Ranges) or not figure.rows:
        return None
    first = figure.rows[0]
    if first.value is None or first.low is None or first.high is None:
        return None
    return Claim(first.value, first.low, first.high, unit)


def _notes(by: User, stored: Stored) -> dict[str, list[str]]:
    """What the sentence above does not say already, under what it is about."""
    told: dict[str, list[str]] = {}
    spoken = showing.language()
    for row in _rows(by, stored, NOTES):
        note = row[f"note_{spoken}"]
        if note not in str(stored.statement):
            told.setdefault(row[f"topic_{spoken}"], []).append(note)
    return told


def _units(by: User, stored: Stored) -> tuple[list[str], list[str]]:
    treated: list[str] = []
    compared: list[str] = []
    for row in _rows(by, stored, UNITS):
        (compared if row["event"] is None else treated).append(row["name"])
    return treated, compared


def _periods(by: User, stored: Stored) -> tuple[int, int]:
    orders = [int(row["order"]) for row in _rows(by, stored, PERIODS)]
    return sum(order < 0 for order in orders), sum(order >= 0 for order in orders)


def _rows(by: User, stored: Stored, name: str) -> Sequence[Mapping[str, Any]]:
    for table in stored.tables:
        if table.name == name:
            rows: pl.DataFrame = queries.rows(by, table, Wanted()).collect()
            return rows.to_dicts()
    return ()
