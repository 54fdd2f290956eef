"""The units of a foreign map: its own, or those that its posts head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tepat.intake.problem import Problems
from tepat.snapshot.vocabulary import LEADERSHIP

from . import remarks
from .column_map import ColumnMap
from .rows import Picked, typed
from .tree import Tree

UMBRELLA = "INSTANSI"


@dataclass(frozen=True, slots=True)
class Places:
    """The units, and the unit of each post and group.

    Attributes:
        units: Rows of sheet ``unit``, by engine name.
        of_posts, of_groups: Code of the unit, row by row.
    """

    units: list[dict[str, Any]]
    of_posts: list[str]
    of_groups: list[str]


def places(
    records: Mapping[str, Picked],
    trees: Mapping[str, Tree],
    told: ColumnMap,
    problems: Problems,
) -> Places:
    """Give every post and group its unit, and the units one tree with one root.

    Where several units have none above them, one more is put above all of them.
    """
    if "units" in records:
        found = _stated(records, trees, told, problems)
    else:
        found = _headed(records, trees, told)
    roots = [unit for unit in found.units if unit["parent"] is None]
    used = UMBRELLA in {*found.of_posts, *found.of_groups}
    if len(roots) == 1 and not used:
        return found
    for unit in roots:
        unit["parent"] = UMBRELLA
    top = {"unit": UMBRELLA, "name": told.umbrella, "parent": None}
    return Places([top, *found.units], found.of_posts, found.of_groups)


def _stated(
    records: Mapping[str, Picked],
    trees: Mapping[str, Tree],
    told: ColumnMap,
    problems: Problems,
) -> Places:
    """The units of the source, and the unit that each row names."""
    units = records["units"]
    tree = trees["units"]
    codes = tree.codes
    rows = [
        {
            **values,
            "unit": codes[at],
            "parent": tree.above(at),
        }
        for at, values in enumerate(typed(units, problems))
    ]
    known = set(codes)

    def stated(name: str) -> list[str]:
        if name not in records:
            return []
        picked = records[name]
        found = [text.get("unit", "") for text in picked.texts]
        for at, unit in enumerate(found):
            if unit not in known:
                facts = {"value": unit, "umbrella": told.umbrella}
                problems.add(remarks.UNIT_LOST, picked.spot(at, "unit"), **facts)
        return [unit if unit in known else UMBRELLA for unit in found]

    return Places(rows, stated("posts"), stated("groups"))


def _headed(
    records: Mapping[str, Picked], trees: Mapping[str, Tree], told: ColumnMap
) -> Places:
    """The units that posts head: each has the posts below its head, down to the next.

    A post without a superior heads a unit whatever it is, and so does one that stands
    higher than the head above it: neither may be taken for the leader of others.
    """
    posts, parents = records["posts"], trees["posts"].parents
    codes = trees["posts"].codes
    groups = trees["groups"].parents if "groups" in trees else ()
    families = told.heads.families if told.heads else ()
    if families:
        texts = posts.texts
        heads = {at for at, text in enumerate(texts) if text.get("jenis") in families}
    else:
        heads = {parent for parent in (*parents, *groups) if parent is not None}
    heads |= {at for at, parent in enumerate(parents) if parent is None}
    heads |= _outranking(posts, _nearest(parents, heads))
    head_of = _nearest(parents, heads)
    units = [
        {
            "unit": f"U-{codes[at]}",
            "name": posts.heads[at] or posts.texts[at].get("nama") or codes[at],
            "parent": _unit_above(parents[at], head_of, codes),
        }
        for at in sorted(heads)
    ]
    return Places(
        units,
        [f"U-{codes[head_of[at]]}" for at in range(len(codes))],
        [UMBRELLA if at is None else f"U-{codes[head_of[at]]}" for at in groups],
    )


def _outranking(posts: Picked, head_of: Sequence[int]) -> set[int]:
    """Posts that a reader would take for the leader of the unit of their head."""
    ranks = [_rank(text) for text in posts.texts]
    return {at for at, head in enumerate(head_of) if ranks[at] < ranks[head]}


def _rank(text: Mapping[str, str]) -> tuple[int, int]:
    """Lowest first as units choose their leader: by family, then by class."""
    family, held = text.get("jenis", ""), text.get("kelas", "")
    place = LEADERSHIP.index(family) if family in LEADERSHIP else len(LEADERSHIP)
    return place, -int(held) if held.isdecimal() else 0


def _unit_above(
    parent: int | None, head_of: Sequence[int], codes: Sequence[str]
) -> str | None:
    return None if parent is None else f"U-{codes[head_of[parent]]}"


def _nearest(parents: Sequence[int | None], heads: set[int]) -> list[int]:
    """The head of each row: itself, or the nearest above it."""
    found: dict[int, int] = {}
    for start in range(len(parents)):
        row, walked = start, []
        while row not in heads and row not in found:
            walked.append(row)
            above = parents[row]
            row = row if above is None else above  # without one it is a head itself
        head = found.get(row, row)
        found |= dict.fromkeys([*walked, row], head)
    return [found[row] for row in range(len(parents))]
