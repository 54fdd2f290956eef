"""A plan in a sentence and a picture: what changes where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import polars as pl

from tepat.placement.assurance import assurance
from tepat.placement.case import Case
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.saying import words
from tepat_web.snapshots.result import Figure

STORY = Sentence(
    id="Mengisi {filled} dari {vacant} kursi kosong dengan {moves} perpindahan; "
    "kesesuaian rata-rata {before} → {after}. {assurance}",
    en="Fills {filled} of {vacant} empty seats by {moves} moves; mean fit {before} → "
    "{after}. {assurance}",
)
FEWER = Sentence(
    id="Kursi kosong berkurang di {n} dari {all} perangkat daerah.",
    en="Fewer seats are empty in {n} of {all} agencies.",
)
MOST_CHANGED = Sentence(
    id="Kursi kosong berkurang di {n} dari {all} perangkat daerah. {shown} yang paling "
    "berubah:",
    en="Fewer seats are empty in {n} of {all} agencies. The {shown} that change most:",
)
SHOWN = 12


def story(content: Mapping[str, Any]) -> Words:
    """Return what the plan achieves, in a sentence."""
    before, after = content["before"], content["after"]
    return words(
        STORY,
        filled=after["filled"] - before["filled"],
        vacant=before["vacant"],
        moves=len(content["moves"]),
        before=before["fit_mean"],
        after=after["fit_mean"],
        assurance=assurance(content),
    )


def empty_seats(case: Case, content: Mapping[str, Any]) -> Figure:
    """Draw the empty seats of each agency, without and with the plan."""
    stay = Counter(it["position"] for it in content["stays"])
    was = stay + Counter(it["from"] for it in content["moves"])
    now = stay + Counter(it["to"] for it in content["moves"])
    codes = case.positions["position"].to_list()
    need = pl.col("need").fill_null(0)
    agencies = (
        case.positions.select(
            "need",
            label="agency_name",
            was=pl.Series([was[code] for code in codes]),
            now=pl.Series([now[code] for code in codes]),
        )
        .drop_nulls("label")
        .group_by("label")
        .agg(
            before=pl.max_horizontal(need - pl.col("was"), 0).sum(),
            after=pl.max_horizontal(need - pl.col("now"), 0).sum(),
        )
        .sort(pl.col("before") - pl.col("after"), "label", descending=[True, False])
    )
    fewer = agencies.filter(pl.col("after") < pl.col("before")).height
    facts = {"n": fewer, "all": agencies.height, "shown": SHOWN}
    said = MOST_CHANGED if agencies.height > SHOWN else FEWER
    rows = agencies.head(SHOWN)
    return Figure(
        "changes",
        words(said, **facts),
        rows.select("before", "after", label_id="label", label_en="label"),
        title=Words(id="Perangkat daerah", en="Agency"),
    )
