"""Whom a cycle concerns is told: that it begins, who is late, that it is closed.

A notice says what waits and until when; it names no person and no rating.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.agreements.models import WRITABLE, Agreement, Cycle
from tepat_web.agreements.models import State as Agreed
from tepat_web.agreements.wording import period as named
from tepat_web.evaluations.models import Evaluation
from tepat_web.evaluations.models import State as Found
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.notices import accounts_in, accounts_of, said, tell

from .models import Reminder, Step
from .steps import Period

BEGUN = _(
    "The performance cycle of %(year)s is open. Write what you expect to reach, and "
    "agree on it with your superior by %(day)s."
)
BEGUN_LATE = _(
    "The performance cycle of %(year)s is open for your position. Write what you "
    "expect to reach, and agree on it with your superior."
)
CLOSED_OWN = _(
    "The performance cycle of %(year)s is closed. What you were still writing is kept "
    "as it is; it was not agreed."
)
CLOSED_LED = _(
    "The performance cycle of %(year)s is closed. Evaluations that you had not handed "
    "over are kept as drafts; they do not count."
)
ENTRUSTED_OWN = _(
    "Another superior accompanies your performance of %(year)s from now on. The page "
    "says who."
)
ENTRUSTED = _(
    "People have been entrusted to you for the performance cycle of %(year)s."
)
SOON: dict[Step, Promise] = {
    Step.AGREE: _(
        "Expectations for %(year)s are to be agreed by %(day)s. Yours are not yet."
    ),
    Step.CHECK_IN: _("Hand in how far your results of %(period)s are by %(day)s."),
    Step.EVALUATE: _(
        "Evaluations of %(period)s are to be handed over by %(day)s. Some of yours are "
        "not yet."
    ),
}
LATE: dict[Step, Promise] = {
    Step.AGREE: _(
        "Expectations for %(year)s were to be agreed by %(day)s. Yours are not yet; "
        "please finish them."
    ),
    Step.CHECK_IN: _(
        "The check-in of %(period)s was to be handed in by %(day)s. Please write how "
        "far your results are."
    ),
    Step.EVALUATE: _(
        "Evaluations of %(period)s were to be handed over by %(day)s. Please finish "
        "those that wait for you."
    ),
}
PROPOSED: dict[str, Promise] = {
    Reminder.Moment.SOON: _(
        "Expectations for %(year)s wait for your agreement; they are to be agreed by "
        "%(day)s."
    ),
    Reminder.Moment.LATE: _(
        "Expectations for %(year)s wait for your agreement; they were to be agreed by "
        "%(day)s."
    ),
}


def tell_begun(cycle: Cycle, nips: Iterable[str], today: date) -> None:
    """Tell people that their agreement can be written."""
    text = BEGUN if today <= cycle.agree_until else BEGUN_LATE
    told = said(
        text, {"year": cycle.year}, day=Words.saying(lambda: day(cycle.agree_until))
    )
    tell(accounts_of(nips).values(), told, _own_url(), once=True)


def tell_closed(cycle: Cycle) -> int:
    """Tell who has something in writing that the cycle is closed; return how many."""
    rows = Agreement.objects.standing().filter(cycle=cycle)
    writing = rows.filter(until__isnull=True, state__in=(*WRITABLE, Agreed.PROPOSED))
    own = accounts_in(writing.values("employee__nip"))
    drafts = Evaluation.objects.standing().filter(
        agreement__cycle=cycle, state=Found.DRAFT
    )
    led = accounts_in(drafts.values("agreement__superior"))
    facts = {"year": cycle.year}
    tell(own, said(CLOSED_OWN, facts), _own_url())
    tell(led, said(CLOSED_LED, facts), reverse("evaluations:team"))
    return len(own | led)


def tell_entrusted(cycle: Cycle, changed: Sequence[Agreement]) -> None:
    """Tell people that their superior is another, and those who are it now."""
    facts = {"year": cycle.year}
    own = accounts_of(each.employee.nip for each in changed)
    tell(own.values(), said(ENTRUSTED_OWN, facts), _own_url(), once=True)
    led = accounts_of({each.superior for each in changed if each.superior})
    tell(led.values(), said(ENTRUSTED, facts), _team_url(), once=True)


def remind(
    rows: QuerySet[Agreement], period: Period, step: Step, moment: Reminder.Moment
) -> set[int]:
    """Remind who must act on agreements that lack a step; return whom.

    Who has an unread reminder of the same is not reminded again.

    Args:
        rows: Agreements of the period that lack the step.
        moment: Before the deadline or after it.
    """
    facts = {"year": period.cycle.year}
    words = {
        "day": Words.saying(lambda: day(period.due(step))),
        "period": Words.saying(lambda: named(period.span, period.cycle.year)),
    }
    text = (SOON if moment == Reminder.Moment.SOON else LATE)[step]
    told = said(text, facts, **words)
    # Of this and nothing else: an unread notice about another thing is no reminder.
    mark = f"?ingat={period.cycle.year}-{period.span.last}-{step.value}-{moment.value}"
    if step is Step.EVALUATE:
        superiors = accounts_in(rows.values("superior"))
        tell(superiors, told, reverse("evaluations:team") + mark, once=True)
        return superiors
    if step is Step.CHECK_IN:
        people = accounts_in(rows.values("employee__nip"))
        tell(people, told, _own_url() + mark, once=True)
        return people
    waits = Q(state=Agreed.PROPOSED)
    people = accounts_in(rows.exclude(waits).values("employee__nip"))
    tell(people, told, _own_url() + mark, once=True)
    superiors = accounts_in(rows.filter(waits).values("superior"))
    asked = said(PROPOSED[moment], facts, **words)
    tell(superiors, asked, _team_url() + mark, once=True)
    return people | superiors


def _own_url() -> str:
    return reverse("agreements:mine")


def _team_url() -> str:
    return reverse("agreements:team")
