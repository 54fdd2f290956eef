"""Who is told of a step of an agreement. A notice names nobody; the page does."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.ledger.notices import accounts_of, said, tell

from .models import Agreement, CheckIn, Cycle

PROPOSED = _("Expectations for %(year)s wait for your agreement.")
RETURNED = _("Your expectations for %(year)s came back with notes.")
AGREED = _("Your expectations for %(year)s are agreed.")
REOPENED = _("Your expectations for %(year)s are to be changed; the reason is there.")
CHANGING = _("Expectations for %(year)s that you agreed are being changed.")
HANDED_IN = _("A check-in of %(year)s waits for your answer.")
REPLIED = _("Your superior has answered your check-in of %(year)s.")


def tell_proposed(agreement: Agreement) -> None:
    """Tell the superior that something waits."""
    _tell(agreement.superior, PROPOSED, agreement.cycle, _review(agreement))


def tell_returned(agreement: Agreement) -> None:
    """Tell the person that it came back."""
    _tell(agreement.employee.nip, RETURNED, agreement.cycle, _page(agreement))


def tell_agreed(agreement: Agreement) -> None:
    """Tell the person that it is agreed."""
    _tell(agreement.employee.nip, AGREED, agreement.cycle, _page(agreement))


def tell_reopened(agreement: Agreement, *, by_superior: bool) -> None:
    """Tell the other of the two that what was agreed is being changed."""
    if by_superior:
        _tell(agreement.employee.nip, REOPENED, agreement.cycle, _page(agreement))
    else:
        _tell(agreement.superior, CHANGING, agreement.cycle, _page(agreement))


def tell_handed_in(checkin: CheckIn) -> None:
    """Tell the superior of a check-in."""
    agreement = checkin.agreement
    _tell(agreement.superior, HANDED_IN, agreement.cycle, address_of(checkin))


def tell_replied(checkin: CheckIn) -> None:
    """Tell the person of the answer."""
    agreement = checkin.agreement
    _tell(agreement.employee.nip, REPLIED, agreement.cycle, address_of(checkin))


def address_of(checkin: CheckIn) -> str:
    """Return the page of a check-in."""
    place = [checkin.agreement_id, checkin.first, checkin.last]
    return reverse("agreements:checkin", args=place)


def _tell(nip: str, text: Promise, cycle: Cycle, url: str) -> None:
    to = accounts_of([nip]).values() if nip else ()
    tell(to, said(text, {"year": str(cycle.year)}), url, once=True)


def _page(agreement: Agreement) -> str:
    return reverse("agreements:one", args=[agreement.pk])


def _review(agreement: Agreement) -> str:
    return reverse("agreements:review", args=[agreement.pk])
