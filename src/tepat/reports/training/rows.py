"""The rows of the training workbook, as the page shows them too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from tepat.law import Law
from tepat.training import TrainingPlan
from tepat.training.offers import WHY
from tepat.words import Language, Sentence, written

from .fields import LEFT_WHY, SOURCE

PLANNED = Sentence(id="direncanakan", en="planned")
THIS_PLAN = Sentence(id="rencana ini", en="this plan")
NOT_EXACT = Sentence(
    id="yang terbaik terletak antara kedua angka", en="the best lies between the two"
)
TOO_FEW = Sentence(id="n terlalu kecil", en="n too small")
NO_RESULT = Sentence(
    id="Belum dapat dikatakan: tidak ada unit dengan cukup banyak peserta.",
    en="It cannot be said: no unit has enough participants.",
)
ASK_EFFECT = Sentence(
    id="{n} unit mempunyai cukup banyak peserta. Periksa SKM atau predikatnya dengan: "
    "tepat effect BUKU {asked}",
    en="{n} units have enough participants. Look at their survey or ratings with: "
    "tepat effect BOOK {asked}",
)
MOST_UNITS = 5


def plan_rows(found: TrainingPlan, law: Law, language: Language) -> Iterator[Any]:
    """Yield the plan unit by unit, those worth most first within a unit."""
    ranked = found.taken.with_columns(
        priority=pl.col("points").rank("dense", descending=True).cast(pl.Int64)
    )
    order = {unit: at for at, unit in enumerate(found.people["unit"].unique(
        maintain_order=True))}  # fmt: skip
    rows = sorted(
        ranked.to_dicts(), key=lambda it: (order.get(it["unit"], -1), it["priority"])
    )
    for row in rows:
        yield {
            **row,
            "form_code": form_code(row["kind"], law),
            "cost": round(row["cost"]),
            "source": SOURCE[row["source"]].fill({}, language),
            "status": PLANNED.fill({}, language),
            "reason": row[f"reason_{language}"],
        }


def form_code(kind: str | None, law: Law) -> int | None:
    """Return SIASN's code of a form of learning, or ``None`` where none is meant.

    A number is taken as the code itself, a name is compared without case and signs.
    """
    if kind is None:
        return None
    forms = law.development.forms.value
    if kind.strip().isdigit():
        return int(kind) if int(kind) in forms else None
    told = _plain(kind)
    for code, name in forms.items():
        if told in (_plain(name.id), _plain(name.en)):
            return code
    return None


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]+", "", text.casefold().replace("bimtek", "bimbingan teknis"))


def gap_rows(found: TrainingPlan, language: Language) -> Iterator[dict[str, Any]]:
    """Yield every gap and what was never assessed, in the order of people."""
    people = {row["nip"]: row for row in found.people.to_dicts()}
    for row in found.needs.iter_rows(named=True):
        if row["short"] == 0:
            continue
        person = people[row["nip"]]
        yield {
            **row,
            "name": person["name"],
            "unit_name": person["unit_name"],
            "because": LEFT_WHY[row["why"]].fill({}, language) if row["why"] else None,
            "why": row[f"why_{language}"],
        }


def unit_rows(found: TrainingPlan) -> pl.DataFrame:
    """Return one row per unit: people, gaps, those closed, participants, cost."""
    where = found.people.select("nip", "unit")
    short = found.needs.filter(pl.col("short") > 0).join(where, on="nip", how="left")
    gaps = short.group_by("unit").agg(
        gaps=pl.len().cast(pl.Int64),
        gaps_closed=(pl.col("left") == 0).sum().cast(pl.Int64),
    )
    taken = found.taken.group_by("unit").agg(
        pl.col("hours").sum(),
        pl.col("cost").sum().round().cast(pl.Int64),
        participants=pl.len().cast(pl.Int64),
    )
    units = found.people.group_by("unit", maintain_order=True).agg(
        pl.col("unit_name", "agency_name").first(), people=pl.len().cast(pl.Int64)
    )
    numbers = ("gaps", "gaps_closed", "participants", "cost")
    return (
        units.join(gaps, on="unit", how="left", nulls_equal=True, maintain_order="left")
        .join(taken, on="unit", how="left", nulls_equal=True, maintain_order="left")
        .with_columns(pl.col(*numbers).fill_null(0), pl.col("hours").fill_null(0.0))
    )


def offer_rows(found: TrainingPlan, language: Language) -> Iterator[dict[str, Any]]:
    for row in found.offers.iter_rows(named=True):
        why = row["why_not"]
        yield {
            **row,
            "cost": None if row["cost"] is None else round(row["cost"]),
            "spent": None if row["spent"] is None else round(row["spent"]),
            "left_out": WHY[why].fill({}, language) if why else None,
        }


def curve_rows(found: TrainingPlan, language: Language) -> Iterator[dict[str, Any]]:
    for row in found.curve.iter_rows(named=True):
        notes = [THIS_PLAN] * row["is_plan"]
        notes += [NOT_EXACT] * (row["bound"] > row["closed"])
        note = "; ".join(it.fill({}, language) for it in notes)
        yield {**row, "note": note or None}


def evaluation_rows(told: pl.DataFrame, language: Language) -> Iterator[dict[str, Any]]:
    """Yield what each past programme did, as a reader is told it."""
    for row in told.iter_rows(named=True):
        first, last = row["first_year"], row["last_year"]
        years = f"{first}" if first == last else f"{first}–{last}"
        levels = {
            f"{level}_of": _rests_on(row, level, language)
            for level in ("reaction", "gain", "behaviour")
        }
        yield {
            **row,
            **levels,
            "years": None if first is None else years,
            "result": _result(row, language),
        }


def _rests_on(row: Mapping[str, Any], level: str, language: Language) -> str | None:
    n = row[f"{level}_n"]
    if not n:
        return None
    if row[level] is None:
        return TOO_FEW.fill({}, language)
    if row[f"{level}_low"] is None:
        return f"n = {n}"
    low, high = (
        written(round(row[f"{level}_{end}"], 2), language) for end in ("low", "high")
    )
    return f"{low} … {high}; n = {n}"


def _result(row: Mapping[str, Any], language: Language) -> str:
    if not row["units"] or row["event"] is None:
        return NO_RESULT.fill({}, language)
    if row["training"]:
        asked = f"--training {row['training']}"
    else:
        units = ",".join(row["units"][:MOST_UNITS])
        asked = f"--event {row['event'].isoformat()} --units {units}"
    return ASK_EFFECT.fill({"n": len(row["units"]), "asked": asked}, language)
