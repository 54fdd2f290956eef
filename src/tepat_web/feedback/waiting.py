"""What feedback asks of one person, for the front page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.models import User
from tepat_web.kit.waiting import Task

from . import queries
from .models import Invited

ASKED, STEP, BOX = "asked", "step", "box"


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; one statement where nothing does."""
    if not by.nip:
        return []
    waits = dict.fromkeys((ASKED, STEP, BOX), 0)
    counted = _count(queries.asked_of(by), ASKED).union(
        _count(_steps(by, today), STEP), _count(_boxes(by), BOX), all=True
    )
    waits.update(counted.values_list("what", "many"))
    if waits[BOX]:  # whether one has answered is known to the box alone
        waits[BOX] = len(queries.to_answer(by))
    return [
        task
        for task in (_asked(waits[ASKED]), _box(waits[BOX]), _step(waits[STEP]))
        if task is not None
    ]


def _steps(by: User, today: date) -> QuerySet[Any, Any]:
    """Steps to agree to, and agreed ones whose day has come."""
    open_ones = queries.steps(by).filter(done_on__isnull=True)
    proposed = Q(agreed_at__isnull=True) & ~Q(proposed_by=by.nip)
    return open_ones.filter(proposed | Q(agreed_at__isnull=False, due__lte=today))


def _boxes(by: User) -> QuerySet[Any, Any]:
    rows = Invited.objects.standing().filter(giver=by.nip, box__is_removed=False)
    return rows.filter(box__opened_on__isnull=True)


def _count(rows: QuerySet[Any, Any], what: str) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(what=Value(what, output_field=CharField()))
    counted: QuerySet[Any, Any] = named.values("what").annotate(many=Count(F("pk")))
    return counted.values("what", "many")


def _asked(many: int) -> Task | None:
    if not many:
        return None
    text = ngettext(
        "%(count)d person asks you for feedback.",
        "%(count)d people ask you for feedback.",
        many,
    )
    return Task(text % {"count": many}, reverse("feedback:asked"), _("See who"))


def _box(many: int) -> Task | None:
    if not many:
        return None
    text = ngettext(
        "You are asked for %(count)d answer without your name.",
        "You are asked for %(count)d answers without your name.",
        many,
    )
    return Task(text % {"count": many}, reverse("feedback:asked"), _("Answer"))


def _step(many: int) -> Task | None:
    if not many:
        return None
    text = ngettext(
        "%(count)d step of your one-to-one talks waits for you.",
        "%(count)d steps of your one-to-one talks wait for you.",
        many,
    )
    return Task(text % {"count": many}, reverse("feedback:talks"), _("Open the talks"))
