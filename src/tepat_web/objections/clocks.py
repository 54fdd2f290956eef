"""The clocks of an objection: until which day, on what that rests, why that day.

The days that law or policy gave on filing are kept with the objection; here they are
reckoned, and reckoned again to be explained.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat import law
from tepat.deadlines import (
    Calendar,
    Clock,
    Deadline,
    explained,
    headline,
    of_appeal,
    of_objection,
)
from tepat.words import Sentence
from tepat_web.kit import writing
from tepat_web.snapshots import take
from tepat_web.snapshots.calendar import calendar
from tepat_web.snapshots.showing import language

from .models import Kind, Objection, Outcome, Stage

USUAL_REMARK_DAYS = 5
"""Working days in which a remark is answered, where ``pengaturan`` says nothing."""
USUAL_ESCALATION_DAYS = 3
"""Working days in which a rejected remark is passed on, likewise."""
SOON = 2
"""Working days before a deadline at which who must act is reminded."""

ANSWER = Sentence(id="Jawaban atas keberatan", en="Answer to the remark")
ESCALATE = Sentence(
    id="Meneruskan keberatan yang belum dikabulkan",
    en="Passing on a remark that was not upheld",
)
DECIDE = Sentence(
    id="Putusan atas keberatan yang diteruskan",
    en="Decision on the remark that was passed on",
)
FILED = Sentence(id="keberatan diajukan", en="the remark was filed")
ANSWERED = Sentence(id="keberatan dijawab", en="the remark was answered")
PASSED_ON = Sentence(id="keberatan diteruskan", en="the remark was passed on")


class Step(StrEnum):
    """What has to be done by some day; the names are those of the engine's clocks."""

    FILE = "file"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    ESCALATE = "escalate"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the city chose for remarks, in working days."""

    remark_days: int
    escalation_days: int

    @classmethod
    def now(cls) -> Policy:
        """Return what sheet ``pengaturan`` says, or what is usual."""
        told = take.snapshot(only=()).settings
        return cls(
            told.remark_days or USUAL_REMARK_DAYS,
            told.escalation_days or USUAL_ESCALATION_DAYS,
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """One clock of an objection, as a page shows it.

    Attributes:
        step: Which.
        headline: What is to be done, by which day, and from when it counts.
        due: The last day.
        left: How many working days are left, or passed; blank once it is done.
        why: On what it rests, and which days did not count, in sentences.
        verdict: ``holds`` once done, ``overdue``, ``warning`` when near, else blank.
        done_at: The day it was done; none if it was not yet.
    """

    step: Step
    headline: str
    due: date
    left: str
    why: list[str]
    verdict: str
    done_at: date | None


def on_filing(kind: str, filed: date, received: date | None) -> dict[str, date]:
    """Return the deadlines that filing sets, by field of :class:`Objection`.

    Args:
        filed: The day of filing.
        received: The day on which the decision was received; none for a remark.
    """
    found = _of_filing(kind, filed, received, calendar(), Policy.now())
    return {f"{step}_by": told.due for step, told in found.items()}


def escalation_until(answered: date) -> date:
    """Return the last day to pass on a remark that was answered on a day."""
    return _escalation(answered, calendar(), Policy.now()).due


def decision_until(passed_on: date) -> date:
    """Return by when a remark that was passed on is to be decided."""
    return _decision(passed_on, calendar(), Policy.now()).due


def days_over(due: date, today: date, days: Calendar | None = None) -> int:
    """Return how many working days have passed since a deadline; 0: none."""
    return _between(due, today, days or calendar())


def days_left(due: date, today: date, days: Calendar | None = None) -> int:
    """Return how many working days there are until a deadline, with that day."""
    return _between(today, due, days or calendar())


def remind_from(due: date, days: Calendar) -> date:
    """Return the day from which a deadline is near."""
    return days.earlier(due, SOON)


def left(due: date, today: date, days: Calendar | None = None) -> str:
    """Say how much time is left, or by how much a deadline has passed."""
    known = days or calendar()
    if today > due:
        over = days_over(due, today, known)
        if not over:
            return _("past the deadline")
        text = ngettext(
            "%(n)s working day overdue",
            "%(n)s working days overdue",
            over,
        )
        return text % {"n": writing.number(over)}
    if today == due:
        return _("today is the last day")
    n = days_left(due, today, known)
    text = ngettext("%(n)s working day left", "%(n)s working days left", n)
    return text % {"n": writing.number(n)}


def shown(it: Objection, today: date) -> list[Shown]:
    """Return the clocks of an objection in order, each with why it ends that day."""
    days = calendar()
    again = _reckoned(it, days)
    return [
        _shown(it, step, due, again.get(step), today, days)
        for step in Step
        if (due := getattr(it, f"{step}_by")) is not None
    ]


@dataclass(frozen=True, slots=True)
class Appeal:
    """What an appeal to BPASN is for, so that a page can say why it is not offered.

    Attributes:
        against: The decisions that are appealed, in words.
        days: Working days in which it is filed.
        cites: The article.
        verified: Whether a person has read it in the official text.
    """

    against: list[str]
    days: int
    cites: str
    verified: bool


def appeal(day: date) -> Appeal:
    """Return what the law of a day says of appeals to BPASN."""
    against = law.on(day).objection.appeal_against
    until = of_appeal(day, Calendar())["file"]
    return Appeal(
        against=[each.fill({}, language()) for each in against.value.values()],
        days=until.days,
        cites="; ".join(dict.fromkeys((str(against.cites), str(until.cites)))),
        verified=against.verified and until.verified,
    )


def before_filing(kind: str, today: date) -> list[str]:
    """Say, before an objection is filed, by when it is answered, and by which norm."""
    found = _of_filing(kind, today, today, calendar(), Policy.now())
    told = [it for step, it in found.items() if step != Step.FILE]
    basis = dict.fromkeys(_said(next(explained(each))) for each in told)
    return [*(_said(headline(each)) for each in told), *basis]


def file_until(received: date) -> Deadline:
    """Return until when a decision that was received on a day can be objected to."""
    return of_objection(received, calendar())[Step.FILE]


def late_because(it: Objection) -> str:
    """Say by which norm an objection came too late; blank if it did not."""
    if not it.is_late or it.received_on is None:
        return ""
    told = file_until(it.received_on)
    mark = "" if told.verified else f", {_('not confirmed in the official text')}"
    norm = told.cites.instrument if told.cites else ""
    return _(
        "It was filed on %(filed)s, after the last day for it, %(due)s (%(cites)s). By "
        "that norm it is not admissible. It is kept and answered all the same."
    ) % {
        "filed": writing.day(it.filed_at),
        "due": writing.day(it.file_by),
        "cites": f"{norm}{mark}",
    }


def _of_filing(
    kind: str, filed: date, received: date | None, days: Calendar, policy: Policy
) -> dict[str, Deadline]:
    if kind == Kind.REMARK or received is None:
        clock = Clock(Step.ANSWER, ANSWER, FILED, policy.remark_days)
        return {Step.ANSWER: clock.at(filed, days)}
    return dict(of_objection(received, days, filed=filed))


def _escalation(day: date, days: Calendar, policy: Policy) -> Deadline:
    clock = Clock(Step.ESCALATE, ESCALATE, ANSWERED, policy.escalation_days)
    return clock.at(day, days)


def _decision(day: date, days: Calendar, policy: Policy) -> Deadline:
    return Clock(Step.DECIDE, DECIDE, PASSED_ON, policy.remark_days).at(day, days)


def _reckoned(it: Objection, days: Calendar) -> dict[str, Deadline]:
    """The clocks of an objection by the calendar and the policy of now."""
    policy = Policy.now()
    filed = timezone.localdate(it.filed_at)
    found = _of_filing(it.kind, filed, it.received_on, days, policy)
    if it.is_remark and it.answered_at:
        day = timezone.localdate(it.answered_at)
        found[Step.ESCALATE] = _escalation(day, days, policy)
    if it.is_remark and it.escalated_at:
        day = timezone.localdate(it.escalated_at)
        found[Step.DECIDE] = _decision(day, days, policy)
    return found


def _shown(
    it: Objection,
    step: Step,
    due: date,
    again: Deadline | None,
    today: date,
    days: Calendar,
) -> Shown:
    done = _done_at(it, step)
    is_running = done is None and _is_running(it, step)
    if again is not None and again.due == due:
        head, why = _said(headline(again)), [_said(each) for each in explained(again)]
    else:
        head = _("Until %(due)s.") % {"due": writing.day(due)}
        why = [
            _(
                "The calendar or the number of days has changed since; the day that "
                "was told first counts."
            )
        ]
    return Shown(
        step=step,
        headline=head,
        due=due,
        left=left(due, today, days) if is_running else "",
        why=why,
        verdict=_verdict(due, done, today, days) if done or is_running else "",
        done_at=done,
    )


def _done_at(it: Objection, step: Step) -> date | None:
    at = {
        Step.FILE: it.filed_at,
        Step.ACKNOWLEDGE: it.acknowledged_at,
        Step.ANSWER: it.answered_at,
        Step.ESCALATE: it.escalated_at,
        Step.DECIDE: it.decided_at,
    }[step]
    return timezone.localdate(at) if at else None


def _is_running(it: Objection, step: Step) -> bool:
    if step == Step.ESCALATE:
        is_lost = it.outcome != Outcome.UPHELD
        return it.is_remark and it.stage == Stage.ANSWERED and is_lost
    return it.is_open


def _verdict(due: date, done: date | None, today: date, days: Calendar) -> str:
    if (done or today) > due:
        return "overdue"
    if done:
        return "holds"
    return "warning" if today >= remind_from(due, days) else ""


def _between(first: date, last: date, days: Calendar) -> int:
    """Working days after ``first`` up to and including ``last``."""
    return sum(days.is_working(day) for day in _after(first, last))


def _after(first: date, last: date) -> Iterator[date]:
    for step in range((last - first).days):
        yield first + timedelta(days=step + 1)


def _said(sentence: Sentence) -> str:
    return sentence.fill({}, language())
