"""Competencies below the standard of the position held, and what closes the gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.competency import MANDATORY, gaps
from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import COMPETENCIES
from tepat.words import Sentence

from .note import Actor, Note, Urgency

BELOW = Sentence(
    id="{name}: level {reached}, sedangkan jabatan Anda meminta level {asked}.",
    en="{name}: level {reached}, and your position asks for level {asked}.",
)
TRAINING = Sentence(
    id="Pelatihan yang meningkatkannya: {trainings}. Bicarakan dengan atasan Anda.",
    en="Trainings that raise it: {trainings}. Talk it over with your superior.",
)
NO_TRAINING = Sentence(
    id="Belum ada pelatihan untuk ini dalam katalog; bicarakan bimbingan atau "
    "penugasan dengan atasan Anda.",
    en="The catalogue has no training for it yet; talk over coaching or an assignment "
    "with your superior.",
)
NOT_ASSESSED = Sentence(
    id="{n} dari {all} kompetensi yang diminta jabatan Anda belum pernah dinilai: "
    "{names}.",
    en="{n} of the {all} competencies that your position asks for were never assessed: "
    "{names}.",
)
ASK_ASSESSMENT = Sentence(
    id="Penilaian kompetensi diselenggarakan BKPSDM; tanyakan jadwalnya.",
    en="BKPSDM holds assessments; ask when the next one is.",
)


def notes(snapshot: Snapshot, law: Law) -> Iterator[Note]:
    """Yield each competency below the standard, and what was never assessed."""
    held = resolve.positions(snapshot).select("position", job_level="level")
    rows = gaps(snapshot, law).join(
        held, on="position", how="left", maintain_order="left"
    )
    norm = law.competency.required_level_by_level
    offers = _offers(snapshot)
    for row in rows.filter(pl.col("short") > 0).iter_rows(named=True):
        source = (norm.cites,) if row["is_default"] else ()
        facts: dict[str, object] = {
            "name": _name(row["competency"]),
            "reached": row["reached"],
            "asked": row["asked"],
            "trainings": _fitting(
                offers.get(row["competency"], []),
                row["reached"],
                row["asked"],
                row["job_level"],
            ),
        }
        found = Finding(
            "FILE-COMPETENCY",
            Verdict.FAILS,
            BELOW,
            facts,
            source,
            norm.verified or not source,
            2,
        )
        is_pressing = row["importance"] == MANDATORY
        yield Note(
            row["nip"],
            found,
            TRAINING if facts["trainings"] else NO_TRAINING,
            Actor.SUPERIOR,
            Urgency.SOON if is_pressing else Urgency.CALM,
        )
    yield from _unassessed(rows)


def _unassessed(rows: pl.DataFrame) -> Iterator[Note]:
    told = rows.group_by("nip", maintain_order=True).agg(
        all=pl.len(),
        names=pl.col("competency").filter(pl.col("reached").is_null()),
    )
    for nip, count, codes in told.iter_rows():
        if codes:
            names = tuple(_name(code) for code in codes)
            facts: dict[str, Any] = {"n": len(codes), "all": count, "names": names}
            found = Finding("FILE-ASSESSMENT", Verdict.UNKNOWN, NOT_ASSESSED, facts)
            yield Note(nip, found, ASK_ASSESSMENT, Actor.AGENCY)


@dataclass(frozen=True, slots=True)
class Offer:
    """A training still to come: what it is called, how far it lifts, and whom."""

    name: str
    level_after: int
    levels: tuple[str, ...]


def _offers(snapshot: Snapshot) -> dict[str, list[Offer]]:
    """The trainings still to come, by the competency they raise, the lowest first."""
    open_ones = snapshot.catalogue.filter(
        pl.col("competency").is_not_null(),
        pl.col("level_after").is_not_null(),
        pl.col("starts").is_null() | (pl.col("starts") >= snapshot.day),
    ).sort("level_after", "starts", "training", nulls_last=True)
    found: dict[str, list[Offer]] = {}
    columns = ("competency", "name", "training", "level_after", "levels")
    for code, name, training, level, levels in open_ones.select(columns).iter_rows():
        offer = Offer(name or training, level, tuple(levels or ()))
        found.setdefault(code, []).append(offer)
    return found


def _fitting(
    offers: list[Offer], reached: int, asked: int, level: str | None
) -> tuple[str, ...]:
    """Those that lift beyond what is reached and no further than is asked.

    Where none of them does, the lowest that lifts at all.
    """
    lifting = [
        each
        for each in offers
        if each.level_after > reached and (not each.levels or level in each.levels)
    ]
    near = [each for each in lifting if each.level_after <= asked] or lifting[:1]
    return tuple(each.name for each in near)


def _name(code: str) -> str:
    return COMPETENCIES.get(code, code)
