"""Who may change a cycle, and holding it while it is changed."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Cycle
from tepat_web.ledger.actions import NotAllowed

P = Permission


def refuse_part(by: User) -> None:
    """Refuse who runs the cycle for some units only: it is one for the whole city.

    Raises:
        PermissionDenied: if ``by`` may not everywhere.
    """
    if not reach(by, P.APPRAISAL_RUN).everywhere:
        raise PermissionDenied(P.APPRAISAL_RUN.value)


def locked(cycle: Cycle) -> Cycle:
    """Return a cycle as it is now, held until the act is over.

    Raises:
        NotAllowed: if it is gone.
    """
    found: Cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if found.is_removed:
        raise NotAllowed(_("This cycle is not there any more."))
    return found
