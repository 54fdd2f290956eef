"""Levels taken over into the register: by the rule, or as the meeting decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tepat import law
from tepat.competency import taken
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import bulk
from tepat_web.kit.models import Kept
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.ledger.notices import said
from tepat_web.workforce.models import Assessment

from . import notices, queries
from .models import Assessee, AssessmentRound, Judgement, Outcome, Source

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
TAKING = gettext_lazy("Levels are being taken over")
TAKEN = gettext_lazy("Levels of %(n)s people were taken over.")
SOURCE = gettext_lazy("Assessment “%(round)s”: %(source)s")


@dataclass(frozen=True, slots=True)
class Decided:
    """A level that the assessors' meeting sets instead of what the rule gives."""

    level: int
    reason: str


@transaction.atomic
def take_over(
    *, by: User, it: Assessee, decided: Mapping[str, Decided], today: date
) -> list[Outcome]:
    """Write the levels of one person into the register: by the rule, or as decided.

    A competency that has been taken over stays; one of which nobody named by the rule
    has judged, and of which nothing is decided, is left out.

    Args:
        decided: By code, what the meeting sets instead, each with its reason.

    Raises:
        NotAllowed: if somebody who is asked may still judge, a level is none, a reason
            is missing, or there is nothing to take over.
    """
    standing = _held(by, it)
    if not queries.is_ready(standing, _given([standing]).get(standing.pk, ()), today):
        raise NotAllowed(
            _(
                "Somebody who is asked has not judged yet. Wait until the last day, or "
                "close the round."
            )
        )
    _refuse_strangers(standing, decided, today)
    made, changed = _taken([standing], {standing.pk: decided}, today)
    if not made:
        raise NotAllowed(
            _("Nothing is left to take over: nobody whom the rule names has judged.")
        )
    notices.tell_taken(standing.round, [standing])
    record(by=by, act="assessee.taken-over", on=standing, changed=changed)
    return made


@transaction.atomic
def ask_take_over(*, by: User, it: AssessmentRound) -> Job:
    """Ask for the work that takes over all that the rule allows in a round."""
    demand(by, P.ASSESS_RUN)
    standing: AssessmentRound | None = queries.run(by).filter(pk=it.pk).first()
    if standing is None:
        raise PermissionDenied(P.ASSESS_RUN.value)
    if standing.stage == AssessmentRound.Stage.FILLING:
        raise NotAllowed(
            _("This round is still being prepared. Come back in a minute.")
        )
    job = jobs.ask(
        by=by, kind="assessment.take-over", title=Words.of(TAKING), round=standing.pk
    )
    record(by=by, act="assessmentround.asked", on=standing, changed=())
    return job


@transaction.atomic
def take_over_many(
    *, by: User, it: AssessmentRound, numbers: Sequence[int], today: date
) -> int:
    """Take over, by the rule, levels of participants; return of how many people.

    Of whom somebody may still judge, or of whom there is nothing to take over, nothing
    changes. Done again it finds nothing more to do.

    Args:
        numbers: Of participants of the round.
    """
    demand(by, P.ASSESS_RUN)
    rows = queries.run_in(by, it).filter(pk__in=numbers)
    found = list(rows.select_for_update(of=("self",)))
    given = _given(found)
    ready = [
        each for each in found if queries.is_ready(each, given.get(each.pk, ()), today)
    ]
    made, changed = _taken(ready, {}, today)
    if made:
        mine = {each.assessee_id for each in made}
        notices.tell_taken(it, [each for each in ready if each.pk in mine])
        record(by=by, act="assessee.taken-over", on=it, changed=changed)
    return len({each.assessee_id for each in made})


@transaction.atomic
def finish_taking(*, by: User, job: Job, it: AssessmentRound, people: int) -> None:
    """Say that the levels of a round were taken over, and of how many people."""
    demand(by, P.ASSESS_RUN)
    record(
        by=by,
        act="assessmentround.finished",
        on=it,
        changed=(),
        facts={"people": people},
    )
    work.done(job, url=notices.page(it), said=said(TAKEN, {"n": people}))


