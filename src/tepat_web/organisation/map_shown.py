"""What the pages of the position map show: sentences, rows, links, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from tepat_web.kit.writing import day, number, signed

from .map_people import Holder
from .map_tree import Chart, Node, Seats, Sums
from .models import JobFamily

LEADERSHIP = frozenset({JobFamily.JPT, JobFamily.ADMINISTRATOR, JobFamily.PENGAWAS})
NAMES_IN_ROW = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a day, a structure, a unit, and what is chosen."""

    day: str
    structure: str = ""
    unit: str = ""
    chosen: str = ""
    position: str = ""
    colour: str = ""
    view: str = ""

    def url(self, name: str = "map", **change: str) -> str:
        """Return the address of the page ``name`` that asks for this, changed."""
        asked = {
            "per": self.day,
            "struktur": self.structure,
            "unit": self.unit,
            "pilih": self.chosen,
            "jabatan": self.position,
            "warna": self.colour,
            "tampilan": self.view,
            **change,
        }
        told = urlencode({key: value for key, value in asked.items() if value})
        address = reverse(f"organisation:{name}")
        return f"{address}?{told}" if told else address

    def bare(self, name: str) -> str:
        """The same without unit and choice: what a script adds to by itself."""
        return self.url(name, unit="", pilih="", jabatan="", warna="", tampilan="")

    def of_unit(self, name: str, code: str) -> str:
        """The address of the fragment ``name`` for one unit."""
        nothing = {"pilih": "", "jabatan": "", "warna": "", "tampilan": ""}
        return self.url(name, **nothing, unit=code)

    def to_unit(self, code: str) -> str:
        """The address of the sheet of a unit."""
        return self.url(unit=code, pilih="", jabatan="")

    def to_position(self, code: str) -> str:
        """The address at which a position is chosen."""
        return self.url(pilih="", jabatan=code)


def gap_mark(gap: int | None) -> str:
    """Name the look of a gap; the style sheet and the picture know the same names."""
    if gap is None:
        return "unknown"
    return "even" if gap == 0 else "short" if gap < 0 else "over"


def gap_text(gap: int | None) -> str:
    """Write a gap with its sign.

    >>> gap_text(-3), gap_text(0), gap_text(2), gap_text(None)
    ('−3', '0', '+2', '?')
    """
    return "?" if gap is None else str(signed(gap))


def gap_said(gap: int | None) -> str:
    """Say a gap in words, for who cannot see the colour."""
    if gap is None:
        return _("need unknown")
    if gap == 0:
        return _("as needed")
    return pgettext("gap", "short") if gap < 0 else pgettext("gap", "over")


def gap_of(sums: Sums) -> int | None:
    """Return the gap of a unit; unknown where the need of every position is."""
    return None if sums.posts and sums.posts == sums.unknown else sums.gap


def statement(sums: Sums) -> str:
    """Say in a sentence how a unit with all below it stands."""
    if not sums.posts:
        return _("No position on the map yet.")
    parts = [
        text
        for count, text in (
            (sums.short, _("%(n)s short") % {"n": number(sums.short)}),
            (sums.over, _("%(n)s over") % {"n": number(sums.over)}),
        )
        if count
    ]
    said = _("%(held)s people for a need of %(need)s: %(parts)s.") % {
        "held": number(sums.held),
        "need": number(sums.need),
        "parts": ", ".join(parts) or _("every position as needed"),
    }
    if not sums.unknown:
        return said
    rest = ngettext(
        "The need of %(n)s position is unknown.",
        "The need of %(n)s positions is unknown.",
        sums.unknown,
    )
    return f"{said} {rest % {'n': number(sums.unknown)}}"


