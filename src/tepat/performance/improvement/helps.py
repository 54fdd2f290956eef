"""Gaps of competency that may be behind a low rating, and trainings that close them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot

MOST_GAPS, MOST_TRAININGS = 3, 3


@dataclass(frozen=True, slots=True)
class Training:
    """A training on offer that would close a gap."""

    code: str
    name: str
    starts: date | None


@dataclass(frozen=True, slots=True)
class Help:
    """One gap of a person in their own post, with what closes it.

    Attributes:
        competency: Its code.
        asked: The level that the post asks for.
        short: Levels missing.
        trainings: On offer from the day on, that reach the level asked; the nearest
            first.
    """

    competency: str
    asked: int
    short: int
    trainings: tuple[Training, ...]


def helps(
    snapshot: Snapshot, day: date, nips: Sequence[str], gaps: pl.DataFrame | None
) -> dict[str, list[Help]]:
    """Return the largest gaps of these people, and the trainings that close them.

    Args:
        snapshot: For its catalogue.
        day: Trainings that started before it are left out.
        nips: The people.
        gaps: ``nip``, ``competency``, ``asked``, ``short``; None: nothing is known.
    """
    found: dict[str, list[Help]] = defaultdict(list)
    if gaps is None or not nips:
        return found
    offers = _offers(snapshot, day)
    largest = gaps.filter(pl.col("nip").is_in(list(nips)), pl.col("short") > 0).sort(
        "short", "competency", descending=[True, False], maintain_order=True
    )
    rows = largest.select("nip", "competency", "asked", "short").iter_rows()
    for nip, competency, asked, short in rows:
        if len(found[nip]) < MOST_GAPS:
            fitting = [
                training
                for level, training in offers[competency]
                if level is None or level >= asked
            ]
            told = tuple(fitting[:MOST_TRAININGS])
            found[nip].append(Help(competency, asked, short, told))
    return found


def _offers(
    snapshot: Snapshot, day: date
) -> dict[str, list[tuple[int | None, Training]]]:
    by_competency: dict[str, list[tuple[int | None, Training]]] = defaultdict(list)
    open_ones = snapshot.catalogue.filter(
        pl.col("competency").is_not_null(),
        pl.col("starts").is_null() | (pl.col("starts") >= day),
    ).sort("starts", "training", nulls_last=True, maintain_order=True)
    names = ("training", "name", "starts", "competency", "level_after")
    for code, name, starts, competency, level in open_ones.select(names).iter_rows():
        training = Training(code, name or code, starts)
        by_competency[competency].append((level, training))
    return by_competency
