"""Writing standards: a draft, its publication, and the review a year after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat.law.reckoning import months_later
from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.models import DatedQuerySet
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version
from tepat_web.publicservice.models import Service

from . import queries
from .models import COMPONENTS, DELIVERY, Standard

P = Permission
K = Version.Kind
S = Standard.State
WRITTEN = (*COMPONENTS, "taken", "taken_unit", "charge", "decree")
"""What is written; the rest of a standard follows from what is done with it."""
REVIEW_MONTHS = 12
"""Ours: the law asks for evaluation now and then, and a survey is due every year."""
AHEAD_MONTHS = 12
"""A day beyond is most likely mistyped, and nobody would see the standard."""


class Overtaken(NotAllowed):
    """Somebody else has written meanwhile: ``theirs`` is the draft as it is now."""

    def __init__(self, theirs: Standard | None) -> None:
        super().__init__(
            _(
                "Somebody else has changed this draft meanwhile. Compare both below; "
                "what you save now replaces theirs."
            )
            if theirs
            else _(
                "This draft was published or put away meanwhile. Save what you typed "
                "as a new draft, or leave the page."
            )
        )
        self.theirs = theirs


@transaction.atomic
def keep(
    *, by: User, service: Service, told: Mapping[str, object], edition: int
) -> Standard:
    """Keep what was written as the draft of a service.

    Args:
        told: Values of ``WRITTEN``; what is missing counts as blank.
        edition: Of the draft that the writer began with; 0: there was none.

    Raises:
        Overtaken: if the draft is not that one any more, and says something else.
        PermissionDenied: if the service is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    return _kept(by, _locked(by, service), told, edition)


@transaction.atomic
def publish(
    *,
    by: User,
    service: Service,
    told: Mapping[str, object],
    edition: int,
    valid_from: date,
) -> Standard:
    """Keep what was written and let it hold from a day; the one before ends there.

    One that was to begin on that day or later, and has not begun, never holds then.
    Sent twice, it publishes once.

    Raises:
        NotAllowed: if a component for citizens is blank, or the day lies before that of
            the present standard or more than a year ahead.
        Overtaken: as :func:`keep`.
        PermissionDenied: if the service is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    known = _locked(by, service)
    if again := _published_so(known, told, valid_from):
        return again
    it = _kept(by, known, told, edition)
    if not all(it.text(name).strip() for name in DELIVERY):
        raise NotAllowed(_("Fill in all that citizens read; then it can be published."))
    today = timezone.localdate()
    if valid_from > months_later(today, AHEAD_MONTHS):
        raise NotAllowed(_("Choose a day within the next twelve months."))
    ended = _ended(known, valid_from, today)
    it.state, it.valid_from = S.PUBLISHED, valid_from
    it.review_by = months_later(valid_from, REVIEW_MONTHS)
    it.save()
    changed = [(each, K.CHANGED) for each in (it, *ended)]
    record(by=by, act="standard.published", on=it, changed=changed)
    return it


@transaction.atomic
def withdraw(*, by: User, standard: Standard) -> Standard:
    """Make a standard that has not begun a draft again; the present one goes on.

    Raises:
        NotAllowed: if it has begun or was put away, or another draft is under way.
        PermissionDenied: if the service is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    service = _locked(by, standard.service)
    it = _standing(standard)
    if it.state == S.DRAFT:
        return it
    if not it.is_coming(timezone.localdate()):
        raise NotAllowed(_("It holds already. Write a new one that follows it."))
    if _draft(service):
        raise NotAllowed(
            _("There is a draft already. Publish it or put it away; then try again.")
        )
    before, until = list(_of(service).filter(valid_to=it.valid_from)), it.valid_to
    it.state, it.valid_from, it.valid_to, it.review_by = S.DRAFT, None, None, None
    it.edition += 1
    it.save()
    changed = [(it, K.CHANGED)]
    for each in before:
        each.valid_to = until
        each.save()
        changed.append((each, K.CHANGED))
    record(by=by, act="standard.withdrawn", on=it, changed=changed)
    return it


