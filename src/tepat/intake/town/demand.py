"""What makes the city's work: drivers, classes to teach, health workers' activities;
and what posts cost and when they are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import polars as pl

from tepat.snapshot.columns import (
    CLASS_COSTS,
    DRIVERS,
    PLANNED_FILLS,
    TASKS,
    TEACHING,
    WORKING_YEARS,
)

from . import story
from .chance import Subject, some, stream
from .establish import Establishment
from .schools import HOURS_OF_A_TEACHER, PUPILS_OF_A_COUNSELLOR
from .tables import table

HIGHEST_CLASS = 17


def driver_frame(employees: int) -> pl.DataFrame:
    """Return what drives the city's work, in the size of the city."""
    rows = [
        (code, name, None, round(each * employees), measure, story.DAY, "CONTOH")
        for code, name, measure, each in table("demand")["drivers"]
    ]
    return pl.DataFrame(rows, schema=DRIVERS.schema, orient="row", strict=False)


def with_demand(established: Establishment, seed: int) -> pl.DataFrame:
    """Return the tasks with those of health workers, drivers, and a few odd norms."""
    roots = pl.col("position").replace_strict(
        _roots(established), default=pl.col("position").str.split(".").list.first()
    )
    followed = table("demand")["followed"]
    first = pl.int_range(pl.len()).over("position") == 0
    health = pl.DataFrame(
        list(_health(established, stream(seed, Subject.DEMAND))), schema=TASKS.schema
    )
    driver = roots.replace_strict(followed, default=None, return_dtype=pl.String)
    told = established.tasks.with_columns(driver=pl.when(first).then(driver))
    return pl.concat([_with_odd_norms(told, established), health])


def teaching_frame(established: Establishment) -> pl.DataFrame:
    """Return the classes that the teaching positions teach.

    They come to the seats that the school should have: a class teacher for each
    class, lessons ÷ 24, and 150 pupils to a counsellor.
    """
    rows = [
        {"position": code, **told}
        for code, root, seats in _stated(established)
        for told in _classes(root, seats)
    ]
    return _frame(rows, TEACHING.schema)


def working_year_frame(established: Establishment) -> pl.DataFrame:
    """Return the account of working time of the health agency, where there is one.

    Its hours are those that the norm gives, so it changes no need.
    """
    told = table("demand")["working_year"]
    there = {unit.code for unit in established.units}
    rows = [told] if told["unit"] in there else []
    return _frame(rows, WORKING_YEARS.schema)


def fill_frame(established: Establishment, seed: int) -> pl.DataFrame:
    """Return the seats that are planned to be filled in the coming years."""
    told = table("demand")["fills"]
    positions = established.positions
    need = positions["need_stated"].fill_null(0).to_numpy()
    short = np.flatnonzero(need > established.holders)
    chance = stream(seed, Subject.FILLS)
    chosen = some(chance, short, round(len(short) * told["share"]))
    codes = positions["position"].to_list()
    years = chance.integers(1, told["years"] + 1, len(chosen))
    rows = [
        {
            "position": codes[at],
            "year": story.DAY.year + int(year),
            "people": 1,
            "way": "PPPK" if order % 2 else "CPNS",
        }
        for order, (at, year) in enumerate(zip(chosen, years, strict=True))
    ]
    return _frame(rows, PLANNED_FILLS.schema)


def cost_frame() -> pl.DataFrame:
    """Return what a year of one person of each class costs."""
    told = table("demand")["costs"]
    rows = [
        (kelas, float(told["first"] + (kelas - 1) * told["step"]), "CONTOH")
        for kelas in range(1, HIGHEST_CLASS + 1)
    ]
    return pl.DataFrame(rows, schema=CLASS_COSTS.schema, orient="row")


def _roots(established: Establishment) -> dict[str, str]:
    codes = established.positions["position"]
    return {
        code: draft.job.root
        for code, draft in zip(codes, established.drafts, strict=True)
    }


def _stated(established: Establishment) -> Iterator[tuple[str, str, int]]:
    """Each position whose seats are stated: its code, the root of its job, seats."""
    told = established.positions.select("position", "need_stated").iter_rows()
    for (code, seats), draft in zip(told, established.drafts, strict=True):
        if seats and not draft.job.is_head:
            yield code, draft.job.root, seats


def _classes(root: str, seats: int) -> Iterator[dict[str, Any]]:
    told = table("demand")["teaching"]
    ratio = float(told["pupils_per_class"])
    if root in told["class_teachers"]:
        for grade, groups in _spread(seats, told["grades"]["class_teachers"]):
            yield _grade("KELAS", grade, groups, ratio)
    elif lessons := told["lessons"].get(root):
        groups = max(HOURS_OF_A_TEACHER * seats // lessons, 1)
        for grade, some_groups in _spread(groups, told["grades"]["lessons"]):
            row = _grade("MAPEL", grade, some_groups, ratio)
            yield row | {"hours": float(lessons)}
    elif root == "GBK":
        yield {"kind": "BK", "pupils": PUPILS_OF_A_COUNSELLOR * seats - 20}


def _grade(kind: str, grade: int, groups: int, ratio: float) -> dict[str, Any]:
    pupils = round(groups * ratio - ratio / 3)
    return {"kind": kind, "grade": grade, "pupils": pupils, "ratio": ratio}


def _spread(total: int, grades: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Deal so many classes out over the grades, the lower ones first."""
    least, rest = divmod(total, len(grades))
    for order, grade in enumerate(grades):
        groups = least + (order < rest)
        if groups:
            yield grade, groups


def _health(
    established: Establishment, chance: np.random.Generator
) -> Iterator[dict[str, Any]]:
    """Activities of nurses and midwives, coming to the seats that are stated."""
    told = table("demand")
    year = told["health_minutes"]
    supporting = sum(times * minutes for *_, times, minutes in told["supporting"])
    main = 1 - supporting / year
    for code, root, seats in _stated(established):
        load = (seats + float(chance.uniform(-0.3, 0.3))) * main * year
        for said, result, minutes, share in told["health"].get(root, ()):
            volume = float(round(load * share / minutes))
            yield _task(code, said, result, volume, minutes, "kesehatan")
        if root in told["health"]:
            for said, result, times, minutes in told["supporting"]:
                yield _task(code, said, result, times, minutes, "penunjang")


def _task(
    code: str, said: str, result: str, volume: float, minutes: float, approach: str
) -> dict[str, Any]:
    row = dict.fromkeys(TASKS.schema)
    return row | {
        "position": code,
        "description": said,
        "result": result,
        "volume": float(volume),
        "period": "tahun",
        "time": float(minutes),
        "time_unit": "menit",
        "approach": approach,
    }


def _with_odd_norms(tasks: pl.DataFrame, established: Establishment) -> pl.DataFrame:
    """Make one time norm of some positions far too long, and its volume as small."""
    told = table("demand")["outliers"]
    there = established.positions["position"].implode()
    own = tasks.filter(pl.col("position").is_in(there))
    codes = own["position"].unique(maintain_order=True).to_list()
    odd = codes[:: told["one_in"]]
    is_odd = pl.col("position").is_in(odd) & (pl.col("approach") == "tugas")
    is_odd &= pl.int_range(pl.len()).over("position") == 0
    times = float(told["times"])
    return tasks.with_columns(
        time=pl.when(is_odd).then(pl.col("time") * times).otherwise("time"),
        volume=pl.when(is_odd)
        .then((pl.col("volume") / times).round(1))
        .otherwise("volume"),
    )


def _frame(rows: list[dict[str, Any]], schema: pl.Schema) -> pl.DataFrame:
    full = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(full, schema=schema)
