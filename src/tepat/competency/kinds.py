"""The match weighted by kind of competency, as competency tests of a ministry do."""

from __future__ import annotations

from fractions import Fraction

from tepat.law import Law

from .asked import MANAGERIAL, SOCIAL, TECHNICAL
from .jpm import capped, jpm, weighted
from .one import Match


def weighted_by_kind(match: Match, level: str | None, law: Law) -> Fraction | None:
    """Return the match with technical and other competencies weighted by level.

    Managerial and socio-cultural ones are one sum; weights are those of norm
    ``competency.kind_weights_by_level``. ``None`` where the norm names no weights for
    the level, where a kind that counts is not asked for, or where one was never
    assessed.

    Args:
        match: Of one person and position.
        level: Level of the position, e.g. ``AHLI MUDA``.
        law: The law on the day.
    """
    weights = law.competency.kind_weights_by_level.value.get(level or "")
    if weights is None:
        return None
    general = [row for row in match.rows if row.kind in (MANAGERIAL, SOCIAL)]
    asked = sum(row.asked for row in general)
    known = [row.reached for row in general if row.reached is not None]
    is_known = len(known) == len(general)
    parts = {
        TECHNICAL: match.capped(TECHNICAL),
        MANAGERIAL: capped(jpm(sum(known), asked)) if is_known else None,
    }
    return weighted(parts, weights)