# --- The outline --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the outline, in the order in which they stand below each other.

    Attributes:
        is_open: Whether the units below follow; else they are fetched on demand.
        closes: One item for each list that ends with this line.
    """

    code: str
    name: str
    url: str
    gap_text: str
    gap_said: str
    mark: str
    is_chosen: bool
    has_children: bool
    is_open: bool
    closes: range
    branch_url: str


def outline(chart: Chart, asked: Asked, chosen: Node) -> tuple[Branch, ...]:
    """The outline, unfolded down to the chosen unit and what is directly below."""
    line = frozenset(id(one) for one in chosen.line)
    told: list[tuple[Node, int]] = []
    waiting = [(chart.root, 0)]
    while waiting:  # no recursion: whoever nests units too deep must not stop the page
        node, depth = waiting.pop()
        told.append((node, depth))
        if id(node) in line:
            waiting += [(child, depth + 1) for child in reversed(node.children)]
    depths = [*(depth for _, depth in told[1:]), 0]
    return tuple(
        _branch(node, asked, chosen, depth - after)
        for (node, depth), after in zip(told, depths, strict=True)
    )


def branches(node: Node, asked: Asked) -> tuple[Branch, ...]:
    """The units directly below ``node``, folded."""
    return tuple(_branch(child, asked, None, 0) for child in node.children)


def _branch(node: Node, asked: Asked, chosen: Node | None, closes: int) -> Branch:
    gap = gap_of(node.total)
    return Branch(
        code=node.code,
        name=node.name,
        url=asked.to_unit(node.code),
        gap_text=gap_text(gap),
        gap_said=gap_said(gap),
        mark=gap_mark(gap),
        is_chosen=node is chosen,
        has_children=bool(node.children),
        is_open=closes < 0,
        closes=range(max(closes, 0)),
        branch_url=asked.of_unit("map-branch", node.code),
    )


# --- The sheet ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: a position, or a unit below."""

    code: str
    title: str
    url: str
    held: int
    need: int | None
    gap_text: str
    gap_said: str
    mark: str
    rank: int | None = None
    critical: bool = False
    who: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of one kind under their heading."""

    title: str
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The official sheet of one unit."""

    name: str
    line: tuple[Line, ...]
    statement: str
    printed: str
    names: bool
    leader: Line | None
    groups: tuple[Group, ...]
    below: tuple[Line, ...]


def sheet(
    chart: Chart, node: Node, asked: Asked, people: Mapping[int, list[Holder]] | None
) -> Sheet:
    """Return the sheet of a unit; ``people`` is none for who may see no names."""
    named = {
        position: [one.name for one in those]
        for position, those in (people or {}).items()
    }
    rows = [_line(post, asked, named) for post in node.posts]
    first = 0 if node.leader is None else 1
    groups: dict[str, list[Line]] = {}
    for post, row in zip(node.posts[first:], rows[first:], strict=True):
        groups.setdefault(_group(post.family), []).append(row)
    return Sheet(
        name=node.name,
        line=tuple(_unit_line(above, asked, named) for above in node.line[:-1]),
        statement=statement(node.total),
        printed=_("As of %(day)s · %(basis)s")
        % {"day": day(chart.day), "basis": chart.structure.basis},
        names=people is not None,
        leader=rows[0] if node.leader else None,
        groups=tuple(Group(title, tuple(each)) for title, each in groups.items()),
        below=tuple(_unit_line(child, asked, named) for child in node.children),
    )


def _group(family: str) -> str:
    if family in LEADERSHIP:
        return _("Other leadership positions")
    functional = family == JobFamily.FUNGSIONAL
    return _("Functional positions") if functional else _("Operational positions")


def who(post: Seats, names: list[str]) -> str:
    """Say who holds a position: names where they may be seen, else how many."""
    if not post.held:
        return _("vacant")
    shown = names[:NAMES_IN_ROW]
    rest = post.held - len(shown)
    if not shown:
        said = ngettext("%(n)s holder", "%(n)s holders", post.held)
        return said % {"n": number(post.held)}
    more = [_("%(n)s more") % {"n": number(rest)}] if rest > 0 else []
    return "; ".join([*shown, *more])


def _line(post: Seats, asked: Asked, named: Mapping[int, list[str]]) -> Line:
    return Line(
        code=post.code,
        title=post.title,
        url=asked.to_position(post.code),
        held=post.held,
        need=post.need,
        gap_text=gap_text(post.gap),
        gap_said=gap_said(post.gap),
        mark=gap_mark(post.gap),
        rank=post.rank,
        critical=post.critical,
        who=who(post, named.get(post.pk, [])),
    )


def _unit_line(node: Node, asked: Asked, named: Mapping[int, list[str]]) -> Line:
    gap = gap_of(node.total)
    leader = node.leader
    return Line(
        code=node.code,
        title=node.name,
        url=asked.to_unit(node.code),
        held=node.total.held,
        need=None if gap is None else node.total.need,
        gap_text=gap_text(gap),
        gap_said=gap_said(gap),
        mark=gap_mark(gap),
        leader=leader.title if leader else _("No leading position on the map"),
        who=who(leader, named.get(leader.pk, [])) if leader else "",
    )
