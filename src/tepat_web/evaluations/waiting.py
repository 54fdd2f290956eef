"""What evaluations ask of one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Cycle
from tepat_web.kit.waiting import Task
from tepat_web.kit.writing import day, number

from . import queries, sheet, wording
from .models import Contest, State


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; one statement where nothing does."""
    receives, decides, leads = _asked(by)
    return [
        *(_to_receive(by) if receives else ()),
        *(_to_decide(by, today) if decides else ()),
        *(_to_write(by, today) if leads else ()),
    ]


def _asked(by: User) -> tuple[bool, bool, bool]:
    """Whether there may be something to receive, to decide, to write."""
    receives = queries.own(by).filter(state=State.GIVEN)
    decides = queries.contests(by).filter(outcome=Contest.Outcome.NONE)
    leads = agreements.led(by).filter(cycle__stage=Cycle.Stage.OPEN)
    asked = User.objects.filter(pk=by.pk).annotate(
        receives=Exists(receives) if by.nip else Value(False),
        decides=Exists(decides),
        leads=Exists(leads) if by.nip else Value(False),
    )
    found = asked.values_list("receives", "decides", "leads").first()
    return found or (False, False, False)


def _to_receive(by: User) -> list[Task]:
    told = []
    for it in queries.own(by).filter(state=State.GIVEN):
        period = wording.named(it.span, it.agreement.cycle.year)
        text = _("Your evaluation of %(period)s waits for you to read it.")
        url = reverse("evaluations:one", args=[it.pk])
        told.append(Task(text % {"period": period}, url, _("Read it")))
    return told


def _to_decide(by: User, today: date) -> list[Task]:
    told = []
    for it in queries.contests(by).filter(outcome=Contest.Outcome.NONE):
        text = _("An objection to an evaluation is to be decided by %(day)s.")
        told.append(
            Task(
                text % {"day": day(it.decide_by)},
                reverse("evaluations:decide", args=[it.pk]),
                _("Decide"),
                is_urgent=it.decide_by is not None and it.decide_by < today,
                due=it.decide_by,
            )
        )
    return told


def _to_write(by: User, today: date) -> list[Task]:
    """Each period of which evaluations are missing, with how many."""
    told = []
    for cycle in agreements.cycles().filter(stage=Cycle.Stage.OPEN):
        missing = queries.to_write(by, cycle, today)
        for span in dict.fromkeys(due.span for due in missing):
            count = sum(due.span == span for due in missing)
            text = ngettext(
                "%(n)s evaluation of %(period)s is to be handed over by %(day)s.",
                "%(n)s evaluations of %(period)s are to be handed over by %(day)s.",
                count,
            )
            due = cycle.due(span)
            facts = {
                "n": number(count),
                "period": wording.named(span, cycle.year),
                "day": day(due),
            }
            url, late = sheet.address(cycle, span), due < today
            told.append(Task(text % facts, url, _("Write"), is_urgent=late, due=due))
    return told
