"""Judging a person: drafts that nobody else reads, and judgements that stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat import law
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import queries
from .models import Assessee, AssessmentRound, Judge, Judgement

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
LEAVE = {
    Judge.SELF: P.ASSESS_OWN,
    Judge.SUPERIOR: P.ASSESS_LEAD,
    Judge.ASSESSOR: P.ASSESS_JUDGE,
}
LONGEST = 2_000  # characters of one piece of evidence or one reason


class Incomplete(NotAllowed):
    """Something is missing before a judgement can be given.

    Attributes:
        lacks: What, by code of the competency.
    """

    def __init__(self, message: str, lacks: Mapping[str, str]) -> None:
        self.lacks = dict(lacks)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a judge sees in a person.

    Attributes:
        levels: By code of the competency; ``None``: could not be observed. A code that
            is left out is not decided yet.
        evidence: What it rests on, by code.
    """

    levels: Mapping[str, int | None]
    evidence: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def keep_draft(
    *, by: User, it: Assessee, judge: Judge, told: Seen, seen: int, today: date
) -> Judgement:
    """Keep what a judge has written so far; nobody else reads it.

    Args:
        seen: The number of changes when the writing began; 0: none.

    Raises:
        Stale: if it was changed in another window meanwhile.
        NotAllowed: if it was given already, or the round is not open.
    """
    standing = _asked(by, it, judge)
    _refuse_strangers(standing, told, today)
    kept, changed = _written(by, standing, judge, told, seen)
    if changed:
        record(by=by, act="judgement.drafted", on=standing, changed=changed)
    return kept


@transaction.atomic
def give(
    *, by: User, it: Assessee, judge: Judge, told: Seen, seen: int, today: date
) -> Judgement:
    """Give a judgement; from now on it stays as it is, and others may read it.

    Sent twice, it is given once.

    Raises:
        Incomplete: if a competency is not decided, or a level other than the one asked
            for rests on nothing.
        Stale, NotAllowed: as for :func:`keep_draft`.
    """
    demand(by, LEAVE[judge])
    before = _standing(it, judge)
    if before and before.by_id == by.pk and before.is_given and _is_same(before, told):
        return before
    standing = _asked(by, it, judge)
    _refuse_strangers(standing, told, today)
    _refuse_gaps(standing, told)
    kept, changed = _written(by, standing, judge, told, seen)
    kept.given_at = timezone.now()
    kept.save()
    if not any(each is kept for each, _kind in changed):
        changed.append((kept, K.CHANGED))
    record(by=by, act="judgement.given", on=standing, changed=changed)
    return kept


def _asked(by: User, it: Assessee, judge: Judge) -> Assessee:
    """The participant, held until the act is done; refused to who is not this judge."""
    demand(by, LEAVE[judge])
    rows = queries.assessees(by).select_for_update(of=("self",))
    found: Assessee | None = rows.filter(pk=it.pk).first()
    if found is None or judge not in queries.parts(by, found):
        raise PermissionDenied(LEAVE[judge].value)
    if found.round.stage == AssessmentRound.Stage.CLOSED:
        raise NotAllowed(
            _("This round is closed; no judgement is given in it any more. Ask BKPSDM.")
        )
    if not found.round.is_open():
        raise NotAllowed(
            _("This round is still being prepared. Come back in a minute.")
        )
    if found.taken_at is not None:
        raise NotAllowed(
            _("Levels of this person were taken over already; the judgements stay.")
        )
    return found


def _standing(it: Assessee, judge: Judge) -> Judgement | None:
    rows = Judgement.objects.standing().filter(assessee=it, judge=judge)
    found: Judgement | None = rows.first()
    return found


def _written(
    by: User, it: Assessee, judge: Judge, told: Seen, seen: int
) -> tuple[Judgement, Changed]:
    """The judgement with what is told now, and what that changed."""
    before = _standing(it, judge)
    if before and before.is_given:
        raise NotAllowed(_("This judgement was given already; it stays as it is."))
    if before and before.by_id != by.pk:
        raise NotAllowed(_("Somebody else is writing this judgement. Ask BKPSDM."))
    if before and _is_same(before, told):
        return before, []
    if seen != (before.seen if before else 0):
        raise Stale(
            _(
                "This judgement was changed in another window meanwhile. What you "
                "typed stands below; save it again to keep it."
            )
        )
    kept = before or Judgement(assessee=it, judge=judge, by=by)
    kept.levels, kept.evidence = dict(told.levels), _plain(told)
    kept.seen += 1
    kept.save()
    changed: Changed = [(kept, K.CHANGED if before else K.NEW)]
    if judge is Judge.ASSESSOR and it.assessor_id is None:
        it.assessor = by  # whoever begins takes the participant on
        it.save()
        changed.append((it, K.CHANGED))
    return kept, changed


def _is_same(before: Judgement, told: Seen) -> bool:
    said = (dict(told.levels), _plain(told))
    return (before.levels, before.evidence) == said


def _plain(told: Seen) -> dict[str, str]:
    return {code: text for code, text in told.evidence.items() if text}


def _refuse_strangers(it: Assessee, told: Seen, today: date) -> None:
    """Refuse what no form of ours sends: other competencies, levels that are none."""
    scale = law.on(today).competency
    lowest, highest = scale.lowest_level.value, scale.highest_level.value
    given = [level for level in told.levels.values() if level is not None]
    if {*told.levels, *told.evidence} - set(it.codes()) or not all(
        lowest <= level <= highest for level in given
    ):
        raise NotAllowed(_("There is no such level. Open the page anew, and choose."))
    if any(len(text) > LONGEST for text in told.evidence.values()):
        raise NotAllowed(
            _("A text is longer than %(n)d characters. Shorten it.") % {"n": LONGEST}
        )


def _refuse_gaps(it: Assessee, told: Seen) -> None:
    """Refuse to give what is not decided, or rests on nothing."""
    lacks = {}
    for code, asked in it.asked_of().items():
        level = told.levels.get(code)
        if code not in told.levels:
            lacks[code] = _("Choose a level, or say that you cannot judge it.")
        elif level is not None and level != asked and not told.evidence.get(code):
            lacks[code] = _(
                "Say what you saw: the level differs from the one that is asked for."
            )
    if lacks:
        raise Incomplete(
            _("Something is missing below. What you wrote is not lost."), lacks
        )
    if all(level is None for level in told.levels.values()):
        raise NotAllowed(
            _("You judge none of the competencies. Tell BKPSDM that you cannot judge.")
        )
