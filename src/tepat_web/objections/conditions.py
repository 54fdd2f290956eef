"""What has to hold before a plan goes on, as far as objections tell."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import ngettext

from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.placement.models import Plan

from . import queries


def none_unanswered(by: User, plan: Plan) -> Iterator[str]:
    """Every remark is answered, what was upheld is in the plan, no time is running.

    Remarks on the plans that it revises count, too.
    """
    if count := queries.unanswered(plan).count():
        yield ngettext(
            "%(n)s remark is not answered yet. Answer it first.",
            "%(n)s remarks are not answered yet. Answer them first.",
            count,
        ) % {"n": writing.number(count)}
    if count := queries.to_take_in(plan).count():
        yield ngettext(
            "%(n)s upheld remark is in no plan yet. Make a revised plan with it.",
            "%(n)s upheld remarks are in no plan yet. Make a revised plan with them.",
            count,
        ) % {"n": writing.number(count)}
    waiting = queries.may_be_passed_on(plan, timezone.localdate())
    last = max((it.escalate_by for it in waiting if it.escalate_by), default=None)
    if last is not None:
        yield ngettext(
            "%(n)s person may still pass a remark on, until %(day)s.",
            "%(n)s people may still pass their remark on, until %(day)s.",
            len(waiting),
        ) % {"n": writing.number(len(waiting)), "day": writing.day(last)}
