"""Whom a window concerns is told that it opens, and before it closes.

A notice says what can be said and until when, never what anybody has said.
"""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.models import Notice
from tepat_web.ledger.notices import accounts_in, grants, said, tell
from tepat_web.organisation.models import Unit
from tepat_web.snapshots.take import structure_on
from tepat_web.workforce.models import Appointment

from . import queries
from .models import Preference, UnitNeed, Window

OPEN = _(
    "“%(name)s” is open until %(until)s: say which positions you wish for, or that you "
    "like to stay. Only BKPSDM's planners read it."
)
CLOSING = _(
    "“%(name)s” closes on %(until)s, and you have not said yet what you wish for. It "
    "is up to you whether you do."
)
UNITS_OPEN = _(
    "“%(name)s” is open until %(until)s: say which positions matter most to your unit."
)
UNITS_CLOSING = _(
    "“%(name)s” closes on %(until)s, and your unit has not said yet what it needs most."
)


def tell_open(window: Window) -> None:
    """Tell everyone who is asked, but for who was told of this window before."""
    everyone = accounts_in(queries.asked(window).values("nip"))
    _tell(everyone, OPEN, window, _own_url(window))
    _tell(_ranking(window, needing=False), UNITS_OPEN, window, _unit_url(window))


def tell_closing(window: Window) -> None:
    """Tell who has not said anything yet."""
    told = Preference.objects.standing().filter(window=window)
    quiet = queries.asked(window).exclude(pk__in=told.values("employee"))
    _write(accounts_in(quiet.values("nip")), CLOSING, window, _own_url(window))
    units = _ranking(window, needing=True)
    _write(units, UNITS_CLOSING, window, _unit_url(window))


def _tell(to: set[int], text: Promise, window: Window, url: str) -> None:
    known = Notice.objects.filter(url=url).values_list("to_id", flat=True)
    _write(to - set(known), text, window, url)


def _write(to: set[int], text: Promise, window: Window, url: str) -> None:
    until = Words.saying(lambda: day(window.closes))
    tell(to, said(text, {"name": window.name}, until=until), url)


def _ranking(window: Window, *, needing: bool) -> set[int]:
    """Accounts of who ranks for a unit that is asked: its officer, and its head.

    Args:
        needing: Only for units that have not said anything yet.
    """
    units = Unit.objects.standing().filter(structure=structure_on(None))
    if window.units:
        inside = Q(pk__in=())
        for path in queries.paths_of(window.units):
            inside |= Q(path__startswith=path)
        units = units.filter(inside)
    if needing:
        told = UnitNeed.objects.standing().filter(window=window)
        units = units.exclude(code__in=told.values("unit"))
    mine = dict(units.values_list("path", "pk"))
    officers = {
        grant.user_id
        for grant in grants(Permission.UNIT_RANK)
        if grant.unit is not None and grant.unit.path in mine
    }
    heads = Appointment.objects.standing().filter(
        valid_to__isnull=True,
        post__position__is_leader=True,
        post__position__unit__in=set(mine.values()),
    )
    return officers | accounts_in(heads.values("employee__nip"))


def _own_url(window: Window) -> str:
    return f"{reverse('wishes:mine')}?{urlencode({'jendela': window.pk})}"


def _unit_url(window: Window) -> str:
    return f"{reverse('wishes:units')}?{urlencode({'jendela': window.pk})}"
