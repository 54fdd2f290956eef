"""What an evaluation says: what is missing, what does not agree, what to do next."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.words import Sentence

from .points import points_of

REFUSED = Sentence(
    id="Evaluasi {name} ({owner}): faktor {factors} diisi dengan tingkat yang tidak "
    "ada pada pedoman {kind}. Nilainya tidak dihitung; perbaiki tingkatnya.",
    en="Evaluation of {name} ({owner}): factor {factors} has a level that the guide "
    "for {kind} posts does not know. No points are counted; correct the level.",
)
MISSING = Sentence(
    id="Evaluasi {name} ({owner}): tingkat faktor {factors} belum diisi, jadi nilai "
    "dan kelasnya belum diketahui. Lengkapi lembar evaluasi_jabatan.",
    en="Evaluation of {name} ({owner}): the level of factor {factors} is blank, so "
    "its points and class are not known yet. Complete sheet evaluasi_jabatan.",
)
MISPLACED = Sentence(
    id="Evaluasi {name} ({owner}): faktor {factors} tidak dipakai untuk jabatan "
    "{kind} dan tidak dihitung. Kosongkan, atau perbaiki kolom jenis.",
    en="Evaluation of {name} ({owner}): factor {factors} is not used for {kind} posts "
    "and not counted. Clear it, or correct column jenis.",
)
OTHER_CLASS = Sentence(
    id="{name} ({owner}): nilai {points} berarti kelas {computed}, sedangkan kelas "
    "{used} dipakai pada {count} jabatan: {positions}. Periksa tingkat faktornya, "
    "atau usulkan perubahan kelas.",
    en="{name} ({owner}): {points} points mean class {computed}, but class {used} is "
    "in use at {count} positions: {positions}. Check the levels of its factors, or "
    "propose another class.",
)
NO_CLASS = Sentence(
    id="{name} ({owner}): nilai {points} berarti kelas {computed}; kelas yang dipakai "
    "belum diisi pada {count} jabatan: {positions}. Isi kolom kelas setelah "
    "ditetapkan.",
    en="{name} ({owner}): {points} points mean class {computed}; the class in use is "
    "blank at {count} positions: {positions}. Fill in column kelas once it is set.",
)
APART = Sentence(
    id="{name}: {count} jabatan yang sama memakai kelas {classes}. Yang berbeda dari "
    "kebanyakan: {rare}. Satu jabatan satu kelas; samakan, atau bedakan "
    "nomenklaturnya.",
    en="{name}: {count} equal positions use classes {classes}. Those that differ from "
    "most: {rare}. One job has one class; make them equal, or name the jobs apart.",
)
UPSIDE_DOWN = Sentence(
    id="{name} ({position}) memakai kelas {used}, tidak di bawah atasannya "
    "{superior_name} ({superior}) yang memakai kelas {superior_class}. Periksa kelas "
    "keduanya, atau kolom atasan.",
    en="{name} ({position}) is in class {used}, not below its superior "
    "{superior_name} ({superior}) in class {superior_class}. Check both classes, or "
    "column atasan.",
)
FLAT = Sentence(
    id="{ladder}: {upper} memakai kelas {upper_class}, tidak di atas {lower} (kelas "
    "{lower_class}). Kelas naik menurut jenjang; periksa keduanya.",
    en="{ladder}: {upper} is in class {upper_class}, not above {lower} (class "
    "{lower_class}). Classes rise with the level; check both.",
)
STEEP = Sentence(
    id="{ladder}: dari {lower} (kelas {lower_class}) ke {upper} (kelas {upper_class}) "
    "naik {step} kelas. Lompatan sebesar itu jarang; periksa keduanya.",
    en="{ladder}: from {lower} (class {lower_class}) to {upper} (class {upper_class}) "
    "are {step} classes. Such a leap is rare; check both.",
)


UNUSUAL = Sentence(
    id="{name} ({position}) memakai kelas {used}, sedangkan {count} dari {alike} "
    "jabatan «{title}» memakai kelas {usual}. Mungkin memang demikian; periksa "
    "kelasnya.",
    en="{name} ({position}) is in class {used}, while {count} of {alike} posts called "
    "“{title}” are in class {usual}. That may be right; check its class.",
)


def about_levels(evaluated: pl.DataFrame, law: Law) -> Iterator[Finding]:
    """Say which levels are refused, blank, or of factors that are not used."""
    kinds = (
        ("EVAL-1", Verdict.FAILS, REFUSED, "refused"),
        ("EVAL-2", Verdict.UNKNOWN, MISSING, "missing"),
        ("EVAL-3", Verdict.FAILS, MISPLACED, "misplaced"),
    )
    for code, verdict, said, column in kinds:
        rows = evaluated.filter(pl.col(column).list.len() > 0)
        for row in rows.iter_rows(named=True):
            norm = points_of(law, row["kind"])
            facts = {
                "owner": row["owner"],
                "name": row["name"],
                "kind": row["kind"],
                "factors": ", ".join(row[column]),
            }
            yield Finding(code, verdict, said, facts, (norm.cites,), norm.verified)


def about_classes(positions: pl.DataFrame, law: Law) -> Iterator[Finding]:
    """Say where the class by points is not the one in use."""
    norm = law.evaluation.lowest_points
    told = (
        positions.filter(
            pl.col("computed_class").is_not_null(),
            pl.col("difference").ne_missing(0),
        )
        .group_by("evaluated_by", "points", "class_in_use", maintain_order=True)
        .agg(
            pl.col("name", "computed_class").first(),
            pl.col("position"),
            count=pl.len().cast(pl.Int64),
        )
    )
    is_blank = pl.col("class_in_use").is_null()
    for code, verdict, said, rows in (
        ("EVAL-4", Verdict.FAILS, OTHER_CLASS, told.filter(~is_blank)),
        ("EVAL-5", Verdict.UNKNOWN, NO_CLASS, told.filter(is_blank)),
    ):
        for row in rows.iter_rows(named=True):
            facts = {
                "owner": row["evaluated_by"],
                "name": row["name"],
                "points": row["points"],
                "computed": row["computed_class"],
                "used": row["class_in_use"],
                "count": row["count"],
                "positions": tuple(row["position"]),
            }
            yield Finding(code, verdict, said, facts, (norm.cites,), norm.verified)


def about_consistency(
    apart: pl.DataFrame,
    upside_down: pl.DataFrame,
    ladders: pl.DataFrame,
    unusual: pl.DataFrame,
) -> Iterator[Finding]:
    """Say where classes in use do not agree with each other.

    Args:
        apart, upside_down, ladders, unusual: As ``consistency`` gives them.
    """
    for row in apart.iter_rows(named=True):
        facts = row | {"classes": tuple(row["classes"]), "rare": tuple(row["rare"])}
        yield Finding("EVAL-6", Verdict.FAILS, APART, facts)
    for row in upside_down.iter_rows(named=True):
        facts = row | {"used": row["class_in_use"]}
        yield Finding("EVAL-7", Verdict.FAILS, UPSIDE_DOWN, facts)
    for row in ladders.iter_rows(named=True):
        said = FLAT if row["step"] <= 0 else STEEP
        yield Finding("EVAL-8", Verdict.FAILS, said, row)
    for row in unusual.iter_rows(named=True):
        facts = row | {"used": row["class_in_use"], "title": row["title"].title()}
        yield Finding("EVAL-9", Verdict.UNKNOWN, UNUSUAL, facts)
