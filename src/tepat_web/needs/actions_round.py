"""Rounds of job analyses: opened with their deadlines, changed, closed."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record

from . import notices
from .models import Round

P = Permission


@transaction.atomic
def open_round(
    *,
    by: User,
    name: str,
    year: int,
    submit_by: date,
    verify_by: date,
    adopt_by: date,
) -> Round:
    """Open a round in which every analysis is handed in and adopted anew.

    Raises:
        NotAllowed: if another round is open, or the deadlines are not in order.
    """
    _demand_everywhere(by)
    if Round.objects.standing().select_for_update().filter(is_closed=False).exists():
        raise NotAllowed(_("Another round is open. Close it first."))
    _refuse_disorder(submit_by, verify_by, adopt_by)
    made = Round.objects.create(
        name=name,
        year=year,
        submit_by=submit_by,
        verify_by=verify_by,
        adopt_by=adopt_by,
    )
    record(by=by, act="round.opened", on=made)
    notices.tell_opened(by, made)
    return made


@transaction.atomic
def change_round(
    *,
    by: User,
    round_: Round,
    name: str,
    year: int,
    submit_by: date,
    verify_by: date,
    adopt_by: date,
) -> Round:
    """Give an open round another name or other deadlines.

    Raises:
        NotAllowed: if it is closed, or the deadlines are not in order.
    """
    _demand_everywhere(by)
    standing = _open(round_)
    _refuse_disorder(submit_by, verify_by, adopt_by)
    standing.name, standing.year = name, year
    standing.submit_by, standing.verify_by = submit_by, verify_by
    standing.adopt_by = adopt_by
    standing.save()
    record(by=by, act="round.changed", on=standing)
    return standing


@transaction.atomic
def close_round(*, by: User, round_: Round) -> Round:
    """Close a round. What was not adopted in it goes on without deadlines.

    Raises:
        NotAllowed: if it is closed already.
    """
    _demand_everywhere(by)
    standing = _open(round_)
    standing.is_closed = True
    standing.save()
    record(by=by, act="round.closed", on=standing)
    return standing


def _open(round_: Round) -> Round:
    standing: Round = Round.objects.select_for_update().get(pk=round_.pk)
    if standing.is_closed or standing.is_removed:
        raise NotAllowed(_("This round is closed; open a new one."))
    return standing


def _refuse_disorder(submit_by: date, verify_by: date, adopt_by: date) -> None:
    if not submit_by <= verify_by <= adopt_by:
        raise NotAllowed(
            _("The deadlines must follow each other: handing in, verifying, adopting.")
        )


def _demand_everywhere(by: User) -> None:
    """Refuse who verifies in some units only: a round is of the whole city."""
    demand(by, P.ANALYSIS_VERIFY)
    if not reach(by, P.ANALYSIS_VERIFY).everywhere:
        raise PermissionDenied(P.ANALYSIS_VERIFY.value)
