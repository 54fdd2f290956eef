"""What the pages of the fictional city rest on is worked out without being asked for.

The worker does it after the start, one after the other: nobody waits for it. What
everybody may see of it is approved as soon as it is there, as an office would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tepat_web.accounts.models import User
    from tepat_web.ledger.models import Job

EFFECT = "effect"
KINDS = ("survey", "needs", "fit", "gaps", "outlook", "performance", "training")
"""In the order in which visitors are likely to look for them."""


def ask(by: User) -> None:
    """Ask for each result that is neither there nor on its way.

    Of an empty register there is nothing to ask.
    """
    from tepat_web.snapshots.actions import ask_computation
    from tepat_web.snapshots.models import Computed
    from tepat_web.workforce.models import Employee

    if not Employee.objects.exists():
        return
    there = set(Computed.objects.standing().values_list("kind", flat=True))
    there |= set(_going().values_list("question__computation", flat=True))
    for kind, parameters in _wanted():
        if kind not in there:
            ask_computation(by=by, kind=kind, parameters={"day": "", **parameters})


def approve(by: User) -> bool:
    """Approve for everybody what was never decided about, where it is worked out.

    Whoever visits the demo may take it back: then it stays taken back.

    Args:
        by: Who may decide which figures everybody sees.

    Returns:
        Whether there is nothing more to approve.
    """
    from tepat_web.dashboard import actions, drafts
    from tepat_web.ledger.actions import NotAllowed
    from tepat_web.snapshots.models import Subject

    for each in drafts.drafts():
        if each.last is None and each.is_new:
            with suppress(NotAllowed):  # a visitor was quicker
                actions.approve(by=by, subject=each.subject, mark=each.mark)
    going = _going().values_list("question__computation", flat=True)
    return not set(going) & set(Subject.values)


def _going() -> QuerySet[Job]:
    """The computations that wait or run."""
    from tepat_web.ledger.models import Job

    found: QuerySet[Job] = Job.objects.filter(
        kind="computation", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    return found


def _wanted() -> Iterator[tuple[str, Mapping[str, Any]]]:
    from tepat.intake.town import story

    for kind in KINDS:
        yield kind, {}
    if schools := _rotated():
        yield EFFECT, {"event": story.ROTATION_DAY.isoformat(), "changed": schools}


def _rotated() -> list[str]:
    """The units with services whose leader took office on the day of the rotation."""
    from tepat.intake.town import story
    from tepat_web.publicservice.models import Service
    from tepat_web.workforce.models import Appointment

    asked = Service.objects.standing().values("unit")
    seated = Appointment.objects.standing().filter(
        valid_to__isnull=True,
        since=story.ROTATION_DAY,
        post__position__is_leader=True,
        post__position__unit__in=asked,
    )
    units = seated.values_list("post__position__unit__code", flat=True)
    return sorted(set(units))
