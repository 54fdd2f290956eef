"""The trees of a foreign map, with everything in them that does not fit told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tepat.intake.problem import Problems, Spot
from tepat.snapshot.checks import Defect

from . import remarks
from .column_map import CODE, ColumnMap
from .rows import SHOWN, Picked
from .tree import Node, Tree, tree


def told_trees(
    records: Mapping[str, Picked], told: ColumnMap, problems: Problems
) -> dict[str, Tree]:
    """Arrange units and posts as trees, and groups under the posts."""
    found: dict[str, Tree] = {}
    for name in ("units", "posts"):
        if name in records:
            picked = records[name]
            marked = picked.record.top is not None
            found[name] = tree(picked.nodes(), tops_are_marked=marked)
            _tell(picked, found[name], told, problems)
    if "groups" in records:
        found["groups"] = _under(records["groups"], found["posts"], told, problems)
    return found


def _under(groups: Picked, posts: Tree, told: ColumnMap, problems: Problems) -> Tree:
    """The groups as rows whose parents are rows of the posts.

    Here ``dangling`` is every group that stands under no post, ``blanks`` those of
    them that name none.
    """
    first = {code: row for row, code in reversed([*enumerate(posts.codes)])}
    nodes = groups.nodes()
    taken = [Node(code, None, False) for code in posts.codes]
    own = tree([*taken, *_without_parents(nodes)], tops_are_marked=True)
    parents = tuple(first.get(node.parent or "") for node in nodes)
    alone = tree(_without_parents(nodes), tops_are_marked=True)
    lost = [row for row, parent in enumerate(parents) if parent is None]
    under = replace(
        alone,
        codes=own.codes[len(taken) :],
        parents=parents,
        blanks=[row for row in lost if nodes[row].parent is None],
        dangling=lost,
    )
    for row in lost:
        facts = {"value": nodes[row].parent or "", "umbrella": told.umbrella}
        spot = groups.spot(row, groups.record.parent)
        problems.add(remarks.GROUP_DANGLING, spot, **facts)
    _tell_codes(groups, under, problems)
    return under


def _without_parents(nodes: list[Node]) -> list[Node]:
    return [Node(node.code, None, False) for node in nodes]


def _tell(picked: Picked, found: Tree, told: ColumnMap, problems: Problems) -> None:
    _tell_codes(picked, found, problems)
    nodes, codes = picked.nodes(), found.codes
    above = remarks.ABOVE[picked.record.name]

    def add(defect: Defect, row: int, **facts: object) -> None:
        spot = picked.spot(row, picked.record.parent)
        problems.add(defect, spot, code=codes[row], above=above, **facts)

    for row in found.blanks:
        add(remarks.BLANK_PARENT, row)
    for row in found.dangling:
        add(remarks.DANGLING, row, value=nodes[row].parent)
    for circle in found.cycles:
        drawn = " → ".join(codes[row] for row in [*circle, circle[0]])
        add(remarks.CYCLE, circle[0], circle=drawn)
    for row in found.tops:
        if nodes[row].parent is not None:
            add(remarks.TOP_WITH_PARENT, row, value=nodes[row].parent)
    _tell_tops(picked, found, told, problems)


def _tell_codes(picked: Picked, found: Tree, problems: Problems) -> None:
    rows = picked.source.rows
    for code, same in found.duplicates.items():
        first = str(rows[same[0]].number)
        for row in same[1:]:
            facts = {"value": code, "first": first, "code": found.codes[row]}
            problems.add(remarks.DUPLICATE, picked.spot(row, CODE), **facts)
    for row in found.without_code:
        spot = picked.spot(row, CODE)
        problems.add(remarks.WITHOUT_CODE, spot, code=found.codes[row])


def _tell_tops(
    picked: Picked, found: Tree, told: ColumnMap, problems: Problems
) -> None:
    spot = Spot(picked.source.file)
    if not found.tops and found.codes:
        problems.add(remarks.NO_TOP, spot)
    if len(found.tops) > 1:
        codes = [found.codes[row] for row in found.tops]
        facts = {"count": len(codes), "codes": _some(codes), "umbrella": told.umbrella}
        problems.add(remarks.SEVERAL_TOPS, spot, **facts)
    if lost := found.unconnected:
        named = _some([found.codes[row] for row in lost])
        problems.add(remarks.UNCONNECTED, spot, count=len(lost), codes=named)


def _some(codes: list[str]) -> str:
    more = " …" if len(codes) > SHOWN else ""
    return ", ".join(codes[:SHOWN]) + more
