"""Every employee on the talent grid, exact, and honest about what is not known yet.

Where a part is missing, nothing is reweighted: the score has a least and a greatest
value, and a person the set of boxes that is still possible. One box is known as soon as
only one is possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import polars as pl

from tepat.competency import shown
from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from .axes import (
    COMPETENCY,
    INTEGRITY,
    LEVELS,
    PERFORMANCE,
    POTENTIAL,
    QUALIFICATION,
    SUPPORTING,
    Axes,
    axes,
)
from .box import box_of, is_successor
from .evidence import GRAIN, MOST, evidence

NO_AWARDS = Sentence(
    id="Lembar penghargaan belum berisi satu baris pun, jadi unsur pendukung sumbu "
    "kinerja (bobot {weight} persen) bernilai 0 bagi semua orang. Isi lembar itu, atau "
    "tetapkan bobot_kinerja sesuai kebijakan instansi.",
    en="Sheet penghargaan has no rows yet, so the supporting part of the performance "
    "axis (weight {weight} percent) is 0 for everybody. Fill in that sheet, or set "
    "bobot_kinerja as the agency decides.",
)
UNKNOWN_BOX = Sentence(
    id="Kotak {count} dari {total} pegawai belum dapat dipastikan; paling sering belum "
    "ada: {part} ({missing} orang). Kotak yang masih mungkin ditampilkan bagi mereka.",
    en="The box of {count} of {total} employees cannot be told yet; missing most "
    "often: {part} ({missing} people). The boxes still possible are shown for them.",
)
PART_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "predikat": Sentence(id="predikat kinerja", en="performance rating"),
        "hasil": Sentence(id="hasil kerja", en="results"),
        "pendukung": Sentence(id="unsur pendukung", en="support"),
        "kompetensi": Sentence(id="penilaian kompetensi", en="competency assessment"),
        "potensi": Sentence(id="penilaian potensi", en="potential assessment"),
        "kualifikasi": Sentence(id="tingkat pendidikan", en="level of education"),
        "integritas": Sentence(id="integritas", en="integrity"),
    }
)
READ = (
    *("main_points", "supporting_points", "asked", "reached", "reached_at_most"),
    *("potential", "qualification_points", "integrity_points"),
)
SCHEMA: Mapping[str, pl.DataType] = {
    "performance": pl.String(),
    "potential_class": pl.String(),
    "box": pl.Int64(),
    "boxes": pl.List(pl.Int64()),
    "is_successor": pl.Boolean(),
    "missing": pl.List(pl.String()),
    "performance_score": pl.Float64(),
    "performance_low": pl.Float64(),
    "performance_high": pl.Float64(),
    "competency": pl.Float64(),
    "competency_low": pl.Float64(),
    "competency_high": pl.Float64(),
    "potential_score": pl.Float64(),
    "potential_low": pl.Float64(),
    "potential_high": pl.Float64(),
    "score": pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class Talent:
    """The talent grid of a city.

    Attributes:
        day: The reference date.
        axes: What the axes are made of.
        people: One row per employee, in the order of the employees: the columns of
            ``evidence`` (``potential`` as a score of 0 to 100) and of ``SCHEMA``:
            the classes, ``box`` (null where more than one is possible), ``boxes``
            (all that are possible, ascending), ``is_successor`` (null where it depends
            on what is missing), ``missing`` (parts that are not known, by their name in
            the weights), scores with their least and greatest value (two places, half
            up; a score is null where a part is missing), and ``score``, the final one.
        counts: Box → number of people whose box it certainly is; ``None`` → those of
            whom it is not known.
        findings: What the reader should know about the data.
    """

    day: date
    axes: Axes
    people: pl.DataFrame
    counts: Mapping[int | None, int]
    findings: tuple[Finding, ...]


def talent(snapshot: Snapshot, law: Law) -> Talent:
    """Place every employee on the talent grid.

    Raises:
        AxesUnreadable: if the city's weights or bounds cannot be read.
        NormNotInForce: if a norm it rests on has no value on the day.
    """
    used = axes(law, snapshot.settings)
    known = evidence(snapshot, law, used.main)
    place = _Place(used, law)
    # Many people stand on equal evidence: each is worked out once.
    placed: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    rows = []
    for row in known.select(READ).iter_rows(named=True):
        key = tuple(row.values())
        if key not in placed:
            placed[key] = place.of(row)
        rows.append(placed[key])
    told = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    people = pl.concat([known, told], how="horizontal").with_columns(
        potential=pl.col("potential") / GRAIN
    )
    counted: dict[int | None, int] = dict.fromkeys(range(1, 10), 0) | {None: 0}
    for box in people["box"]:
        counted[box] += 1
    return Talent(
        day=snapshot.day,
        axes=used,
        people=people,
        counts=MappingProxyType(counted),
        findings=tuple(_findings(snapshot, used, people)),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """The least and the greatest a figure can be; equal where it is known."""

    low: Fraction
    high: Fraction

    @property
    def known(self) -> Fraction | None:
        return self.low if self.low == self.high else None


UNKNOWN = _Span(Fraction(0), Fraction(MOST))


def _exactly(points: int | Fraction | None) -> _Span:
    return UNKNOWN if points is None else _Span(Fraction(points), Fraction(points))


@dataclass(frozen=True, slots=True)
class _Place:
    """From one row of evidence to the place on the grid."""

    axes: Axes
    law: Law

    def of(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of ``SCHEMA`` for one person."""
        main = self.axes.main
        match = _match(row)
        potential = row["potential"]
        parts = {
            COMPETENCY: match,
            POTENTIAL: _exactly(
                None if potential is None else Fraction(potential, GRAIN)
            ),
            QUALIFICATION: _exactly(row["qualification_points"]),
            INTEGRITY: _exactly(row["integrity_points"]),
        }
        performed = self._weighted(
            {
                main: _exactly(row["main_points"]),
                SUPPORTING: _exactly(row["supporting_points"]),
            },
            self.axes.performance,
        )
        able = self._weighted(parts, self.axes.potential)
        classes = self._performance(performed), self._potential(able)
        boxes = sorted(
            {box_of(one, other, self.law) for one in classes[0] for other in classes[1]}
        )
        missing = [main] if row["main_points"] is None else []
        missing += [
            part
            for part, weight in self.axes.potential.items()
            if weight and parts[part].known is None
        ]
        return (
            *(one[0] if len(one) == 1 else None for one in classes),
            boxes[0] if len(boxes) == 1 else None,
            boxes,
            is_successor(boxes, self.law),
            missing,
            *_told(performed),
            *_told(match),
            *_told(able),
            shown(self._final(performed.known, able.known)),
        )

    def _weighted(
        self, parts: Mapping[str, _Span], weights: Mapping[str, int]
    ) -> _Span:
        ends = (
            sum((weight * end(parts[part]) for part, weight in weights.items()), ZERO)
            for end in (_low, _high)
        )
        low, high = ends
        return _Span(low / MOST, high / MOST)

    def _performance(self, score: _Span) -> tuple[str, ...]:
        low, high = (
            PERFORMANCE.index(self.axes.performance_class(end, self.law))
            for end in (score.low, score.high)
        )
        return PERFORMANCE[low : high + 1]

    def _potential(self, score: _Span) -> tuple[str, ...]:
        low, high = (
            LEVELS.index(self.axes.potential_class(end))
            for end in (score.low, score.high)
        )
        return LEVELS[low : high + 1]

    def _final(
        self, performed: Fraction | None, able: Fraction | None
    ) -> Fraction | None:
        weights = self.law.talent.final_weights.value
        if performed is None or able is None:
            return None
        return (weights["kinerja"] * performed + weights["potensial"] * able) / MOST


