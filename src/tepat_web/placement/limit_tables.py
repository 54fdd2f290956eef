"""What ties the people of a plan together, as tables: its limits, and its rounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from tepat.placement.names import GOAL_NAMES
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import both, text, whole, words
from tepat_web.snapshots.places import Places
from tepat_web.snapshots.result import Table

from .framing import NAME, NIP, columns, of_people, of_units

FULL, FREE = Sentence(id="ya", en="yes"), Sentence(id="tidak", en="no")
BINDS = Sentence(id="Mengikat: {goals}.", en="Binding for: {goals}.")
RELATIVES = "relatives"


def is_used_up(limit: Mapping[str, Any]) -> bool:
    """Tell whether a limit leaves no room: ``most`` may be the least, too."""
    used, most = limit["used"], limit["most"]
    return bool(used <= most if limit["sense"] == "least" else used >= most)


def tables(
    teller: Teller, content: Mapping[str, Any], places: Places
) -> tuple[Table, ...]:
    """Return the limits, or the rounds of an exchange; neither where there is none."""
    if content["bound"] is None:
        return (_rounds(teller, content, places),)
    return (_limits(content, places),) if content["limits"] else ()


def _rounds(teller: Teller, content: Mapping[str, Any], places: Places) -> Table:
    rows = [
        {
            "nip": step["nip"],
            "name": teller.name(step["nip"]),
            "round": each["round"],
            "from": teller.title(step["from"]),
            "to": teller.title(step["to"]),
        }
        for each in content["rounds"]
        for trade in each["trades"]
        for step in trade["steps"]
    ]
    told = columns(rows, ("nip", "name", "from", "to"), ("round",))
    return Table(
        "putaran",
        Words(id="Putaran", en="Rounds"),
        (
            NAME,
            whole("round", "Putaran", "Round", is_filter=True),
            text("from", "Dari jabatan", "From position"),
            text("to", "Ke jabatan", "To position"),
            NIP,
        ),
        of_people(told, places),
        Words(
            id="Tidak ada pertukaran yang dapat Anda lihat di bagian ini.",
            en="There are no exchanges here that you can see.",
        ),
    )


def _limits(content: Mapping[str, Any], places: Places) -> Table:
    """Return what each limit allows and what the plan takes of it.

    A limit of a unit is told where plans of that unit may be read. Limits that keep
    relatives apart name people, and are for who may see all relatives.
    """
    limits = content["limits"]
    told = columns(limits, ("unit",), ()).with_columns(
        *both("name", (_in_both(limit, "name") for limit in limits)),
        *both("text", (_in_both(limit, "text") for limit in limits)),
        *both("full", (words(FULL if is_used_up(it) else FREE) for it in limits)),
        *both("binds", (_binds(content, limit) for limit in limits)),
        kin=pl.Series([it["kind"] == RELATIVES for it in limits], dtype=pl.Boolean),
    )
    guarded = of_units(told, places).with_columns(
        _read=pl.when("kin")
        .then(pl.lit(Permission.SENSITIVE_READ.value))
        .otherwise("_read")
    )
    return Table(
        "batasan",
        Words(id="Batasan", en="Limits"),
        (
            text("name", "Batasan", "Limit", in_both=True),
            text("text", "Batas dan pemakaiannya", "Limit and use", in_both=True),
            text("full", "Habis terpakai", "Used up", in_both=True, is_filter=True),
            text("binds", "Akibatnya", "What it costs", in_both=True),
        ),
        guarded,
        Words(
            id="Tidak ada batasan yang dapat Anda lihat di bagian ini.",
            en="There are no limits here that you can see.",
        ),
    )


def _binds(content: Mapping[str, Any], limit: Mapping[str, Any]) -> Words | None:
    """Say for which goals a limit has a price: without it, more could be achieved."""
    goals = [
        GOAL_NAMES[goal]
        for goal, price in zip(content["objective"], limit["prices"], strict=True)
        if price
    ]
    if not goals:
        return None
    return Words(
        id=BINDS.fill({"goals": ", ".join(it.id.lower() for it in goals)}, "id"),
        en=BINDS.fill({"goals": ", ".join(it.en.lower() for it in goals)}, "en"),
    )


def _in_both(limit: Mapping[str, Any], name: str) -> Words:
    return Words(id=limit[name], en=limit[f"{name}_en"])
