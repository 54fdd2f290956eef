"""Every title of a workbook against the nomenclature: known, doubtful or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot, resolve

from . import reasons
from .catalogue import catalogue
from .matcher import Asked, Candidate, Decision, Found, Matcher
from .standing import with_standing


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One title and what was found for it.

    Attributes:
        asked: The title as it is written, with what is known of its place.
        found: The names it may mean.
        position: Code of the position that has it; ``None`` for titles held earlier.
        count: How many positions or rows of history have it.
        is_stated: Whether column ``nomenklatur`` names the job already.
    """

    asked: Asked
    found: Found
    position: str | None = None
    count: int = 1
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The titles of a city on a day.

    Attributes:
        day: On which titles are in force or not.
        catalogue: The titles a city works with, with ``is_own``, ``standing`` and
            ``successor_in_force``; a candidate's row is a row of it.
        positions: One for each position, in the order of the sheet.
        history: One for each different title of sheet ``riwayat``.
    """

    day: date
    catalogue: pl.DataFrame
    positions: tuple[Reviewed, ...]
    history: tuple[Reviewed, ...]

    def frame(self) -> pl.DataFrame:
        """Return what was found for each position.

        Columns: ``position``; ``job``, the code of the nearest name, null where none
        is near; ``confidence`` (0 to 1, null there); ``decision`` (see
        :class:`Decision`); ``standing`` of the job and ``successor_in_force``; and
        ``is_stated``, whether the sheet names the job itself.
        """
        best = [_best(reviewed) for reviewed in self.positions]
        told = pl.DataFrame(
            {
                "position": [reviewed.position for reviewed in self.positions],
                "row": [it.row if it else None for it in best],
                "confidence": [it.confidence if it else None for it in best],
                "decision": [it.found.decision.value for it in self.positions],
                "is_stated": [it.is_stated for it in self.positions],
            },
            schema={
                "position": pl.String,
                "row": pl.UInt32,
                "confidence": pl.Float64,
                "decision": pl.String,
                "is_stated": pl.Boolean,
            },
        )
        known = self.catalogue.with_row_index("row").select(
            "row", "job", "standing", "successor_in_force"
        )
        return told.join(known, on="row", how="left", maintain_order="left").select(
            *("position", "job", "confidence", "decision"),
            *("standing", "successor_in_force", "is_stated"),
        )

    def count(self, decision: Decision) -> int:
        """Return how many positions have this decision."""
        return sum(it.found.decision is decision for it in self.positions)


def review(snapshot: Snapshot) -> Review:
    """Look up the title of every position, and every title held earlier.

    A position whose column ``nomenklatur`` names a job has that job, whatever its
    title says. The day is the snapshot's.
    """
    jobs = with_standing(catalogue(snapshot.jobs), snapshot.day)
    matcher = Matcher(jobs)
    rows = dict(jobs.with_row_index("row").select("job", "row").iter_rows())
    positions = (
        resolve.positions(snapshot)
        .select("position", "name", "family", "level", "job", "unit_name")
        .rows()
    )
    asked = [
        Asked(name or "", family, _level(family, level), unit or "")
        for _, name, family, level, _, unit in positions
    ]
    found = matcher.find(asked)
    return Review(
        snapshot.day,
        jobs,
        tuple(
            Reviewed(one, _stated(job, rows) or told, code, is_stated=job in rows)
            for one, told, (code, *_, job, _) in zip(
                asked, found, positions, strict=True
            )
        ),
        _history(snapshot.history, matcher),
    )


def _history(history: pl.DataFrame, matcher: Matcher) -> tuple[Reviewed, ...]:
    """The different titles held earlier, the most frequent first."""
    titles = (
        history.group_by("name", "family", "level", maintain_order=True)
        .len()
        .sort("len", descending=True, maintain_order=True)
        .rows()
    )
    asked = [
        Asked(name or "", family, _level(family, level))
        for name, family, level, _ in titles
    ]
    return tuple(
        Reviewed(one, told, count=count)
        for one, told, (*_, count) in zip(
            asked, matcher.find(asked), titles, strict=True
        )
    )


def _stated(job: str | None, rows: dict[str, int]) -> Found | None:
    if job is None or job not in rows:
        return None
    return Found((Candidate(rows[job], 1.0, ((reasons.STATED, {}),)),))


def _level(family: str | None, level: str | None) -> str | None:
    return level if family == "FUNGSIONAL" else None


def _best(reviewed: Reviewed) -> Candidate | None:
    candidates: Sequence[Candidate] = reviewed.found.candidates
    return candidates[0] if candidates else None
