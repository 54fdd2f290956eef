"""Checks on what makes work: drivers, classes to teach, working time, and letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from tepat.snapshot import bands
from tepat.snapshot.nearest import at_or_above
from tepat.snapshot.snapshot import Snapshot
from tepat.words import Sentence

from .defect import Defect, Place, Sighting, error, warning

NO_DRIVER_VALUE = warning(
    "DRIVER-NO-VALUE",
    id="Penggerak “{value}” tidak mempunyai nilai lebih dari 0 untuk {count} jabatan "
    "dengan tugas ini ({first}, unit {unit}), sehingga volumenya tidak dapat mengikuti "
    "penggerak itu di sana. Isi nilainya pada lembar penggerak, untuk unit itu, unit "
    "di atasnya, atau seluruh kota.",
    en="Driver “{value}” has no value above 0 for the positions that do this task "
    "({count}, such as {first} in unit {unit}), so the volume cannot follow it there. "
    "Fill in its value on sheet penggerak, for that unit, a unit above, or the whole "
    "city.",
)
CLASSES_INCOMPLETE = warning(
    "CLASSES-INCOMPLETE",
    id="Baris rombel {kind} belum lengkap: {missing} kosong; baris ini tidak ikut "
    "dihitung. Lengkapi barisnya.",
    en="This row of sheet rombel ({kind}) is incomplete: {missing} blank; it is not "
    "counted. Complete the row.",
)
EXTRA_UNUSED = warning(
    "CLASSES-EXTRA",
    id="jam_tambahan {value} tidak menambah kebutuhan guru kelas: guru kelas memegang "
    "satu rombel penuh. Pindahkan ke baris MAPEL atau BK bila memang menambah guru.",
    en="jam_tambahan {value} adds no class teacher: a class teacher has the whole week "
    "of one class. Move it to a row of MAPEL or BK if it does take teachers.",
)
ACCOUNT_INCOMPLETE = warning(
    "ACCOUNT-INCOMPLETE",
    id="Perhitungan waktu kerja belum lengkap: {missing} kosong; yang dipakai jam unit "
    "di atasnya, pengaturan, atau peraturan. Isi hari dan jam_sehari, atau jam.",
    en="The account of working time is incomplete: {missing} blank; the hours of a "
    "unit above, of the settings or of the regulation are used. Fill in hari and "
    "jam_sehari, or jam.",
)
ACCOUNT_EMPTY = error(
    "ACCOUNT-EMPTY",
    id="Perhitungan waktu kerja tidak menyisakan jam kerja: {days} hari dikurangi "
    "{off} hari, {hours} jam sehari. Perbaiki salah satu angkanya.",
    en="The account of working time leaves no working time: {days} days less {off} "
    "days, of {hours} hours each. Correct one of the numbers.",
)
BAD_BANDS = error(
    "SETTING-BANDS",
    id="pita_ej belum dapat dipakai: {why}",
    en="pita_ej cannot be used: {why}",
)

OFF = ("rest_days", "leave", "holidays", "training", "absence")
GROUPS = Sentence(id="rombel, atau murid dan rasio", en="rombel, or murid and rasio")
# What each kind of row of sheet rombel counts with, besides its classes.
BESIDES: Mapping[str, str] = {"MAPEL": "hours", "BK": "pupils"}
OFFICIAL: Mapping[str, str] = {"hours": "jam", "pupils": "murid"}


def driven_tasks(snapshot: Snapshot) -> Iterator[Sighting]:
    """The driver of a task has a value wherever the task is done.

    Expects sound units. A code that is on no row of sheet ``penggerak`` is told as an
    unknown reference already.
    """
    rows = _driven(snapshot)
    if rows.is_empty() or snapshot.units.is_empty():
        return
    values = snapshot.drivers.filter(pl.col("value") > 0)
    here = at_or_above(
        snapshot.units,
        values.filter(pl.col("unit").is_not_null()).select("driver", "unit", "value"),
        "driver",
    )
    of_city = values.filter(pl.col("unit").is_null())["driver"]
    lacking = (
        rows.filter(~pl.col("driver").is_in(of_city.implode()))
        .join(here, on=["driver", "unit"], how="anti")
        .sort("row", maintain_order=True)
        .group_by("row", "driver", maintain_order=True)
        .agg(pl.col("at").first(), pl.col("unit").first(), count=pl.len())
    )
    for row, driver, at, unit, count in lacking.iter_rows():
        facts = {"value": driver, "count": count, "first": at, "unit": unit}
        yield Sighting(NO_DRIVER_VALUE, Place("tasks", row, "driver"), facts)


def complete_classes(snapshot: Snapshot) -> Iterator[Sighting]:
    """Each row of sheet ``rombel`` has what its kind counts with."""
    for row, seen in enumerate(snapshot.teaching.iter_rows(named=True)):
        by_hours = "KELAS" if seen["hours"] is None else "MAPEL"
        kind = seen["kind"] or by_hours
        for column, told in _missing(kind, seen):
            place = Place("teaching", row, column)
            yield Sighting(CLASSES_INCOMPLETE, place, {"kind": kind, "missing": told})
        if kind == "KELAS" and seen["extra_hours"]:
            place = Place("teaching", row, "extra_hours")
            yield Sighting(EXTRA_UNUSED, place, {"value": seen["extra_hours"]})


def _missing(kind: str, seen: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    by_ratio = seen["pupils"] is not None and seen["ratio"]
    if kind != "BK" and seen["groups"] is None and not by_ratio:
        yield "groups", GROUPS
    besides = BESIDES.get(kind)
    if besides and seen[besides] is None:
        yield besides, OFFICIAL[besides]


def accounts_of_time(snapshot: Snapshot) -> Iterator[Sighting]:
    """An account of working time is complete, and leaves some."""
    for row, seen in enumerate(snapshot.working_years.iter_rows(named=True)):
        if seen["hours"] is not None:
            continue
        days, hours = seen["days"], seen["hours_per_day"]
        asked = (("days", "hari", days), ("hours_per_day", "jam_sehari", hours))
        blank = [(name, official) for name, official, value in asked if value is None]
        if blank:
            told = ", ".join(official for _, official in blank)
            place = Place("working_years", row, blank[0][0])
            yield Sighting(ACCOUNT_INCOMPLETE, place, {"missing": told})
            continue
        off = sum(seen[name] or 0 for name in OFF)
        if (days - off) * hours <= 0:
            facts = {"days": days, "off": off, "hours": hours}
            yield Sighting(ACCOUNT_EMPTY, Place("working_years", row, "days"), facts)


def letters_of_efficiency(snapshot: Snapshot) -> Iterator[Sighting]:
    """The setting ``pita_ej`` can be read."""
    told = bands.read(snapshot.settings.efficiency_bands or ())
    if isinstance(told, tuple):
        sentence, value = told
        rows = snapshot.settings_rows.with_row_index("row").filter(key="pita_ej")
        row = rows["row"][0] if len(rows) else None
        yield _bad_bands(BAD_BANDS, row, sentence, value)


def _bad_bands(
    defect: Defect, row: int | None, sentence: Sentence, value: str
) -> Sighting:
    why = sentence.filled({"value": value})
    column = None if row is None else "value"
    return Sighting(defect, Place("settings", row, column), {"why": why})


def _driven(snapshot: Snapshot) -> pl.DataFrame:
    """Each task with a known driver, at each position (``at``) that does it."""
    tasks = (
        snapshot.tasks.with_row_index("row")
        .filter(pl.col("driver").is_in(snapshot.drivers["driver"].implode()))
        .select("row", "position", "driver")
    )
    at = snapshot.positions.select("unit", "job", at="position")
    own = tasks.join(at.drop("job"), left_on="position", right_on="at").with_columns(
        at="position"
    )
    of_job = tasks.join(at, left_on="position", right_on="job")
    columns = ["row", "driver", "unit", "at"]
    return pl.concat([own.select(columns), of_job.select(columns)])
