"""Carrying a signed plan out: appointments are closed and followed, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day as written
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Job, Version
from tepat_web.ledger.notices import accounts_of, said, tell
from tepat_web.placement import queries as placement
from tepat_web.placement.leaving import leaving
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan
from tepat_web.register.seats import Changed, Seats
from tepat_web.snapshots import take
from tepat_web.snapshots.calendar import calendar
from tepat_web.snapshots.settle import settle
from tepat_web.snapshots.showing import language
from tepat_web.workforce.models import Appointment, Employee

from . import queries
from .foresight import consequences, left_of
from .models import Obstacle, Planned, PlannedState
from .reality import Reality

P = Permission
K = Version.Kind
S = PlannedState
FAR = timedelta(days=3_653)  # that a wave goes later; more was mistyped
AT_ONCE = 200  # moves up to which a wave is carried out while the person waits
WAVE = gettext_lazy("Carrying out a wave")
CARRIED = gettext_lazy("%(done)s appointments made, %(left)s left out.")
TOLD = gettext_lazy(
    "Your appointment by the signed plan “%(plan)s” has been entered in the register."
)
DROPPED = gettext_lazy(
    "A move by the signed plan “%(plan)s” is not carried out. Open the page to see "
    "what it says about you."
)
SHIFTED = gettext_lazy(
    "The day of your appointment by the signed plan “%(plan)s” has changed."
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a wave.

    Attributes:
        done: Moves that are appointments now.
        left: Moves that were left out, each with what is in the way.
    """

    done: tuple[Planned, ...]
    left: tuple[Planned, ...]


@transaction.atomic
def carry_out(*, by: User, plan: Plan, wave: int, job: Job | None = None) -> Carried:
    """Make the appointments of one wave: all that the register allows, all at once.

    Appointments end on the day of the wave and are followed by others that rest on the
    decree. Whoever cannot move, and whoever waits for their seat, is left out and told
    why; the wave can be carried out again for them. Done twice, nothing happens twice.

    Args:
        wave: Its number.
        job: The background work that does it, which is then done.

    Raises:
        NotAllowed: if it is not its turn or not its day yet, or has been done.
        Overtaken: if the attempt of ``job`` no longer counts.
    """
    demand(by, P.PLAN_CARRY_OUT)
    plan = _locked(by, plan)
    rows = _due(plan, wave)
    reality = Reality.of(rows, leaving(plan), lock=True)
    hindered = reality.hindered(rows)
    going = [row for row in rows if row.pk not in hindered]
    changed = _appointed(plan, going, reality)
    left = [row for row in rows if row.pk in hindered]
    for row in left:
        row.obstacle = hindered[row.pk]
    Planned.objects.bulk_update(
        [*going, *left], ["state", "obstacle", "appointment"], batch_size=AT_ONCE
    )
    if going:
        settle(take.structure_on(None))
    record(
        by=by,
        act="planned.applied",
        on=plan,
        changed=[*changed, *((row, K.CHANGED) for row in rows)],
        facts={"wave": wave, "done": len(going), "left": len(left)},
    )
    to = accounts_of(row.nip for row in going)
    for row in going:
        if row.nip in to:
            _tell(row, to[row.nip], TOLD)
    if job is not None:
        _done(job, plan, wave, len(going), len(left))
    return Carried(tuple(going), tuple(left))


