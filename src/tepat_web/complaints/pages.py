"""What the page of one case shows, and to whom."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tepat_web.accounts.models import User

from . import clocks, queries
from .forms import AnswerForm, ReactForm, RouteForm
from .models import WITH_UNIT, Case, Kind, Stage, Turn
from .secret import grouped


def shown(by: User, it: Case, today: date) -> dict[str, Any]:
    """Return the context of a case: the sender and the forms for who handles it."""
    reporter = queries.reporter(by, it)
    turns = Turn.objects.standing().filter(case=it).select_related("unit", "by")
    context: dict[str, Any] = {
        "it": it,
        "number": grouped(it.number),
        "is_praise": it.kind == Kind.PRAISE,
        "clocks": clocks.shown(it, today),
        "turns": turns,
        "reporter": reporter,
        "extra": json.loads(reporter.extra) if reporter and reporter.extra else {},
    }
    if reporter is None:
        return context
    context["additions"] = list(it.additions.all())
    if it.stage in WITH_UNIT:
        context["route"] = RouteForm(it, reporter.text)
    if it.stage == Stage.ROUTED:
        context["answer"] = AnswerForm()
    if it.stage == Stage.ANSWERED:
        context["react"] = ReactForm()
    return context
