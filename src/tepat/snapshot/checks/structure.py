"""Checks on the organisation: units form one tree, and superiors form no circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from tepat.snapshot import resolve
from tepat.snapshot.snapshot import Snapshot
from tepat.snapshot.vocabulary import (
    LEADERSHIP,
    LEVELS_OF_FAMILY,
    PNS_GRADES,
    PPPK_GRADES,
)

from .defect import Place, Sighting, error, warning

NO_ROOT = error(
    "TREE-NO-ROOT",
    id="Tidak ada unit puncak: semua unit mempunyai induk. Kosongkan induk pada tepat "
    "satu unit.",
    en="There is no root unit: every unit has a parent. Leave the parent blank for "
    "exactly one unit.",
)
SECOND_ROOT = error(
    "TREE-SECOND-ROOT",
    id="Unit “{value}” tidak mempunyai induk, padahal {first} sudah menjadi unit "
    "puncak; hanya satu unit boleh tanpa induk. Isi induknya.",
    en="Unit “{value}” has no parent although {first} is the root already; only one "
    "unit may have none. Fill in its parent.",
)
UNIT_CIRCLE = error(
    "TREE-CIRCLE",
    id="Induk unit berputar: {circle}. Setiap unit harus berujung pada unit puncak; "
    "perbaiki salah satu induknya.",
    en="Units are each other's parents: {circle}. Every unit must lead up to the root; "
    "correct one of the parents.",
)
SUPERIOR_CIRCLE = error(
    "SUPERIOR-CIRCLE",
    id="Atasan jabatan berputar: {circle}. Perbaiki salah satu kolom atasan.",
    en="Positions are each other's superiors: {circle}. Correct one of them in column "
    "atasan.",
)
TWO_LEADERS = warning(
    "UNIT-TWO-LEADERS",
    id="Unit {unit} mempunyai {count} jabatan pimpinan setingkat ({leaders}); {value} "
    "dianggap sebagai pemimpin. Isi kolom atasan agar pasti.",
    en="Unit {unit} has {count} leadership posts of the same rank ({leaders}); {value} "
    "is taken as its leader. Fill in column atasan to make sure.",
)
LEVEL_UNFIT = warning(
    "LEVEL-UNFIT",
    id="Jenjang {value} tidak termasuk jenis {family}; jenjang jenis itu: {allowed}.",
    en="Level {value} does not belong to family {family}; the levels of that family "
    "are: {allowed}.",
)
GRADES_REVERSED = warning(
    "GRADES-REVERSED",
    id="golongan_min {value} lebih tinggi daripada golongan_maks {highest}; tidak ada "
    "pegawai yang memenuhi keduanya. Periksa keduanya.",
    en="golongan_min {value} is above golongan_maks {highest}; nobody can meet both. "
    "Check the two.",
)

SHOWN = 12  # a message names so many and no more


def one_tree(snapshot: Snapshot) -> Iterator[Sighting]:
    """Units form one tree with one root and no circle."""
    units = snapshot.units.select("unit", "parent").with_row_index("row")
    named = units.filter(pl.col("unit").is_not_null())
    if named.is_empty():
        return
    roots = named.filter(pl.col("parent").is_null())
    if roots.is_empty():
        yield Sighting(NO_ROOT, Place("units"))
    for row, unit, _ in roots[1:].iter_rows():
        first = Place("units", roots["row"][0], "unit")
        yield Sighting(
            SECOND_ROOT, Place("units", row, "parent"), {"value": unit, "first": first}
        )
    rows = dict(named.select("unit", "row").iter_rows())
    for circle in circles(dict(named.select("unit", "parent").iter_rows())):
        place = Place("units", rows[circle[0]], "parent")
        yield Sighting(UNIT_CIRCLE, place, {"circle": _drawn(circle)})


def stated_superiors(snapshot: Snapshot) -> Iterator[Sighting]:
    """No position is its own superior, over any number of stated steps."""
    return circles_of(snapshot.positions, "superior")


def resolved_superiors(snapshot: Snapshot) -> Iterator[Sighting]:
    """The same, with the superiors that follow from the tree of units.

    Expects sound units and unique codes.
    """
    return circles_of(resolve.positions(snapshot), "superior_resolved")


def circles_of(positions: pl.DataFrame, column: str) -> Iterator[Sighting]:
    """Yield each circle of the superiors that ``column`` tells, once."""
    told = positions.with_row_index("row").filter(pl.col("position").is_not_null())
    rows = dict(told.select("position", "row").iter_rows())
    for circle in circles(dict(told.select("position", column).iter_rows())):
        place = Place("positions", rows[circle[0]], "superior")
        yield Sighting(SUPERIOR_CIRCLE, place, {"circle": _drawn(circle)})


def one_leader(snapshot: Snapshot) -> Iterator[Sighting]:
    """A unit's highest leadership post is one, unless column ``atasan`` orders them."""
    rank = pl.col("family").replace_strict(
        {family: order for order, family in enumerate(LEADERSHIP)},
        default=None,
        return_dtype=pl.Int64,
    )
    tied = (
        snapshot.positions.with_row_index("row")
        .with_columns(rank=rank, weight=pl.col("position_class").fill_null(0))
        .filter(pl.col("rank").is_not_null() & pl.col("unit").is_not_null())
        .filter((pl.col("rank") == pl.col("rank").min()).over("unit"))
        .filter((pl.col("weight") == pl.col("weight").max()).over("unit"))
        .group_by("unit", maintain_order=True)
        .agg("row", "position", "superior")
    )
    for unit, rows, codes, superiors in tied.iter_rows():
        free = [
            (row, code)
            for row, code, superior in zip(rows, codes, superiors, strict=True)
            if superior not in codes
        ]
        if len(free) > 1:
            facts = {
                "unit": unit,
                "value": free[0][1],
                "count": len(free),
                "leaders": ", ".join(code for _, code in free[:SHOWN]),
            }
            yield Sighting(
                TWO_LEADERS, Place("positions", free[1][0], "position"), facts
            )


