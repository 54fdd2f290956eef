"""Who is warned of a credential that expires: the person, and who keeps the files.

A notice says that something expires, and leads to the page that says what: it names
neither the person nor the credential.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.ledger.notices import accounts_of, grants, said, tell

from .models import Credential

OWN_SOON = _(
    "A licence or certificate of yours expires soon. See when, and what to do."
)
OWN_GONE = _("A licence or certificate of yours has expired. See what to do.")
UNIT = _(
    "Licences or certificates of people in your unit expire soon, or have expired."
)


def warn(warned: Sequence[Credential], today: date) -> None:
    """Tell the people, and the officers of their units.

    Where a unit has no officer of its own, who keeps the files of the whole city is
    told instead.
    """
    mine = reverse("curricula:mine")
    for text, rows in (
        (OWN_SOON, [each for each in warned if not _is_over(each, today)]),
        (OWN_GONE, [each for each in warned if _is_over(each, today)]),
    ):
        accounts = accounts_of(each.employee.nip for each in rows)
        tell(accounts.values(), said(text, {}), mine)
    paths = {each.employee.place.path for each in warned if each.employee.place}
    tell(_keepers(paths), said(UNIT, {}), reverse("curricula:credentials"), once=True)


def _is_over(credential: Credential, today: date) -> bool:
    return credential.ends is not None and credential.ends < today


def _keepers(paths: set[str]) -> set[int]:
    held = grants(Permission.CURRICULA_KEEP)
    told: set[int] = set()
    for path in paths:
        own = {
            each.user_id
            for each in held
            if each.unit is not None and path.startswith(each.unit.path)
        }
        told |= own or {each.user_id for each in held if each.unit is None}
    return told
