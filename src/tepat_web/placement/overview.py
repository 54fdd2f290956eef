"""What a plan's first page says besides its picture: kept with it, in both languages.

Nothing in it names a person, and who may not see the whole city's figures is shown
only the mode and what it guarantees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tepat.fairness import Fairness
from tepat.fairness.said import sentences
from tepat.placement.assurance import gaps
from tepat.waves import Execution, headline, notes
from tepat_web.snapshots.kinds.saying import words

from .limit_tables import is_used_up

FIGURES = ("before", "after", "objective", "bound")


def totals(
    content: Mapping[str, Any], waves: Execution, fair: Fairness | None
) -> dict[str, Any]:
    """Return figures and sentences of a plan.

    Returns:
        ``before``, ``after``, ``objective``, ``bound``, ``moves`` and ``chains``;
        ``gaps`` (by goal, or nothing where there is no bound), ``guarantees`` (each
        ``holds`` and ``said``), ``limits`` (how many, and how many are used up) and
        ``waves`` (each sentence) and ``fairness`` (by subject, each sentence).
    """
    return {
        **{name: content[name] for name in FIGURES},
        "moves": len(content["moves"]),
        "chains": len(content["chains"]),
        "gaps": gaps(content),
        "guarantees": [
            {
                "holds": each["holds"],
                "said": {"id": each["text"], "en": each["text_en"]},
            }
            for each in content["guarantees"]
        ],
        "limits": _limits(content),
        "waves": _waves(waves),
        "fairness": {
            subject: [words(it).as_json() for it in told]
            for subject, told in (sentences(fair) if fair else {}).items()
        },
    }


def _limits(content: Mapping[str, Any]) -> dict[str, int]:
    limits = content["limits"]
    used_up = sum(is_used_up(each) for each in limits)
    return {"all": len(limits), "used_up": used_up}


def _waves(found: Execution) -> list[dict[str, str]]:
    """The sentences on waves, without those that name people."""
    sentence, facts = headline(found)
    unnamed = notes(replace(found, gone=()))
    return [
        words(sentence, **facts).as_json(),
        *(words(it).as_json() for it in unnamed),
    ]