@transaction.atomic
def ask_wave(*, by: User, plan: Plan, wave: int) -> Job:
    """Put a large wave in the queue, once.

    Raises:
        NotAllowed: as :func:`carry_out`, or if it is in the queue already.
    """
    demand(by, P.PLAN_CARRY_OUT)
    plan = _locked(by, plan)
    _due(plan, wave)
    queued = Job.objects.filter(
        kind="carry-out", state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    if any(each.question["plan"] == plan.pk for each in queued):
        raise NotAllowed(
            _("A wave of this plan is being carried out now. Wait until it is done.")
        )
    job = jobs.ask(
        by=by,
        kind="carry-out",
        title=Words.of(WAVE),
        plan=plan.pk,
        wave=wave,
        again=_page(plan, wave),
    )
    record(by=by, act="planned.asked", on=plan, changed=(), facts={"wave": wave})
    return job


@transaction.atomic
def shift(*, by: User, plan: Plan, wave: int, day: date) -> None:
    """Give a wave that has not been carried out a later day; what follows goes along.

    Raises:
        NotAllowed: if the day is past, no working day, or not later, or some of the
            wave has been carried out.
    """
    demand(by, P.PLAN_CARRY_OUT)
    plan = _locked(by, plan)
    rows = list(Planned.objects.standing().filter(plan=plan, wave__gte=wave))
    mine = [row for row in rows if row.wave == wave]
    if not any(row.state == S.PLANNED for row in mine):
        raise NotAllowed(_("Nothing of this wave is left to be carried out."))
    if any(row.state == S.DONE for row in mine):
        raise NotAllowed(
            _(
                "Some of this wave has been carried out, so its day stands. Drop a "
                "move that is not to happen."
            )
        )
    _demand_day(day, mine[0].day)
    later, working = day - mine[0].day, calendar()
    changed = []
    for row in rows:
        if row.state == S.PLANNED:
            row.day = day if row.wave == wave else working.on_or_after(row.day + later)
            row.obstacle = Obstacle.NONE
            changed.append(row)
    Planned.objects.bulk_update(changed, ["day", "obstacle"], batch_size=AT_ONCE)
    record(
        by=by,
        act="planned.moved",
        on=plan,
        changed=[(row, K.CHANGED) for row in changed],
        facts={"wave": wave, "day": day},
    )
    to = accounts_of(row.nip for row in changed)
    for row in changed:
        if row.nip in to:
            _tell(row, to[row.nip], SHIFTED)


@transaction.atomic
def drop(
    *, by: User, plan: Plan, nip: str, reason: str, agreed: Sequence[str]
) -> list[Planned]:
    """Let a move not happen, and with it those that cannot happen without it.

    Args:
        nip: Who does not move.
        reason: Why; it is kept.
        agreed: The NIPs of the others who then stay, as the person saw them.

    Raises:
        NotAllowed: if it has been carried out or dropped, or others are hit than were
            shown.
    """
    demand(by, P.PLAN_CARRY_OUT)
    if not reason.strip():
        raise NotAllowed(_("Write down the reason; it is kept and shown."))
    plan = _locked(by, plan)
    row, others = consequences(plan, nip)
    if sorted(each.nip for each in others) != sorted(agreed):
        raise NotAllowed(
            _(
                "The register has changed since you looked, and others are concerned "
                "now. Look at the consequences again."
            )
        )
    for each in (row, *others):
        each.state, each.obstacle = S.DROPPED, Obstacle.NONE
    row.reason = reason.strip()
    for each in others:
        each.reason = _("Waited for the seat of a move that was dropped.")
    dropped = [row, *others]
    fields = ["state", "obstacle", "reason"]
    Planned.objects.bulk_update(dropped, fields, batch_size=AT_ONCE)
    record(
        by=by,
        act="planned.withdrawn",
        on=plan,
        changed=[(each, K.CHANGED) for each in dropped],
        facts={"dropped": len(dropped)},
    )
    to = accounts_of(each.nip for each in dropped)
    for each in dropped:
        if each.nip in to:
            _tell(each, to[each.nip], DROPPED)
    return dropped


def _locked(by: User, plan: Plan) -> Plan:
    """Keep others from carrying the same plan out meanwhile."""
    known = placement.plans(by).select_related(None).select_for_update()
    standing: Plan = known.get(pk=plan.pk)
    if standing.state != State.DECIDED:
        raise NotAllowed(
            _("This plan is %(state)s now. The page shows what can be done.")
            % {"state": standing.get_state_display()}
        )
    return standing


def _due(plan: Plan, wave: int) -> list[Planned]:
    """Return what is left of a wave whose turn it is."""
    rows = left_of(plan, wave)
    if not rows:
        raise NotAllowed(_("This wave has been carried out already."))
    if any(not it.was_tried for it in queries.waves(plan) if it.number < wave):
        raise NotAllowed(_("An earlier wave comes first. Carry that one out."))
    if rows[0].day > timezone.localdate():
        raise NotAllowed(
            _("This wave is due on %(day)s. Appointments are entered on their day.")
            % {"day": written(rows[0].day)}
        )
    return rows


def _demand_day(day: date, before: date) -> None:
    if day <= before:
        raise NotAllowed(
            _("A wave can only go later. Choose a day after %(day)s.")
            % {"day": written(before)}
        )
    if day < timezone.localdate():
        raise NotAllowed(_("This day is over. Choose today or a later day."))
    if day - before > FAR:
        raise NotAllowed(_("That day is far from today. Check its year."))
    why_not = calendar().why_not(day)
    if why_not is not None:
        said = why_not.fill({}, language())
        raise NotAllowed(
            _("%(day)s is no working day (%(why)s). Choose another.")
            % {"day": written(day), "why": said}
        )


def _appointed(plan: Plan, going: Sequence[Planned], reality: Reality) -> list[Changed]:
    """Close what those who go hold, then open what follows; return what changed."""
    signed = queries.decision(plan)
    basis = str(signed.facts.get("number", "")) if signed else ""
    by_day = going[0].day if going else date.min
    wanted = {
        reality.people[row.nip].pk: (reality.positions[row.to].pk, row.day)
        for row in going
    }
    try:
        with transaction.atomic():
            changed = Seats(by_day, basis).appoint(wanted)
    except IntegrityError as error:
        raise NotAllowed(
            _(
                "Somebody else changed these appointments at the same moment. Nothing "
                "was done; carry the wave out again."
            )
        ) from error
    opened = {
        kept.employee_id: kept
        for kept, kind in changed
        if isinstance(kept, Appointment) and kind is K.NEW
    }
    stated: list[Employee] = []
    for row in going:
        person = reality.people[row.nip]
        row.state, row.obstacle = S.DONE, Obstacle.NONE
        row.appointment = opened[person.pk]
        unit = reality.positions[row.to].unit_id
        if person.unit_id is not None and person.unit_id != unit:
            person.unit_id = unit  # what the row itself says of the unit goes along
            stated.append(person)
    Employee._base_manager.bulk_update(stated, ["unit"], batch_size=AT_ONCE)
    return [*changed, *((person, K.CHANGED) for person in stated)]


def _done(job: Job, plan: Plan, wave: int, done: int, left: int) -> None:
    told = said(CARRIED, {"done": done, "left": left})
    work.done(job, url=_page(plan, wave), said=told)


def _tell(row: Planned, to: int, text: Promise) -> None:
    url = reverse("placement:person", args=[row.plan_id, row.nip])
    tell({to}, said(text, {"plan": row.plan.name}), url)


def _page(plan: Plan, wave: int) -> str:
    return reverse("decisions:wave", args=[plan.pk, wave])
