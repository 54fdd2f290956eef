"""The one-to-one talk: begun, carried on, and steps that both agree on and follow."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.workforce.chain import superior_of
from tepat_web.workforce.models import Employee

from . import notices, queries
from .models import AgreedStep, Dialogue, Line

P = Permission


@transaction.atomic
def begin(*, by: User, employee: Employee, today: date) -> Dialogue:
    """Begin the talk of an employee with the superior; again, return it.

    Raises:
        NotAllowed: if nobody is known who stands above the employee.
    """
    demand(by, P.FEEDBACK_GIVE)
    standing = Employee.objects.standing().select_for_update()
    held: Employee | None = standing.filter(pk=employee.pk).first()
    if held is None or not by.nip:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    superior = superior_of(held.nip, today)
    if by.nip not in (held.nip, superior):
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    if superior is None:
        raise NotAllowed(
            _("It is not known who stands above you. Ask BKPSDM to complete the map.")
        )
    known = queries.dialogues(by).filter(employee=held, superior=superior)
    if (there := known.first()) is not None:
        return there
    made: Dialogue = Dialogue.objects.create(
        employee=held, superior=superior, begun_at=timezone.now()
    )
    record(by=by, act="dialogue.begun", on=made)
    return made


@transaction.atomic
def say(*, by: User, dialogue: Dialogue, text: str, today: date) -> Line:
    """Say something in a talk.

    Raises:
        NotAllowed: if nothing is said, or the two no longer work together.
    """
    it = _held(by, dialogue, today)
    if not text:
        raise NotAllowed(_("Write something first."))
    line: Line = Line.objects.create(
        dialogue=it, by=str(by.nip), text=text, at=timezone.now()
    )
    record(by=by, act="dialogue.told", on=line)
    notices.talked(it, _other(it, by))
    return line


@transaction.atomic
def propose_step(
    *, by: User, dialogue: Dialogue, doer: str, text: str, due: date, today: date
) -> AgreedStep:
    """Propose a step; it counts when the other one has agreed.

    Raises:
        NotAllowed: if nothing is said, the day lies in the past, or the two no longer
            work together.
    """
    it = _held(by, dialogue, today)
    if not text or doer not in AgreedStep.Doer.values:
        raise NotAllowed(_("Say what is done, and who does it."))
    if due < today:
        raise NotAllowed(_("That day is over. Choose today or a later day."))
    step: AgreedStep = AgreedStep.objects.create(
        dialogue=it, doer=doer, text=text, due=due, proposed_by=str(by.nip)
    )
    record(by=by, act="agreedstep.proposed", on=step)
    notices.talked(it, _other(it, by))
    return step


@transaction.atomic
def agree_step(*, by: User, step: AgreedStep, today: date) -> None:
    """Agree to a step that the other one proposed.

    Raises:
        NotAllowed: if it is one's own proposal, or agreed or taken back already.
    """
    it = _step(by, step, today)
    if it.proposed_by == by.nip:
        raise NotAllowed(_("You proposed this step yourself; the other one agrees."))
    if it.agreed_at is not None:
        raise NotAllowed(_("This step is agreed already."))
    it.agreed_at = timezone.now()
    it.save()
    record(by=by, act="agreedstep.agreed", on=it)
    notices.talked(it.dialogue, _other(it.dialogue, by))


@transaction.atomic
def finish_step(*, by: User, step: AgreedStep, outcome: str, today: date) -> None:
    """Say what came of an agreed step.

    Raises:
        NotAllowed: if it is not agreed yet, finished already, or nothing is said.
    """
    it = _step(by, step, today)
    if it.agreed_at is None:
        raise NotAllowed(_("This step is not agreed yet."))
    if it.done_on is not None:
        raise NotAllowed(_("This step is finished already."))
    if not outcome:
        raise NotAllowed(_("Say in a few words what came of it."))
    it.outcome, it.done_on = outcome, today
    it.save()
    record(by=by, act="agreedstep.finished", on=it)
    notices.talked(it.dialogue, _other(it.dialogue, by))


@transaction.atomic
def drop_step(*, by: User, step: AgreedStep, today: date) -> None:
    """Take back a step that one proposed, or refuse one that the other proposed.

    Raises:
        NotAllowed: if it is agreed already.
    """
    it = _step(by, step, today)
    if it.agreed_at is not None:
        raise NotAllowed(_("This step is agreed. Finish it, and say what came of it."))
    it.is_removed = True
    it.save()
    record(by=by, act="agreedstep.withdrawn", on=it)
    notices.talked(it.dialogue, _other(it.dialogue, by))


@transaction.atomic
def remind(*, by: User, step: AgreedStep, today: date) -> None:
    """Tell both that a step is due; again, tell nobody."""
    demand(by, P.FEEDBACK_CHANGE)
    it = queries.due(today).select_for_update(of=("self",)).filter(pk=step.pk).first()
    if it is None:
        return
    it.told_on = today
    it.save()
    record(by=by, act="agreedstep.reminded", on=it)
    notices.due(it.dialogue)


def _held(by: User, dialogue: Dialogue, today: date) -> Dialogue:
    demand(by, P.FEEDBACK_GIVE)
    rows = queries.dialogues(by).select_for_update(of=("self",))
    it: Dialogue | None = rows.filter(pk=dialogue.pk).first()
    if it is None:
        raise PermissionDenied(P.FEEDBACK_GIVE.value)
    if not queries.is_current(it, today):
        raise NotAllowed(
            _("You no longer work together: this talk can be read, not carried on.")
        )
    return it


def _step(by: User, step: AgreedStep, today: date) -> AgreedStep:
    _held(by, step.dialogue, today)
    it: AgreedStep | None = queries.steps(by).filter(pk=step.pk).first()
    if it is None:
        raise NotAllowed(_("This step was taken back meanwhile."))
    return it


def _other(dialogue: Dialogue, by: User) -> str:
    own = dialogue.employee.nip
    return dialogue.superior if by.nip == own else own
