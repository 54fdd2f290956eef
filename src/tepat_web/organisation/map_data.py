"""The map as columns, for the scripts that draw it."""

from __future__ import annotations

from typing import Any

from .map import FAMILIES
from .map_tree import Chart


def columns(chart: Chart, *, may_move: bool) -> dict[str, Any]:
    """Return the map as columns; the contract stands at the top of city.js."""
    at = {id(node): place for place, node in enumerate(chart.nodes)}
    posts = [
        (place, post) for place, node in enumerate(chart.nodes) for post in node.posts
    ]
    seat = {post.pk: place for place, (_, post) in enumerate(posts)}
    titles: dict[str, int] = {}
    return {
        "version": 1,
        "day": chart.day.isoformat(),
        "structure": {"name": chart.structure.basis, "draft": may_move},
        "units": {
            "code": [node.code for node in chart.nodes],
            "name": [node.name for node in chart.nodes],
            "parent": [
                at[id(node.parent)] if node.parent else -1 for node in chart.nodes
            ],
            "leader": [
                seat[node.leader.pk] if node.leader else -1 for node in chart.nodes
            ],
            "moved_from": {
                place: node.moved_from
                for place, node in enumerate(chart.nodes)
                if node.moved_from
            },
        },
        "positions": {
            "code": [post.code for _, post in posts],
            "unit": [place for place, _ in posts],
            "title": [titles.setdefault(post.title, len(titles)) for _, post in posts],
            "family": [FAMILIES.index(post.family) for _, post in posts],
            "class": [post.rank for _, post in posts],
            "need": [post.need for _, post in posts],
            "holders": [post.held for _, post in posts],
            "superior": [
                seat[post.superior.pk] if post.superior else -1 for _, post in posts
            ],
            "critical": [
                place for place, (_, post) in enumerate(posts) if post.critical
            ],
        },
        "titles": list(titles),
    }
