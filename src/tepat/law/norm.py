"""A value the law prescribes, with the article that prescribes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tepat.words import Sentence

from .citation import Citation

Value = TypeVar("Value", covariant=True)

# What a norm may be counted in, as a reader sees it.
UNITS: Mapping[str, Sentence] = {
    "year": Sentence(id="tahun", en="years"),
    "month": Sentence(id="bulan", en="months"),
    "week": Sentence(id="minggu", en="weeks"),
    "day": Sentence(id="hari", en="days"),
    "working day": Sentence(id="hari kerja", en="working days"),
    "hour": Sentence(id="jam", en="hours"),
    "minute": Sentence(id="menit", en="minutes"),
    "person": Sentence(id="orang", en="persons"),
    "point": Sentence(id="angka", en="points"),
    "ratio": Sentence(id="rasio", en="ratio"),
    "lesson": Sentence(id="jam pelajaran", en="lessons"),
    "percent": Sentence(id="persen", en="percent"),
    "level": Sentence(id="tingkat", en="level"),
    "grade": Sentence(id="golongan", en="grade"),
    "date": Sentence(id="tanggal", en="day"),
    "word": Sentence(id="istilah", en="term"),
    "truth": Sentence(id="ya atau tidak", en="yes or no"),
}


@dataclass(frozen=True, slots=True)
class Norm(Generic[Value]):
    """A prescribed value as it stands on one day.

    Attributes:
        name: Group and norm, e.g. ``tenure.shortest_before_transfer``.
        label: What it prescribes, for a reader.
        value: The value; nothing inside it can be changed. ``None`` says that the
            law leaves it open.
        unit: What the value is counted in, a key of ``UNITS``.
        since: The first day on which this value applies.
        cites: The article that prescribes it.
        verified: Whether a person has read it in the official text.
        checked_by: Who has, in the order of reading.
        note: How the text is read where it leaves room, or where it was seen.
    """

    name: str
    label: Sentence
    value: Value
    unit: str
    since: date
    cites: Citation
    verified: bool
    checked_by: tuple[str, ...] = ()
    note: Sentence | None = None
