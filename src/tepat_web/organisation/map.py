"""The position map: one structure as a tree of units on one day, and who sits where.

The tree holds no person. People are asked for apart, and only those whom the asker may
see: a name is never a part of what everybody gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from .map_tree import Chart, Node, Seats, Sums
from .models import JobFamily, Position, Structure, Unit

FAMILIES = tuple(JobFamily.values)
NO_CLASS = 0


def in_force(told: Iterable[Structure], day: date) -> Structure | None:
    """Return which of some structures is in force on ``day``; none where none is."""
    holding = [
        one
        for one in told
        if not one.is_draft
        and (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or one.valid_to > day)
    ]
    return max(holding, key=lambda one: one.valid_from or date.min, default=None)


def chart(
    structure: Structure, day: date, base: Structure | None = None
) -> Chart | None:
    """Return the map of ``structure`` with the holders of ``day``; none without units.

    Three statements, whatever the size of the city.

    Args:
        base: The structure in force, where ``structure`` is a draft: units that hang
            elsewhere in it are told as moved.
    """
    nodes, roots = _tree(structure, base)
    if not roots:
        return None
    if len(roots) > 1:  # a draft may stand in several pieces: hang them side by side
        top = Node("", structure.basis, children=roots)
        for each in roots:
            each.parent = top
        roots = [top]
    _seat(structure, day, nodes)
    ordered: list[Node] = []
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(node.children))
    _answer(ordered)
    for node in reversed(ordered):  # everything below a unit comes before it
        own = Sums.of(post.sums for post in node.posts)
        node.total = Sums.of([own, *(child.total for child in node.children)])
    return Chart(day, structure, tuple(ordered))


def _tree(
    structure: Structure, base: Structure | None
) -> tuple[dict[int, Node], list[Node]]:
    compared = base if structure.is_draft else None
    told = (
        Unit.objects.standing()
        .filter(structure__in=[one.pk for one in (structure, compared) if one])
        .order_by("order", "pk")
        .values_list("pk", "code", "name", "parent_id", "structure_id")
    )
    rows = list(told)
    nodes = {
        pk: Node(code, name) for pk, code, name, _, of in rows if of == structure.pk
    }
    roots = []
    for pk, _, _, above, of in rows:
        if of != structure.pk:
            continue
        node, parent = nodes[pk], nodes.get(above)
        if parent is None:
            roots.append(node)
        else:
            node.parent = parent
            parent.children.append(node)
    if compared:
        before = {
            pk: (code, above) for pk, code, _, above, of in rows if pk not in nodes
        }
        names = {pk: name for pk, _, name, _, _ in rows}
        _mark_moved(nodes.values(), before, names)
    return nodes, roots


def _mark_moved(
    nodes: Iterable[Node],
    before: Mapping[int, tuple[str, int | None]],
    names: Mapping[int, str],
) -> None:
    """Say of the units of a draft where they hang in the structure in force."""
    above = dict(before.values())
    for node in nodes:
        if node.code not in above:
            node.is_new = True
            continue
        number = above[node.code] or 0
        if number in before:
            code, _ = before[number]
            if code != (node.parent.code if node.parent else ""):
                node.moved_from = names[number]


def _answer(nodes: Iterable[Node]) -> None:
    """Say of every position to whom it answers; units come before those below them.

    The superior that is stated, else the leader of the unit; for a leader, the leader
    of the nearest unit above that has one.
    """
    told = list(nodes)
    known = {post.pk: post for node in told for post in node.posts}
    above: dict[int, Seats | None] = {}
    for node in told:
        higher = above[id(node.parent)] if node.parent else None
        above[id(node)] = node.leader or higher
        for post in node.posts:
            stated = known.get(post.stated or 0)
            post.superior = stated or (higher if post.is_leader else above[id(node)])


def _seat(structure: Structure, day: date, nodes: Mapping[int, Node]) -> None:
    """Put every position into its unit, in the order of the official sheet."""
    key = key_of(structure)
    counted = dict(
        whose_people(structure)
        .filter(held_on(day))
        .values_list(key)
        .annotate(Count("posts__appointments"))
        .order_by()
    )
    told = (
        Position.objects.standing()
        .filter(unit__structure=structure)
        .values_list(
            *("pk", "unit_id", "code", "name", "family", "position_class", "need"),
            *("critical", "is_leader", "superior_id", "holders_stated"),
        )
    )
    for row in told:
        pk, unit, code, title, family, rank, need, critical, leads, above, stated = row
        if node := nodes.get(unit):
            # Without a single person on record, the numbers that were stated count.
            mine = pk if key == "pk" else code
            held = counted.get(mine, 0) if counted else stated or 0
            node.posts.append(
                Seats(pk, code, title, family, rank, need, held, critical, leads, above)
            )
    for node in nodes.values():
        node.posts.sort(key=_order)


def _order(post: Seats) -> tuple[bool, int, int, str, str]:
    family = FAMILIES.index(post.family)
    return not post.is_leader, family, -(post.rank or NO_CLASS), post.title, post.code


# --- Whose people sit there ---------------------------------------------------------


def key_of(structure: Structure) -> str:
    """Name what tells positions apart: in a draft, the code of the one in force."""
    return "code" if structure.is_draft else "pk"


def whose_people(structure: Structure) -> QuerySet[Any]:
    """Return the positions whose holders the map of ``structure`` shows.

    Nobody is appointed to a draft: it shows who holds the positions of the same code.
    """
    of = {"is_draft": False} if structure.is_draft else {"pk": structure.pk}
    asked = {f"unit__structure__{name}": value for name, value in of.items()}
    return Position.objects.standing().filter(**asked)


def held_on(day: date) -> Q:
    """Appointments in force on ``day``, seen from a position."""
    at = "posts__appointments__"
    begun = Q(**{f"{at}valid_from__isnull": True}) | Q(**{f"{at}valid_from__lte": day})
    lasts = Q(**{f"{at}valid_to__isnull": True}) | Q(**{f"{at}valid_to__gt": day})
    return (
        begun
        & lasts
        & Q(**{f"{at}is_removed": False, f"{at}employee__is_removed": False})
    )