def _held(by: User, it: Assessee) -> Assessee:
    """The participant, held until the act is done; refused to who does not run it."""
    demand(by, P.ASSESS_RUN)
    rows = queries.run_in(by, it.round).select_for_update(of=("self",))
    found: Assessee | None = rows.filter(pk=it.pk).first()
    if found is None:
        raise PermissionDenied(P.ASSESS_RUN.value)
    return found


def _given(people: Sequence[Assessee]) -> dict[int, list[Judgement]]:
    rows = Judgement.objects.standing().filter(
        assessee__in=[each.pk for each in people], given_at__isnull=False
    )
    found: dict[int, list[Judgement]] = {}
    for each in rows:
        found.setdefault(each.assessee_id, []).append(each)
    return found


def _taken(
    people: Sequence[Assessee],
    decided: Mapping[int, Mapping[str, Decided]],
    today: date,
) -> tuple[list[Outcome], Changed]:
    """Write what counts of some people into the register, as far as it is not there."""
    given = _given(people)
    known = set(
        Outcome.objects.standing()
        .filter(assessee__in=[each.pk for each in people])
        .values_list("assessee_id", "competency")
    )
    last: int = Assessment._base_manager.aggregate(last=Max("order"))["last"] or 0
    made: list[Outcome] = []
    rows: list[Assessment] = []
    for each in people:
        levels = {one.judge: one for one in given.get(each.pk, ())}
        own = decided.get(each.pk, {})
        for code in each.codes():
            counts = _counts(each, code, levels, own.get(code), today)
            if counts is None or (each.pk, code) in known:
                continue
            outcome, day = counts
            made.append(outcome)
            rows.append(
                Assessment(
                    employee=each.employee,
                    competency=code,
                    level=outcome.level,
                    day=day,
                    source=_source(each.round, outcome.source),
                    order=last + len(made),
                )
            )
    bulk.insert(rows)
    for outcome, row in zip(made, rows, strict=True):
        outcome.assessment = row
    bulk.insert(made)
    done = [each for each in people if each.pk in {it.assessee_id for it in made}]
    for each in done:
        each.taken_at = timezone.now()
    Assessee.objects.bulk_update(done, ["taken_at"], 500)
    return made, [
        *((row, K.NEW) for row in rows),
        *((outcome, K.NEW) for outcome in made),
        *((each, K.CHANGED) for each in done),
    ]


def _counts(
    it: Assessee,
    code: str,
    given: Mapping[str, Judgement],
    decided: Decided | None,
    today: date,
) -> tuple[Outcome, date] | None:
    """What is taken over of one competency, and the day from which it counts."""
    if decided is not None:
        return (
            Outcome(
                assessee=it,
                competency=code,
                level=decided.level,
                source=Source.MEETING,
                reason=decided.reason,
            ),
            today,
        )
    by_rule = taken(
        {judge: one.levels.get(code) for judge, one in given.items()}, it.round.policy
    )
    if by_rule is None:
        return None
    judge, level = by_rule
    at = given[judge].given_at
    day = timezone.localdate(at) if at else today
    return Outcome(assessee=it, competency=code, level=level, source=judge), day


def _source(it: AssessmentRound, source: str) -> str:
    """What the register says of where a level came from: in its own language."""
    with override("id"):
        said_as = Source(source).label
        return str(SOURCE) % {"round": it.name, "source": said_as}


def _refuse_strangers(
    it: Assessee, decided: Mapping[str, Decided], today: date
) -> None:
    scale = law.on(today).competency
    lowest, highest = scale.lowest_level.value, scale.highest_level.value
    levels = [each.level for each in decided.values()]
    if set(decided) - set(it.codes()) or not all(
        lowest <= level <= highest for level in levels
    ):
        raise NotAllowed(_("There is no such level. Open the page anew, and choose."))
    if any(not each.reason for each in decided.values()):
        raise NotAllowed(
            _("Say why the meeting decides otherwise than the rule: it is shown.")
        )
