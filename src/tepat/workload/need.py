"""From hours of work to the number of persons a position needs (kebutuhan)."""

from __future__ import annotations

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law, Norm
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.settings import Rounding
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.words import Sentence

from .hours import per_task
from .working_year import WorkingYear

# Sums are taken in billionths of a minute, as whole numbers: they come out the same
# in any order of adding, so the same workbook gives the same bytes on any machine.
GRAINS_OF_HOUR = 60 * 10**9

# Decimals of a position's hours and persons. What lies beyond is noise of binary
# fractions, which must not make three persons 3.0000000000000004 and so four.
EXACT_DECIMALS = 9

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


def need(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return what each position of a snapshot needs; see :func:`per_position`."""
    return per_position(
        resolve.positions(snapshot),
        snapshot.tasks,
        WorkingYear.of(law, snapshot.settings),
        leadership=law.need.leadership_need,
        leadership_need_stated=snapshot.settings.leadership_need_stated,
    )


def per_position(
    positions: pl.DataFrame,
    tasks: pl.DataFrame,
    year: WorkingYear,
    *,
    leadership: Norm[int],
    leadership_need_stated: bool = False,
) -> pl.DataFrame:
    """Turn tasks into persons needed (kebutuhan pegawai), per position.

    The hours of a position are the sum over its complete tasks, its exact need is
    those hours divided by what one employee works in a year, and its need is that
    number rounded, once. Where no task is complete the need is the one stated.

    Tasks may be given for the job (nomenklatur): then every position of that job has
    all of that work, unless it has a complete task of its own. A leadership post
    needs as many as the norm says, whatever its tasks and the sheet say.

    Args:
        positions: As ``resolve.positions`` gives them.
        tasks: Rows of sheet ``tugas``.
        year: The constants of the analysis, rounding included.
        leadership: The norm on how many a leadership post needs.
        leadership_need_stated: Let tasks and the sheet speak for leadership posts
            too; the norm then holds only where both are silent.

    Returns:
        One row per position, in the order of ``positions``: ``position``;
        ``workload_hours`` and ``fte`` (exact; null without a complete task);
        ``need`` (whole persons; null where unknown); ``source`` of the need
        (``tugas``, ``kebutuhan``, ``pimpinan`` or ``unknown``); and how many
        ``tasks`` were counted, and how many left out (``tasks_incomplete``).
    """
    told = {"tugas": pl.col("by_tasks"), "kebutuhan": pl.col("need_stated")}
    leads = pl.col("family").is_in(LEADERSHIP)
    norm = {"pimpinan": pl.when(leads).then(leadership.value).otherwise(None)}
    sources = told | norm if leadership_need_stated else norm | told
    return (
        _with_tasks(positions, per_task(tasks, year))
        .with_columns(
            pl.col("workload_hours").round(EXACT_DECIMALS),
            fte=(pl.col("workload_hours") / year.hours).round(EXACT_DECIMALS),
        )
        .with_columns(by_tasks=_rounded(pl.col("fte"), year.rounding))
        .select(
            "position",
            "workload_hours",
            "fte",
            pl.coalesce(persons for persons in sources.values()).alias("need"),
            pl.coalesce(
                *(
                    pl.when(persons.is_not_null()).then(pl.lit(source))
                    for source, persons in sources.items()
                ),
                pl.lit("unknown"),
            ).alias("source"),
            "tasks",
            "tasks_incomplete",
        )
    )


def findings(positions: pl.DataFrame, needs: pl.DataFrame) -> list[Finding]:
    """Say which needs are unknown, and which rest on part of the tasks only.

    Args:
        positions: As ``resolve.positions`` gives them.
        needs: As :func:`per_position` gives them, for the same positions.
    """
    named = needs.join(
        positions.select("position", "name"), on="position", maintain_order="left"
    )
    unknown = named.filter(pl.col("source") == "unknown")
    partial = named.filter(
        (pl.col("source") == "tugas") & (pl.col("tasks_incomplete") > 0)
    )
    return [
        Finding(code, Verdict.UNKNOWN, sentence, facts)
        for code, sentence, rows, blanks in (
            ("NEED-1", UNKNOWN, unknown, ("name", "position")),
            ("NEED-2", PARTIAL, partial, ("name", "position", "tasks_incomplete")),
        )
        for facts in rows.select(blanks).iter_rows(named=True)
    ]


def _with_tasks(positions: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    """Each position with the totals of its own tasks, else of its job's."""
    totals = _totals(tasks)
    measures = [name for name in totals.columns if name != "position"]
    of_job = totals.select(
        pl.col("position").alias("job"),
        *(pl.col(name).alias(f"job_{name}") for name in measures),
    )
    use_own = (pl.col("tasks") > 0) | pl.col("job_tasks").is_null()
    return (
        positions.select("position", "job", "family", "need_stated")
        .join(totals, on="position", how="left", maintain_order="left")
        .join(of_job, on="job", how="left", maintain_order="left")
        .with_columns(
            pl.when(use_own).then(name).otherwise(f"job_{name}").alias(name)
            for name in measures
        )
        .with_columns(pl.col("tasks", "tasks_incomplete").fill_null(0))
    )


def _totals(tasks: pl.DataFrame) -> pl.DataFrame:
    """Hours and counts of tasks under each code; no hours where none is complete."""
    grains = (pl.col("workload_hours") * GRAINS_OF_HOUR).round().cast(pl.Int128)
    return (
        tasks.group_by("position", maintain_order=True)
        .agg(
            grains=grains.sum(),
            tasks=grains.count().cast(pl.Int64),
            tasks_incomplete=grains.null_count().cast(pl.Int64),
        )
        .select(
            "position",
            pl.when(pl.col("tasks") > 0)
            .then(pl.col("grains") / GRAINS_OF_HOUR)
            .alias("workload_hours"),
            "tasks",
            "tasks_incomplete",
        )
    )


def _rounded(persons: pl.Expr, rounding: Rounding) -> pl.Expr:
    whole = persons.ceil() if rounding == "KE_ATAS" else (persons + 0.5).floor()
    return whole.cast(pl.Int64)
