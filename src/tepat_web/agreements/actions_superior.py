"""What the superior does: expecting, agreeing, returning; and changing what holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import notices, queries
from .behaviour import BY_CODE
from .holding import demand_open, grow
from .models import Agreement, Result, Round, State

P = Permission
K = Version.Kind


@transaction.atomic
def expect(
    *, by: User, agreement: Agreement, expectations: Mapping[str, str], seen: int
) -> Agreement:
    """Save what the superior expects of behaviour besides, without agreeing yet.

    Raises:
        Stale: if the agreement was changed since ``seen``.
        NotAllowed: if it is agreed: what holds is changed by a change.
    """
    demand(by, P.APPRAISAL_LEAD)
    standing = _led(by, agreement)
    demand_open(standing)
    if standing.state == State.AGREED:
        raise NotAllowed(_("It is agreed. Begin a change to expect something else."))
    told = _known(expectations)
    if standing.expectations == told:
        return standing
    _demand_seen(standing, seen)
    standing.expectations = told
    grow(standing)
    record(by=by, act="agreement.saved", on=standing)
    return standing


@transaction.atomic
def agree(
    *, by: User, agreement: Agreement, expectations: Mapping[str, str], seen: int
) -> Agreement:
    """Agree to what was handed in; agreeing again does nothing.

    Args:
        seen: What the agreement was when the superior read it.

    Raises:
        Stale: if it was changed meanwhile: what nobody read is not agreed.
        NotAllowed: if it is not with the superior.
    """
    demand(by, P.APPRAISAL_LEAD)
    standing = _led(by, agreement)
    if standing.state == State.AGREED:
        return standing
    _demand_proposed(standing, seen)
    standing.expectations = _known(expectations)
    standing.state, standing.agreed_at = State.AGREED, timezone.now()
    standing.agreed_by = by
    made = Round.objects.create(
        agreement=standing,
        number=queries.rounds(standing).count() + 1,
        terms=_terms_of(standing),
        reason=standing.change,
        agreed_at=standing.agreed_at,
        agreed_by=by,
    )
    standing.note = standing.change = ""
    grow(standing)
    changed = [(standing, K.CHANGED), (made, K.NEW)]
    record(by=by, act="agreement.agreed", on=standing, changed=changed)
    notices.tell_agreed(standing)
    return standing


@transaction.atomic
def send_back(
    *,
    by: User,
    agreement: Agreement,
    expectations: Mapping[str, str],
    note: str,
    seen: int,
) -> Agreement:
    """Return what was handed in, with notes on what to change.

    Raises:
        Stale: if it was changed meanwhile.
        NotAllowed: if it is not with the superior, or nothing is noted.
    """
    demand(by, P.APPRAISAL_LEAD)
    standing = _led(by, agreement)
    if standing.state == State.RETURNED and standing.note == note:
        return standing
    _demand_proposed(standing, seen)
    if not note.strip():
        raise NotAllowed(_("Write down what should be different; it helps at once."))
    standing.expectations = _known(expectations)
    standing.state, standing.note = State.RETURNED, note
    grow(standing)
    record(by=by, act="agreement.returned", on=standing)
    notices.tell_returned(standing)
    return standing


@transaction.atomic
def reopen(*, by: User, agreement: Agreement, reason: str) -> Agreement:
    """Begin a change of what is agreed: by the person, or by the superior.

    What was agreed holds until the change is agreed. Beginning again does nothing.

    Raises:
        NotAllowed: if nothing is agreed yet, or no reason is given.
    """
    standing = _of_either(by, agreement)
    if standing.state != State.AGREED and standing.change == reason.strip():
        return standing
    demand_open(standing)
    if standing.state != State.AGREED:
        raise NotAllowed(_("It is being written already; it can be changed as it is."))
    if not reason.strip():
        raise NotAllowed(_("Say why it changes, e.g. another task or another target."))
    standing.state, standing.change = State.DRAFT, reason.strip()
    grow(standing)
    record(by=by, act="agreement.opened", on=standing)
    notices.tell_reopened(standing, by_superior=by.nip == standing.superior)
    return standing


@transaction.atomic
def give_up_change(*, by: User, agreement: Agreement) -> Agreement:
    """Give a change up: what was agreed last stands again, to the letter.

    Raises:
        NotAllowed: if nothing was agreed before.
    """
    standing = _of_either(by, agreement)
    if standing.state == State.AGREED:
        return standing
    demand_open(standing)
    last = queries.rounds(standing).last()
    if last is None:
        raise NotAllowed(_("Nothing was agreed before, so nothing can stand again."))
    changed = _restored(standing, last)
    standing.expectations = last.terms["expectations"]
    standing.resources = last.terms["resources"]
    standing.state, standing.note, standing.change = State.AGREED, "", ""
    grow(standing)
    changed.insert(0, (standing, K.CHANGED))
    record(by=by, act="agreement.restored", on=standing, changed=changed)
    return standing


def _terms_of(agreement: Agreement) -> dict[str, Any]:
    """Return what is agreed, as :attr:`Round.terms` keeps it."""
    return {
        "results": [
            {
                "id": each.pk,
                "number": each.number,
                "kind": each.kind,
                "text": each.text,
                "supports": each.supports_id,
                "indicators": each.indicators,
                "plan": each.plan,
            }
            for each in queries.results(agreement)
        ],
        "expectations": agreement.expectations,
        "resources": agreement.resources,
    }


def _restored(agreement: Agreement, last: Round) -> list[tuple[Kept, Version.Kind]]:
    kept = {each["id"]: each for each in last.terms["results"]}
    changed: list[tuple[Kept, Version.Kind]] = []
    for result in Result._base_manager.filter(agreement=agreement):
        before = result.content()
        told = kept.get(result.pk)
        result.is_removed = told is None
        if told is not None:
            result.kind, result.text = told["kind"], told["text"]
            result.supports_id = told["supports"]
            result.indicators, result.plan = told["indicators"], told["plan"]
        if result.content() != before:
            result.save()
            changed.append((result, K.GONE if result.is_removed else K.CHANGED))
    return changed


def _led(by: User, agreement: Agreement) -> Agreement:
    """Find the agreement of somebody whom one leads, and keep it from changing."""
    rows = queries.led(by).select_for_update(of=("self",))
    found: Agreement | None = rows.filter(pk=agreement.pk).first()
    if found is None:
        raise PermissionDenied(P.APPRAISAL_LEAD.value)
    return found


def _of_either(by: User, agreement: Agreement) -> Agreement:
    """Find an agreement of one's own, or of somebody whom one leads."""
    if not (reach(by, P.APPRAISAL_OWN).own or reach(by, P.APPRAISAL_LEAD).people):
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    rows = (queries.own(by) | queries.led(by)).order_by("pk")
    found: Agreement | None = (
        rows.select_for_update(of=("self",)).filter(pk=agreement.pk).first()
    )
    if found is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    return found


def _demand_proposed(agreement: Agreement, seen: int) -> None:
    demand_open(agreement)
    if agreement.state != State.PROPOSED:
        raise NotAllowed(
            _("It is not with you any more: it is “%(state)s”. Read it again.")
            % {"state": agreement.get_state_display()}
        )
    _demand_seen(agreement, seen)


def _demand_seen(agreement: Agreement, seen: int) -> None:
    if seen != agreement.seen:
        raise Stale(
            _("It was changed since you opened it. Read it again, then answer.")
        )


def _known(expectations: Mapping[str, str]) -> dict[str, str]:
    """What is expected, by the values that there are, without blanks."""
    return {code: expectations[code] for code in BY_CODE if expectations.get(code)}
