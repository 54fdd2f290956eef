"""Checks on what is recorded over time: tasks, periods, days and appraisals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from tepat.snapshot.columns import TASKS
from tepat.snapshot.snapshot import Snapshot
from tepat.words import Sentence

from .defect import Defect, Place, Sighting, error, warning

HOURLY_PERIOD = error(
    "TASK-HOURLY",
    id="Periode “{value}” tidak dapat dijadikan tahunan dengan metode_periode TAHUNAN; "
    "yang diterima hari, minggu, bulan, tahun. Ubah periode, atau pakai metode_periode "
    "PERIODE di lembar pengaturan.",
    en="Period “{value}” cannot be made yearly by metode_periode TAHUNAN; accepted are "
    "hari, minggu, bulan, tahun. Change the period, or use metode_periode PERIODE in "
    "sheet pengaturan.",
)
TASK_INCOMPLETE = warning(
    "TASK-INCOMPLETE",
    id="Tugas belum lengkap untuk pendekatan {approach}: {missing} kosong; tugas ini "
    "tidak ikut dihitung. Lengkapi barisnya.",
    en="The task is incomplete for approach {approach}: {missing} blank; it is not "
    "counted. Complete the row.",
)
ENDS_EARLY = error(
    "PERIOD-REVERSED",
    id="Hari terakhir {value} mendahului hari pertama {first}. Perbaiki salah satunya.",
    en="The last day {value} is before the first day {first}. Correct one of them.",
)
IN_FUTURE = warning(
    "DAY-IN-FUTURE",
    id="{value} sesudah tanggal acuan {day}; dari kolom ini diharapkan hari yang sudah "
    "lewat. Periksa tanggalnya atau tanggal_acuan.",
    en="{value} is after the reference date {day}; this column should hold a past day. "
    "Check it, or tanggal_acuan.",
)
YEAR_IN_FUTURE = warning(
    "YEAR-IN-FUTURE",
    id="Tahun {value} sesudah tanggal acuan {day}. Periksa tahunnya atau "
    "tanggal_acuan.",
    en="Year {value} is after the reference date {day}. Check it, or tanggal_acuan.",
)
NO_OUTCOME = warning(
    "APPRAISAL-EMPTY",
    id="Penilaian tanpa hasil, perilaku dan predikat; tidak dapat dipakai. Isi salah "
    "satunya atau hapus barisnya.",
    en="An appraisal without results, behaviour and rating cannot be used. Fill in one "
    "of them, or delete the row.",
)

GIVER_NAMED = error(
    "FEEDBACK-NAMED",
    id="Kerahasiaan pemberi dijanjikan (anonim = ya), tetapi NIP pemberi terisi. "
    "Kosongkan kolom pemberi agar janji itu ditepati.",
    en="The giver was promised not to be named (anonim = ya), but column pemberi is "
    "filled in. Leave it blank, so that the promise is kept.",
)

PERIODS = ("assignments", "history", "disciplines")
# Days that have been, where nothing is planned ahead.
PAST: Mapping[str, tuple[str, ...]] = {
    "employees": ("born", "entered", "grade_since", "position_since"),
    "history": ("since",),
    "assessments": ("day",),
    "credits": ("day",),
    "potentials": ("day",),
    "wishes": ("day",),
    "surveys": ("day",),
    "complaints": ("day",),
}
YEARS = ("appraisals", "unit_ratings", "trainings")

# What each approach of the workload analysis needs of a row.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "tugas": ("volume", "period", "time", "time_unit"),
    "hasil": ("volume", "capacity"),
    "objek": ("volume", "capacity"),
    "peralatan": ("volume",),
    "kesehatan": ("volume", "period", "time", "time_unit"),
    "penunjang": ("volume", "period", "time", "time_unit"),
}
BY_TIME = ("tugas", "kesehatan", "penunjang")
MEASURES = (
    *("volume", "period", "time", "time_unit", "capacity", "ratio", "driver"),
    "per_driver",
)
RATIO_OR_CAPACITY = Sentence(id="rasio atau kemampuan", en="rasio or kemampuan")


def yearly_periods(snapshot: Snapshot) -> Iterator[Sighting]:
    """No task counts per hour where volumes are made yearly first."""
    if snapshot.settings.period_method == "PERIODE":
        return
    hourly = snapshot.tasks.with_row_index("row").filter(
        (pl.col("period") == "jam")
        & pl.col("approach").fill_null("tugas").is_in(BY_TIME)
    )
    for row, value in hourly.select("row", "period").iter_rows():
        yield Sighting(HOURLY_PERIOD, Place("tasks", row, "period"), {"value": value})


def complete_tasks(snapshot: Snapshot) -> Iterator[Sighting]:
    """Each task that is measured at all has what its approach counts with.

    A task of a job analysis may be described and no more; whose need is unknown for it
    is a finding of the workload.
    """
    official = {column.name: column.official for column in TASKS.columns}
    is_measured = pl.any_horizontal(pl.col(MEASURES).is_not_null())
    # A volume may come from a driver, so much of it for each unit of the driver.
    driven = pl.col("driver").is_not_null() & pl.col("per_driver").is_not_null()
    tasks = (
        snapshot.tasks.with_row_index("row")
        .filter(is_measured)
        .with_columns(volume=pl.when(driven).then("per_driver").otherwise("volume"))
    )
    for approach, needed in NEEDED.items():
        lacks = pl.any_horizontal(pl.col(needed).is_null())
        if approach == "peralatan":
            lacks |= pl.all_horizontal(pl.col("ratio", "capacity").is_null())
        found = tasks.filter((pl.col("approach") == approach) & lacks)
        for seen in found.drop("description", "result").iter_rows(named=True):
            missing = [name for name in needed if seen[name] is None]
            place = Place("tasks", seen["row"], missing[0] if missing else "ratio")
            told: object = ", ".join(official[name] for name in missing)
            facts = {"approach": approach, "missing": told or RATIO_OR_CAPACITY}
            yield Sighting(TASK_INCOMPLETE, place, facts)


def periods_in_order(snapshot: Snapshot) -> Iterator[Sighting]:
    """Nothing ends before it begins."""
    frames = {table.name: frame for table, frame in snapshot.tables()}
    for name in PERIODS:
        reversed_ = (
            frames[name].with_row_index("row").filter(pl.col("until") < pl.col("since"))
        )
        for row, since, until in reversed_.select("row", "since", "until").iter_rows():
            facts = {"value": until, "first": since}
            yield Sighting(ENDS_EARLY, Place(name, row, "until"), facts)


def days_that_were(snapshot: Snapshot) -> Iterator[Sighting]:
    """What is recorded has happened by the reference date."""
    frames = {table.name: frame for table, frame in snapshot.tables()}
    for name, columns in PAST.items():
        for column in columns:
            ahead = pl.col(column) > snapshot.day
            yield from _ahead(IN_FUTURE, name, column, frames[name], ahead, snapshot)
    for name in YEARS:
        ahead = pl.col("year") > snapshot.day.year
        yield from _ahead(YEAR_IN_FUTURE, name, "year", frames[name], ahead, snapshot)


def appraisals_with_outcome(snapshot: Snapshot) -> Iterator[Sighting]:
    """An appraisal says something."""
    silent = snapshot.appraisals.with_row_index("row").filter(
        pl.all_horizontal(pl.col("results", "behaviour", "rating").is_null())
    )
    for row in silent["row"]:
        yield Sighting(NO_OUTCOME, Place("appraisals", row, "rating"))


def _ahead(
    defect: Defect,
    name: str,
    column: str,
    frame: pl.DataFrame,
    ahead: pl.Expr,
    snapshot: Snapshot,
) -> Iterator[Sighting]:
    found = frame.with_row_index("row").filter(ahead).select("row", column)
    for row, value in found.iter_rows():
        told = value if defect is IN_FUTURE else str(value)
        facts = {"value": told, "day": snapshot.day}
        yield Sighting(defect, Place(name, row, column), facts)


def unnamed_givers(snapshot: Snapshot) -> Iterator[Sighting]:
    """Who was promised not to be named is not named."""
    named = snapshot.feedback.with_row_index("row").filter(
        pl.col("is_anonymous").fill_null(False) & pl.col("giver").is_not_null()
    )
    for row in named["row"]:
        yield Sighting(GIVER_NAMED, Place("feedback", row, "giver"))
