"""The position map as plain values, for ``tepat map --json``."""

from __future__ import annotations

from .node import PositionMap, Post, UnitNode


def nodes(chart: PositionMap) -> list[dict[str, object]]:
    """Return units and positions, each with the ``id`` of the one box above it.

    Exactly one node has no ``parent``: the root unit. A position's parent is its
    unit; ``superior`` is the code of the position it answers to.
    """
    told: list[dict[str, object]] = []
    for unit in chart.units:
        told.append(_unit(unit))
        told.extend(_position(post, unit) for post in unit.posts)
    return told


def _unit(node: UnitNode) -> dict[str, object]:
    return {
        "id": f"unit/{node.unit}",
        "type": "unit",
        "kode": node.unit,
        "name": node.name,
        "parent": None if node.parent is None else f"unit/{node.parent}",
        "depth": node.depth,
        "leader": None if node.leader is None else node.leader.position,
        "positions": node.total.posts,
        "occupied": node.total.occupied,
        "need": node.total.need,
        "gap": node.total.gap,
        "short": node.total.short,
        "over": node.total.over,
        "need_unknown": node.total.unknown,
    }


def _position(post: Post, unit: UnitNode) -> dict[str, object]:
    return {
        "id": f"position/{post.position}",
        "type": "position",
        "kode": post.position,
        "name": post.name,
        "parent": f"unit/{unit.unit}",
        "superior": post.superior,
        "is_leader": post.is_leader,
        "family": post.family,
        "level": post.level,
        "class": post.position_class,
        "occupied": post.occupied,
        "need": post.need,
        "gap": post.gap,
        "critical": post.critical,
    }
