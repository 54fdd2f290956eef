"""Two plans side by side: what each achieves, and who goes elsewhere in the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.models import User
from tepat_web.kit import charts
from tepat_web.kit.words import Words
from tepat_web.placement import summary
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import download, showing, store
from tepat_web.snapshots.kinds.saying import text
from tepat_web.snapshots.result import Form
from tepat_web.snapshots.store import StoredTable

from . import tabs

KINDS: Mapping[str, Promise] = {
    "elsewhere": gettext_lazy("Elsewhere in the other plan"),
    "only_left": gettext_lazy("Only in the first plan"),
    "only_right": gettext_lazy("Only in the second plan"),
    "same": gettext_lazy("The same in both"),
}
CHANGES = "changes"  # the figure with the empty seats of each agency


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure in both plans; nothing where a plan does not tell it."""

    name: str
    unit: str
    left: float | None
    right: float | None

    @property
    def change(self) -> float | None:
        """How much more it is in the second plan."""
        if self.left is None or self.right is None:
            return None
        return round(self.right - self.left, 1)


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody who goes elsewhere in one plan at least.

    Attributes:
        kind: A key of ``KINDS``.
        nip, name: Who it is.
        origin: Title of the position today.
        left, right: Titles of the positions in each plan; blank: stays.
    """

    kind: str
    nip: str
    name: str
    origin: str
    left: str
    right: str


def movers(by: User, left: Plan, right: Plan) -> list[Mover]:
    """Return everybody who moves in either plan, those who differ first."""
    codes = [
        dict(Move.objects.filter(plan=it).values_list("nip", "to"))
        for it in (left, right)
    ]
    told = [
        {row["nip"]: row for row in tabs.rows(by, it, "perpindahan")}
        for it in (left, right)
    ]
    found = [_mover(nip, codes, told) for nip in dict.fromkeys([*told[0], *told[1]])]
    order = list(KINDS)
    return sorted(found, key=lambda it: (order.index(it.kind), it.name, it.nip))


def counted(found: list[Mover]) -> dict[str, int]:
    """Return how many there are of each kind."""
    return {kind: sum(it.kind == kind for it in found) for kind in KINDS}


def figures(left: Plan, right: Plan) -> list[Pair]:
    """Return the totals of both plans."""
    pairs = zip(summary.figures(left), summary.figures(right), strict=True)
    told = [
        Pair(str(one["label"]), str(one["unit"]), one["value"], other["value"])
        for one, other in pairs
    ]
    both = left.totals, right.totals
    told.append(Pair(_("Moves"), _("people"), *(it["moves"] for it in both)))
    told.append(Pair(_("Chains"), "", *(it["chains"] for it in both)))
    limits = [it.get("limits") or {} for it in both]
    told.append(Pair(_("Limits"), "", *(it.get("all") for it in limits)))
    told.append(Pair(_("Limits used up"), "", *(it.get("used_up") for it in limits)))
    return told


def goals(left: Plan, right: Plan) -> list[Pair]:
    """Return the goals in the order of the first plan, then those of the other."""
    one = {it.name: it.achieved for it in summary.goals(left)}
    other = {it.name: it.achieved for it in summary.goals(right)}
    return [
        Pair(name, "", one.get(name), other.get(name))
        for name in dict.fromkeys([*one, *other])
    ]


def burdens(by: User, left: Plan, right: Plan) -> list[Pair]:
    """Return for each group how many per cent of it each plan moves."""
    one, other = (_shares(by, it) for it in (left, right))
    return [
        Pair(name, "%", one.get(name), other.get(name))
        for name in dict.fromkeys([*one, *other])
    ]


def pictures(left: Plan, right: Plan, found: Mapping[str, int]) -> list[charts.Figure]:
    """Draw who moves in which plan, and the empty seats that each leaves."""
    rows = [charts.Tally(str(title), [found[kind]]) for kind, title in KINDS.items()]
    told: list[charts.Figure] = [
        charts.Tallies(
            _("Moves, by the plan in which they are:"),
            [_("people")],
            rows,
            title=_("Moves"),
        )
    ]
    empty = [_empty_seats(it) for it in (left, right)]
    agencies = [
        charts.Change(name, before, empty[1][name])
        for name, before in empty[0].items()
        if name in empty[1]
    ]
    if agencies:
        told.append(
            charts.BeforeAfter(
                _("Seats that stay empty, in the agencies that change most:"),
                agencies,
                before=left.name,
                after=right.name,
                title=_("Agency"),
            )
        )
    return told


def workbook(left: Plan, right: Plan, found: list[Mover]) -> bytes:
    """Return the people who move in either plan, as a workbook."""
    fields = (
        text("name", "Nama", "Name"),
        text("what", "Beda", "Difference"),
        text("origin", "Jabatan kini", "Position now"),
        text("left", "Dalam rencana pertama", "In the first plan"),
        text("right", "Dalam rencana kedua", "In the second plan"),
        text("nip", "NIP", "NIP", form=Form.NIP),
    )
    rows = [
        {
            "name": it.name,
            "what": str(KINDS[it.kind]),
            "origin": it.origin,
            "left": it.left,
            "right": it.right,
            "nip": it.nip,
        }
        for it in found
    ]
    schema = dict.fromkeys([each.name for each in fields], pl.String)
    nothing = Words(id="Tidak ada perpindahan.", en="There are no moves.")
    title = Words(id="Perbandingan", en="Comparison")
    table = StoredTable("banding", title, fields, nothing, Path())
    about = download.Subject(
        title=f"{left.name} · {right.name}",
        file=f"banding-{left.pk}-{right.pk}",
        day=left.day,
        city=left.made_from["city"],
        is_example=left.made_from["is_example"],
    )
    frame = pl.DataFrame(rows, schema=schema)
    return download.workbook(about, table, fields, frame, showing.language())


def _mover(
    nip: str,
    codes: list[dict[str, str]],
    told: list[dict[str, dict[str, Any]]],
) -> Mover:
    to = [each.get(nip) for each in codes]
    if to[0] == to[1]:
        kind = "same"
    elif to[0] and to[1]:
        kind = "elsewhere"
    else:
        kind = "only_left" if to[0] else "only_right"
    rows = [each.get(nip) for each in told]
    known = rows[0] or rows[1] or {}
    return Mover(
        kind=kind,
        nip=nip,
        name=known.get("name") or nip,
        origin=_place(known, "from"),
        left=_place(rows[0] or {}, "to"),
        right=_place(rows[1] or {}, "to"),
    )


def _place(row: Mapping[str, Any], end: str) -> str:
    parts = (row.get(end), row.get(f"{end}_unit"))
    return ", ".join(part for part in parts if part)


def _shares(by: User, plan: Plan) -> dict[str, float]:
    tongue = showing.language()
    return {
        row[f"name_{tongue}"]: round(100 * row["moved"] / row["people"], 1)
        for row in tabs.rows(by, plan, "beban-kelompok")
        if row["people"]
    }


def _empty_seats(plan: Plan) -> dict[str, float]:
    tongue = showing.language()
    stored = store.read(plan.folder).figures
    found = next((it for it in stored if it.kind == CHANGES), None)
    if found is None:
        return {}
    frame = pl.read_parquet(found.rows)
    return dict(frame.select(f"label_{tongue}", "after").iter_rows())
