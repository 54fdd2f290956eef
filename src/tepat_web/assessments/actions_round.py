"""Rounds: opened for whom, filled by a job, given to assessors, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.ledger.notices import said

from . import notices, queries
from .models import Assessee, AssessmentRound, Judge, Judgement

P = Permission
K = Version.Kind
Stage = AssessmentRound.Stage
OPENING = gettext_lazy("Assessments are being prepared")
OPENED = gettext_lazy(
    "%(n)s people take part. %(left)s are left out: nothing is known of what their "
    "positions ask for."
)
NOBODY = gettext_lazy(
    "Nobody takes part: in this area no seated person has a position of which it is "
    "known what it asks for. Fill in standards, or choose other units."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new round is to be.

    Attributes:
        name, note: As people read them.
        until: The last day for judgements.
        units: Codes of units, with all below.
        people: Single NIPs; with units, both take part.
        kinds: Kinds of competency; none: all.
        asks: Who judges.
        rule: One of ``Rule``.
        decree: What fixes the rule; blank: Tepat's default.
    """

    name: str
    until: date
    asks: Sequence[str]
    rule: str
    note: str = ""
    decree: str = ""
    units: Sequence[str] = ()
    people: Sequence[str] = ()
    kinds: Sequence[str] = field(default=())


@transaction.atomic
def open_round(*, by: User, wanted: Wanted, today: date) -> AssessmentRound:
    """Lay down a round, and ask for the work that finds its participants.

    Raises:
        NotAllowed: if the last day has passed, nobody is asked, or whoever the rule
            takes levels from is not asked.
    """
    demand(by, P.ASSESS_RUN)
    if wanted.until < today:
        raise NotAllowed(_("The last day is over already. Choose a later one."))
    if not wanted.asks:
        raise NotAllowed(_("Choose at least one who judges."))
    if not set(wanted.rule.split(",")) & set(wanted.asks):
        raise NotAllowed(
            _("The rule takes levels from somebody who is not asked. Change either.")
        )
    allowed = reach(by, P.ASSESS_RUN)
    made = AssessmentRound(
        name=wanted.name,
        note=wanted.note,
        path="" if allowed.everywhere else allowed.paths[0],
        units=list(wanted.units),
        people=list(wanted.people),
        kinds=list(wanted.kinds),
        until=wanted.until,
        rule=wanted.rule,
        decree=wanted.decree,
        opened_at=timezone.now(),
        **{f"asks_{judge.value}": judge.value in wanted.asks for judge in Judge},
    )
    made.save()
    record(by=by, act="assessmentround.made", on=made)
    jobs.ask(by=by, kind="assessment.open", title=Words.of(OPENING), round=made.pk)
    return made


@transaction.atomic
def add(*, by: User, it: AssessmentRound, people: Sequence[Mapping[str, Any]]) -> int:
    """Add participants to a round that is being filled; return how many are new.

    Args:
        people: Fields of :class:`Assessee` without the round, each person once.
    """
    standing = _running(by, it)
    if standing.stage != Stage.FILLING:
        raise NotAllowed(_("This round is open already; its participants stay."))
    employees = [each["employee_id"] for each in people]
    known = set(
        Assessee.objects.filter(round=standing, employee__in=employees).values_list(
            "employee_id", flat=True
        )
    )
    fresh = [
        Assessee(round=standing, **each)
        for each in people
        if each["employee_id"] not in known
    ]
    Assessee.objects.bulk_create(fresh)
    rows = Assessee.objects.filter(round=standing, employee__in=employees)
    new = [each for each in rows if each.employee_id not in known]
    changed: list[tuple[Kept, Version.Kind]] = [(each, K.NEW) for each in new]
    record(by=by, act="assessee.added", on=standing, changed=changed)
    return len(new)


@transaction.atomic
def begin(*, by: User, job: Job, it: AssessmentRound, left_out: int) -> AssessmentRound:
    """Open a round that is filled, and tell everyone who is asked.

    A round that has nobody in it is put away.
    """
    standing = _running(by, it)
    people = Assessee.objects.standing().filter(round=standing).count()
    facts: Mapping[str, object] = {"n": people, "left": left_out}
    if not people:
        standing.is_removed = True
        standing.save()
        record(by=by, act="assessmentround.discarded", on=standing)
        _done(job, "", NOBODY, facts)
        return standing
    if standing.stage == Stage.FILLING:
        standing.stage = Stage.OPEN
        standing.save()
        notices.tell_open(standing)
        record(by=by, act="assessmentround.opened", on=standing, facts=facts)
    _done(job, notices.page(standing), OPENED, facts)
    return standing


