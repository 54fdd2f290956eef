"""What the person does: writing expectations, and handing them to the superior."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.register.actions import Stale

from . import notices, queries
from .holding import demand_open, demand_writable, grow, own_agreement
from .models import Agreement, Aspect, Result, State

P = Permission
K = Version.Kind
MOST_RESULTS = 20  # of one person; more than can be looked at together in a year


@dataclass(frozen=True, slots=True)
class Indicator:
    """By what one sees that a result was reached: an aspect, a measure, a target."""

    aspect: str
    text: str
    target: str
    unit: str = ""

    def as_json(self) -> dict[str, str]:
        """Return it as :attr:`Result.indicators` holds it."""
        return {
            "aspect": self.aspect,
            "text": self.text,
            "target": self.target,
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class Expected:
    """One result as the person writes it.

    Attributes:
        supports: Number of the superior's result that it serves, if it serves one.
        plan: What is done in which period, by the number of its last month.
    """

    text: str
    kind: str = Result.Kind.MAIN
    supports: int | None = None
    indicators: Sequence[Indicator] = ()
    plan: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def save_result(
    *,
    by: User,
    agreement: Agreement,
    told: Expected,
    result: Result | None = None,
    seen: int = 0,
) -> Result:
    """Add a result to one's own agreement, or write one anew.

    Args:
        seen: The last version of ``result`` when the person began to write.

    Raises:
        Stale: if it was changed meanwhile, in another window of a browser.
        NotAllowed: if the agreement is not being written, or something is missing.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = _writable(by, agreement)
    _demand_whole(told, standing)
    if result is None:
        return _added(by, standing, told)
    found = _result(standing, result)
    if found.is_removed:
        raise Stale(_("This result was taken out meanwhile. Add it as a new one."))
    before = found.content()
    _write(found, told)
    if found.content() == before:
        return found
    if seen != queries.version_of(found):
        raise Stale(
            _("This result was changed in another window. Compare, then save again.")
        )
    found.save()
    grow(standing)
    changed = [(found, K.CHANGED), (standing, K.CHANGED)]
    record(by=by, act="result.saved", on=found, changed=changed)
    return found


@transaction.atomic
def remove_result(*, by: User, result: Result) -> None:
    """Take a result out of one's own agreement; taking it out again does nothing."""
    demand(by, P.APPRAISAL_OWN)
    standing = _writable(by, result.agreement)
    found = _result(standing, result)
    if found.is_removed:
        return
    found.is_removed = True
    found.save()
    grow(standing)
    changed = [(found, K.GONE), (standing, K.CHANGED)]
    record(by=by, act="result.removed", on=found, changed=changed)


@transaction.atomic
def copy_last(*, by: User, agreement: Agreement) -> int:
    """Begin with the results of one's agreement of an earlier year.

    Which result of the superior's each serves is chosen anew: they are of this year.

    Returns:
        How many were copied.

    Raises:
        NotAllowed: if there is none, or something is written already.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = _writable(by, agreement)
    earlier = queries.earlier(standing)
    if earlier is None:
        raise NotAllowed(_("No earlier year of yours holds results to copy."))
    if queries.results(standing).exists():
        raise NotAllowed(_("You have begun to write; only a blank one is copied into."))
    number = _last_number(standing)
    made = [
        Result.objects.create(
            agreement=standing,
            number=number + at,
            kind=each.kind,
            text=each.text,
            indicators=each.indicators,
            plan={},
        )
        for at, each in enumerate(queries.results(earlier), start=1)
    ]
    grow(standing)
    changed = [(standing, K.CHANGED), *((each, K.NEW) for each in made)]
    record(by=by, act="agreement.copied", on=standing, changed=changed)
    return len(made)


@transaction.atomic
def save_resources(*, by: User, agreement: Agreement, resources: str) -> Agreement:
    """Say what one needs to reach the results; the same again changes nothing."""
    demand(by, P.APPRAISAL_OWN)
    standing = _writable(by, agreement)
    if standing.resources == resources:
        return standing
    standing.resources = resources
    grow(standing)
    record(by=by, act="agreement.saved", on=standing)
    return standing


@transaction.atomic
def hand_in(*, by: User, agreement: Agreement, resources: str) -> Agreement:
    """Hand the expectations to the superior; handing them in again does nothing.

    Raises:
        NotAllowed: if there is no main result, or nobody who could agree.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = own_agreement(by, agreement)
    if standing.state == State.PROPOSED:
        return standing
    demand_writable(standing)
    if not standing.superior:
        raise NotAllowed(
            _("Your superior is not known yet. Ask BKPSDM to enter who leads you.")
        )
    if not queries.results(standing).filter(kind=Result.Kind.MAIN).exists():
        raise NotAllowed(_("Write at least one main result first."))
    standing.resources = resources
    standing.state, standing.proposed_at = State.PROPOSED, timezone.now()
    grow(standing)
    record(by=by, act="agreement.handed-in", on=standing)
    notices.tell_proposed(standing)
    return standing


