"""The cycle of a year: laid down, changed, opened, closed, opened again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.evaluations.queries import YEAR
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job
from tepat_web.ledger.notices import said

from . import notices, queries
from .holding import locked, refuse_part
from .steps import Period

P = Permission
Stage = Cycle.Stage
OPENING = gettext_lazy("Opening the performance cycle of %(year)s")
CLOSING = gettext_lazy("Closing the performance cycle of %(year)s")
OPENED = gettext_lazy(
    "The cycle of %(year)s is open: %(new)s people added, %(moved)s moved to another "
    "position, %(gone)s left."
)
CLOSED = gettext_lazy(
    "The cycle of %(year)s is closed. %(late)s people lack something; the board lists "
    "them."
)
KEPT = gettext_lazy(
    "Stopped midway. The agreements made so far stay; ask for it again, and it goes on "
    "from there."
)
FARTHEST = 400  # days from the first of the year until expectations are agreed
MOST_DAYS = 60


@transaction.atomic
def lay_down(
    *, by: User, year: int, every: str, agree_until: date, evaluate_days: int
) -> Cycle:
    """Lay down the cycle of a year; asked twice, by a double click, there is one.

    Args:
        every: How often people check in and are evaluated, of ``agreements.Every``.
        agree_until: Last day for agreeing on expectations.
        evaluate_days: Days after a period until its evaluation is handed over.

    Raises:
        NotAllowed: if the year has another cycle, or the days make no sense.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    known: Cycle | None = queries.cycles().filter(year=year).first()
    told = {
        "every": every,
        "agree_until": agree_until,
        "evaluate_days": evaluate_days,
    }
    if known is not None:
        if all(getattr(known, name) == value for name, value in told.items()):
            return known
        raise NotAllowed(_("This year has its cycle already. Open and change that."))
    made = Cycle(year=year, **told)
    _refuse_nonsense(made)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:  # somebody else did in the same moment
        raise NotAllowed(
            _("This year has its cycle already. Open and change that.")
        ) from error
    record(by=by, act="cycle.made", on=made)
    return made


@transaction.atomic
def change(
    *, by: User, cycle: Cycle, every: str, agree_until: date, evaluate_days: int
) -> Cycle:
    """Give a cycle that is not closed other days.

    How often people check in stays once it is open: what they wrote is by period.

    Raises:
        NotAllowed: if it is closed, or the days make no sense.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage == Stage.CLOSED:
        raise NotAllowed(_("This cycle is closed. Open it again to change it."))
    if standing.stage == Stage.OPEN and every != standing.every:
        raise NotAllowed(
            _("The cycle is open: how often people check in stays as it is.")
        )
    standing.every, standing.agree_until = every, agree_until
    standing.evaluate_days = evaluate_days
    _refuse_nonsense(standing)
    standing.save()
    record(by=by, act="cycle.changed", on=standing)
    return standing


@transaction.atomic
def ask_opening(*, by: User, cycle: Cycle) -> Job:
    """Put the opening for everybody in the queue; again: for who came or moved since.

    Raises:
        NotAllowed: if the cycle is closed, or being opened or closed already.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage == Stage.CLOSED:
        raise NotAllowed(_("This cycle is closed. Open it again to change it."))
    return _asked(by, standing, "cycle.open", OPENING)


@transaction.atomic
def opened(*, by: User, cycle: Cycle, counts: Mapping[str, int], job: Job) -> Cycle:
    """Say that everybody has an agreement, at the end of the work that saw to it.

    Args:
        counts: How many are ``new``, ``moved`` and ``gone``.

    Raises:
        NotAllowed: if the cycle was closed meanwhile.
        Overtaken: if the attempt of ``job`` no longer counts.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage == Stage.CLOSED:
        raise NotAllowed(_("This cycle is closed. Open it again to change it."))
    if standing.stage == Stage.DRAFT:
        standing.stage, standing.opened_at = Stage.OPEN, timezone.now()
        standing.save()
    record(by=by, act="cycle.opened", on=standing, facts=counts)
    url = reverse("cycles:board", args=[standing.pk])
    work.done(job, url=url, said=said(OPENED, {"year": standing.year, **counts}))
    return standing


@transaction.atomic
def ask_closing(*, by: User, cycle: Cycle) -> Job:
    """Put the closing of a cycle in the queue.

    Raises:
        NotAllowed: if the cycle is not open, or being opened or closed already.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage != Stage.OPEN:
        raise NotAllowed(_("This cycle is not open, so there is nothing to close."))
    return _asked(by, standing, "cycle.close", CLOSING)


@transaction.atomic
def close(*, by: User, cycle: Cycle, today: date, job: Job) -> Cycle:
    """Close a cycle. What is missing is counted and stays missing; nothing is made up.

    Whoever still has something in writing is told that it is kept as it is.

    Raises:
        NotAllowed: if the cycle is not open.
        Overtaken: if the attempt of ``job`` no longer counts.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage != Stage.OPEN:
        raise NotAllowed(_("This cycle is not open, so there is nothing to close."))
    whole = Period(standing, YEAR, today)
    found = queries.counts(Agreement.objects.standing(), whole)
    lacking = len(queries.missing(standing, today))
    standing.stage, standing.closed_at = Stage.CLOSED, timezone.now()
    standing.save()
    told = notices.tell_closed(standing)
    facts = {**asdict(found), "lacking": lacking, "told": told}
    record(by=by, act="cycle.closed", on=standing, facts=facts)
    url = reverse("cycles:board", args=[standing.pk])
    facts_said = {"year": standing.year, "late": lacking}
    work.done(job, url=url, said=said(CLOSED, facts_said))
    return standing


@transaction.atomic
def reopen(*, by: User, cycle: Cycle) -> Cycle:
    """Open a closed cycle again, e.g. for an evaluation that came late.

    Raises:
        NotAllowed: if it is not closed.
    """
    demand(by, P.APPRAISAL_RUN)
    refuse_part(by)
    standing = locked(cycle)
    if standing.stage != Stage.CLOSED:
        raise NotAllowed(_("This cycle is not closed."))
    standing.stage, standing.closed_at = Stage.OPEN, None
    standing.save()
    record(by=by, act="cycle.restored", on=standing)
    return standing


def _asked(by: User, cycle: Cycle, kind: str, title: Promise) -> Job:
    if queries.under_way(cycle):
        raise NotAllowed(
            _("This cycle is being opened or closed now. Wait until that is done.")
        )
    job = jobs.ask(
        by=by,
        kind=kind,
        title=said(title, {"year": cycle.year}),
        cycle=cycle.pk,
        again=reverse("cycles:board", args=[cycle.pk]),
        kept=Words.of(KEPT).as_json(),
    )
    record(by=by, act="cycle.asked", on=cycle, changed=(), facts={"work": kind})
    return job


def _refuse_nonsense(cycle: Cycle) -> None:
    if not 1 <= cycle.evaluate_days <= MOST_DAYS:
        raise NotAllowed(
            _("Give 1 to %(most)d days for an evaluation.") % {"most": MOST_DAYS}
        )
    first = date(cycle.year, 1, 1)
    if abs((cycle.agree_until - first).days) > FARTHEST:
        raise NotAllowed(
            _("The last day for agreeing lies far from the year. Check both.")
        )
