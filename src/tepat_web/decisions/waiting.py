"""What waits for the board, for whoever signs, and for whoever carries out."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task
from tepat_web.placement.life import State

from . import queries
from .models import Member, SessionState

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing for who has no part in decisions."""
    if not queries.sees_all(by):
        return []
    told: list[Task] = []
    if reach(by, P.BOARD_SIT):
        told += _sitting(by)
    if reach(by, P.PLAN_DECIDE):
        told += _to_sign(by)
    if reach(by, P.PLAN_CARRY_OUT):
        told += _to_carry_out(by, today)
    return told


def _sitting(by: User) -> list[Task]:
    mine = Member.objects.standing().filter(user=by).values("session")
    sitting = queries.sessions(by).filter(pk__in=mine, state=SessionState.OPEN)
    return [
        Task(
            _("You sit in the session “%(name)s”, which is open.")
            % {"name": session.name},
            reverse("decisions:session", args=[session.pk]),
            _("To the session"),
            is_urgent=True,
        )
        for session in sitting
    ]


def _to_sign(by: User) -> list[Task]:
    return [
        Task(
            _("The plan “%(name)s” waits for your signature.") % {"name": plan.name},
            reverse("decisions:sign", args=[plan.pk]),
            _("Read and decide"),
            is_urgent=True,
        )
        for plan in queries.proposed(by)
    ]


def _to_carry_out(by: User, today: date) -> list[Task]:
    told = []
    for plan in queries.decided(by).filter(state=State.DECIDED):
        url = reverse("decisions:carry-out", args=[plan.pk])
        wave = queries.next_wave(plan)
        facts = {"name": plan.name}
        if wave is None:
            text = _("The signed plan “%(name)s” can be called carried out.") % facts
            if any(not each.is_over for each in queries.waves(plan)):
                text = _("Moves of the signed plan “%(name)s” were left out.") % facts
            told.append(Task(text, url, _("See what is left")))
            continue
        facts |= {"n": writing.number(wave.number), "day": writing.day(wave.day)}
        text = _("Wave %(n)s of the signed plan “%(name)s” is due on %(day)s.") % facts
        is_due, day = wave.day <= today, wave.day
        told.append(Task(text, url, _("To the waves"), is_urgent=is_due, due=day))
    return told