@transaction.atomic
def take_back(*, by: User, agreement: Agreement) -> Agreement:
    """Take back what was handed in, to write on; doing it again does nothing.

    Raises:
        NotAllowed: if the superior has answered meanwhile.
    """
    demand(by, P.APPRAISAL_OWN)
    standing = own_agreement(by, agreement)
    if standing.state == State.DRAFT:
        return standing
    demand_open(standing)
    if standing.state != State.PROPOSED:
        raise NotAllowed(
            _("Your superior has answered already: it is “%(state)s”.")
            % {"state": standing.get_state_display()}
        )
    standing.state = State.DRAFT
    grow(standing)
    record(by=by, act="agreement.withdrawn", on=standing)
    return standing


def _writable(by: User, agreement: Agreement) -> Agreement:
    standing = own_agreement(by, agreement)
    demand_writable(standing)
    return standing


def _result(agreement: Agreement, result: Result) -> Result:
    found: Result | None = Result.objects.filter(
        agreement=agreement, pk=result.pk
    ).first()
    if found is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    return found


def _added(by: User, agreement: Agreement, told: Expected) -> Result:
    if queries.results(agreement).count() >= MOST_RESULTS:
        raise NotAllowed(
            _("At most %(most)d results are agreed. Join some that belong together.")
            % {"most": MOST_RESULTS}
        )
    made = Result(agreement=agreement, number=_last_number(agreement) + 1)
    _write(made, told)
    made.save()
    grow(agreement)
    changed = [(made, K.NEW), (agreement, K.CHANGED)]
    record(by=by, act="result.saved", on=made, changed=changed)
    return made


def _write(result: Result, told: Expected) -> None:
    result.text, result.kind = told.text, told.kind
    result.supports_id = told.supports
    result.indicators = [each.as_json() for each in told.indicators]
    result.plan = {month: text for month, text in told.plan.items() if text}


def _demand_whole(told: Expected, agreement: Agreement) -> None:
    """Refuse a result that nobody could see reached, or that serves a stranger's."""
    if not told.text.strip():
        raise NotAllowed(_("Write down the result: what will be there, not the work."))
    if told.kind not in Result.Kind or any(
        each.aspect not in Aspect for each in told.indicators
    ):
        raise NotAllowed(_("Choose from what is offered."))
    if not told.indicators:
        raise NotAllowed(_("Give at least one indicator with its target."))
    if any(not each.text or not each.target for each in told.indicators):
        raise NotAllowed(_("Every indicator says what is measured and its target."))
    months: Any = {str(span.last) for span in agreement.cycle.spans()}
    if told.plan.keys() - months:
        raise NotAllowed(_("The action plan names a period that the year lacks."))
    if told.supports is not None:
        offered = {each.pk for each in queries.to_support(agreement)}
        if told.supports not in offered:
            raise NotAllowed(
                _("Choose a result of your superior's from the list, or none.")
            )


def _last_number(agreement: Agreement) -> int:
    """The highest number ever given: progress names results by it."""
    every = Result._base_manager.filter(agreement=agreement)
    return every.aggregate(last=Max("number"))["last"] or 0
