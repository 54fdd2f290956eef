"""Finding one's own agreement, holding it still, and whether it may be written on."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed

from . import queries
from .models import WRITABLE, Agreement, Cycle, State

P = Permission


def own_agreement(by: User, agreement: Agreement) -> Agreement:
    """Find one's own agreement, and keep it from changing meanwhile.

    Raises:
        PermissionDenied: if it is somebody else's.
    """
    rows = queries.own(by).select_related("cycle").select_for_update(of=("self",))
    found: Agreement | None = rows.filter(pk=agreement.pk).first()
    if found is None:
        raise PermissionDenied(P.APPRAISAL_OWN.value)
    return found


def grow(agreement: Agreement) -> None:
    """Keep an agreement that was changed, told apart from what others have read."""
    agreement.seen += 1
    agreement.save()


def demand_cycle_open(agreement: Agreement) -> None:
    """Refuse what changes anything of a closed year.

    Raises:
        NotAllowed: if so.
    """
    if agreement.cycle.stage != Cycle.Stage.OPEN:
        raise NotAllowed(
            _("The cycle of %(year)d is not open. Nothing was changed; ask BKPSDM.")
            % {"year": agreement.cycle.year}
        )


def demand_open(agreement: Agreement) -> None:
    """Refuse what changes the agreement of a closed year, or of a place that was left.

    Raises:
        NotAllowed: if so.
    """
    demand_cycle_open(agreement)
    if agreement.until is not None:
        raise NotAllowed(
            _("This agreement ended when you moved. Your new one is on your page.")
        )


def demand_writable(agreement: Agreement) -> None:
    """Refuse to write what is with the superior, or agreed.

    Raises:
        NotAllowed: if so.
    """
    demand_open(agreement)
    if agreement.state == State.PROPOSED:
        raise NotAllowed(
            _("It is with your superior. Take it back first, then write on.")
        )
    if agreement.state not in WRITABLE:
        raise NotAllowed(
            _("It is agreed. To change it within the year, begin a change first.")
        )