def fitting_levels(snapshot: Snapshot) -> Iterator[Sighting]:
    """A level belongs to the family of the position or job."""
    for name, frame in (("jobs", snapshot.jobs), ("positions", snapshot.positions)):
        told = frame.select("family", "level").with_row_index("row").drop_nulls()
        pairs = told.select("family", "level").unique(maintain_order=True)
        unfit = [
            pair
            for pair in pairs.iter_rows()
            if pair[1] not in LEVELS_OF_FAMILY[pair[0]]
        ]
        if not unfit:
            continue
        for row, family, level in told.iter_rows():
            if (family, level) in unfit:
                facts = {
                    "value": level,
                    "family": family,
                    "allowed": ", ".join(LEVELS_OF_FAMILY[family]),
                }
                yield Sighting(LEVEL_UNFIT, Place(name, row, "level"), facts)


def ordered_grades(snapshot: Snapshot) -> Iterator[Sighting]:
    """The lowest grade is not above the highest, where both are of one scale."""
    for name, frame in (("jobs", snapshot.jobs), ("positions", snapshot.positions)):
        told = frame.select("grade_min", "grade_max").with_row_index("row").drop_nulls()
        for row, lowest, highest in told.iter_rows():
            for scale in (PNS_GRADES, PPPK_GRADES):
                if {lowest, highest} <= set(scale) and (
                    scale.index(lowest) > scale.index(highest)
                ):
                    facts = {"value": lowest, "highest": highest}
                    yield Sighting(
                        GRADES_REVERSED, Place(name, row, "grade_min"), facts
                    )


def circles(above: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield each circle of ``above`` once, from its first member in file order."""
    settled: set[str] = set()
    for start in above:
        walked: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in above and here not in settled:
            if here in walked:
                steps = list(walked)
                yield steps[steps.index(here) :]
                break
            walked[here] = None
            here = above[here]
        settled.update(walked)


def _drawn(circle: list[str]) -> str:
    shown = circle[:SHOWN] + (["…"] if len(circle) > SHOWN else [])
    return " → ".join([*shown, circle[0]])
