"""From the work of each position to the persons it needs."""

from __future__ import annotations

import polars as pl

from tepat.law import Norm
from tepat.snapshot.settings import Rounding
from tepat.snapshot.vocabulary import LEADERSHIP

# Sums are taken in billionths of a minute, as whole numbers: they come out the same
# in any order of adding, so the same workbook gives the same bytes on any machine.
GRAINS_OF_HOUR = 60 * 10**9

# Decimals of a position's hours and persons. What lies beyond is noise of binary
# fractions, which must not make three persons 3.0000000000000004 and so four.
EXACT_DECIMALS = 9

GENERAL = ("tugas", "hasil", "objek", "peralatan")
MAIN = (*GENERAL, "kesehatan")
PARTS = tuple(f"fte_{approach}" for approach in MAIN)
TAUGHT = ("groups", "lesson_hours", "hours_per_teacher")


def per_position(
    positions: pl.DataFrame,
    work: pl.DataFrame,
    teachers: pl.DataFrame,
    *,
    rounding: Rounding,
    leadership: Norm[int],
    leadership_need_stated: bool = False,
) -> pl.DataFrame:
    """Turn work into persons needed (kebutuhan pegawai), per position.

    The hours of a position are the sum over its complete tasks, its exact need is
    those hours divided by what one employee works in a year, and its need is that
    number rounded, once. Classes to teach speak before tasks, and where neither is
    complete the need is the one stated. A leadership post needs as many as the norm
    says, whatever its tasks and the sheet say.

    Of health workers the main tasks (kesehatan) are divided by the working time
    available (WKT) and multiplied by the standard of supporting tasks: STP =
    1 ÷ (1 − FTP), where FTP is the share of that time that supporting tasks
    (penunjang) take. Where they take all of it or more nobody has time left for
    the main tasks, so the need is unknown, whatever else is told.

    Args:
        positions: As ``resolve.positions`` gives them, with ``year_hours`` and
            ``wkt`` of their unit.
        work: The tasks of each position as ``hours.measured`` gives them.
        teachers: As ``teaching.per_position`` gives them.
        rounding: How an exact need becomes persons, teachers apart.
        leadership: The norm on how many a leadership post needs.
        leadership_need_stated: Let classes, tasks and the sheet speak for leadership
            posts too; the norm then holds only where all are silent.

    Returns:
        One row per position, in the order of ``positions``:

        - ``position``; ``workload_hours`` and ``fte`` (exact; null without a complete
          task; of teachers ``fte`` alone); ``need`` (whole persons; null where
          unknown); ``source`` of the need (``rombel``, ``tugas``, ``kebutuhan``,
          ``pimpinan`` or ``unknown``);
        - how many ``tasks`` were counted, and how many left out
          (``tasks_incomplete``); the same of rows of ``rombel``: ``classes`` and
          ``classes_incomplete``;
        - ``year_hours``, what one employee works in a year; ``wkt``, the hours a
          health worker has, where there are tasks of health workers; ``support_hours``
          (a year, of one person), ``ftp`` and ``stp``;
        - the persons of each approach before ``stp``: ``fte_tugas``, ``fte_hasil``,
          ``fte_objek``, ``fte_peralatan``, ``fte_kesehatan``;
        - of teachers ``groups``, ``lesson_hours`` (a week) and ``hours_per_teacher``
          (a week).
    """
    known = (
        positions.select("position", "family", "need_stated", "year_hours", "wkt")
        .join(_totals(work), on="position", how="left", maintain_order="left")
        .join(teachers, on="position", how="left", maintain_order="left")
        .with_columns(
            pl.col(
                "tasks", "tasks_incomplete", "classes", "classes_incomplete"
            ).fill_null(0)
        )
    )
    counted = _with_persons(known).with_columns(
        by_tasks=_rounded(pl.col("fte"), rounding)
    )
    told = {
        "rombel": pl.col("teachers"),
        "tugas": pl.col("by_tasks"),
        "kebutuhan": pl.when(~_is_overrun()).then("need_stated"),
    }
    leads = pl.col("family").is_in(LEADERSHIP)
    norm = {"pimpinan": pl.when(leads).then(leadership.value).otherwise(None)}
    sources = told | norm if leadership_need_stated else norm | told
    by_classes = pl.col("teachers_exact").is_not_null()
    return counted.select(
        "position",
        pl.when(~by_classes).then("workload_hours"),
        pl.when(by_classes).then("teachers_exact").otherwise("fte").alias("fte"),
        pl.coalesce(persons for persons in sources.values()).alias("need"),
        pl.coalesce(
            *(
                pl.when(persons.is_not_null()).then(pl.lit(source))
                for source, persons in sources.items()
            ),
            pl.lit("unknown"),
        ).alias("source"),
        *("tasks", "tasks_incomplete", "classes", "classes_incomplete"),
        *("year_hours", "wkt", "support_hours", "ftp", "stp"),
        *PARTS,
        *TAUGHT,
    )


