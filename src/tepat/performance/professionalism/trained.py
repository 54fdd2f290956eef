"""Which items of the index the trainings of a person meet, as far as can be told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tepat.law import Law

from .kinds import Kinds, plain
from .score import FUNCTIONAL, LEADERSHIP, SEMINAR, TECHNICAL


@dataclass(slots=True)
class Trained:
    """What the trainings of one person amount to.

    Attributes:
        hours_least: Technical hours that surely lie in the look-back.
        hours_most: With those that may; None where there is no telling how many.
        seminar: Whether a seminar lies in the look-back; None: may be.
        functional: Whether functional training was ever had; None: may be.
        leads: Levels whose leadership training was had.
    """

    hours_least: float = 0.0
    hours_most: float | None = 0.0
    seminar: bool | None = False
    functional: bool | None = False
    leads: set[str] = field(default_factory=set)

    def add_hours(self, hours: float | None, is_sure: bool) -> None:
        """Count technical hours; a blank number may be any."""
        if hours is None:
            self.hours_most = None
            return
        self.hours_least += hours if is_sure else 0
        if self.hours_most is not None:
            self.hours_most += hours


def trained(
    rows: Iterable[Mapping[str, Any]], law: Law, day: date
) -> dict[str, Trained]:
    """Return what each person's trainings amount to on ``day``.

    Args:
        rows: Of sheet ``pelatihan``: ``nip``, ``name``, ``kind``, ``year``,
            ``hours``, ``ended``.
        law: Its kinds, items and look-backs are used.
        day: Trainings after it are left out.
    """
    norms = law.professionalism
    kinds = _Kinds(norms.training_kinds.value, norms.training_items.value)
    leading = _phrases(norms.leadership_training.value)
    technical = _years_before(day, norms.technical_years.value)
    seminar = _years_before(day, norms.seminar_years.value)
    found: dict[str, Trained] = defaultdict(Trained)
    for row in rows:
        when = _when(row["ended"], row["year"], day)
        if when is None:
            continue
        of_person, name = found[row["nip"]], plain(row["name"] or "")
        of_person.leads.update(_levels(name, leading))
        item = kinds.item(row["kind"], name)
        if item == FUNCTIONAL:
            of_person.functional = True
        elif item is None and of_person.functional is False:
            of_person.functional = None
        if item in (None, TECHNICAL) and (within := _within(when, technical)):
            of_person.add_hours(row["hours"], within == SURELY and item is not None)
        if item in (None, SEMINAR) and (within := _within(when, seminar)):
            is_sure = within == SURELY and item is not None
            of_person.seminar = True if is_sure else of_person.seminar or None
    return dict(found)


def items(
    told: Trained | None,
    level: str | None,
    job: str | None,
    law: Law,
    *,
    is_recorded: bool,
) -> dict[str, bool | None]:
    """Return whether each item is met; None where it cannot be told.

    Args:
        told: What the person's trainings amount to; None without any row.
        level: Level of the post held; None where it is not known.
        job: Title of the post held.
        law: Its hours and words are used.
        is_recorded: Whether the city keeps trainings at all: without a single row a
            missing one says nothing.
    """
    words = law.professionalism.functional_training_assumed.value
    is_assumed = any(word in plain(job or "").split() for word in words)
    if not is_recorded:
        return {FUNCTIONAL: True if is_assumed else None}
    told = told or Trained()
    needed = law.professionalism.technical_hours.value
    return {
        LEADERSHIP: None if level is None else level in told.leads,
        FUNCTIONAL: True if is_assumed else told.functional,
        TECHNICAL: _enough(told, needed),
        SEMINAR: told.seminar,
    }


def _enough(told: Trained, needed: float) -> bool | None:
    if told.hours_least >= needed:
        return True
    if told.hours_most is not None and told.hours_most < needed:
        return False
    return None


class _Kinds:
    """The item of a kind, by its code, its name, or the first words of the training."""

    def __init__(
        self, names: Mapping[int, tuple[str, ...]], of_code: Mapping[int, str]
    ) -> None:
        self.kinds, self.of_code = Kinds(names), of_code

    def item(self, kind: str | None, name: str) -> str | None:
        """Return the item; None where neither kind nor name makes it plain."""
        code = self.kinds.code(kind, name)
        return None if code is None else self.of_code[code]


def _phrases(told: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {
        level: re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
        for level, phrases in told.items()
    }


def _levels(name: str, phrases: Mapping[str, re.Pattern[str]]) -> Iterable[str]:
    if not name:
        return ()
    return (level for level, phrase in phrases.items() if phrase.search(name))


SURELY, PERHAPS = "surely", "perhaps"
When = tuple[date, date]  # the first and the last day that a training may have ended


def _when(ended: date | None, year: int | None, day: date) -> When | None:
    """Between which days it ended; None for what comes after ``day``."""
    if ended is not None:
        return (ended, ended) if ended <= day else None
    if year is None:
        return (date.min, day)
    if year > day.year:
        return None
    return (date(year, 1, 1), min(date(year, 12, 31), day))


def _within(when: When, after: date) -> str | None:
    if when[0] > after:
        return SURELY
    return PERHAPS if when[1] > after else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
