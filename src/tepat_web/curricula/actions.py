"""Programmes and their stages: laid down, changed, ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.performance.models import TrainingOffer

from . import queries
from .models import MOST_STAGES, CredentialKind, Curriculum, ForJobs, Stage

P = Permission


@dataclass(frozen=True, slots=True)
class Programme:
    """What a programme says of itself; see :class:`Curriculum`."""

    name: str
    purpose: str
    starts: date
    jobs: Sequence[str]
    unit: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a stage asks for; see :class:`Stage`."""

    name: str
    offer: TrainingOffer | None
    credential: CredentialKind | None
    within: int
    again: int | None


@transaction.atomic
def add_curriculum(*, by: User, told: Programme) -> Curriculum:
    """Lay down a programme, without stages yet.

    Raises:
        PermissionDenied: if it is for more than the reach of ``by``.
    """
    demand(by, P.CURRICULA_KEEP)
    made = Curriculum()
    _write(made, told)
    _demand_whole(by, made)
    made.save()
    record(by=by, act="curriculum.added", on=made)
    return made


@transaction.atomic
def change_curriculum(
    *, by: User, curriculum: Curriculum, told: Programme
) -> Curriculum:
    """Change what a programme says of itself.

    Raises:
        NotAllowed: if it has ended.
        PermissionDenied: if it is, or would be, for more than the reach of ``by``.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _running(by, curriculum)
    _write(standing, told)
    _demand_whole(by, standing)
    standing.save()
    record(by=by, act="curriculum.changed", on=standing)
    return standing


@transaction.atomic
def end_curriculum(*, by: User, curriculum: Curriculum, today: date) -> Curriculum:
    """End a programme: nobody is asked for its stages any more.

    What people attended and hold stays as it is.

    Raises:
        NotAllowed: if it has ended already.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _running(by, curriculum)
    standing.ended_on = today
    standing.save()
    record(by=by, act="curriculum.ended", on=standing)
    return standing


@transaction.atomic
def add_stage(*, by: User, curriculum: Curriculum, told: Asked) -> Stage:
    """Add a stage; it takes its place by when it is due.

    Raises:
        NotAllowed: if the programme has ended, has as many as it may, or asks for the
            same already.
    """
    demand(by, P.CURRICULA_KEEP)
    standing = _running(by, curriculum)
    known = list(Stage.objects.standing().filter(curriculum=standing))
    if len(known) >= MOST_STAGES:
        raise NotAllowed(
            _("A programme has %(n)d stages at most; begin a second one.")
            % {"n": MOST_STAGES}
        )
    made = Stage(curriculum=standing, number=len(known) + 1)
    _ask(made, told, known)
    made.save()
    record(by=by, act="stage.added", on=made, changed=_in_order([*known, made], made))
    return made


@transaction.atomic
def change_stage(*, by: User, stage: Stage, told: Asked) -> Stage:
    """Change what a stage asks for, and by when.

    Raises:
        NotAllowed: if it is gone, the programme has ended, or asks for the same
            elsewhere.
    """
    demand(by, P.CURRICULA_KEEP)
    _running(by, stage.curriculum)
    known = list(Stage.objects.standing().filter(curriculum=stage.curriculum_id))
    standing = _among(known, stage)
    _ask(standing, told, [each for each in known if each.pk != standing.pk])
    standing.save()
    record(by=by, act="stage.changed", on=standing, changed=_in_order(known, standing))
    return standing


@transaction.atomic
def remove_stage(*, by: User, stage: Stage) -> None:
    """Take a stage out of a programme; what people did for it stays.

    Raises:
        NotAllowed: if it is gone, or the programme has ended.
    """
    demand(by, P.CURRICULA_KEEP)
    _running(by, stage.curriculum)
    known = list(Stage.objects.standing().filter(curriculum=stage.curriculum_id))
    gone = _among(known, stage)
    gone.is_removed = True
    gone.save()
    rest = [each for each in known if each.pk != gone.pk]
    changed = [(gone, Version.Kind.GONE), *_in_order(rest)]
    record(by=by, act="stage.removed", on=gone, changed=changed)


def _write(curriculum: Curriculum, told: Programme) -> None:
    curriculum.name, curriculum.purpose = told.name, told.purpose
    curriculum.starts, curriculum.jobs = told.starts, list(told.jobs)
    curriculum.unit = told.unit


def _demand_whole(by: User, thing: ForJobs) -> None:
    """Refuse what would concern people whom ``by`` does not keep."""
    if not queries.may_change(by, thing):
        raise PermissionDenied(P.CURRICULA_KEEP.value)


def _running(by: User, curriculum: Curriculum) -> Curriculum:
    """Lock a programme that is within reach as a whole and has not ended."""
    found = Curriculum.objects.standing().select_for_update()
    standing: Curriculum = found.get(pk=curriculum.pk)
    _demand_whole(by, standing)
    if standing.ended_on is not None:
        raise NotAllowed(
            _("This programme has ended; what it asked for can be read, not changed.")
        )
    return standing


def _among(known: Sequence[Stage], stage: Stage) -> Stage:
    for each in known:
        if each.pk == stage.pk:
            return each
    raise NotAllowed(_("This stage has been taken out meanwhile; add it anew."))


def _ask(stage: Stage, told: Asked, others: Sequence[Stage]) -> None:
    for other in others:
        if (other.offer_id, other.credential_id) == (
            _pk(told.offer),
            _pk(told.credential),
        ):
            raise NotAllowed(
                _("Stage %(n)d asks for the same already; change that one.")
                % {"n": other.number}
            )
    stage.name, stage.offer, stage.credential = told.name, told.offer, told.credential
    stage.within, stage.again = told.within, told.again


def _pk(thing: TrainingOffer | CredentialKind | None) -> int | None:
    return thing.pk if thing else None


def _in_order(
    stages: Sequence[Stage], touched: Stage | None = None
) -> list[tuple[Stage, Version.Kind]]:
    """Number the stages by when they are due; return what that changed."""
    changed = []
    for number, each in enumerate(
        sorted(stages, key=lambda it: (it.within, it.number)), start=1
    ):
        is_new = each is touched and not _is_known(each)
        if each.number != number:
            each.number = number
            each.save()
        elif each is not touched:
            continue
        changed.append((each, Version.Kind.NEW if is_new else Version.Kind.CHANGED))
    return changed


def _is_known(stage: Stage) -> bool:
    known = Version.objects.filter(table=stage._meta.label, record=stage.pk)
    return known.exists()
