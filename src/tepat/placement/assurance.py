"""How good a plan is known to be, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.words import Sentence

from .names import GOAL_NAMES

PROVEN = Sentence(id="Terbukti optimal.", en="Proven optimal.")
WITHIN = Sentence(
    id="Batas atasnya terbukti; yang mungkin masih dapat lebih baik paling banyak: "
    "{gaps}.",
    en="Its bound is proven; what could be better still, at most: {gaps}.",
)
STATED = Sentence(
    id="{proven} Menurut perangkat penghitung sendiri, yang tidak dapat diperiksa dari "
    "rencana ini, paling banyak: {gaps}.",
    en="{proven} By the solver's own word, which this plan cannot prove, at most: "
    "{gaps}.",
)
STATED_BEST = Sentence(
    id="{proven} Menurut perangkat penghitung sendiri, yang tidak dapat diperiksa dari "
    "rencana ini, tidak ada rencana yang lebih baik.",
    en="{proven} By the solver's own word, which this plan cannot prove, no plan is "
    "better.",
)
NO_BOUND = Sentence(
    id="Cara ini tidak mengejar yang terbaik bagi kota, jadi tidak ada batas atasnya; "
    "jaminannya disebut di bawah ini.",
    en="This mode does not seek the best for the city, so it has no bound; what it "
    "guarantees is said below.",
)
GAP = Sentence(id="{goal} {left}", en="{goal} {left}")


def gaps(content: Mapping[str, Any]) -> dict[str, int] | None:
    """Return goal → what the bound leaves above the plan; ``None`` without a bound.

    A goal is bounded among the plans that achieve as much in the goals before it, so
    after the first that is not zero they are not about all plans any more.
    """
    bound = content["bound"]
    if bound is None:
        return None
    achieved = content["objective"]
    return {goal: bound[goal] - achieved[goal] for goal in achieved}


def assurance(content: Mapping[str, Any]) -> Sentence:
    """Say how good a plan is known to be, as ``plan.json`` holds it."""
    left = gaps(content)
    if left is None:
        return NO_BOUND
    if not any(left.values()):
        return PROVEN
    proven = WITHIN.filled({"gaps": _told(left)})
    stated = content["certificate"].get("stated")
    if stated is None or stated == content["bound"]:
        return proven
    achieved = content["objective"]
    own = {goal: stated[goal] - achieved[goal] for goal in achieved}
    if not any(own.values()):
        return STATED_BEST.filled({"proven": proven})
    return STATED.filled({"proven": proven, "gaps": _told(own)})


def _told(left: Mapping[str, int]) -> Sentence:
    told = [
        GAP.filled({"goal": GOAL_NAMES[goal], "left": number})
        for goal, number in left.items()
        if number
    ]
    return Sentence(
        id=", ".join(each.id for each in told), en=", ".join(each.en for each in told)
    )
