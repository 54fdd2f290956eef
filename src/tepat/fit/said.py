"""Why a field of study earned what it did in the education part, as a sentence."""

from __future__ import annotations

from tepat.policy import Policy
from tepat.programmes import Match, accepts, is_open, score


def of_field(field: str | None, required: str | None, policy: Policy) -> Match | None:
    """Return the match behind the points of a field; ``None`` where a rule tells all.

    Only a field on which the list is silent needs a reason of its own: what is listed,
    open or blank is told by the rule on fields.
    """
    if policy.unlisted_fields != "LEARNED" or field is None or required is None:
        return None
    if is_open(required) or accepts(field, required) is not False:
        return None
    return score(field, required)
