"""A draft beside the structure in force: what moves, and whose sums change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.kit.writing import number

from .map_shown import gap_mark, gap_of, gap_text
from .map_tree import Chart, Node, Sums


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that does not hang where it hangs in the structure in force.

    Attributes:
        before: The unit above it in the structure in force; blank: it is not there.
        now: The unit above it in the draft; blank: it is not there.
        above: Code of the unit above it in the draft.
        back: Code of the unit that it can be moved back to; blank: none.
        total: Sums over the unit with all below it.
    """

    code: str
    name: str
    before: str
    now: str
    above: str
    back: str
    total: Sums


@dataclass(frozen=True, slots=True)
class Figures:
    """Holders, need and gap of a unit, ready to be shown."""

    held: int
    need: int | None
    gap_text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit whose sums are others in the draft."""

    code: str
    name: str
    depth: int
    before: Figures
    now: Figures


def changes(draft: Chart, base: Chart) -> list[Change]:
    """Return the units that hang elsewhere, then those that only one of them has."""
    before = {node.code: node for node in base.nodes}
    now = {node.code: node for node in draft.nodes}
    moved = [
        Change(
            code=code,
            name=node.name,
            before=_name_above(before[code]),
            now=_name_above(node),
            above=_above(node),
            back=_above(before[code]) if _above(before[code]) in now else "",
            total=node.total,
        )
        for code, node in now.items()
        if code in before and _above(before[code]) != _above(node)
    ]
    new = [
        Change(code, node.name, "", _name_above(node), _above(node), "", node.total)
        for code, node in now.items()
        if code not in before
    ]
    gone = [
        Change(code, node.name, _name_above(node), "", "", "", node.total)
        for code, node in before.items()
        if code not in now
    ]
    return [*moved, *new, *gone]


def _name_above(node: Node) -> str:
    return node.parent.name if node.parent else ""


def _above(node: Node) -> str:
    return node.parent.code if node.parent else ""


def shifts(draft: Chart, base: Chart) -> Iterator[Shift]:
    """Return the units of both whose sums differ, from the top down."""
    before = {node.code: node for node in base.nodes}
    for node in draft.nodes:
        was = before.get(node.code)
        if was and was.total != node.total:
            told = _figures(was.total), _figures(node.total)
            yield Shift(node.code, node.name, len(node.line) - 1, *told)


def _figures(sums: Sums) -> Figures:
    gap = gap_of(sums)
    need = None if gap is None else sums.need
    return Figures(sums.held, need, gap_text(gap), gap_mark(gap))


def statement(found: list[Change]) -> str:
    """Say in a sentence how far the draft is from the structure in force."""
    if not found:
        return _("The draft is the same as the structure in force.")
    moved = sum(bool(one.before and one.now) for one in found)
    new = sum(not one.before for one in found)
    gone = sum(not one.now for one in found)
    told = (
        (ngettext("%(n)s unit moved", "%(n)s units moved", moved), moved),
        (ngettext("%(n)s unit only here", "%(n)s units only here", new), new),
        (
            ngettext(
                "%(n)s unit only in the one in force",
                "%(n)s units only in the one in force",
                gone,
            ),
            gone,
        ),
    )
    parts = [text % {"n": number(count)} for text, count in told if count]
    return _("Compared with the structure in force: %(parts)s.") % {
        "parts": ", ".join(parts)
    }
