"""What is open to many: frequent questions, meetings, and the public page of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.organisation.models import Unit
from tepat_web.placement.life import SEEN
from tepat_web.placement.models import Plan

from . import notices
from .counts import of_plan
from .models import Concern, Meeting, Publication, Question

P = Permission


@transaction.atomic
def save_question(
    *, by: User, plan: Plan | None, question: Question | None, values: Mapping[str, Any]
) -> Question:
    """Add a frequent question, or change one.

    Args:
        plan: Whose page it stands on; none: that of every plan.
        question: The one to change.
        values: Fields of :class:`Question`.

    Raises:
        NotAllowed: if the same is asked there already.
    """
    demand(by, P.CONSULT_RUN)
    rows = Question.objects.standing().select_for_update()
    made = Question() if question is None else rows.get(pk=question.pk)
    twins = rows.filter(plan=plan, asked_id=values["asked_id"]).exclude(pk=made.pk)
    if twins.exists():
        raise NotAllowed(_("This question stands there already; change that one."))
    made.plan = plan
    for name, value in values.items():
        setattr(made, name, value)
    made.save()
    record(by=by, act="question.saved", on=made)
    return made


@transaction.atomic
def remove_question(*, by: User, question: Question) -> Question:
    """Take a frequent question away.

    Raises:
        NotAllowed: if it is gone already.
    """
    demand(by, P.CONSULT_RUN)
    found: Question = Question.objects.select_for_update().get(pk=question.pk)
    if found.is_removed:
        raise NotAllowed(_("This question was taken away already."))
    found.is_removed = True
    found.save(update_fields=["is_removed"])
    record(by=by, act="question.removed", on=found)
    return found


@transaction.atomic
def announce_meeting(
    *,
    by: User,
    plan: Plan,
    title: str,
    starts_at: datetime,
    place: str,
    unit: Unit | None,
    agenda: str,
) -> Meeting:
    """Announce a meeting, and invite those concerned, or those of one unit.

    Raises:
        NotAllowed: if it lies behind us, the plan is not shown, or the same meeting was
            announced already.
    """
    demand(by, P.CONSULT_RUN)
    if starts_at <= timezone.now():
        raise NotAllowed(_("That lies behind us. Choose a time to come."))
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.state not in SEEN:
        raise NotAllowed(_("Those concerned do not see this plan, so nobody can come."))
    same = Meeting.objects.standing().filter(
        plan=plan, title=title, starts_at=starts_at, place=place
    )
    if same.exists():
        raise NotAllowed(_("This meeting was announced already."))
    made = Meeting.objects.create(
        plan=plan,
        title=title,
        starts_at=starts_at,
        place=place,
        unit=unit,
        agenda=agenda,
        announced_at=timezone.now(),
    )
    people = Concern.objects.standing().filter(plan=plan)
    if unit is not None:
        people = people.filter(path__startswith=unit.path)
    nips = list(people.values_list("nip", flat=True))
    told = notices.tell_people(plan, nips, notices.MEETING)
    record(by=by, act="meeting.sent", on=made, facts={"people": told})
    return made


@transaction.atomic
def minute_meeting(
    *, by: User, meeting: Meeting, attended: int, minutes: str
) -> Meeting:
    """Publish the minutes of a meeting, or better ones.

    Raises:
        NotAllowed: if it has not begun yet, or the minutes are blank.
    """
    demand(by, P.CONSULT_RUN)
    found: Meeting = (
        Meeting.objects.standing().select_for_update(of=("self",)).get(pk=meeting.pk)
    )
    if timezone.now() < found.starts_at:
        raise NotAllowed(_("The meeting has not begun yet; minutes follow it."))
    if not minutes.strip():
        raise NotAllowed(_("Write down what was said and agreed."))
    if (found.attended, found.minutes) == (attended, minutes.strip()):
        return found
    found.attended, found.minutes = attended, minutes.strip()
    found.minuted_at = timezone.now()
    found.save(update_fields=["attended", "minutes", "minuted_at"])
    record(by=by, act="meeting.saved", on=found)
    return found


@transaction.atomic
def call_off_meeting(*, by: User, meeting: Meeting) -> Meeting:
    """Call a meeting off that has not begun.

    Raises:
        NotAllowed: if it has begun, or was called off already.
    """
    demand(by, P.CONSULT_RUN)
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if found.is_removed:
        raise NotAllowed(_("This meeting was called off already."))
    if timezone.now() >= found.starts_at:
        raise NotAllowed(_("The meeting has begun; write its minutes instead."))
    found.is_removed = True
    found.save(update_fields=["is_removed"])
    record(by=by, act="meeting.cancelled", on=found)
    return found


@transaction.atomic
def publish(
    *, by: User, plan: Plan, about_id: str, about_en: str, contact: str
) -> Publication:
    """Open the public page of a plan to everybody, with its counts as they are now.

    Raises:
        NotAllowed: if those concerned do not see the plan, or nothing is to be changed.
    """
    demand(by, P.CONSULT_RUN)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.state not in SEEN:
        raise NotAllowed(
            _("Those concerned come first: open the consultation, then the page.")
        )
    found = Publication.objects.select_for_update().filter(plan=plan).first()
    found = found or Publication(plan=plan)
    told = (about_id.strip(), about_en.strip(), contact.strip())
    if found.is_open and (found.about_id, found.about_en, found.contact) == told:
        raise NotAllowed(_("The page is open and says exactly this already."))
    found.about_id, found.about_en, found.contact = told
    found.is_open, found.figures, found.at = True, of_plan(plan), timezone.now()
    found.save()
    record(by=by, act="publication.opened", on=found)
    return found


@transaction.atomic
def close_page(*, by: User, plan: Plan) -> Publication:
    """Close the public page of a plan.

    Raises:
        NotAllowed: if it is not open.
    """
    demand(by, P.CONSULT_RUN)
    rows = Publication.objects.select_for_update().filter(plan=plan, is_open=True)
    found: Publication | None = rows.first()
    if found is None:
        raise NotAllowed(_("The public page of this plan is not open."))
    found.is_open = False
    found.save(update_fields=["is_open"])
    record(by=by, act="publication.closed", on=found)
    return found
