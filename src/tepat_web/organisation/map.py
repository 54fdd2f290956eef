"""The position map: one structure as a tree of units on one day, and who sits where.

The tree holds no person. People are asked for apart, and only those whom the asker may
see: a name is never a part of what everybody gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import JobFamily, Position, Structure, Unit

FAMILIES = tuple(JobFamily.values)
LEADERSHIP = frozenset({JobFamily.JPT, JobFamily.ADMINISTRATOR, JobFamily.PENGAWAS})
NO_CLASS = 0
FOUND_AT_MOST = 20


class Sums(NamedTuple):
    """What adds up over positions; those of unknown need count in ``held`` only."""

    posts: int = 0
    held: int = 0
    need: int = 0
    gap: int = 0
    short: int = 0
    over: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, parts: Iterable[Sums]) -> Sums:
        """Add up; nothing gives zero.

        >>> Sums.of([Sums(posts=1, need=2), Sums(posts=1, need=3)]).need
        5
        """
        return cls(*map(sum, zip(cls(), *parts, strict=True)))


@dataclass(slots=True)
class Seats:
    """A position with its seats: one row of the map, or the leader of a box."""

    pk: int
    code: str
    title: str
    family: str
    rank: int | None
    need: int | None
    held: int
    critical: bool
    is_leader: bool
    superior: int | None

    @property
    def gap(self) -> int | None:
        """Holders minus need; unknown where the need is."""
        return None if self.need is None else self.held - self.need

    @property
    def sums(self) -> Sums:
        """The position as a part of a sum."""
        if self.need is None:
            return Sums(posts=1, held=self.held, unknown=1)
        gap = self.held - self.need
        return Sums(1, self.held, self.need, gap, max(-gap, 0), max(gap, 0))


@dataclass(slots=True)
class Node:
    """A unit on the map, with its positions: the leader first, then by family."""

    code: str
    name: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    posts: list[Seats] = field(default_factory=list)
    total: Sums = field(default_factory=Sums)

    @property
    def leader(self) -> Seats | None:
        """The position that leads the unit, if any."""
        return self.posts[0] if self.posts and self.posts[0].is_leader else None

    @property
    def line(self) -> list[Node]:
        """The units from the root down to this one."""
        above = self.parent.line if self.parent else []
        return [*above, self]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map: every unit depth first, the one root first."""

    day: date
    structure: Structure
    nodes: tuple[Node, ...]

    @property
    def root(self) -> Node:
        """The unit at the top."""
        return self.nodes[0]

    def node(self, code: str) -> Node | None:
        """Return the unit with ``code``."""
        return next((node for node in self.nodes if node.code == code), None)

    def seats(self, code: str) -> tuple[Node, Seats] | None:
        """Return the position with ``code`` and its unit."""
        return next(
            (
                (node, post)
                for node in self.nodes
                for post in node.posts
                if post.code == code
            ),
            None,
        )

    def seats_of(self, number: int | None) -> Seats | None:
        """Return the position with the record number ``number``."""
        posts = (post for node in self.nodes for post in node.posts)
        return next((post for post in posts if post.pk == number), None)


def structure_on(day: date) -> Structure | None:
    """Return the structure in force on ``day``; none where none is."""
    in_force = Structure.objects.standing().filter(is_draft=False).on(day)
    found: Structure | None = in_force.order_by("valid_from").last()
    return found


def structures() -> QuerySet[Any]:
    """Return every structure that a map can be drawn of, drafts last."""
    return Structure.objects.standing().order_by("is_draft", "valid_from", "pk")


def chart(structure: Structure, day: date) -> Chart | None:
    """Return the map of ``structure`` with the holders of ``day``; none without units.

    Three statements, whatever the size of the city.
    """
    nodes, roots = _tree(structure)
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
    for node in reversed(ordered):  # everything below a unit comes before it
        own = Sums.of(post.sums for post in node.posts)
        node.total = Sums.of([own, *(child.total for child in node.children)])
    return Chart(day, structure, tuple(ordered))


def _tree(structure: Structure) -> tuple[dict[int, Node], list[Node]]:
    told = (
        Unit.objects.standing()
        .filter(structure=structure)
        .order_by("order", "pk")
        .values_list("pk", "code", "name", "parent_id")
    )
    rows = list(told)
    nodes = {pk: Node(code, name) for pk, code, name, _ in rows}
    roots = []
    for pk, _, _, above in rows:
        node, parent = nodes[pk], nodes.get(above)
        if parent is None:
            roots.append(node)
        else:
            node.parent = parent
            parent.children.append(node)
    return nodes, roots


