"""The side navigation: what a person may open, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.consultation.unit import leads_or_keeps
from tepat_web.dashboard.area import heads

P = Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation, as the component shows it; no address: a heading."""

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
        of_unit: Whether it is for people who lead others or keep their files.
        of_head: Whether it is for heads of agencies, too.
    """

    title: Promise
    name: str
    permissions: tuple[Permission, ...] = ()
    own: bool = False
    of_unit: bool = False
    of_head: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Places under one heading; none of them open to a person: no heading either."""

    title: Promise
    places: tuple[Place, ...]


HOME = Place(_("Start"), "portal:home")
GROUPS: tuple[Group, ...] = (
    Group(
        pgettext_lazy("navigation", "Mine"),
        (
            Place(_("My file"), "portal:mine", own=True),
            Place(_("My growth"), "growth:mine", own=True),
            Place(_("My performance"), "agreements:mine", own=True),
            Place(_("Feedback"), "feedback:mine", own=True),
            Place(_("My trainings"), "training:mine", own=True),
            Place(_("My career path"), "snapshots:my-career", own=True),
            Place(_("My wishes"), "wishes:mine", own=True),
            Place(_("Proposed for me"), "consultation:mine", own=True),
            Place(_("My objections"), "objections:mine", own=True),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "My unit"),
        (
            Place(
                _("Performance of my team"),
                "agreements:team",
                (P.APPRAISAL_LEAD,),
                of_unit=True,
            ),
            Place(
                _("Trainings of my unit"),
                "training:unit",
                (P.TRAINING_NOMINATE,),
                of_unit=True,
            ),
            Place(_("Needs of my unit"), "wishes:units", (P.UNIT_RANK,), of_unit=True),
            Place(
                _("My unit in the plan"),
                "consultation:units",
                (P.UNIT_RANK,),
                of_unit=True,
            ),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "Placement"),
        (
            Place(
                _("Placement plans"), "placement:index", (P.PLAN_READ, P.PLAN_COMPUTE)
            ),
            Place(_("Wishes and needs"), "wishes:index", (P.PLAN_COMPUTE,)),
            Place(_("Workshop"), "workshop:index", (P.PLAN_COMPUTE,)),
            Place(_("Consultations"), "consultation:index", (P.CONSULT_RUN,)),
            Place(_("Objections"), "objections:index", (P.OBJECTION_READ,)),
            Place(
                _("Board and decision"),
                "decisions:index",
                (P.BOARD_SIT, P.PLAN_DECIDE, P.PLAN_CARRY_OUT),
            ),
            Place(
                _("Letters"), "documents:index", (P.DOCUMENTS_READ, P.DOCUMENTS_MAKE)
            ),
            Place(_("Acceptance"), "acceptance:index", (P.RESULTS_READ,)),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "Performance and training"),
        (
            Place(_("Performance cycles"), "cycles:index", (P.APPRAISAL_READ,)),
            Place(
                _("Assessments of competency"),
                "assessments:index",
                (P.ASSESS_RUN, P.ASSESS_JUDGE),
            ),
            Place(_("Calibration"), "calibration:index", (P.CALIBRATE,)),
            Place(_("Trainings"), "training:index", (P.TRAINING_READ,)),
            Place(_("Continuous programmes"), "curricula:index", (P.CURRICULA_KEEP,)),
            Place(_("Impact"), "impact:index", (P.RESULTS_READ,)),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "Public service"),
        (
            Place(_("Dashboard"), "dashboard:index", (P.RESULTS_READ,), of_head=True),
            Place(_("Satisfaction"), "satisfaction:index", (P.SERVICE_READ,)),
            Place(_("Survey"), "survey:index", (P.SERVICE_CHANGE,)),
            Place(_("Service standards"), "standards:index", (P.SERVICE_READ,)),
            Place(
                _("Complaints"),
                "complaints:index",
                (P.SERVICE_READ, P.COMPLAINT_HANDLE),
            ),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "Data and rules"),
        (
            Place(_("Position map"), "organisation:map", (P.STRUCTURE_READ,)),
            Place(
                _("Register"),
                "register:index",
                (P.STRUCTURE_READ, P.PEOPLE_READ, P.SERVICE_READ),
            ),
            Place(_("Job analyses"), "needs:index", (P.STRUCTURE_READ,)),
            Place(
                _("Computations and results"),
                "snapshots:index",
                (P.COMPUTE, P.RESULTS_READ),
            ),
            Place(_("Import"), "imports:index", (P.REGISTER_IMPORT,)),
            Place(_("Rule book"), "rules:index"),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "System"),
        (
            Place(_("Work under way"), "ledger:jobs"),
            Place(_("Ledger"), "book:index", (P.LEDGER_READ,)),
            Place(_("Accounts"), "administration:accounts", (P.ACCOUNTS_MANAGE,)),
            Place(_("Invitations"), "administration:invitations", (P.ACCOUNTS_INVITE,)),
        ),
    ),
)


ALSO: Mapping[str, tuple[str, ...]] = {
    "agreements:mine": ("evaluations:mine", "assessments:mine"),
    "agreements:team": (
        "evaluations:team",
        "evaluations:contests",
        "assessments:team",
        "growth:team",
    ),
    "training:mine": ("learning:mine", "curricula:mine"),
    "training:unit": ("learning:hours",),
    "training:index": ("learning:classes", "learning:hours", "learning:programmes"),
}
"""Place → pages of other rooms that belong to it, with all below them."""


def places() -> Iterator[Place]:
    """Yield every place, in the order in which they are shown."""
    yield HOME
    for group in GROUPS:
        yield from group.places


def entries(request: HttpRequest, by: User) -> list[Entry]:
    """Return the places that the person may open by groups, the present one marked."""
    has_unit = cache(partial(leads_or_keeps, by))
    shown = {
        place: url
        for place in places()
        if _is_open(place, by, has_unit) and (url := _url(place.name))
    }
    here = _here(request.path, shown)

    def entry(place: Place) -> Entry:
        return Entry(str(place.title), shown[place], current=shown[place] == here)

    grouped = [
        (group, [entry(place) for place in group.places if place in shown])
        for group in GROUPS
    ]
    headed = [Entry(str(group.title), "", children=some) for group, some in grouped]
    return [entry(HOME), *(each for each in headed if each.children)]


def _here(path: str, shown: Mapping[Place, str]) -> str:
    """The place that a page belongs to: it lies below it, or in one's own room."""
    room = f"/{path.split('/')[1]}/"
    below = [
        (len(begins), url)
        for it, url in shown.items()
        for begins in (url, *map(_url, ALSO.get(it.name, ())))
        if begins not in {"", "/"} and path.startswith(begins)
    ]
    if below:
        return max(below, key=itemgetter(0))[1]
    return next(
        (url for it, url in shown.items() if it.own and url.startswith(room)), path
    )


def _is_open(place: Place, by: User, has_unit: Callable[[], bool]) -> bool:
    if place.own:
        return bool(by.nip)
    allowed = any(reach(by, each) for each in place.permissions)
    if place.of_unit:
        return allowed and has_unit()
    if place.of_head and not allowed:
        return heads(by)
    return allowed or not place.permissions


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
