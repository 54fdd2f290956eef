"""Opening and closing a cycle for everybody, in parts that each stand by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from tepat_web.agreements.models import Cycle
from tepat_web.kit.bulk import recount
from tepat_web.ledger.jobs import Tell, say
from tepat_web.ledger.models import Job

from . import actions, actions_people
from .roll import roll

COMPARING = gettext_lazy("Comparing with the position map")
BEGINNING = gettext_lazy("Beginning the agreements")
COUNTING = gettext_lazy("Counting what is missing")
AT_ONCE = 1_000
FIRST, LAST = 10, 95  # percent


def open_for_everybody(job: Job, tell: Tell) -> None:
    """Give everybody with a seat an agreement; done again, only who lacks it."""
    cycle = Cycle.objects.get(pk=job.question["cycle"])
    today = timezone.localdate()
    say(tell, 5, COMPARING)
    todo = roll(cycle, today)
    done = 0
    counts = {"new": 0, "moved": 0, "gone": 0}

    def by_parts(name: str, rows: Sequence[Any], do: Callable[[Any], int]) -> None:
        nonlocal done
        for first in range(0, len(rows), AT_ONCE):
            part = rows[first : first + AT_ONCE]
            counts[name] += do(part)
            done += len(part)
            say(tell, FIRST + (LAST - FIRST) * done // max(1, len(todo)), BEGINNING)

    told: dict[str, Any] = {"by": job.by, "cycle": cycle, "today": today}
    by_parts("gone", todo.gone, lambda it: actions_people.end(gone=it, **told))
    by_parts("moved", todo.moved, lambda it: actions_people.follow(moved=it, **told))
    by_parts("new", todo.new, lambda it: actions_people.enrol(seats=it, **told))
    if counts["new"] > AT_ONCE:
        recount()
    actions.opened(by=job.by, cycle=cycle, counts=counts, job=job)


def close_for_everybody(job: Job, tell: Tell) -> None:
    """Close a cycle, tell who has something in writing, and count what is missing."""
    cycle = Cycle.objects.get(pk=job.question["cycle"])
    say(tell, 20, COUNTING)
    actions.close(by=job.by, cycle=cycle, today=timezone.localdate(), job=job)
