"""With how much fit a seat would be won, given what insisting on it costs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from ..problem import BEST_FIT

FIT = "fit"


def needed(fit: int, loss: Mapping[str, int]) -> int | None:
    """Return the least fit with which insisting would be a gain to the plan.

    One more point of fit in the seat is one point less that insisting costs, and
    nothing else changes. Where the loss is exact, the best plan then has the person
    in the seat; where it is the least loss, no lower fit is enough.

    Args:
        fit: The person's fit in the position.
        loss: Goal → what the plan loses, in the order of the goals; it may end with
            the first that is lost.

    Returns:
        ``None`` where no fit is enough: an earlier goal would lose, or more than the
        highest fit would be needed.

    >>> needed(700, {"critical": 0, "filled": 0, "fit": 12, "stayed": 1})
    713
    >>> needed(700, {"critical": 0, "filled": 0, "fit": 12, "stayed": -1})
    712
    >>> needed(700, {"critical": 0, "filled": 1, "fit": -300, "stayed": 0}) is None
    True
    """
    earlier = list(takewhile(lambda goal: goal != FIT, loss))
    if next((loss[goal] for goal in earlier if loss[goal]), 0) > 0:
        return None
    after = list(loss)[len(earlier) + 1 :]
    later = next((loss[goal] for goal in after if loss[goal]), 0)
    least = fit + loss[FIT] + (0 if later < 0 else 1)
    least = max(least, fit + 1)
    return least if least <= BEST_FIT else None
