"""The tabs of a workroom: what each reads from the stored plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.models import User
from tepat_web.kit import charts
from tepat_web.placement import curve, summary
from tepat_web.placement import queries as plans_of
from tepat_web.placement.models import Plan
from tepat_web.snapshots import queries as results
from tepat_web.snapshots import showing, store
from tepat_web.snapshots.queries import Wanted

from . import queries

PER_PAGE = 25
TABS: Mapping[str, Any] = {
    "perpindahan": gettext_lazy("Moves"),
    "kursi": gettext_lazy("Empty seats"),
    "keadilan": gettext_lazy("Fairness"),
    "kurva": gettext_lazy("Curve"),
    "banding": gettext_lazy("Compare"),
}
USUAL = "perpindahan"


def rows(by: User, plan: Plan, name: str, sought: str = "") -> list[dict[str, Any]]:
    """Return the rows of one table of a plan, as far as a reader may see them."""
    tables = {each.name: each for each in store.read(plan.folder).tables}
    if name not in tables:
        return []
    wanted = Wanted(words=sought, language=showing.language())
    return results.rows(by, tables[name], wanted).collect().to_dicts()


def context(by: User, plan: Plan, tab: str, told: Mapping[str, str]) -> dict[str, Any]:
    """Return what a tab shows.

    Args:
        told: Of the address: ``page``, ``saring`` (words to look for), ``paling``
            (moves at most, on the curve).
    """
    match tab:
        case "kursi":
            return _seats(by, plan, told)
        case "keadilan":
            return _fairness(by, plan)
        case "kurva":
            return _curve(by, plan, told)
        case "banding":
            others = queries.plans(by).exclude(pk=plan.pk)
            return {"others": list(others[: 4 * PER_PAGE])}
        case _:
            return _chains(by, plan, told)


def _chains(by: User, plan: Plan, told: Mapping[str, str]) -> dict[str, Any]:
    """Chains, each with everybody in it in the order in which they move up."""
    sought = told.get("saring", "").strip()[:100]
    tongue = showing.language()
    # The table of chains tells the number as the address of the chain's own moves.
    stories = {
        row["of_chain"].rpartition("=")[2]: row for row in rows(by, plan, "rantai")
    }
    found: dict[int, list[dict[str, Any]]] = {}
    kept = {row["chain"] for row in rows(by, plan, "perpindahan", sought)}
    for row in rows(by, plan, "perpindahan"):
        if row["chain"] in kept:
            found.setdefault(row["chain"], []).append(row)
    chains = []
    for number, people in found.items():
        story = stories.get(str(number), {})
        for row in people:
            row["said"] = row.get(f"reason_{tongue}")
            row["kind"] = row.get(f"kind_{tongue}")
        chains.append(
            {
                "number": number,
                "kind": story.get(f"kind_{tongue}"),
                "story": story.get(f"story_{tongue}"),
                "people": people,
                "gain": sum(
                    row["fit_after"] - (row["fit_before"] or 0) for row in people
                ),
            }
        )
    page = Paginator(chains, PER_PAGE).get_page(told.get("page"))
    return {
        "page": page,
        "sought": sought,
        "count": sum(len(each["people"]) for each in chains),
    }


def _seats(by: User, plan: Plan, told: Mapping[str, str]) -> dict[str, Any]:
    sought = told.get("saring", "").strip()[:100]
    tongue = showing.language()
    found = rows(by, plan, "kursi-kosong", sought)
    for row in found:
        row["said"] = row[f"reason_{tongue}"]
        row["is_critical"] = row[f"critical_{tongue}"]
    drawn = (showing.figure(it, "") for it in store.read(plan.folder).figures)
    return {
        "page": Paginator(found, PER_PAGE).get_page(told.get("page")),
        "figures": [] if sought else [each for each in drawn if each is not None],
        "sought": sought,
        "seats": sum(row["seats"] for row in found),
    }


def _fairness(by: User, plan: Plan) -> dict[str, Any]:
    tongue = showing.language()
    groups = rows(by, plan, "beban-kelompok")
    bars = [
        charts.Tally(
            row[f"name_{tongue}"], [round(100 * row["moved"] / row["people"], 1)]
        )
        for row in groups
        if row["people"]
    ]
    statement = _("Of each group, so many per cent are moved:")
    tables = {each.name: each for each in store.read(plan.folder).tables}
    told: dict[str, Any] = {"fairness": summary.fairness(plan)}
    if bars:
        told["figure"] = charts.Tallies(
            statement, [_("are moved")], bars, title=_("Group"), whole=100, sign=" %"
        )
    if "perlakuan-setara" in tables:
        table = tables["perlakuan-setara"]
        fields = results.fields_for(by, table)
        frame = results.rows(by, table, Wanted(language=tongue)).collect()
        told |= {
            "columns": [
                replace(each, is_sortable=False) for each in showing.columns(fields)
            ],
            "table_rows": showing.rows(frame, fields, asks=False),
        }
    return told


def _curve(by: User, plan: Plan, told: Mapping[str, str]) -> dict[str, Any]:
    found = plans_of.frontier_of(plan)
    if found is None:
        return {"frontier": None, "can_be_traced": plan.mode != "exchange"}
    headline, *notes = curve.sentences(found.told)
    asked = told.get("paling", "")
    chosen = None
    if asked.isdecimal() and len(asked) < 8:
        within = [it for it in found.told["points"] if it["moves"] <= int(asked)]
        chosen = max(within, key=lambda it: it["moves"], default=None)
    goals = [it.title for it in curve.columns(found.told)[1:-1]]
    return {
        "frontier": found,
        "headline": headline,
        "notes": notes,
        "figure": curve.figure(found.told),
        "columns": curve.columns(found.told),
        "table_rows": curve.rows(found.told),
        "most": max(it["moves"] for it in found.told["points"]),
        "asked": asked if asked.isdecimal() else "",
        "chosen": chosen,
        "chosen_goals": chosen
        and list(zip(goals, chosen["achieved"], chosen["share"], strict=False)),
    }
