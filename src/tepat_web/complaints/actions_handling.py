"""What becomes of a case: passed on, answered, reacted to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.scrub import scrub
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit

from . import clocks, notices, queries
from .models import Case, Grade, Kind, Reaction, Reporter, Stage, Turn, Veil
from .steps import LONGEST, Changed, closed, held, held_together, into_register, turn

P = Permission
K = Version.Kind
VEILED = "(aduan rahasia)"  # all that the register learns of a confidential one


@transaction.atomic
def route(
    *, by: User, case: Case, unit: Unit, grade: str, text: str, note: str = ""
) -> Case:
    """Pass a case to the unit that answers it; a praise is closed with that.

    What goes into the register is ``text`` without numbers and addresses of people.

    Args:
        unit: Any unit in force: what was misdirected leaves the reach of ``by``.
        grade: Of :class:`Grade`; blank for praise.
        note: For the unit; neither the complainant nor the register sees it.

    Raises:
        NotAllowed: if it is answered or closed, or something is missing.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    group = held_together(by, case)
    it, is_praise = group[case.pk], case.kind == Kind.PRAISE
    if it.stage not in (Stage.RECEIVED, Stage.ROUTED):
        raise NotAllowed(_("It has been answered already. Open it anew to see how."))
    if not queries.units().filter(pk=unit.pk).exists():
        raise NotAllowed(_("Choose a unit that is in force."))
    if not is_praise and grade not in Grade.values:
        raise NotAllowed(_("Choose the class: it decides by when it is answered."))
    if not is_praise and it.grade not in ("", grade) and not note.strip():
        # With the class the deadline moves, so that has to be told to whoever asks.
        raise NotAllowed(_("Say in the note why the class changes; it is kept."))
    if it.veil == Veil.CONFIDENTIAL:
        text = VEILED
    if not text.strip():
        raise NotAllowed(_("Write down what goes into the register; name nobody."))
    told, today = scrub(text.strip()[:LONGEST]), timezone.localdate()
    is_elsewhere = (it.unit_id, it.grade) != (unit.pk, grade)
    parted = _parted(by, it, group.values()) if is_elsewhere else []
    it.unit, it.text, it.cut = unit, told.text, told.cut
    it.routed_on = it.routed_on or today
    changed: Changed = [*parted]
    if is_praise:
        it.stage, it.closed_on = Stage.CLOSED, today
    else:
        it.stage, it.grade = Stage.ROUTED, grade
        it.answer_by = clocks.answer_by(it)
        changed.append(into_register(it))
    it.save()
    step = turn(by, it, Turn.What.ROUTED, text=note.strip()[:LONGEST], unit=unit)
    changed += [(it, K.CHANGED), (step, K.NEW)]
    record(by=by, act="case.routed", on=it, changed=changed)
    notices.tell_routed(by, it)
    return it


@transaction.atomic
def answer(*, by: User, case: Case, text: str) -> Case:
    """Answer a complaint, and those that are answered together with it.

    Each complainant may react until a day, for themselves.

    Raises:
        NotAllowed: if it is not with a unit, or nothing is written.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    group = held_together(by, case)
    it = group[case.pk]
    if it.stage == Stage.RECEIVED:
        raise NotAllowed(_("Pass it to a unit first; its class decides the deadline."))
    if it.stage != Stage.ROUTED:
        raise NotAllowed(_("It has been answered already. Open it anew to see how."))
    if not text.strip():
        raise NotAllowed(_("Write the answer; the complainant reads it."))
    together = [it, *_followers(it, group.values())]
    changed: Changed = []
    for each in together:
        changed += _answered(by, each, text.strip()[:LONGEST])
    facts = {"cases": len(together)}
    record(by=by, act="case.answered", on=it, changed=changed, facts=facts)
    return it


def _parted(by: User, it: Case, group: Iterable[Case]) -> Changed:
    """Part a case from those that it is answered with: elsewhere it finds its own."""
    alone = _followers(it, group)
    if it.main_id:
        it.main = None
    changed: Changed = []
    for each in alone:
        each.main = None
        each.save()
        changed += [(each, K.CHANGED), (turn(by, each, Turn.What.PARTED), K.NEW)]
    return changed


def _followers(it: Case, group: Iterable[Case]) -> list[Case]:
    """Cases that the answer of this one answers, too, wherever they are now."""
    return [
        each for each in group if each.main_id == it.pk and each.stage == Stage.ROUTED
    ]


def _answered(by: User, it: Case, text: str) -> Changed:
    today = timezone.localdate()
    it.stage, it.answer, it.answered_on = Stage.ANSWERED, text, today
    it.react_by, it.asked_on = clocks.react_by(today), None
    it.save()
    step = turn(by, it, Turn.What.ANSWERED)
    return [(it, K.CHANGED), (step, K.NEW), into_register(it)]


@transaction.atomic
def react(*, by: User, case: Case, reaction: str, said: str = "") -> Case:
    """Keep what the complainant says of the answer, and close the case.

    Who is not content has it opened once more, with a new deadline; the second time it
    is closed, and stays in the figures as one that did not content.

    Args:
        by: Who was told; the built-in account where the complainant says so.
        said: In their own words; kept apart from the case.

    Raises:
        NotAllowed: if it waits for no reaction, or no reaction is chosen.
        PermissionDenied: if the case is out of reach.
    """
    demand(by, P.COMPLAINT_HANDLE)
    it = held(by, case)
    if it.stage != Stage.ANSWERED:
        raise NotAllowed(_("It does not wait for a reaction. Load the page again."))
    if reaction not in (Reaction.CONTENT, Reaction.NOT):
        raise NotAllowed(_("Choose whether the answer is enough."))
    it.reaction = reaction
    if said.strip():
        Reporter.objects.filter(case=it).update(said=said.strip()[:LONGEST])
    if reaction == Reaction.NOT and it.reopened_on is None:
        it.stage, it.reopened_on = Stage.ROUTED, timezone.localdate()
        step = turn(by, it, Turn.What.REOPENED, text=it.answer)
        it.answer, it.answered_on, it.react_by, it.main = "", None, None, None
        it.answer_by = clocks.answer_by(it)
        it.save()
        changed = [(it, K.CHANGED), (step, K.NEW), into_register(it)]
        record(by=by, act="case.reopened", on=it, changed=changed)
        notices.tell_reopened(by, it)
    else:
        changed = closed(by, it, timezone.localdate())
        record(by=by, act="case.closed", on=it, changed=changed)
    return it