def _totals(work: pl.DataFrame) -> pl.DataFrame:
    """Hours of each approach and counts of tasks; null where none is complete."""
    grains = (pl.col("workload_hours") * GRAINS_OF_HOUR).round().cast(pl.Int128)
    approach = pl.col("approach").fill_null("tugas")
    hours = {name: grains.filter(approach == name) for name in (*MAIN, "penunjang")}
    return work.group_by("position").agg(
        tasks=grains.count().cast(pl.Int64),
        tasks_incomplete=grains.null_count().cast(pl.Int64),
        **{
            f"grains_{name}": pl.when(told.count() > 0).then(told.sum())
            for name, told in hours.items()
        },
    )


def _with_persons(known: pl.DataFrame) -> pl.DataFrame:
    """Add hours, persons, and what supporting tasks take."""
    general = [f"grains_{name}" for name in GENERAL]
    in_general = pl.any_horizontal(pl.col(general).is_not_null())
    in_health = pl.col("grains_kesehatan").is_not_null()
    hours = pl.sum_horizontal(pl.col(general).fill_null(0)) / GRAINS_OF_HOUR
    of_health = (pl.col("grains_kesehatan") / GRAINS_OF_HOUR).fill_null(0)
    stp = pl.col("stp").fill_null(1)
    parts = {
        part: (
            pl.col(f"grains_{name}")
            / GRAINS_OF_HOUR
            / pl.col("wkt" if name == "kesehatan" else "year_hours")
        ).round(EXACT_DECIMALS)
        for part, name in zip(PARTS, MAIN, strict=True)
    }
    support = (pl.col("grains_penunjang") / GRAINS_OF_HOUR).fill_null(0)
    asked = (in_general | in_health) & ~_is_overrun()
    return (
        known.with_columns(
            pl.when(in_health).then("wkt"),
            support_hours=pl.when(in_health).then(support),
            **parts,
        )
        .with_columns(ftp=pl.col("support_hours") / pl.col("wkt"))
        .with_columns(stp=pl.when(pl.col("ftp") < 1).then(1 / (1 - pl.col("ftp"))))
        .with_columns(
            workload_hours=pl.when(asked).then(
                (hours + of_health * stp).round(EXACT_DECIMALS)
            ),
            fte=pl.when(asked).then(
                (
                    hours / pl.col("year_hours")
                    + (of_health / pl.col("wkt") * stp).fill_null(0)
                ).round(EXACT_DECIMALS)
            ),
        )
    )


def _is_overrun() -> pl.Expr:
    """Supporting tasks take all the time there is."""
    return (pl.col("ftp") >= 1).fill_null(False)


def _rounded(persons: pl.Expr, rounding: Rounding) -> pl.Expr:
    whole = persons.ceil() if rounding == "KE_ATAS" else (persons + 0.5).floor()
    return whole.cast(pl.Int64)
