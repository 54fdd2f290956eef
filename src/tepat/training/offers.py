"""The catalogue of one year: which trainings can be planned, and why others cannot."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import LEVEL_SYNONYMS
from tepat.words import Sentence

PAST, OTHER_YEAR = "LEWAT", "TAHUN_LAIN"
NO_COST, NO_HOURS, NO_SEATS = "BIAYA_KOSONG", "JP_KOSONG", "KUOTA_NOL"

WHY: dict[str, Sentence] = {
    PAST: Sentence(id="sudah dimulai", en="it has started already"),
    OTHER_YEAR: Sentence(
        id="dimulai di luar tahun rencana", en="it starts outside the year of the plan"
    ),
    NO_COST: Sentence(id="biayanya belum diisi", en="its cost is blank"),
    NO_HOURS: Sentence(id="JP-nya belum diisi", en="its hours are blank"),
    NO_SEATS: Sentence(id="kuotanya nol", en="it has no seats"),
}
LEFT_OUT = Sentence(
    id="{name} ({training}) tidak direncanakan: {why}. Perbaiki baris ini di lembar "
    "katalog bila keliru.",
    en="{name} ({training}) is not planned: {why}. Correct its row on sheet katalog if "
    "that is wrong.",
)
UNDATED = Sentence(
    id="{name} ({training}) belum bertanggal; bentrok jadwalnya tidak dapat diperiksa. "
    "Isi mulai dan selesai.",
    en="{name} ({training}) has no dates yet, so clashes cannot be seen. Fill in mulai "
    "and selesai.",
)
NO_LEVEL = Sentence(
    id="{name} ({training}) belum menyebut level_akhir, jadi hanya jam pelajarannya "
    "yang dihitung. Isi level_akhir.",
    en="{name} ({training}) does not tell level_akhir, so only its hours count. Fill "
    "in level_akhir.",
)
NO_COMPETENCY = Sentence(
    id="{name} ({training}) belum menyebut kompetensi, jadi hanya jam pelajarannya "
    "yang dihitung. Isi kompetensi bila ada.",
    en="{name} ({training}) names no competency, so only its hours count. Fill in "
    "kompetensi if there is one.",
)
UNLIMITED = Sentence(
    id="{name} ({training}) tidak menyebut kuota; pesertanya dianggap tidak dibatasi.",
    en="{name} ({training}) tells no seats; they are taken as not limited.",
)
REVERSED = Sentence(
    id="{name} ({training}) selesai sebelum mulai; dianggap satu hari. Perbaiki "
    "tanggalnya.",
    en="{name} ({training}) ends before it starts; taken as one day. Correct its days.",
)
TWICE = Sentence(
    id="Kode {training} ada {count} kali di katalog; tiap baris dianggap satu "
    "angkatan, dan seorang pegawai mengikuti paling banyak satu.",
    en="Code {training} is {count} times in the catalogue; each row is taken as one "
    "intake, and a person attends one at most.",
)


def year_of(snapshot: Snapshot) -> int:
    """Return the year to plan for: that of the first training still to come.

    Where none is dated, the year of the reference day.
    """
    coming = snapshot.catalogue.filter(pl.col("starts") >= snapshot.day)["starts"].min()
    return coming.year if isinstance(coming, date) else snapshot.day.year


def offers(snapshot: Snapshot, year: int) -> pl.DataFrame:
    """Return every training of the catalogue, and why it cannot be planned, if so.

    Args:
        snapshot: The city.
        year: Of the plan.

    Returns:
        The columns of the catalogue in its order, and ``offer`` (its number),
        ``why_not`` (a key of :data:`WHY`, or null: it can be planned), ``group`` (the
        competency, else the code: a person takes one of a group), ``ends`` (never
        before ``starts``) and ``for_levels`` (the levels it is for, as the vocabulary
        writes them; null for everybody).
    """
    starts = pl.col("starts")
    levels = pl.col("levels").list.eval(
        pl.element().str.strip_chars().str.to_uppercase().replace(dict(LEVEL_SYNONYMS))
    )
    return (
        snapshot.catalogue.with_row_index("offer")
        .with_columns(
            pl.col("offer").cast(pl.Int64),
            name=pl.coalesce("name", "training"),
            ends=pl.max_horizontal("starts", "ends"),
            is_reversed=(pl.col("ends") < starts).fill_null(False),
            is_mandatory=pl.col("is_mandatory").fill_null(False),
            group=pl.coalesce("competency", pl.format("={}", "training")),
            for_levels=pl.when(pl.col("levels").list.len() > 0).then(levels),
        )
        .with_columns(
            why_not=pl.when(starts < snapshot.day)
            .then(pl.lit(PAST))
            .when(starts.dt.year() != year)
            .then(pl.lit(OTHER_YEAR))
            .when(pl.col("cost").is_null())
            .then(pl.lit(NO_COST))
            .when(pl.col("hours").is_null())
            .then(pl.lit(NO_HOURS))
            .when(pl.col("seats") == 0)
            .then(pl.lit(NO_SEATS))
        )
    )


def findings(told: pl.DataFrame) -> list[Finding]:
    """Say what is unknown or odd in the catalogue, one finding per row and matter.

    Args:
        told: As :func:`offers` gives it.
    """
    found = []
    for row in told.iter_rows(named=True):
        facts = {"name": row["name"], "training": row["training"]}
        if row["why_not"] is not None:
            facts |= {"why": WHY[row["why_not"]]}
            blank = row["why_not"] in (NO_COST, NO_HOURS)
            verdict = Verdict.UNKNOWN if blank else Verdict.FAILS
            found.append(Finding("TRAIN-1", verdict, LEFT_OUT, facts))
            continue
        for code, is_so, said in (
            ("TRAIN-2", row["starts"] is None, UNDATED),
            ("TRAIN-3", row["competency"] is None, NO_COMPETENCY),
            ("TRAIN-4", row["competency"] and row["level_after"] is None, NO_LEVEL),
            ("TRAIN-5", row["seats"] is None, UNLIMITED),
            ("TRAIN-6", row["is_reversed"], REVERSED),
        ):
            if is_so:
                found.append(Finding(code, Verdict.UNKNOWN, said, facts))
    counts = told.group_by("training", maintain_order=True).len()
    for code, count in counts.filter(pl.col("len") > 1).iter_rows():
        facts = {"training": code, "count": count}
        found.append(Finding("TRAIN-7", Verdict.UNKNOWN, TWICE, facts))
    return found
