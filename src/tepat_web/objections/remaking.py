"""What was upheld, for the plan that follows the one that was objected to."""

from __future__ import annotations

from collections.abc import Iterator

from tepat_web.placement.changes import Change, prepared
from tepat_web.placement.models import Plan

from . import queries
from .models import Objection


def upheld(plan: Plan) -> Iterator[Change]:
    """Yield what upheld objections ask of the plan that follows ``plan``."""
    for it in queries.to_take_in(plan):
        yield it.change


def conflicts_with(it: Objection, change: Change) -> list[str]:
    """Say what of a change cannot be done beside what was asked for, in sentences.

    What the plan's own question cannot fulfil by itself is no reason against it.
    """
    before = prepared(it.plan).conflicts
    after = prepared(it.plan, also=[change]).conflicts
    return [each for each in after if each not in before]