def _seat(structure: Structure, day: date, nodes: Mapping[int, Node]) -> None:
    """Put every position into its unit, in the order of the official sheet."""
    here = Position.objects.standing().filter(unit__structure=structure)
    counted = dict(
        here.filter(_held_on(day))
        .values_list("pk")
        .annotate(Count("posts__appointments"))
        .order_by()
    )
    told = here.values_list(
        *("pk", "unit_id", "code", "name", "family", "position_class", "need"),
        *("critical", "is_leader", "reports_to_id", "holders_stated"),
    )
    for (
        pk,
        unit,
        code,
        title,
        family,
        rank,
        need,
        critical,
        leads,
        above,
        stated,
    ) in told:
        if node := nodes.get(unit):
            # Without a single person on record, the numbers that were stated count.
            held = counted.get(pk, 0) if counted else stated or 0
            node.posts.append(
                Seats(pk, code, title, family, rank, need, held, critical, leads, above)
            )
    for node in nodes.values():
        node.posts.sort(key=_order)


def _order(post: Seats) -> tuple[bool, int, int, str, str]:
    family = FAMILIES.index(post.family)
    return not post.is_leader, family, -(post.rank or NO_CLASS), post.title, post.code


def _held_on(day: date) -> Q:
    """Appointments in force on ``day``, seen from a position."""
    at = "posts__appointments__"
    begun = Q(**{f"{at}valid_from__isnull": True}) | Q(**{f"{at}valid_from__lte": day})
    lasts = Q(**{f"{at}valid_to__isnull": True}) | Q(**{f"{at}valid_to__gt": day})
    return (
        begun
        & lasts
        & Q(**{f"{at}is_removed": False, f"{at}employee__is_removed": False})
    )


# --- People, as far as the asker may see them ---------------------------------------


class Holder(NamedTuple):
    """A person in a seat, with no more than the asker may see."""

    position: int
    pk: int
    name: str
    status: str
    grade: str
    since: date | None


def may_see_people(by: User) -> bool:
    """Tell whether ``by`` may see anybody's name on the map."""
    return bool(reach(by, Permission.PEOPLE_READ))


def holders(by: User, positions: Iterable[int], day: date) -> list[Holder]:
    """Return who sits in ``positions`` on ``day``, as far as ``by`` may see them."""
    seen = _seated(by, day).filter(pk__in=list(positions))
    at = "posts__appointments"
    told = seen.order_by(f"{at}__post__number").values_list(
        *(
            "pk",
            f"{at}__employee_id",
            f"{at}__employee__name",
            f"{at}__employee__status",
        ),
        *(f"{at}__employee__grade", f"{at}__since"),
    )
    return [Holder(*row) for row in told]


def leaders(by: User, structure: Structure, day: date) -> dict[int, str]:
    """Return who leads a unit, by position, as far as ``by`` may see the names."""
    seen = _seated(by, day).filter(unit__structure=structure, is_leader=True)
    return dict(seen.values_list("pk", "posts__appointments__employee__name"))


def nips_seen(by: User, structure: Structure, day: date) -> set[str]:
    """Return the employee numbers of all on the map whom ``by`` may see."""
    seen = _seated(by, day).filter(unit__structure=structure)
    return set(seen.values_list("posts__appointments__employee__nip", flat=True))


def people_named(
    by: User, structure: Structure, day: date, text: str
) -> tuple[int, list[tuple[str, str]]]:
    """Find people by parts of their name: how many, and the first of them.

    Each with the code of the position held. Every word must be in the name, or the
    whole be the NIP.
    """
    at = "posts__appointments__employee"
    named = Q()
    for word in text.split():
        named &= Q(**{f"{at}__name__icontains": word})
    named |= Q(**{f"{at}__nip": text})
    seen = _seated(by, day, named).filter(unit__structure=structure)
    found = list(
        seen.order_by(f"{at}__name", f"{at}_id").values_list(f"{at}__name", "code")
    )
    return len(found), found[:FOUND_AT_MOST]


def _seated(by: User, day: date, also: Q | None = None) -> QuerySet[Any]:
    """Positions joined with their holders of ``day`` whom ``by`` may see."""
    within = reach(by, Permission.PEOPLE_READ)
    at = "posts__appointments__employee"
    seen = Q(pk__in=[])
    if within.everywhere:
        seen = Q()
    else:
        for path in within.paths:
            seen |= Q(**{f"{at}__place__path__startswith": path})
        if within.own:
            seen |= Q(**{f"{at}__nip": by.nip})
        if within.people:
            mine = Position.objects.filter(
                _held_on(timezone.localdate()),
                posts__appointments__employee__nip=by.nip,
            )
            seen |= Q(reports_to__in=mine.values("pk"))
    # One filter, so that all conditions speak of the same appointment.
    return Position.objects.standing().filter(_held_on(day) & seen & (also or Q()))
