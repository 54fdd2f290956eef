"""What is known of the positions that one may choose, as it was computed last.

Nothing is worked out here. What the person's own career computation told is shown with
its day; of what it did not tell, the page says that it is not computed yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.models import User
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.snapshots import queries as results
from tepat_web.snapshots import store
from tepat_web.snapshots.kinds.career import KIND
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import Wanted
from tepat_web.snapshots.store import Stored

from . import queries

LOOKED_AT = 6  # computations of one's own that may tell what is missing
MOST = 12  # positions offered of one kind
SHOWN = 20  # positions found by words
LONGEST = 100  # characters looked for
REACH: Mapping[str, Promise] = {
    "none": _("within reach now"),
    "time": _("opens by time alone"),
    "effort": _("takes effort or other positions first"),
    "data": _("waits for data about you"),
    "closed": _("not open by a single move"),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """One requirement that is not met, and what cures it."""

    rule: str
    verdict: str
    says: str
    cure: str
    how: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A position, and what is known of the way there.

    Attributes:
        title, unit: Blank where the code names no position.
        reach: A key of :data:`REACH`; blank: not computed yet.
        opens_on: The day on which time alone opens it, if it does.
        vacant: Seats that are empty; ``None``: not known.
        misses: How many requirements are not met; ``None``: not computed yet.
        lacks: Those that are not met; ``None``: not computed yet.
        told_on: The day of the data from which ``lacks`` were computed.
    """

    code: str
    title: str = ""
    unit: str = ""
    reach: str = ""
    opens_on: date | None = None
    vacant: int | None = None
    misses: int | None = None
    lacks: tuple[Lack, ...] | None = None
    told_on: date | None = None

    @property
    def reach_in_words(self) -> Promise:
        """What is known of the way there."""
        return REACH.get(self.reach, _("not computed yet"))


@dataclass(slots=True)
class Known:
    """What was computed about one's own career, the latest first.

    Attributes:
        made: The results; none: nothing was computed yet.
        rows: By code, what the latest tells of every position.
    """

    by: User
    language: str
    made: list[Computed] = field(default_factory=list)
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, by: User, language: str) -> Known:
        """Read what was computed for the person who is signed in."""
        if not by.nip:
            return cls(by, language)
        found = results.computed(by).filter(kind=KIND, nip=by.nip)
        made = list(found[:LOOKED_AT])
        if not made:
            return cls(by, language)
        rows = _table(by, store.read(made[0].folder), "jabatan", language)
        return cls(by, language, made, {row["position"]: row for row in rows})

    @property
    def latest(self) -> Computed | None:
        """The computation that tells of every position."""
        return self.made[0] if self.made else None

    def offered(self, without: Iterable[str]) -> list[tuple[Promise, list[Choice]]]:
        """Return the positions within reach, by when they open; vacant ones first."""
        taken = set(without)
        parts = []
        for reach in ("none", "time"):
            rows = [
                row
                for code, row in self.rows.items()
                if row["hurdle"] == reach and code not in taken
            ]
            if reach == "time":
                rows.sort(key=lambda row: row["opens_on"] or date.max)
            rows.sort(key=lambda row: not row["vacant"])
            if rows:
                choices = [self._choice(row["position"], row) for row in rows[:MOST]]
                parts.append((REACH[reach], choices))
        return parts

    def about(self, positions: Iterable[Position]) -> list[Choice]:
        """Return positions of the register with what is known of the way there."""
        found = list(positions)
        free = queries.seats_free(each.code for each in found)
        told = []
        for each in found:
            choice = self._choice(each.code, self.rows.get(each.code))
            told.append(
                replace(
                    choice,
                    title=each.name,
                    unit=each.unit.name,
                    vacant=free.get(each.code),
                )
            )
        return told

    def chosen(self, codes: Sequence[str]) -> list[Choice]:
        """Return each code with what is known of it, and with what is missing."""
        rows = queries.positions().filter(code__in=codes)
        known = {each.code: each for each in self.about(rows)}
        lacks = self._lacks(set(known))
        return [
            replace(known[code], lacks=lacks[code][1], told_on=lacks[code][0])
            if code in lacks
            else known.get(code, Choice(code))
            for code in codes
        ]

    def _choice(self, code: str, row: Mapping[str, Any] | None) -> Choice:
        if row is None:
            return Choice(code)
        return Choice(
            code,
            row["name"] or code,
            row["unit_name"] or "",
            row["hurdle"] or "",
            row["opens_on"],
            row["vacant"],
            row["misses"],
        )

    def _lacks(self, codes: set[str]) -> dict[str, tuple[date, tuple[Lack, ...]]]:
        """What is missing, as the latest computation that was asked about it told.

        A position of which nothing is missing has no row: the table of every position
        says so.
        """
        found: dict[str, tuple[date, tuple[Lack, ...]]] = {}
        for made in self.made:
            stored = store.read(made.folder)
            rows = _table(self.by, stored, "syarat", self.language)
            for code in codes - found.keys():
                mine = [row for row in rows if row.get("position") == code]
                if mine:
                    found[code] = (made.day, tuple(map(_lack, mine)))
        latest = self.latest
        for code in codes - found.keys():
            if latest and code in self.rows and self.rows[code]["misses"] == 0:
                found[code] = (latest.day, ())
        return found


def search(words: str, path: str = "") -> tuple[list[Position], bool]:
    """Return positions whose name, code or unit hold every word; whether more do.

    Args:
        path: Only below this unit.
    """
    rows = queries.positions()
    if path:
        rows = rows.filter(unit__path__startswith=path)
    for word in words[:LONGEST].split():
        rows = (
            rows.filter(name__icontains=word)
            | rows.filter(code__icontains=word)
            | rows.filter(unit__name__icontains=word)
        )
    found = list(rows[: SHOWN + 1])
    return found[:SHOWN], len(found) > SHOWN


def is_computing(by: User) -> bool:
    """Tell whether a question about one's own career is being worked on."""
    own = Job.objects.filter(by=by, kind="computation", question__computation=KIND)
    return own.filter(state__in=(Job.State.WAITING, Job.State.RUNNING)).exists()


def _table(
    by: User, stored: Stored, name: str, language: str
) -> list[Mapping[str, Any]]:
    """The rows of a stored table that a reader may see, texts in one language."""
    for table in stored.tables:
        if table.name == name:
            rows: pl.DataFrame = results.rows(
                by, table, Wanted(language=language)
            ).collect()
            return [
                {key.removesuffix(f"_{language}"): value for key, value in row.items()}
                for row in rows.to_dicts()
            ]
    return []


def _lack(row: Mapping[str, Any]) -> Lack:
    return Lack(
        row["rule"], row["verdict"], row["says"], row["cure"], row["how"], row["day"]
    )
