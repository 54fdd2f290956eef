"""What who runs a consultation does: answer, take over, remind, tell on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.ledger.notices import accounts_of
from tepat_web.placement.life import HEARD, State
from tepat_web.placement.models import Plan

from . import notices, queries
from .models import Announcement, Concern, Saying

P = Permission
K = Version.Kind


@transaction.atomic
def reply(*, by: User, saying: Saying, text: str) -> Saying:
    """Answer what somebody asked or proposed; the person is told that there is one.

    Raises:
        NotAllowed: if it was answered meanwhile, or the answer is blank.
    """
    demand(by, P.CONSULT_RUN)
    words = text.strip()
    if not words:
        raise NotAllowed(_("Write the answer first."))
    asked = _locked(by, saying)
    if not queries.inbox(by).filter(pk=asked.pk).exists():
        raise NotAllowed(
            _("This was answered meanwhile; the conversation shows the answer.")
        )
    made = Saying.objects.create(
        concern=asked.concern,
        kind=Saying.Kind.REPLY,
        text=words,
        by=by,
        at=timezone.now(),
    )
    record(by=by, act="saying.answered", on=asked, changed=[(made, K.NEW)])
    notices.tell_people(_standing(asked), [asked.concern.nip], notices.REPLIED)
    return made


@transaction.atomic
def take_over(*, by: User, saying: Saying) -> Saying:
    """Take somebody's proposal over as a condition of the plan to come; once.

    Raises:
        NotAllowed: if it is no proposal, it was taken over already, or no plan is to
            follow any more.
    """
    demand(by, P.CONSULT_RUN)
    found = _locked(by, saying)
    if found.kind != Saying.Kind.PROPOSAL:
        raise NotAllowed(_("Only a proposal of another position is taken over."))
    if found.taken_at is not None:
        raise NotAllowed(_("This proposal was taken over already."))
    plan = _standing(found)
    if plan.state not in HEARD | {State.PROPOSED}:
        raise NotAllowed(
            _("This plan is %(state)s now, so no proposal changes it any more.")
            % {"state": plan.get_state_display()}
        )
    found.taken_at = timezone.now()
    found.save(update_fields=["taken_at"])
    record(by=by, act="saying.accepted", on=found)
    notices.tell_people(plan, [found.concern.nip], notices.REPLIED)
    return found


@transaction.atomic
def check(*, by: User, saying: Saying, verdict: Mapping[str, Any]) -> Saying:
    """Keep what the engine says of a proposal that was kept while nobody could ask it.

    The person is told that there is an answer.
    """
    demand(by, P.CONSULT_RUN)
    found = _locked(by, saying)
    if found.verdict:
        return found
    found.verdict = dict(verdict)
    found.save(update_fields=["verdict"])
    record(by=by, act="saying.computed", on=found)
    notices.tell_people(_standing(found), [found.concern.nip], notices.CHECKED)
    return found


@transaction.atomic
def leave_out(*, by: User, saying: Saying) -> Saying:
    """Take a proposal back out of the conditions of the plan to come.

    Raises:
        NotAllowed: if it is not among them.
    """
    demand(by, P.CONSULT_RUN)
    found = _locked(by, saying)
    if found.taken_at is None:
        raise NotAllowed(_("This proposal is not among those taken over."))
    found.taken_at = None
    found.save(update_fields=["taken_at"])
    record(by=by, act="saying.withdrawn", on=found)
    return found


@transaction.atomic
def remind(*, by: User, plan: Plan, today: date) -> int:
    """Remind who was told and has not answered; return how many were reminded.

    Raises:
        NotAllowed: if it was done today already, or nobody is heard any more.
    """
    demand(by, P.CONSULT_RUN)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not plan.is_heard or plan.consult_until is None or today > plan.consult_until:
        raise NotAllowed(_("The last day for answers has passed; nobody is reminded."))
    waiting = queries.not_answered(plan)
    if waiting.filter(reminded_on=today).exists():
        raise NotAllowed(_("They were reminded today already. Once a day is enough."))
    rows = list(waiting.select_for_update())
    accounts = accounts_of(row.nip for row in rows)
    rows = [row for row in rows if row.nip in accounts]
    if not rows:
        raise NotAllowed(_("Everyone who can be reminded here has answered."))
    _update(rows, reminded_on=today)
    record(
        by=by,
        act="concern.reminded",
        changed=[(row, K.CHANGED) for row in rows],
        facts={"plan": plan.pk, "people": len(rows)},
    )
    notices.tell_people(plan, accounts, notices.REMINDER, once=True)
    return len(rows)


@transaction.atomic
def tell_on_paper(*, by: User, plan: Plan, nips: Iterable[str]) -> int:
    """Note that people without an account were handed a letter; return how many.

    Who was told meanwhile is left as it is, so that doing it twice is doing it once.

    Raises:
        NotAllowed: if none of them still has to be told by this person.
    """
    demand(by, P.PEOPLE_CHANGE)
    rows = list(
        queries.to_be_told(by, plan).filter(nip__in=list(nips)).select_for_update()
    )
    if not rows:
        raise NotAllowed(
            _("Choose people who still have to be told; the list shows who is left.")
        )
    _update(rows, told_at=timezone.now(), told_on_paper=True)
    record(
        by=by,
        act="concern.told",
        changed=[(row, K.CHANGED) for row in rows],
        facts={"plan": plan.pk, "people": len(rows)},
    )
    return len(rows)


@transaction.atomic
def announce(*, by: User, plan: Plan, kind: str, title: str, text: str) -> Announcement:
    """Send an announcement to everyone whom a plan concerns.

    Raises:
        NotAllowed: if the same was sent already, or there is nobody to send it to.
    """
    demand(by, P.CONSULT_RUN)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    sent = Announcement.objects.standing().filter(plan=plan, title=title, text=text)
    if sent.exists():
        raise NotAllowed(_("Exactly this was sent already; it stands in the list."))
    rows = Concern.objects.standing().filter(plan=plan)
    nips = list(rows.values_list("nip", flat=True))
    if not nips:
        raise NotAllowed(_("This plan concerns nobody yet."))
    people = notices.tell_people(plan, nips, ANNOUNCED.get(kind, notices.ANNOUNCED))
    made = Announcement.objects.create(
        plan=plan,
        kind=kind,
        title=title,
        text=text,
        people=people,
        at=timezone.now(),
        by=by,
    )
    record(by=by, act="announcement.sent", on=made, facts={"people": people})
    return made


ANNOUNCED: dict[str, Promise] = {
    Announcement.Kind.REMINDER: notices.REMINDER,
    Announcement.Kind.MEETING: notices.MEETING,
    Announcement.Kind.DECISION: notices.DECIDED,
}


def _update(rows: list[Concern], **values: object) -> None:
    """Write the same values to many rows, in one statement, and to the objects."""
    for row in rows:
        for name, value in values.items():
            setattr(row, name, value)
    Concern.objects.filter(pk__in=[row.pk for row in rows]).update(**values)


def _locked(by: User, saying: Saying) -> Saying:
    rows = queries.sayings(by).select_related(None).select_for_update()
    found: Saying = rows.get(pk=saying.pk)
    # Two who answer the same person at once take turns.
    Concern.objects.select_for_update().get(pk=found.concern_id)
    return found


def _standing(saying: Saying) -> Plan:
    """The plan whose card the person reads now: that of the latest revision."""
    plan = saying.concern.plan
    while following := plan.revisions.filter(
        is_removed=False, concerns__nip=saying.concern.nip
    ).first():
        plan = following
    return plan
