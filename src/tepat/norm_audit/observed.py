"""Every task of the city, made comparable: whose it is, its norm, its yearly volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import polars as pl

from tepat.establishment import Balance
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.workload import MINUTES_OF_HOUR, WorkingYear, minutes_each

from .wording import Words, corrected, groups, words

LONGEST_MEASURE = 3  # words; a longer result describes the task once more


def observed(snapshot: Snapshot, found: Balance) -> pl.DataFrame:
    """Return the tasks with what makes them comparable.

    Args:
        snapshot: The city.
        found: Its balance, for holders and the working year.

    Returns:
        One row per task, in the order of the sheet: ``row`` (its place there, from
        0); ``owner`` (code of the position or job it belongs to), ``is_job``,
        ``name``, ``job``, ``family``, ``unit`` (null for a job), ``unit_name``,
        ``agency``, ``agency_name``, ``task``, ``approach``, ``measure``, ``group``
        (equal number = the same task, see ``wording``); ``kind`` of its norm
        (``minutes`` for one result; ``capacity`` of one person; ``ratio`` of persons
        per piece) and the ``norm`` itself; ``stated`` (the time as written),
        ``time_unit``,
        ``stated_volume`` (as written), ``volume`` (a year), ``hours`` and ``fte`` (as
        the engine counts them), ``persons`` (see :func:`persons`; of a job the most
        that one of its positions has) and ``each`` (volume per person; null for a
        job).
    """
    told = snapshot.tasks.with_row_index("row").join(
        _counted(found), on="row", how="left", maintain_order="left"
    )
    rows = (
        told.with_columns(
            pl.col("row").cast(pl.Int64),
            pl.coalesce("volume_counted", "volume").alias("volume"),
            owner=pl.col("position"),
        )
        .join(_owners(snapshot, found), on="owner", how="left", maintain_order="left")
        .with_columns(**_norm(found.year))
    )
    return rows.with_columns(_group(rows, snapshot)).select(
        *("row", "owner", "is_job", "name", "job", "family", "unit", "unit_name"),
        *("agency", "agency_name", pl.col("description").alias("task")),
        pl.col("approach").fill_null("tugas"),
        *("measure", "group", "kind", "norm", pl.col("time").alias("stated")),
        "time_unit",
        *(pl.col("volume").alias("stated_volume"), "volume_of_year"),
        *(pl.col("workload_hours").alias("hours"), "fte", "persons"),
        each=pl.when(~pl.col("is_job")).then(pl.col("volume_of_year") / "persons"),
    ).rename({"volume_of_year": "volume"})  # fmt: skip


def _counted(found: Balance) -> pl.DataFrame:
    """What the analysis counts for each row of the sheet: volume (of its driver),
    hours and persons; of a row that counts for several positions, the middle one."""
    return found.analysis.work.group_by("task").agg(
        pl.col("volume").median().alias("volume_counted"),
        pl.col("workload_hours").median(),
        pl.col("fte").median(),
    ).rename({"task": "row"})  # fmt: skip


def _owners(snapshot: Snapshot, found: Balance) -> pl.DataFrame:
    """Positions and jobs by code; a position comes first where both have one."""
    named = resolve.positions(snapshot)
    agency = pl.col("unit_path").str.split("/")
    positions = named.join(
        persons(named, found), on="position", how="left", maintain_order="left"
    ).select(
        pl.col("position").alias("owner"),
        pl.col("job_key").alias("job"),
        *("name", "family", "unit", "unit_name", "agency_name"),
        agency=agency.list.get(1, null_on_oob=True).fill_null(agency.list.first()),
        is_job=pl.lit(False),
        persons="persons",
    )
    most = positions.group_by("job").agg(persons=pl.col("persons").max())
    jobs = (
        snapshot.jobs.select(
            pl.col("job").alias("owner"), "job", "name", "family", is_job=pl.lit(True)
        )
        .join(most, on="job", how="left", maintain_order="left")
        .join(positions, on="owner", how="anti")
    )
    both = pl.concat([positions, jobs], how="diagonal_relaxed")
    return both.unique("owner", keep="first", maintain_order=True)


def persons(positions: pl.DataFrame, found: Balance) -> pl.DataFrame:
    """Return how many people do the work of each position, as far as is known.

    Returns:
        ``position`` and ``persons``: the larger of holders and stated need, one for
        a leadership post that has neither; else null, never zero.
    """
    most = pl.max_horizontal("need_stated", "occupied")
    return positions.join(
        found.positions.select("position", "occupied"),
        on="position",
        how="left",
        maintain_order="left",
    ).select(
        "position",
        persons=pl.when(most > 0)
        .then(most)
        .when(pl.col("family").is_in(LEADERSHIP))
        .then(1),
    )


def _norm(year: WorkingYear) -> dict[str, pl.Expr]:
    """What one result takes, whatever the approach, and how many there are a year."""
    minutes = minutes_each(year.day_hours)
    approach = pl.col("approach").fill_null("tugas")
    by_person = approach.is_in(["hasil", "objek"])
    by_piece = approach == "peralatan"
    kind = pl.when(by_person).then(pl.lit("capacity"))
    norm = pl.when(by_person).then("capacity")
    return {
        "kind": kind.when(by_piece).then(pl.lit("ratio")).otherwise(pl.lit("minutes")),
        "norm": norm.when(by_piece)
        .then(pl.coalesce("ratio", 1 / pl.col("capacity")))
        .otherwise(minutes),
        # From the hours, so that a period counts as the engine counts it.
        "volume_of_year": pl.when(by_person | by_piece)
        .then("volume")
        .when(minutes > 0)
        .then(pl.col("workload_hours") * MINUTES_OF_HOUR / minutes),
    }


def _group(rows: pl.DataFrame, snapshot: Snapshot) -> list[pl.Series]:
    """The number of the group of each task, and the measure of its result."""
    names = _names_above(snapshot)
    told = corrected(
        [
            words(text or "", names.get(unit, ()))
            for text, unit in rows.select("description", "unit").iter_rows()
        ]
    )
    centres = groups(Counter(told))
    measures = _measures(rows)
    numbers: dict[tuple[Words, str, str], int] = {}
    kinds = rows["kind"].to_list()
    group = [
        numbers.setdefault((centres[each], kind, measure), len(numbers))
        for each, kind, measure in zip(told, kinds, measures, strict=True)
    ]
    return [
        pl.Series("group", group, dtype=pl.Int64),
        pl.Series("measure", measures, dtype=pl.String),
    ]


def _measures(rows: pl.DataFrame) -> list[str]:
    """The unit of the result as it compares: few words, or none."""
    known: dict[str, str] = {}
    measures = []
    unit = "result_unit" if "result_unit" in rows.columns else "result"
    for stated, result in rows.select(unit, pl.col("result").alias("also")).iter_rows():
        text = stated or result or ""
        if text not in known:
            told = words(text)
            known[text] = " ".join(told) if len(told) <= LONGEST_MEASURE else ""
        measures.append(known[text])
    return measures


def _names_above(snapshot: Snapshot) -> Mapping[str | None, tuple[str, ...]]:
    """The full names, in lower case, of each unit and of those above, longest first.

    Names of one word stay in the text: they may be what the task is about.
    """
    units = resolve.units(snapshot)
    full = {
        unit: name.lower()
        for unit, name in units.select("unit", "name").iter_rows()
        if name and " " in name.strip()
    }
    return {
        unit: tuple(
            sorted(
                {full[each] for each in (path or "").split("/") if each in full},
                key=lambda name: (-len(name), name),
            )
        )
        for unit, path in units.select("unit", "path").iter_rows()
    }
