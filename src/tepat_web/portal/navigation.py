"""The side navigation: what a person may open, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

P = Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation, as the component shows it."""

    title: str
    url: str
    current: bool = False
    children: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A room of the application.

    Attributes:
        title: What it is called.
        name: Name of its address.
        permissions: One of these opens it; none: everyone who is signed in.
        own: Whether it is for people with a file of their own.
    """

    title: Promise
    name: str
    permissions: tuple[Permission, ...] = ()
    own: bool = False


PLACES: tuple[Place, ...] = (
    Place(_("Start"), "portal:home"),
    Place(_("My file"), "portal:mine", own=True),
    Place(_("My career path"), "snapshots:my-career", own=True),
    Place(_("My wishes"), "wishes:mine", own=True),
    Place(_("Proposed for me"), "consultation:mine", own=True),
    Place(_("My objections"), "objections:mine", own=True),
    Place(_("Position map"), "organisation:map", (P.STRUCTURE_READ,)),
    Place(
        _("Register"),
        "register:index",
        (P.STRUCTURE_READ, P.PEOPLE_READ, P.SERVICE_READ),
    ),
    Place(_("Job analyses"), "needs:index", (P.STRUCTURE_READ,)),
    Place(
        _("Computations and results"), "snapshots:index", (P.COMPUTE, P.RESULTS_READ)
    ),
    Place(_("Rule book"), "rules:index"),
    Place(_("Placement plans"), "placement:index", (P.PLAN_READ, P.PLAN_COMPUTE)),
    Place(_("Wishes and needs"), "wishes:index", (P.PLAN_COMPUTE,)),
    Place(_("Workshop"), "workshop:index", (P.PLAN_COMPUTE,)),
    Place(_("Consultations"), "consultation:index", (P.CONSULT_RUN,)),
    Place(_("Objections"), "objections:index", (P.OBJECTION_READ,)),
    Place(
        _("Board and decision"),
        "decisions:index",
        (P.BOARD_SIT, P.PLAN_DECIDE, P.PLAN_CARRY_OUT),
    ),
    Place(_("Letters"), "documents:index", (P.DOCUMENTS_READ, P.DOCUMENTS_MAKE)),
    Place(_("Acceptance"), "acceptance:index", (P.RESULTS_READ,)),
    Place(_("Import"), "imports:index", (P.REGISTER_IMPORT,)),
    Place(_("Work under way"), "ledger:jobs"),
    Place(_("Ledger"), "book:index", (P.LEDGER_READ,)),
    Place(_("Accounts"), "administration:accounts", (P.ACCOUNTS_MANAGE,)),
    Place(_("Invitations"), "administration:invitations", (P.ACCOUNTS_INVITE,)),
)


def entries(request: HttpRequest, by: User) -> list[Entry]:
    """Return the places that the person may open, the present one marked."""
    shown = [
        (place, url) for place in PLACES if _is_open(place, by) and (url := _url(place))
    ]
    here = max(
        (url for _, url in shown if request.path.startswith(url)), key=len, default=""
    )
    return [Entry(str(place.title), url, current=url == here) for place, url in shown]


def _is_open(place: Place, by: User) -> bool:
    if place.own:
        return bool(by.nip)
    return not place.permissions or any(reach(by, each) for each in place.permissions)


def _url(place: Place) -> str:
    try:
        return reverse(place.name)
    except NoReverseMatch:
        return ""
