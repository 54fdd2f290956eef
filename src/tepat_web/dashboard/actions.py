"""Showing figures to everybody, and taking them back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, record
from tepat_web.snapshots.models import Computed, Release, Subject

from .city import latest
from .drafts import draft

P = Permission


@transaction.atomic
def approve(*, by: User, subject: Subject, mark: str) -> Release:
    """Show everybody what was looked at.

    Args:
        mark: Of what was looked at, as :class:`.drafts.Draft` gives it.

    Raises:
        NotAllowed: if that is shown already, or is not what would be shown now.
    """
    demand(by, P.FIGURES_PUBLISH)
    made = latest(subject)
    if made is not None:  # one of two who decide at once goes first
        Computed.objects.select_for_update().get(pk=made.pk)
    found = draft(subject)
    if found.next is None or not found.is_new:
        raise NotAllowed(_("These figures are shown to everybody already."))
    if found.mark != mark:
        raise NotAllowed(
            _("Something else was computed meanwhile. Look at it, then approve it.")
        )
    release = found.next
    release.by, release.at = by, timezone.now()
    release.save()
    record(by=by, act="release.approved", on=release)
    return release


@transaction.atomic
def withdraw(*, by: User, subject: Subject) -> Release:
    """Take figures back: nobody sees any of this subject until some are approved.

    Raises:
        NotAllowed: if none are shown.
    """
    demand(by, P.FIGURES_PUBLISH)
    rows = Release.objects.standing().select_for_update().filter(subject=subject)
    found: Release | None = rows.order_by("-pk").first()
    if found is None or found.withdrawn_at is not None:
        raise NotAllowed(_("These figures are not shown to anybody any more."))
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by, act="release.withdrawn", on=found)
    return found
