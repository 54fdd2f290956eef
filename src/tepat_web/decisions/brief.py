"""What whoever signs has to know of a plan, in two minutes and with a door to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from tepat_web.accounts.models import User
from tepat_web.consultation.models import Answer, Concern
from tepat_web.kit.words import Words
from tepat_web.objections.models import Objection, Outcome, Stage
from tepat_web.placement import reasons, summary
from tepat_web.placement.models import Plan, Verification
from tepat_web.snapshots import store
from tepat_web.snapshots.queries import has_changed_since

from . import changes, queries
from .models import Session, SessionState

GROUP = 8  # characters of a digest that stand together
OVER = (Stage.ANSWERED, Stage.DECIDED, Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Brief:
    """What there is to know before signing.

    Attributes:
        statement: The plan in a sentence.
        goals: Its goals with what no plan exceeds.
        check: How the last check without the optimiser came out, if there was one.
        digest: Of the plan, in groups.
        heard: Numbers of people: ``concerned``, ``told``, ``opened``, ``answered``,
            ``agreed``.
        objections: Numbers of objections: ``all``, ``open``, ``upheld``.
        sessions: The sessions of the board that are over, each with how many seats it
            spoke about and for how many it chose otherwise than the plan.
        revised: How the moves differ from those of the plan it revises: ``new``,
            ``changed``, ``gone``; nothing where it revises none.
        unconfirmed: Articles it rests on that nobody has confirmed.
        has_changed: Whether the register has changed since it was computed.
    """

    statement: Words
    goals: list[summary.Goal]
    check: Verification | None
    digest: list[str]
    heard: Mapping[str, int]
    objections: Mapping[str, int]
    sessions: list[tuple[Session, int, int]]
    revised: Mapping[str, int] | None
    unconfirmed: list[str]
    has_changed: bool


def of(by: User, plan: Plan) -> Brief:
    """Return what there is to know of a plan before it is signed."""
    return Brief(
        statement=store.read(plan.folder).statement,
        goals=summary.goals(plan),
        check=plan.verifications.standing().first(),
        digest=grouped(plan.digest),
        heard=_heard(plan),
        objections=_objections(plan),
        sessions=_sessions(by, plan),
        revised=_revised(plan),
        unconfirmed=reasons.unconfirmed(plan.path),
        has_changed=has_changed_since(plan),
    )


def grouped(digest: str) -> list[str]:
    """Return a digest in groups that an eye can compare."""
    return [digest[at : at + GROUP] for at in range(0, len(digest), GROUP)]


def _heard(plan: Plan) -> dict[str, int]:
    rows = Concern.objects.standing().filter(plan=plan).order_by()
    told: dict[str, int] = rows.aggregate(
        concerned=Count("pk"),
        told=Count("pk", filter=Q(told_at__isnull=False)),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        answered=Count("pk", filter=~Q(answer=Answer.NONE)),
        agreed=Count("pk", filter=Q(answer=Answer.ACCEPTS)),
    )
    return told


def _objections(plan: Plan) -> dict[str, int]:
    """Count the objections on a plan and on those that it revises."""
    line = [plan.pk]
    before = plan.replaces
    while before is not None and before.pk not in line:
        line.append(before.pk)
        before = before.replaces
    rows = Objection.objects.standing().filter(plan__in=line).order_by()
    told: dict[str, int] = rows.exclude(stage=Stage.WITHDRAWN).aggregate(
        all=Count("pk"),
        open=Count("pk", filter=~Q(stage__in=OVER)),
        upheld=Count("pk", filter=Q(outcome__in=(Outcome.UPHELD, Outcome.PARTLY))),
    )
    return told


def _sessions(by: User, plan: Plan) -> list[tuple[Session, int, int]]:
    over = queries.sessions(by).filter(plan=plan, state=SessionState.CLOSED)
    return [
        (
            session,
            queries.seats(by, session).count(),
            len(changes.differences(session)),
        )
        for session in over
    ]


def _revised(plan: Plan) -> dict[str, int] | None:
    if plan.replaces is None:
        return None
    before, after = _ends(plan.replaces), _ends(plan)
    return {
        "new": len(after.keys() - before.keys()),
        "changed": sum(
            before[nip] != code for nip, code in after.items() if nip in before
        ),
        "gone": len(before.keys() - after.keys()),
    }


def _ends(plan: Plan) -> dict[str, Any]:
    return dict(plan.moves.values_list("nip", "to"))
