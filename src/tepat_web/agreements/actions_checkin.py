"""Check-ins of a period: what was reached, shown by evidence, and the answer to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.documents import archive
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import notices, queries
from .holding import demand_cycle_open, own_agreement
from .models import Agreement, CheckIn, Evidence, Result, Span

P = Permission
K = Version.Kind
MOST_EVIDENCE = 40  # pieces in one period


@dataclass(frozen=True, slots=True)
class Reached:
    """What the person says of a period.

    Attributes:
        progress: What was reached, by the number of the result.
        obstacle: What stands in the way.
    """

    progress: Mapping[str, str] = field(default_factory=dict)
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: a file that was looked at, or an address.

    Attributes:
        name: What it is called; for a file with its ending.
        content: What the file holds; none for an address.
        url: The address; blank for a file.
        result: Which result it shows, if one alone.
    """

    name: str
    content: bytes | None = None
    url: str = ""
    result: Result | None = None


@transaction.atomic
def save_checkin(
    *,
    by: User,
    agreement: Agreement,
    span: Span,
    told: Reached,
    seen: int,
    hands_in: bool = False,
) -> CheckIn:
    """Write what was reached in a period; the same again changes nothing.

    Args:
        seen: The last version of it when the person began to write.
        hands_in: Whether the superior is to answer. What is handed in may be written
            on until the answer is there.

    Raises:
        Stale: if it was changed meanwhile, in another window of a browser.
        NotAllowed: if the period has not begun, or was answered already.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = own_agreement(by, agreement)
    it = _checkin(standing, span)
    before = it.content() if it.pk else ""
    was_handed_in = it.handed_in_at is not None
    kept = {number: text for number, text in told.progress.items() if text}
    is_same = (it.progress, it.obstacle) == (kept, told.obstacle)
    if is_same and it.pk and (was_handed_in or not hands_in):
        return it
    _demand_unanswered(it)
    if before and not is_same and seen != queries.version_of(it):
        raise Stale(
            _("This check-in was changed in another window. Compare, then save again.")
        )
    if hands_in and not kept:
        raise NotAllowed(_("Say of at least one result what was reached."))
    it.progress, it.obstacle = kept, told.obstacle
    if hands_in and not was_handed_in:
        it.handed_in_at = timezone.now()
    it.save()
    changed = [(it, K.CHANGED if before else K.NEW)]
    if it.handed_in_at is not None and not was_handed_in:
        record(by=by, act="checkin.handed-in", on=it, changed=changed)
        notices.tell_handed_in(it)
    else:
        record(by=by, act="checkin.saved", on=it, changed=changed)
    return it


@transaction.atomic
def reply(*, by: User, checkin: CheckIn, text: str, seen: int) -> CheckIn:
    """Answer a check-in of somebody whom one leads; the same again changes nothing.

    Raises:
        Stale: if the person wrote on it since the superior read it.
        NotAllowed: if it is not handed in, or nothing is said.
    """
    demand(by, P.APPRAISAL_LEAD)
    rows = CheckIn.objects.standing().filter(agreement__in=queries.led(by))
    it: CheckIn | None = (
        rows.select_related("agreement__cycle", "agreement__employee")
        .select_for_update(of=("self",))
        .filter(pk=checkin.pk)
        .first()
    )
    if it is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    demand_cycle_open(it.agreement)
    if it.reply == text and it.replied_at is not None:
        return it
    if it.handed_in_at is None:
        raise NotAllowed(
            _("This check-in is not handed in yet; ask the person for it.")
        )
    if not text.strip():
        raise NotAllowed(_("Write an answer: what is good, and what comes next."))
    if seen != queries.version_of(it):
        raise Stale(_("It was written on since you opened it. Read it, then answer."))
    it.reply, it.replied_at, it.replied_by = text, timezone.now(), by
    it.save()
    record(by=by, act="checkin.replied", on=it, changed=[(it, K.CHANGED)])
    notices.tell_replied(it)
    return it


@transaction.atomic
def add_evidence(
    *, by: User, agreement: Agreement, span: Span, shown: Shown
) -> Evidence:
    """Add a piece of evidence to a period; the same file or address again adds none.

    Raises:
        NotAllowed: if the period has not begun, or holds too much already.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = own_agreement(by, agreement)
    _demand_begun(standing, span)
    if shown.result is not None and shown.result.agreement_id != standing.pk:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    digest = archive.keep(shown.content) if shown.content is not None else ""
    there = queries.evidence(standing).filter(first=span.first, last=span.last)
    same = there.filter(digest=digest, url=shown.url, result=shown.result).first()
    if same is not None:
        return same
    if there.count() >= MOST_EVIDENCE:
        raise NotAllowed(
            _("At most %(most)d pieces of evidence are kept for a period.")
            % {"most": MOST_EVIDENCE}
        )
    made = Evidence.objects.create(
        agreement=standing,
        result=shown.result,
        first=span.first,
        last=span.last,
        name=shown.name,
        url=shown.url,
        size=len(shown.content or b""),
        digest=digest,
        added_at=timezone.now(),
    )
    record(by=by, act="evidence.added", on=made, changed=[(made, K.NEW)])
    return made


@transaction.atomic
def remove_evidence(*, by: User, evidence: Evidence) -> None:
    """Take a piece of evidence away, until the check-in is answered.

    Raises:
        NotAllowed: if it is answered: the answer rests on it.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = own_agreement(by, evidence.agreement)
    demand_cycle_open(standing)
    there: Evidence | None = Evidence.objects.filter(
        agreement=standing, pk=evidence.pk
    ).first()
    if there is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    if there.is_removed:
        return
    answered = CheckIn.objects.standing().filter(
        agreement=standing,
        first=there.first,
        last=there.last,
        replied_at__isnull=False,
    )
    if answered.exists():
        raise NotAllowed(_("The answer to this check-in rests on it, so it stays."))
    there.is_removed = True
    there.save()
    record(by=by, act="evidence.removed", on=there, changed=[(there, K.GONE)])


def _checkin(agreement: Agreement, span: Span) -> CheckIn:
    _demand_begun(agreement, span)
    known: CheckIn | None = (
        CheckIn.objects.standing()
        .filter(agreement=agreement, first=span.first, last=span.last)
        .first()
    )
    return known or CheckIn(agreement=agreement, first=span.first, last=span.last)


def _demand_begun(agreement: Agreement, span: Span) -> None:
    demand_cycle_open(agreement)
    if agreement.agreed_at is None:
        raise NotAllowed(
            _("Expectations are agreed first; then one sees what was reached.")
        )
    if not queries.is_within(agreement, span):
        raise NotAllowed(_("This agreement has no such period."))
    if not span.has_begun(agreement.cycle.year, timezone.localdate()):
        raise NotAllowed(_("This period has not begun yet."))


def _demand_unanswered(it: CheckIn) -> None:
    if it.replied_at is not None:
        raise NotAllowed(
            _(
                "Your superior has answered this check-in; what came later belongs to "
                "the next period."
            )
        )
