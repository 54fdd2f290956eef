"""What the position map tells of the unit or the position that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tepat_web.kit.writing import day

from .elsewhere import address
from .map_people import Holder
from .map_shown import Asked, gap_of, gap_said, gap_text, who
from .map_tree import Node, Seats, Sums
from .models import JobFamily


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value, as ``_components/facts.html`` reads them."""

    label: str
    value: object
    url: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A holder as the panel names them."""

    name: str
    note: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What is told of the chosen unit or position."""

    title: str
    within: str
    facts: tuple[Fact, ...]
    people: tuple[Person, ...] | None
    people_title: str = ""
    nobody: str = ""
    links: tuple[dict[str, str], ...] = ()
    move: dict[str, Any] | None = None


def figures(sums: Sums) -> tuple[Fact, ...]:
    """Holders, need and gap as facts."""
    gap = gap_of(sums)
    return (
        Fact(_("Holders (B)"), sums.held),
        Fact(_("Need (K)"), "?" if gap is None else sums.need),
        Fact(_("Gap (±)"), f"{gap_text(gap)} {gap_said(gap)}"),
    )


def panel_of_unit(
    node: Node,
    asked: Asked,
    people: Mapping[int, list[Holder]] | None,
    move: dict[str, Any] | None,
) -> Panel:
    """Return what is told of a unit: its leader, its sums, and where it may go."""
    leader = node.leader
    facts = [Fact(_("Code"), node.code)]
    if node.moved_from:
        facts.append(Fact(_("In force: below"), node.moved_from))
    if leader:
        facts.append(Fact(_("Leader"), leader.title, asked.to_position(leader.code)))
    facts += [
        Fact(_("Units directly below"), len(node.children)),
        Fact(_("Positions"), node.total.posts),
        *figures(node.total),
    ]
    return Panel(
        title=node.name,
        within=node.parent.name if node.parent else "",
        facts=tuple(facts),
        people=_people(leader, people) if leader else None,
        people_title=_("Leads the unit"),
        nobody=who(leader, []) if leader else "",
        links=(
            {
                "title": _("Sheet of this unit"),
                "url": asked.to_unit(node.code),
                "root": node.code,
            },
        ),
        move=move,
    )


def panel_of_position(
    node: Node,
    post: Seats,
    asked: Asked,
    people: Mapping[int, list[Holder]] | None,
) -> Panel:
    """Return what is told of a position: its figures, its superior, who holds it."""
    above = post.superior
    facts = [
        Fact(_("Code"), post.code),
        Fact(_("Family"), JobFamily(post.family).label),
        Fact(_("Class"), post.rank if post.rank is not None else "?"),
        *figures(post.sums),
    ]
    if above:
        facts.append(Fact(_("Answers to"), above.title, asked.to_position(above.code)))
    if post.critical:
        facts.append(Fact(_("Critical"), _("its seats are filled first")))
    return Panel(
        title=post.title,
        within=node.name,
        facts=tuple(facts),
        people=_people(post, people),
        people_title=_("Held by"),
        nobody=who(post, []),
        links=(
            {
                "title": _("Sheet of this unit"),
                "url": asked.to_unit(node.code),
                "root": node.code,
            },
            *_analysis(post, asked),
        ),
    )


def _analysis(post: Seats, asked: Asked) -> tuple[dict[str, str], ...]:
    """Where the job analysis of a position is read; not of one that is only drafted."""
    url = "" if asked.structure else address("needs:one", "jabatan", post.pk)
    return ({"title": _("Job analysis and workload"), "url": url},) if url else ()


def _people(
    post: Seats, people: Mapping[int, list[Holder]] | None
) -> tuple[Person, ...] | None:
    if people is None:
        return None
    return tuple(
        Person(one.name, _note(one), address("register:record", "pegawai", one.pk))
        for one in people.get(post.pk, [])
    )


def _note(one: Holder) -> str:
    since = _("since %(day)s") % {"day": day(one.since)} if one.since else ""
    return " · ".join(part for part in (one.status, one.grade, since) if part)
