"""The position map as a tree of units: a leader, boxes below, and tables of posts.

Boxes are the leadership posts; functional and operational posts (JF, pelaksana) stand
in a small table below their unit with class, B (bezetting), K (kebutuhan) and ±, as
Peraturan BKN 9/2022 Pasal 48 has the map drawn (custom, unverified).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

import polars as pl

from tepat.errors import TepatError
from tepat.snapshot.vocabulary import FAMILIES, LEADERSHIP
from tepat.words import Sentence

from .node import Holder, Leaving, PositionMap, Post, Sums, UnitNode, masked

NOT_ON_MAP = Sentence(
    id="Unit {unit} tidak ada di peta ini. Kode yang mirip: {similar}. Lihat kolom "
    "kode pada lembar unit.",
    en="Unit {unit} is not on this map. Similar codes: {similar}. See column kode of "
    "sheet unit.",
)


class UnitNotOnMap(TepatError):
    """A map was asked for a unit that the workbook does not have."""

    exit_code = 19

    def __init__(self, unit: str, known: Sequence[str]) -> None:
        similar = ", ".join(get_close_matches(unit, known)) or "–"
        super().__init__(NOT_ON_MAP, unit=unit, similar=similar)


def position_map(
    units: pl.DataFrame,
    positions: pl.DataFrame,
    balance: pl.DataFrame,
    people: pl.DataFrame,
    *,
    day: date,
    names: bool = True,
    below: str | None = None,
) -> PositionMap:
    """Arrange prepared frames as the position map.

    Args:
        units: As ``tepat.snapshot.resolve.units`` gives them, forming one tree.
        positions: As ``tepat.snapshot.resolve.positions`` gives them.
        balance: One row per position: ``position``, ``need`` (or null), ``occupied``,
            ``gap`` (occupied − need, or null), ``workload_hours``, ``fte``,
            ``source``, ``projection`` (list of the gaps of the coming years).
        people: ``nip``, ``name``, ``status``, ``grade``, ``education``, ``field``,
            ``position`` (or null), ``retirement_day``, ``contract_ends``.
        day: The reference date, from which leaving is counted.
        names: Whether people appear; without them only their number does.
        below: Code of the unit to take as root; the whole city where it is ``None``.

    Raises:
        UnitNotOnMap: if there is no unit ``below``.
    """
    tree = _chosen(units, below)
    posts = _posts(positions, balance, _holders(people, day), names=names)
    children: dict[str | None, list[str]] = {}
    for unit, parent in tree.select("unit", "parent").iter_rows():
        children.setdefault(parent, []).append(unit)
    nodes: dict[str, UnitNode] = {}
    for row in reversed(tree.to_dicts()):  # a unit after everything below it
        below_it = [nodes[code] for code in children.get(row["unit"], [])]
        nodes[row["unit"]] = _node(row, posts.get(row["unit"], []), below_it)
    return PositionMap(tuple(nodes[code] for code in tree["unit"]), names)


def _chosen(units: pl.DataFrame, below: str | None) -> pl.DataFrame:
    """The units from the chosen root down, depth first, the root without parent."""
    tree = units.sort("order")
    if below is not None:
        if below not in tree["unit"]:
            raise UnitNotOnMap(below, tree["unit"].to_list())
        path = tree.filter(pl.col("unit") == below)["path"].item()
        inside = pl.col("path").str.starts_with(path + "/")
        tree = tree.filter((pl.col("unit") == below) | inside)
    is_root = pl.col("depth") == pl.col("depth").min()
    return tree.with_columns(
        parent=pl.when(~is_root).then("parent"),
        depth=pl.col("depth") - pl.col("depth").min(),
    )


def _node(row: Mapping[str, Any], posts: list[Post], below: list[UnitNode]) -> UnitNode:
    leader = next((post for post in posts if post.is_leader), None)
    others = [post for post in posts if post is not leader]
    own = Sums.of(post.sums for post in posts)
    return UnitNode(
        unit=row["unit"],
        name=row["name"],
        kind=row["kind"],
        parent=row["parent"],
        depth=row["depth"],
        children=tuple(node.unit for node in below),
        leader=leader,
        boxes=tuple(post for post in others if post.family in LEADERSHIP),
        rows=tuple(post for post in others if post.family not in LEADERSHIP),
        own=own,
        total=Sums.of([own, *(node.total for node in below)]),
    )


def _posts(
    positions: pl.DataFrame,
    balance: pl.DataFrame,
    holders: Mapping[str, list[Holder]],
    *,
    names: bool,
) -> dict[str, list[Post]]:
    """The posts of each unit, in the order in which a map shows them."""
    rank = {family: order for order, family in enumerate(FAMILIES)}
    shown = positions.join(
        balance, on="position", how="left", maintain_order="left", suffix="_balance"
    ).sort(
        pl.col("family").replace_strict(rank, return_dtype=pl.Int64),
        pl.col("position_class").fill_null(0).neg(),
        "name",
        "position",
    )
    posts: dict[str, list[Post]] = {}
    for row in shown.iter_rows(named=True):
        people = holders.get(row["position"], [])
        posts.setdefault(row["unit"], []).append(_post(row, people, names=names))
    return posts


def _post(row: Mapping[str, Any], people: list[Holder], *, names: bool) -> Post:
    return Post(
        position=row["position"],
        name=row["name"],
        family=row["family"],
        level=row["level"],
        echelon=row["echelon"],
        position_class=row["position_class"],
        superior=row["superior_resolved"],
        is_leader=row["is_leader"],
        critical=bool(row["critical"]),
        need=row["need"],
        occupied=row["occupied"] or 0,
        gap=row["gap"],
        workload_hours=row["workload_hours"],
        fte=row["fte"],
        source=row["source"],
        projection=tuple(row["projection"] or ()),
        education_min=row["education_min"],
        fields=tuple(row["fields"] or ()),
        grade_min=row["grade_min"],
        grade_max=row["grade_max"],
        holders=tuple(people) if names else (),
        sums=_sums(row, people),
    )


def _sums(row: Mapping[str, Any], people: list[Holder]) -> Sums:
    gap = row["gap"] or 0
    leaving = [holder.leaving for holder in people]
    return Sums(
        posts=1,
        occupied=row["occupied"] or 0,
        need=row["need"] or 0,
        gap=gap,
        short=max(0, -gap),
        over=max(0, gap),
        unknown=int(row["need"] is None),
        overdue=leaving.count(Leaving.OVERDUE),
        within_a_year=leaving.count(Leaving.WITHIN_A_YEAR),
        within_five_years=leaving.count(Leaving.WITHIN_FIVE_YEARS),
    )


def _holders(people: pl.DataFrame, day: date) -> dict[str, list[Holder]]:
    """Who holds each position, in the order of the frame."""
    today = pl.lit(day)
    leaves = pl.min_horizontal("retirement_day", "contract_ends")
    # Retirement starts on its day; a contract still runs on its last day.
    overdue = (pl.col("retirement_day") <= today) | (pl.col("contract_ends") < today)
    held = people.filter(pl.col("position").is_not_null()).with_columns(
        leaves=leaves,
        leaving=pl.when(leaves.is_null())
        .then(int(Leaving.UNKNOWN))
        .when(overdue.fill_null(False))
        .then(int(Leaving.OVERDUE))
        .when(leaves <= today.dt.offset_by("1y"))
        .then(int(Leaving.WITHIN_A_YEAR))
        .when(leaves <= today.dt.offset_by("5y"))
        .then(int(Leaving.WITHIN_FIVE_YEARS))
        .otherwise(int(Leaving.LATER)),
    )
    holders: dict[str, list[Holder]] = {}
    for row in held.iter_rows(named=True):
        holders.setdefault(row["position"], []).append(
            Holder(
                name=row["name"],
                nip=masked(row["nip"]),
                status=row["status"],
                grade=row["grade"],
                education=row["education"],
                field=row["field"],
                leaves=row["leaves"],
                leaving=Leaving(row["leaving"]),
            )
        )
    return holders