ZERO = Fraction(0)


def _low(span: _Span) -> Fraction:
    return span.low


def _high(span: _Span) -> Fraction:
    return span.high


def _match(row: Mapping[str, Any]) -> _Span:
    """The match with the own position; unknown without a position or its standard."""
    asked = row["asked"]
    if not asked:
        return UNKNOWN
    reached, at_most = row["reached"], row["reached_at_most"]
    return _Span(Fraction(MOST * reached, asked), Fraction(MOST * at_most, asked))


def _told(span: _Span) -> tuple[float | None, float | None, float | None]:
    return shown(span.known), shown(span.low), shown(span.high)


def _findings(
    snapshot: Snapshot, used: Axes, people: pl.DataFrame
) -> Iterator[Finding]:
    weight = used.performance.get(SUPPORTING, 0)
    if weight and snapshot.awards.is_empty() and people.height:
        facts: dict[str, object] = {"weight": weight}
        yield Finding("TALENT-1", Verdict.UNKNOWN, NO_AWARDS, facts)
    unknown = people.filter(pl.col("box").is_null())
    if unknown.height:
        parts = unknown["missing"].explode().value_counts(sort=True)
        order = [*used.performance, *used.potential]
        part, most = max(parts.iter_rows(), key=lambda it: (it[1], -order.index(it[0])))
        facts = {
            "count": unknown.height,
            "total": people.height,
            "part": PART_NAMES[part],
            "missing": most,
        }
        yield Finding("TALENT-2", Verdict.UNKNOWN, UNKNOWN_BOX, facts)
