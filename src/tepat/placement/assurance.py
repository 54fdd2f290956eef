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
    told = [
        GAP.filled({"goal": GOAL_NAMES[goal], "left": number})
        for goal, number in left.items()
        if number
    ]
    joined = Sentence(
        id=", ".join(each.id for each in told), en=", ".join(each.en for each in told)
    )
    return WITHIN.filled({"gaps": joined})
