"""What becomes of a case: passed on, answered, reacted to, closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.kit.scrub import scrub
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import Complaint

from . import clocks, notices, queries
from .actions import LONGEST
from .models import Case, Grade, Kind, Reaction, Reporter, Stage, Turn, Veil
from .steps import turn

P = Permission
K = Version.Kind
Changed = list[tuple[Kept, Version.Kind]]
IN_PROGRESS = "Diproses"
VEILED = "(aduan rahasia)"  # all that the register learns of a confidential one
STATUSES: Mapping[str, str] = {Stage.ANSWERED: "Dijawab", Stage.CLOSED: "Selesai"}
"""Words of the register for how far a complaint is; they are data, not language."""
CHANNELS: Mapping[str, str] = {"web": "Formulir", "counter": "Loket", "email": "Surel"}


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
    it, is_praise = held(by, case), case.kind == Kind.PRAISE
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
    parted = _parted(by, it) if (it.unit_id, it.grade) != (unit.pk, grade) else []
    it.unit, it.text, it.cut = unit, told.text, told.cut
    it.routed_on = it.routed_on or today
    changed: Changed = [*parted]
    if is_praise:
        it.stage, it.closed_on = Stage.CLOSED, today
    else:
        it.stage, it.grade = Stage.ROUTED, grade
        it.answer_by = clocks.answer_by(it)
        changed.append(_into_register(it))
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
    it = held(by, case)
    if it.stage == Stage.RECEIVED:
        raise NotAllowed(_("Pass it to a unit first; its class decides the deadline."))
    if it.stage != Stage.ROUTED:
        raise NotAllowed(_("It has been answered already. Open it anew to see how."))
    if not text.strip():
        raise NotAllowed(_("Write the answer; the complainant reads it."))
    together = [it, *_followers(it)]
    changed: Changed = []
    for each in together:
        changed += _answered(by, each, text.strip()[:LONGEST])
    facts = {"cases": len(together)}
    record(by=by, act="case.answered", on=it, changed=changed, facts=facts)
    return it


def _parted(by: User, it: Case) -> Changed:
    """Part a case from those that it is answered with: elsewhere it finds its own."""
    alone = _followers(it)
    if it.main_id:
        it.main = None
    changed: Changed = []
    for each in alone:
        each.main = None
        each.save()
        changed += [(each, K.CHANGED), (turn(by, each, Turn.What.PARTED), K.NEW)]
    return changed


def _followers(it: Case) -> list[Case]:
    """Cases that the answer of this one answers, too, wherever they are now."""
    rows = Case.objects.standing().filter(main=it, stage=Stage.ROUTED)
    return list(rows.select_for_update().order_by("pk"))


def _answered(by: User, it: Case, text: str) -> Changed:
    today = timezone.localdate()
    it.stage, it.answer, it.answered_on = Stage.ANSWERED, text, today
    it.react_by, it.asked_on = clocks.react_by(today), None
    it.save()
    step = turn(by, it, Turn.What.ANSWERED)
    return [(it, K.CHANGED), (step, K.NEW), _into_register(it)]


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
        changed = [(it, K.CHANGED), (step, K.NEW), _into_register(it)]
        record(by=by, act="case.reopened", on=it, changed=changed)
        notices.tell_reopened(by, it)
    else:
        changed = closed(by, it, timezone.localdate())
        record(by=by, act="case.closed", on=it, changed=changed)
    return it


def held(by: User, case: Case) -> Case:
    """Lock a case that a person handles, as it is now.

    Raises:
        PermissionDenied: if the case is out of reach.
    """
    rows = queries.handled(by).select_for_update(of=("self",))
    found: Case | None = rows.filter(pk=case.pk).first()
    if found is None:
        raise PermissionDenied(P.COMPLAINT_HANDLE.value)
    return found


def closed(by: User, it: Case, today: date) -> Changed:
    """Close a case, in the transaction of the act."""
    it.stage, it.closed_on = Stage.CLOSED, today
    it.save()
    step = turn(by, it, Turn.What.CLOSED)
    return [(it, K.CHANGED), (step, K.NEW), _into_register(it)]


def _into_register(it: Case) -> tuple[Kept, Version.Kind]:
    """Write the row of a complaint: no name, no way to reach anybody, no answer."""
    told = {
        "unit_id": it.unit_id,
        "day": it.day,
        "text": it.text,
        "channel": CHANNELS.get(it.channel, it.get_channel_display()),
        "status": STATUSES.get(it.stage, IN_PROGRESS),
        "closed": it.closed_on,
    }
    if it.row_id is None:
        last = Complaint.objects.aggregate(last=Max("order"))["last"] or 0
        it.row = Complaint.objects.create(order=last + 1, **told)
        it.save()
        return it.row, K.NEW
    row = Complaint.objects.select_for_update().get(pk=it.row_id)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return row, K.CHANGED
