"""Keeping the follow-up plan of a unit, and telling citizens what came of it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.satisfaction.elements import SCORED
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.survey import actions as survey
from tepat_web.survey.queries import units

from . import queries
from .models import Remedy

P = Permission
K = Version.Kind
S = Remedy.State
KEYS = tuple(column.name for column in SCORED)


@transaction.atomic
def plan(
    *, by: User, unit: Unit, element: str, text: str, who: str, due: date
) -> Remedy:
    """Put a step into the follow-up plan of a unit.

    Raises:
        NotAllowed: if it says not what, for which element, or who does it.
        PermissionDenied: if the unit is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    if not units(by).filter(pk=unit.pk).exists():
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    told = _checked(element, text, who)
    it = Remedy.objects.create(unit=unit, due=due, **told)
    record(by=by, act="remedy.planned", on=it, changed=[(it, K.NEW)])
    return it


@transaction.atomic
def change(
    *, by: User, remedy: Remedy, element: str, text: str, who: str, due: date
) -> Remedy:
    """Change a step that is still planned.

    Raises:
        NotAllowed: if it says not what, for which element, or who does it, or it has
            ended.
        PermissionDenied: if it is out of reach.
    """
    it = _open(by, remedy)
    for name, value in {**_checked(element, text, who), "due": due}.items():
        setattr(it, name, value)
    it.save()
    record(by=by, act="remedy.changed", on=it)
    return it


@transaction.atomic
def finish(
    *, by: User, remedy: Remedy, ended: date, told: str = "", told_en: str = ""
) -> Remedy:
    """Say that a step is done, and tell citizens what is better now.

    Args:
        told: What citizens read after their next answer; blank: nothing is told.

    Raises:
        NotAllowed: if it has ended, or the day is still to come.
        PermissionDenied: if it is out of reach.
    """
    it = _open(by, remedy)
    if ended > timezone.localdate():
        raise NotAllowed(_("This day is still to come. Say so when it is done."))
    if told.strip():
        it.told = survey.tell_improvement(
            by=by, unit=it.unit, text=told, text_en=told_en, since=ended
        )
    it.state, it.ended = S.DONE, ended
    it.save()
    record(by=by, act="remedy.finished", on=it)
    return it


@transaction.atomic
def drop(*, by: User, remedy: Remedy, why: str) -> Remedy:
    """Give up a step; it stays to be read, with the reason.

    Raises:
        NotAllowed: if it has ended, or there is no reason.
        PermissionDenied: if it is out of reach.
    """
    it = _open(by, remedy)
    if not why.strip():
        raise NotAllowed(_("Say why it is given up, in one sentence."))
    it.state, it.ended, it.why = S.DROPPED, timezone.localdate(), why.strip()
    it.save()
    record(by=by, act="remedy.dropped", on=it)
    return it


def _open(by: User, remedy: Remedy) -> Remedy:
    demand(by, P.SERVICE_CHANGE)
    rows = queries.kept(by).select_related(None).select_for_update()
    found: Remedy | None = rows.filter(pk=remedy.pk).first()
    if found is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    if found.state != S.PLANNED:
        raise NotAllowed(
            _("This step has ended already. Open the plan again to see how.")
        )
    return found


def _checked(element: str, text: str, who: str) -> dict[str, str]:
    if element not in KEYS:
        raise NotAllowed(_("Choose the element that the step is for."))
    if not text.strip():
        raise NotAllowed(_("Write down what is done, in one sentence."))
    if not who.strip():
        raise NotAllowed(_("Write down which office or team does it."))
    return {"element": element, "text": text.strip(), "who": who.strip()}
