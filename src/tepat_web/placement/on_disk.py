"""What lies on disk of a plan, before anybody signs it."""

from __future__ import annotations

from tepat.errors import TepatError
from tepat.placement import store
from tepat.placement.plan import digest

from .models import Plan


def is_whole(plan: Plan) -> bool:
    """Tell whether ``plan.json`` of a plan holds what its digest was taken of.

    Whether it was the best plan is what a verification finds out.
    """
    try:
        content = store.read(plan.path)
    except TepatError:
        return False
    return content.get("digest") == plan.digest == digest(content)
