"""What the workload analysis cannot tell, and what to fill in."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Citation
from tepat.words import Sentence

from .hours import HEALTH
from .teaching import LESSON_DECIMALS, Teaching, is_case_by_case

UNKNOWN = Sentence(
    id="Kebutuhan {name} ({position}) belum dapat dihitung: tidak ada tugas yang "
    "lengkap dan kolom kebutuhan kosong. Isi salah satunya.",
    en="The need of {name} ({position}) cannot be told yet: no task is complete and "
    "column kebutuhan is blank. Fill in either of them.",
)
PARTIAL = Sentence(
    id="{tasks_incomplete} tugas {name} ({position}) tidak lengkap dan tidak ikut "
    "dihitung; kebutuhannya mungkin lebih besar. Lengkapi volume, periode dan waktu, "
    "atau kemampuan/rasio pada pendekatan hasil, objek dan peralatan.",
    en="{tasks_incomplete} tasks of {name} ({position}) are incomplete and not "
    "counted; it may need more people. Fill in volume, period and time, or "
    "kemampuan/rasio where the approach is hasil, objek or peralatan.",
)
OVERRUN = Sentence(
    id="Tugas penunjang {name} ({position}) memakan {support_hours} jam setahun, "
    "padahal waktu kerja tersedia (WKT) hanya {wkt} jam, sehingga FTP mencapai "
    "{percent} % dan kebutuhan belum dapat dihitung. Periksa volume dan waktu tugas "
    "penunjangnya.",
    en="The supporting tasks of {name} ({position}) take {support_hours} hours a year, "
    "but there are only {wkt} hours of working time (WKT), so FTP comes to "
    "{percent} % and the need cannot be told. Check the volume and time of its "
    "supporting tasks.",
)
SUPPORT_ALONE = Sentence(
    id="Tugas penunjang {name} ({position}) tidak ikut dihitung karena tidak ada tugas "
    "berpendekatan kesehatan yang lengkap. Lengkapi tugas pokoknya, atau pakai "
    "pendekatan tugas.",
    en="The supporting tasks (penunjang) of {name} ({position}) are not counted, "
    "because no task of approach kesehatan is complete. Complete its main tasks, or "
    "use the approach tugas.",
)
NO_DRIVER = Sentence(
    id="Penggerak {driver} belum mempunyai nilai untuk unit {unit}, unit di atasnya, "
    "atau seluruh kota, sehingga {count} tugas {name} ({position}) belum dapat "
    "dihitung. Isi nilainya pada lembar penggerak.",
    en="Driver {driver} has no value for unit {unit}, a unit above it, or the whole "
    "city, so {count} tasks of {name} ({position}) cannot be counted yet. Fill in its "
    "value on sheet penggerak.",
)
CLASSES_PARTIAL = Sentence(
    id="{classes_incomplete} baris rombel {name} ({position}) tidak lengkap dan tidak "
    "ikut dihitung. Isi murid dan rasio, atau rombel; pada MAPEL juga jam, pada BK "
    "murid.",
    en="{classes_incomplete} rows of sheet rombel of {name} ({position}) are "
    "incomplete and not counted. Fill in murid and rasio, or rombel; for MAPEL jam "
    "too, for BK murid.",
)
CASE_BY_CASE = Sentence(
    id="Kebutuhan {name} ({position}) {teachers_exact} guru: satu guru mengajar "
    "{one} jam seminggu, lebih dari {most}; dua guru masing-masing {two} jam, kurang "
    "dari {least}. Juknis menyerahkannya kasus demi kasus; di sini dipakai {teachers} "
    "guru. Tetapkan, misalnya dengan tugas tambahan atau mengajar di sekolah lain.",
    en="{name} ({position}) needs {teachers_exact} teachers: one would give {one} "
    "lessons a week, more than {most}; two would give {two} each, less than {least}. "
    "The guide leaves it to each case; {teachers} are used here. Decide, for example "
    "with extra duties or lessons at another school.",
)
OUT_OF_BAND = Sentence(
    id="Dengan {teachers} guru, {name} ({position}) mengajar {hours_per_teacher} jam "
    "seminggu per guru, di luar rentang {least}–{most} jam. Pertimbangkan tugas "
    "tambahan, mengajar di sekolah lain, atau jumlah guru yang lain.",
    en="With {teachers} teachers, {name} ({position}) gives {hours_per_teacher} "
    "lessons a week per teacher, outside the range of {least}–{most}. Consider extra "
    "duties, lessons at another school, or another number of teachers.",
)


def findings(
    positions: pl.DataFrame,
    needs: pl.DataFrame,
    work: pl.DataFrame,
    teachers: pl.DataFrame,
    rules: Teaching | None,
) -> Iterator[Finding]:
    """Say which needs are unknown or in part so, and which loads are out of range.

    Args:
        positions: As ``resolve.positions`` gives them.
        needs: As ``persons.per_position`` gives them, for the same positions.
        work: The tasks that count for each position.
        teachers: As ``teaching.per_position`` gives them.
        rules: The constants of teachers; null where none teach.
    """
    names = positions.select("position", "name")
    yield from _of_needs(names, needs)
    yield from _of_support(names, work)
    yield from _of_drivers(names, work)
    if rules is not None:
        known = names.join(teachers, on="position", maintain_order="left")
        yield from _of_teachers(known, rules)


def _of_needs(names: pl.DataFrame, needs: pl.DataFrame) -> Iterator[Finding]:
    overrun = (pl.col("ftp") >= 1).fill_null(False)
    percent = (pl.col("ftp") * 100).round(2)
    by_tasks = pl.col("source") == "tugas"
    # Few are in doubt, so only those are looked at one by one.
    in_doubt = (pl.col("source") == "unknown") | (pl.col("tasks_incomplete") > 0)
    named = needs.filter(in_doubt | overrun).join(
        names, on="position", maintain_order="left"
    )
    told = (
        (
            "NEED-1",
            UNKNOWN,
            named.filter((pl.col("source") == "unknown") & ~overrun),
            ("name", "position"),
        ),
        (
            "NEED-2",
            PARTIAL,
            named.filter(by_tasks & (pl.col("tasks_incomplete") > 0)),
            ("name", "position", "tasks_incomplete"),
        ),
        (
            "NEED-3",
            OVERRUN,
            named.filter(overrun).with_columns(percent=percent),
            ("name", "position", "support_hours", "wkt", "percent"),
        ),
    )
    for code, sentence, rows, blanks in told:
        yield from _unknown(code, sentence, rows.select(blanks))


def _of_support(names: pl.DataFrame, work: pl.DataFrame) -> Iterator[Finding]:
    """Positions whose supporting tasks support nothing that is counted."""
    approach = pl.col("approach")
    in_health = work.filter(approach.is_in(HEALTH))
    if in_health.is_empty():
        return
    alone = (
        in_health.filter(pl.col("workload_hours").is_not_null())
        .group_by("position", maintain_order=True)
        .agg(
            supports=(approach == "penunjang").any(),
            works=(approach == "kesehatan").any(),
        )
        .filter(pl.col("supports") & ~pl.col("works"))
        .join(names, on="position", maintain_order="left")
    )
    yield from _unknown("NEED-4", SUPPORT_ALONE, alone.select("name", "position"))


def _of_drivers(names: pl.DataFrame, work: pl.DataFrame) -> Iterator[Finding]:
    driven = work.filter(
        pl.col("driver").is_not_null()
        & pl.col("driver_value").is_null()
        & pl.col("volume").is_null()
    )
    if driven.is_empty():
        return
    lacking = (
        driven.group_by("position", "driver", "unit", maintain_order=True)
        .agg(count=pl.len())
        .join(names, on="position", maintain_order="left")
    )
    columns = ("name", "position", "unit", "driver", "count")
    yield from _unknown("NEED-5", NO_DRIVER, lacking.select(columns))


def _of_teachers(known: pl.DataFrame, rules: Teaching) -> Iterator[Finding]:
    incomplete = known.filter(pl.col("classes_incomplete") > 0)
    columns = ("name", "position", "classes_incomplete")
    yield from _unknown("TEACH-1", CLASSES_PARTIAL, incomplete.select(columns))
    limits = {"least": rules.least, "most": rules.most}
    cites = tuple(
        rules.norms[name].cites
        for name in ("teaching_hours_least", "teaching_hours_most")
    )
    hours = pl.col("hours_per_teacher")
    unsettled = is_case_by_case(pl.col("teachers_exact"), rules) & (
        pl.lit(rules.rounding == "JUKNIS")
    )
    lessons = (pl.col("teachers_exact") * rules.least).round(LESSON_DECIMALS)
    cases = known.filter(unsettled).select(
        "name", "position", "teachers", "teachers_exact", one=lessons, two=lessons / 2
    )
    outside = known.filter(
        ~unsettled & ((hours < rules.least) | (hours > rules.most))
    ).select("name", "position", "teachers", hours.round(2))
    for code, verdict, sentence, rows in (
        ("TEACH-2", Verdict.UNKNOWN, CASE_BY_CASE, cases),
        ("TEACH-3", Verdict.FAILS, OUT_OF_BAND, outside),
    ):
        for facts in rows.iter_rows(named=True):
            yield Finding(
                code, verdict, sentence, facts | limits, _once(cites), verified=False
            )


def _unknown(code: str, sentence: Sentence, rows: pl.DataFrame) -> Iterator[Finding]:
    for facts in rows.iter_rows(named=True):
        yield Finding(code, Verdict.UNKNOWN, sentence, facts)


def _once(cites: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(cites))
