"""Who is told of a case. A notice names nobody and says nothing of what was written."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.ledger.notices import grants, holders, said, tell

from .models import Case
from .secret import grouped

P = Permission
NEW = _("A new complaint or praise waits to be passed to a unit.")
ROUTED = _("Case %(number)s was passed to your unit.")
REOPENED = _("Case %(number)s was reopened: the answer was not enough.")
ADDED = _("The complainant wrote again about case %(number)s.")
LATE = _("Case %(number)s is past its deadline.")
RAISED = _("Case %(number)s is past its deadline, and still not taken care of.")
RUNNING = _("The complainant has not answered; the clock of case %(number)s runs on.")


def address(it: Case) -> str:
    """Return the page of a case."""
    return reverse("complaints:one", args=[it.pk])


def tell_new(by: User, it: Case) -> None:
    """Tell those who pass cases on, where it is thought to belong; each once."""
    path = it.unit.path if it.unit else ""
    to = holders(P.COMPLAINT_HANDLE, path) - {by.pk}
    tell(to, said(NEW, {}), reverse("complaints:index"), once=True)


def tell_brought(by: User, them: Iterable[Case]) -> None:
    """Tell of the cases of a file; nobody twice."""
    for it in {each.unit_id: each for each in them}.values():
        tell_new(by, it)


def tell_added(by: User, them: Iterable[Case | None]) -> None:
    """Tell those who handle them that somebody wrote again; of each case once."""
    for it in {each.pk: each for each in them if each}.values():
        path = it.unit.path if it.unit else ""
        to = holders(P.COMPLAINT_HANDLE, path) - {by.pk}
        tell(to, said(ADDED, _facts(it)), address(it), once=True)


def tell_routed(by: User, it: Case) -> None:
    """Tell the unit that has it now."""
    assert it.unit is not None  # noqa: S101 - it was just passed there
    to = holders(P.COMPLAINT_HANDLE, it.unit.path) - {by.pk}
    tell(to, said(ROUTED, _facts(it)), address(it))


def tell_reopened(by: User, it: Case) -> None:
    """Tell the unit, and those who look after all complaints."""
    tell(_above(it) - {by.pk}, said(REOPENED, _facts(it)), address(it))


def tell_late(it: Case) -> bool:
    """Tell those who look after the unit and its agency; false: there is nobody.

    That is whoever holds a role for a unit on the way up, not for the whole city.
    """
    to = {
        grant.user_id
        for each in (P.COMPLAINT_HANDLE, P.SERVICE_READ)
        for grant in grants(each)
        if grant.unit and it.unit and it.unit.path.startswith(grant.unit.path)
    }
    tell(to, said(LATE, _facts(it)), address(it))
    return bool(to)


def tell_raised(it: Case) -> None:
    """Tell those who look after the complaints of the whole city."""
    to = holders(P.COMPLAINT_HANDLE) | holders(P.SERVICE_READ)
    tell(to, said(RAISED, _facts(it)), address(it))


def tell_running(it: Case) -> None:
    """Tell who handles it that its clock runs again."""
    to = holders(P.COMPLAINT_HANDLE, it.unit.path if it.unit else "")
    tell(to, said(RUNNING, _facts(it)), address(it))


def _above(it: Case) -> set[int]:
    """Those who handle it, and those who read all that is said of the service there."""
    path = it.unit.path if it.unit else ""
    return holders(P.COMPLAINT_HANDLE, path) | holders(P.SERVICE_READ, path)


def _facts(it: Case) -> dict[str, str]:
    return {"number": grouped(it.number)}
