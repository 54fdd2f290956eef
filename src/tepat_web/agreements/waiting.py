"""What waits for one person in this room, for the front page: by one question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task

from . import queries, team, wording
from .models import MONTHS, WRITABLE, Agreement, CheckIn, Cycle, Span, State

P = Permission
NEAR = 7  # days before a deadline from which something is urgent


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person, as employee and as superior."""
    if not by.nip or not reach(by, P.APPRAISAL_OWN).own:
        return []
    told = list(_concerning(by, today))
    own = [it for it in told if it.employee.nip == by.nip]
    led = [it for it in told if it.superior == by.nip]
    return [*(task for it in own for task in _own(it, today)), *_led(led)]


def _concerning(by: User, today: date) -> QuerySet[Agreement]:
    """The person's own agreements, and those in which something waits for them."""
    rows: QuerySet[Agreement] = Agreement.objects.standing().filter(
        cycle__stage=Cycle.Stage.OPEN
    )
    unanswered = Exists(team.unanswered(OuterRef("pk")))
    own = Q(employee__nip=by.nip, until__isnull=True)
    waits = queries.PROPOSED | Q(is_unanswered=True)
    return (
        rows.select_related("cycle", "employee")
        .annotate(is_unanswered=unanswered, **_handed_in(today))
        .filter(own | Q(waits, superior=by.nip))
    )


def _handed_in(today: date) -> dict[str, Exists]:
    """Whether the last period that is over has its check-in, by each rhythm."""
    return {
        f"has_{every}": Exists(
            CheckIn.objects.standing().filter(
                agreement=OuterRef("pk"),
                last=_last_month(today, months)[1],
                handed_in_at__isnull=False,
            )
        )
        for every, months in MONTHS.items()
    }


def _own(it: Agreement, today: date) -> Iterable[Task]:
    url = reverse("agreements:one", args=[it.pk])
    if it.state in WRITABLE:
        left = (it.cycle.agree_until - today).days
        if it.state == State.RETURNED:
            text = _("Your superior has returned your expectations with notes.")
            yield Task(text, url, _("Read the notes"), is_urgent=True)
        else:
            text = _("Write what you will reach in %(year)d; agreed by %(day)s.") % {
                "year": it.cycle.year,
                "day": writing.day(it.cycle.agree_until),
            }
            until = it.cycle.agree_until
            yield Task(text, url, _("Write it"), is_urgent=left <= NEAR, due=until)
    span = _last_over(it, today)
    if span and it.agreed_at and not getattr(it, f"has_{it.cycle.every}"):
        place = [it.pk, span.first, span.last]
        text = _("Say what was reached in %(period)s.")
        told = text % {"period": wording.period(span, it.cycle.year)}
        url = reverse("agreements:checkin", args=place)
        yield Task(told, url, _("Write the check-in"))


def _last_over(it: Agreement, today: date) -> Span | None:
    """The last period that is over, if it is one of the agreement."""
    months = MONTHS[it.cycle.every]
    year, last = _last_month(today, months)
    if it.cycle.year != year:
        return None
    span = Span(last - months + 1, last)
    return span if queries.is_within(it, span) else None


def _last_month(today: date, months: int) -> tuple[int, int]:
    """Year and last month of the period of so many months that ended last."""
    last = (today.month - 1) // months * months
    return (today.year, last) if last else (today.year - 1, 12)


def _led(led: list[Agreement]) -> Iterable[Task]:
    proposed = sum(it.state == State.PROPOSED and it.until is None for it in led)
    unanswered = sum(it.is_unanswered for it in led)  # type: ignore[attr-defined]
    url = f"{reverse('agreements:team')}?tunggu=ya"
    if proposed:
        text = ngettext(
            "Expectations of %(n)s person wait for your agreement.",
            "Expectations of %(n)s people wait for your agreement.",
            proposed,
        )
        told = text % {"n": writing.number(proposed)}
        yield Task(told, url, _("Read and agree"), is_urgent=True)
    if unanswered:
        text = ngettext(
            "A check-in of %(n)s person waits for your answer.",
            "Check-ins of %(n)s people wait for your answer.",
            unanswered,
        )
        yield Task(text % {"n": writing.number(unanswered)}, url, _("Answer"))