@transaction.atomic
def change_round(
    *, by: User, it: AssessmentRound, name: str, note: str, until: date, today: date
) -> AssessmentRound:
    """Give an open round another name, note or last day.

    Raises:
        NotAllowed: if it is closed, or the new day has passed.
    """
    standing = _open(by, it)
    if until < today and until != standing.until:
        raise NotAllowed(_("The last day is over already. Choose a later one."))
    if until != standing.until:
        standing.reminded_on = None
    standing.name, standing.note, standing.until = name, note, until
    standing.save()
    record(by=by, act="assessmentround.changed", on=standing)
    return standing


@transaction.atomic
def close_round(*, by: User, it: AssessmentRound) -> AssessmentRound:
    """Close a round: no judgement is given in it any more.

    Levels may still be taken over; everyone concerned may read what was given.

    Raises:
        NotAllowed: if it is closed already.
    """
    standing = _open(by, it)
    standing.stage, standing.closed_at = Stage.CLOSED, timezone.now()
    standing.save()
    record(by=by, act="assessmentround.closed", on=standing)
    return standing


@transaction.atomic
def assign(
    *, by: User, it: AssessmentRound, assessor: User, numbers: Sequence[int]
) -> int:
    """Give participants to an assessor; return how many.

    Whoever has an assessor's judgement already is left as it is, and so are the
    assessor's own self and people whom the assessor judges as the superior.

    Args:
        numbers: Of participants; what is out of reach is left out.

    Raises:
        NotAllowed: if the round asks no assessor, or the account is none, or nobody
            of these can be given to it.
    """
    standing = _open(by, it)
    if not standing.asks_assessor:
        raise NotAllowed(_("This round asks no assessor."))
    allowed = reach(assessor, P.ASSESS_JUDGE)
    if not allowed:
        raise NotAllowed(_("This account is not that of an assessor. Choose another."))
    rows = (
        queries.run_in(by, standing).filter(pk__in=numbers).exclude(assessor=assessor)
    )
    written = Judgement.objects.standing().filter(judge=Judge.ASSESSOR)
    given = written.filter(given_at__isnull=False, assessee__in=rows.values("pk"))
    settled = set(given.values_list("assessee_id", flat=True))
    mine: list[Assessee] = []
    for each in rows.select_for_update(of=("self",)):
        near = assessor.nip and assessor.nip in (each.employee.nip, each.superior)
        if each.pk in settled or near or not allowed.covers(each.path):
            continue
        each.assessor = assessor
        mine.append(each)
    if not mine:
        raise NotAllowed(
            _(
                "None of these can be given to this assessor: they have a judgement "
                "already, or are the assessor's own people."
            )
        )
    Assessee.objects.bulk_update(mine, ["assessor"], 500)
    changed: list[tuple[Kept, Version.Kind]] = [(each, K.CHANGED) for each in mine]
    for draft in written.filter(given_at__isnull=True, assessee__in=mine):
        draft.is_removed = True  # of the assessor before, who alone has read it
        draft.save()
        changed.append((draft, K.GONE))
    notices.tell_assigned(standing, assessor)
    record(by=by, act="assessee.named", on=standing, changed=changed)
    return len(mine)


@transaction.atomic
def remind(*, by: User, it: AssessmentRound, today: date) -> bool:
    """Remind everyone who has not judged yet, once; return whether it was due."""
    demand(by, P.ASSESS_RUN)
    standing: AssessmentRound = AssessmentRound.objects.select_for_update().get(
        pk=it.pk
    )
    if not standing.is_open() or standing.reminded_on is not None:
        return False
    standing.reminded_on = today
    standing.save()
    notices.tell_soon(standing)
    record(by=by, act="assessmentround.reminded", on=standing)
    return True


def _running(by: User, it: AssessmentRound) -> AssessmentRound:
    """The round, held until the act is done; refused to who does not run it."""
    demand(by, P.ASSESS_RUN)
    found: AssessmentRound | None = (
        queries.run(by).select_for_update().filter(pk=it.pk).first()
    )
    if found is None:
        raise PermissionDenied(P.ASSESS_RUN.value)
    return found


def _open(by: User, it: AssessmentRound) -> AssessmentRound:
    standing = _running(by, it)
    if standing.stage == Stage.FILLING:
        raise NotAllowed(
            _("This round is still being prepared. Come back in a minute.")
        )
    if standing.stage == Stage.CLOSED:
        raise NotAllowed(_("This round is closed. What was given in it stays."))
    return standing


def _done(job: Job, url: str, text: Promise, facts: Mapping[str, object]) -> None:
    work.done(job, url=url or notices.index(), said=said(text, facts))
