"""What follows for those concerned when a plan goes on; lines of ``life.ARROWS``.

Each function is called with who took the step and the passage, in its transaction, and
asks the same few questions of the database for three people as for two thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from tepat_web.accounts.models import User
from tepat_web.kit.bulk import insert
from tepat_web.ledger.actions import record
from tepat_web.ledger.models import Version
from tepat_web.ledger.notices import accounts_of, tell
from tepat_web.placement.models import Passage, Plan

from . import notices
from .models import Change, Concern


@dataclass(frozen=True, slots=True)
class Said:
    """What a plan says of one person."""

    nip: str
    path: str
    origin: str
    to: str


def consulted(by: User, passage: Passage) -> None:
    """Everyone who moves is concerned; whoever has an account is told now."""
    rows = [_concern(passage.plan, each) for each in _moves(passage.plan)]
    told = _reach(rows)
    _keep(by, passage.plan, rows)
    _tell(passage.plan, told, notices.PROPOSED)
    notices.tell_units(passage.plan)


def revised(by: User, passage: Passage) -> None:
    """Answers are carried over where the same is proposed; the others are told.

    Whoever moved in the plan before and does not any more stays concerned, so that
    they read that they stay.
    """
    plan = passage.plan
    before = {
        each.nip: each
        for each in Concern.objects.standing().filter(plan=plan.replaces_id)
    }
    now = {each.nip: each for each in _moves(plan)}
    staying = [
        Said(nip, each.path, each.origin, each.origin)
        for nip, each in before.items()
        if nip not in now
    ]
    rows = [
        _after(plan, each, before.get(each.nip)) for each in [*now.values(), *staying]
    ]
    fresh = [row for row in rows if row.change != Change.SAME]
    told = _reach(fresh)
    late = _reach(row for row in rows if row.change == Change.SAME and not row.told_at)
    _keep(by, plan, rows)
    gone = {row.nip for row in fresh if row.change == Change.GONE}
    _tell(plan, _part(told, gone), notices.STAYS)
    _tell(plan, _part(told, told.keys() - gone), notices.REVISED)
    _tell(plan, late, notices.PROPOSED)
    notices.tell_units(plan)


def put_forward(by: User, passage: Passage) -> None:
    """Tell those concerned that their plan lies before whoever decides."""
    _tell_all(passage.plan, notices.PUT_FORWARD)


def returned(by: User, passage: Passage) -> None:
    """Tell those concerned that their plan goes back; their card says why."""
    _tell_all(passage.plan, notices.RETURNED)


def decided(by: User, passage: Passage) -> None:
    """Tell those concerned that their plan was decided."""
    _tell_all(passage.plan, notices.DECIDED)


def withdrawn(by: User, passage: Passage) -> None:
    """Tell those concerned that their plan is withdrawn; their card says why."""
    _tell_all(passage.plan, notices.WITHDRAWN)


def _moves(plan: Plan) -> list[Said]:
    rows = plan.moves.order_by("number").values_list("nip", "path", "origin", "to")
    return [Said(*row) for row in rows]


def _concern(plan: Plan, each: Said) -> Concern:
    return Concern(
        plan=plan, nip=each.nip, path=each.path, origin=each.origin, to=each.to
    )


def _after(plan: Plan, each: Said, before: Concern | None) -> Concern:
    """A person concerned by a revised plan, as the plan before leaves them."""
    row = _concern(plan, each)
    if before is None:
        row.change = Change.NEW
    elif (before.origin, before.to) == (each.origin, each.to):
        row.change = Change.SAME
        row.told_at, row.told_on_paper = before.told_at, before.told_on_paper
        row.opened_at = before.opened_at
        row.answer, row.answered_at = before.answer, before.answered_at
        row.carried = before.answered_at is not None
    else:
        row.change = Change.GONE if row.stays else Change.OTHER
    return row


def _reach(rows: Iterable[Concern]) -> Mapping[str, int]:
    """Note who is told by their account now; return NIP → number of the account."""
    rows = list(rows)
    accounts, now = accounts_of(row.nip for row in rows), timezone.now()
    for row in rows:
        if row.nip in accounts:
            row.told_at = now
    return accounts


def _keep(by: User, plan: Plan, rows: list[Concern]) -> None:
    """Insert those concerned, with their versions, in the ledger's one entry."""
    insert(rows)
    record(
        by=by,
        act="concern.told",
        changed=[(row, Version.Kind.NEW) for row in rows],
        facts={"plan": plan.pk, "people": len(rows)},
    )


def _part(told: Mapping[str, int], nips: Iterable[str]) -> Mapping[str, int]:
    return {nip: told[nip] for nip in nips if nip in told}


def _tell(plan: Plan, told: Mapping[str, int], text: Promise) -> None:
    tell(told.values(), notices.words_of(plan, text), notices.card_url(plan))


def _tell_all(plan: Plan, text: Promise) -> None:
    rows = Concern.objects.standing().filter(plan=plan)
    notices.tell_people(plan, rows.values_list("nip", flat=True), text)
