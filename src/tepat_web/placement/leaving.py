"""Whom a plan leaves aside because they leave the service, as its file tells."""

from __future__ import annotations

import json

from .models import Plan


def leaving(plan: Plan) -> frozenset[str]:
    """Return the NIPs of those whose seats the plan counts as free.

    Raises:
        OSError: if the plan's file is gone.
    """
    content = json.loads((plan.path / "plan.json").read_text("utf-8"))
    return frozenset(each["nip"] for each in content["leaving"])
