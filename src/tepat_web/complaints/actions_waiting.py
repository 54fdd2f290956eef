"""Between passing on and answering: a question, a note, cases answered together."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import queries
from .models import Case, Kind, Stage, Turn
from .steps import LONGEST, Changed, add, held, held_together, run_on, turn

P = Permission
K = Version.Kind


@transaction.atomic
def ask(*, by: User, case: Case, text: str) -> Case:
    """Ask the complainant for what is missing; until they answer no clock runs.

    Args:
        text: The question. The complainant reads it by number and word.

    Raises:
        NotAllowed: if it is not with a unit, was asked already, or is overdue: a
            question must not hide that.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it, today = held(by, case), timezone.localdate()
    if it.stage != Stage.ROUTED or it.asked_on:
        raise NotAllowed(_("It does not wait for an answer of yours. Load it again."))
    if it.due and it.due < today:
        raise NotAllowed(_("It is past its deadline: answer with what is known."))
    if not text.strip():
        raise NotAllowed(_("Write what you need to know; the complainant reads it."))
    it.asked_on = today
    it.save()
    step = turn(by, it, Turn.What.ASKED, text=text.strip()[:LONGEST])
    record(
        by=by, act="case.questioned", on=it, changed=[(it, K.CHANGED), (step, K.NEW)]
    )
    return it


@transaction.atomic
def resume(*, by: User, case: Case, said: str) -> Case:
    """Write down what the complainant answered, and let the clock run again.

    Args:
        by: Who was told; the built-in account where the complainant says so.
        said: In their own words; kept apart from the case.

    Raises:
        NotAllowed: if nobody was asked, or nothing is written.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it = held(by, case)
    if not it.asked_on:
        raise NotAllowed(_("No question is open. Load the page again."))
    if not said.strip():
        raise NotAllowed(_("Write down what was answered."))
    add(it, said)
    record(by=by, act="case.resumed", on=it, changed=run_on(by, it))
    return it


@transaction.atomic
def note(*, by: User, case: Case, text: str) -> Case:
    """Write a note for those who handle a case; neither public nor register see it.

    Raises:
        NotAllowed: if nothing is written.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it = held(by, case)
    if not text.strip():
        raise NotAllowed(_("Write the note."))
    step = turn(by, it, Turn.What.NOTED, text=text.strip()[:LONGEST])
    record(by=by, act="case.noted", on=it, changed=[(step, K.NEW)])
    return it


@transaction.atomic
def join(*, by: User, case: Case, number: str) -> Case:
    """Have a case answered together with another one about the same problem.

    Each keeps its own day, its own sender and its own reaction. The one that came first
    gives the answer, since its deadline is the nearer one.

    Args:
        number: Digits of the number of the other.

    Raises:
        NotAllowed: if there is no such case within reach, or the two do not lie with
            one unit and in one class.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it = queries.handled(by).filter(pk=case.pk).first()
    if it is None:
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)
    other = queries.handled(by).filter(number=number, kind=Kind.COMPLAINT).first()
    if other is None or other.pk == it.pk:
        raise NotAllowed(_("No other complaint of this number is handled by you."))
    group = held_together(by, it, other)
    both = group[it.pk], group[other.pk]
    first, second = sorted(both, key=lambda each: (each.day, each.pk))
    first = group.get(first.main_id or first.pk, first)
    if first.stage != Stage.ROUTED or second.stage != Stage.ROUTED:
        raise NotAllowed(_("Both must lie with the unit, and wait for an answer."))
    if (first.unit_id, first.grade) != (second.unit_id, second.grade):
        raise NotAllowed(_("Both must lie with one unit, and be of one class."))
    second.main = first
    second.save()
    changed: Changed = [(second, K.CHANGED)]
    for each in group.values():
        if each.main_id == second.pk:
            each.main = first
            each.save()
            changed.append((each, K.CHANGED))
    changed.append((turn(by, second, Turn.What.JOINED), K.NEW))
    record(by=by, act="case.joined", on=second, changed=changed)
    return it


@transaction.atomic
def part(*, by: User, case: Case) -> Case:
    """Have a case answered by itself again.

    Raises:
        NotAllowed: if it is not answered together with another.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it = held(by, case)
    if it.main_id is None or it.stage != Stage.ROUTED:
        raise NotAllowed(_("It is answered by itself. Load the page again."))
    it.main = None
    it.save()
    step = turn(by, it, Turn.What.PARTED)
    record(by=by, act="case.parted", on=it, changed=[(it, K.CHANGED), (step, K.NEW)])
    return it
