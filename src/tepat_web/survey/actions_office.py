"""What an office changes later: names of places, and what it told citizens."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.ledger.models import Version

from . import queries
from .models import Improvement, Station

P = Permission


@transaction.atomic
def rename_station(*, by: User, station: Station, label: str) -> Station:
    """Give a place another name; its address, and so what is printed, stays good.

    Raises:
        NotAllowed: if the name is blank.
        PermissionDenied: if it is out of reach.
    """
    demand(by, P.SERVICE_CHANGE)
    rows = queries.stations(by).select_related(None).select_for_update()
    it: Station | None = rows.filter(pk=station.pk).first()
    if it is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    if not label.strip():
        raise NotAllowed(_("Give the place a name, such as the number of the counter."))
    if it.label != label.strip():
        it.label = label.strip()
        it.save()
        record(by=by, act="station.changed", on=it)
    return it


@transaction.atomic
def change_improvement(
    *, by: User, improvement: Improvement, text: str, since: date, text_en: str = ""
) -> Improvement:
    """Write what a unit made better in other words.

    Raises:
        NotAllowed: if nothing is written, or it was withdrawn meanwhile.
        PermissionDenied: if it is out of reach.
    """
    it = _locked(by, improvement)
    if it.is_removed:
        raise NotAllowed(_("This was withdrawn meanwhile. Tell it anew if it holds."))
    if not text.strip():
        raise NotAllowed(_("Write down what was improved, in one sentence."))
    it.text, it.text_en, it.since = text.strip(), text_en.strip(), since
    it.save()
    record(by=by, act="improvement.changed", on=it)
    return it


@transaction.atomic
def withdraw_improvement(*, by: User, improvement: Improvement) -> Improvement:
    """Tell citizens no longer what was improved; the ledger keeps what was told.

    Withdrawn twice, it is withdrawn once.

    Raises:
        PermissionDenied: if it is out of reach.
    """
    it = _locked(by, improvement)
    if not it.is_removed:
        it.is_removed = True
        it.save()
        gone = [(it, Version.Kind.GONE)]
        record(by=by, act="improvement.withdrawn", on=it, changed=gone)
    return it


def _locked(by: User, improvement: Improvement) -> Improvement:
    demand(by, P.SERVICE_CHANGE)
    rows = Improvement.objects.filter(unit__in=queries.units(by))
    it: Improvement | None = rows.select_for_update().filter(pk=improvement.pk).first()
    if it is None:
        raise PermissionDenied(P.SERVICE_CHANGE.value)
    return it