@transaction.atomic
def confirm(*, by: User, standard: Standard) -> Standard:
    """Note that a standard was reviewed and stays; the next review is a year from now.

    Raises:
        NotAllowed: if it does not hold today, or was put away.
        PermissionDenied: if the service is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    _locked(by, standard.service)
    today = timezone.localdate()
    it = _standing(standard)
    if not it.holds(today):
        raise NotAllowed(_("Another standard holds by now; please look at that one."))
    following = months_later(today, REVIEW_MONTHS)
    if it.review_by != following:
        it.review_by = following
        it.save()
        record(by=by, act="standard.confirmed", on=it, changed=[(it, K.CHANGED)])
    return it


@transaction.atomic
def discard(*, by: User, service: Service) -> None:
    """Put the draft of a service away; the ledger keeps its words.

    Raises:
        PermissionDenied: if the service is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    it = _draft(_locked(by, service))
    if it is not None:
        it.is_removed = True
        it.save()
        record(by=by, act="standard.discarded", on=it)


def _locked(by: User, service: Service) -> Service:
    """The service within reach: whoever writes a standard of it waits here."""
    rows = queries.services(by, P.SERVICE_CHANGE).select_for_update(of=("self",))
    found: Service | None = rows.filter(pk=service.pk).first()
    if found is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    return found


def _standing(standard: Standard) -> Standard:
    """Return it as it is now; who put it away meanwhile was quicker."""
    rows = Standard.objects.standing().filter(pk=standard.pk)
    found: Standard | None = rows.first()
    if found is None:
        raise NotAllowed(_("This text was put away meanwhile. Write a new draft."))
    return found


def _kept(
    by: User, service: Service, told: Mapping[str, object], edition: int
) -> Standard:
    it = _draft(service)
    if it is not None and _says(it, told):
        return it
    if (it.edition if it else 0) != edition:
        raise Overtaken(it)
    is_new = it is None
    it = it or Standard(service=service, edition=0)
    for name, value in _values(told).items():
        setattr(it, name, value)
    it.edition += 1
    it.save()
    kind = K.NEW if is_new else K.CHANGED
    record(by=by, act="standard.drafted", on=it, changed=[(it, kind)])
    return it


def _ended(service: Service, day: date, today: date) -> list[Standard]:
    """End what would hold on ``day`` or after, and return it."""
    them = [it for it in _of(service) if it.valid_to is None or it.valid_to > day]
    for it in them:
        begun = it.valid_from or day
        if day < begun <= today:
            told = {"day": writing.day(begun)}
            raise NotAllowed(
                _("The present one holds since %(day)s. Choose that day or later.")
                % told
            )
        it.valid_to = max(day, begun)
        it.save()
    return them


def _published_so(
    service: Service, told: Mapping[str, object], day: date
) -> Standard | None:
    """What the same form has published before, where no draft was begun since."""
    if _draft(service):
        return None
    rows = _of(service).filter(valid_from=day)
    return next((it for it in rows if _says(it, told)), None)


def _says(it: Standard, told: Mapping[str, object]) -> bool:
    return all(getattr(it, name) == value for name, value in _values(told).items())


def _values(told: Mapping[str, object]) -> dict[str, object]:
    """What is written, with the blank that each field has where nothing is told."""
    blank = Standard()
    return {name: told.get(name, getattr(blank, name)) for name in WRITTEN}


def _draft(service: Service) -> Standard | None:
    rows = Standard.objects.standing().filter(service=service, state=S.DRAFT)
    found: Standard | None = rows.first()
    return found


def _of(service: Service) -> DatedQuerySet:
    rows = Standard.objects.standing().filter(service=service, state=S.PUBLISHED)
    found: DatedQuerySet = rows.exclude(valid_to=F("valid_from"))
    return found
