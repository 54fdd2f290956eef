"""Windows for wishes: opened, changed, closed; people told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, demand, reach
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day
from tepat_web.ledger.actions import NotAllowed, record

from . import notices, queries
from .models import State, Window

P = Permission


@transaction.atomic
def open_window(
    *,
    by: User,
    name: str,
    opens: date,
    closes: date,
    units: Sequence[str],
    most: int,
    most_needs: int,
    note: str,
    today: date,
) -> Window:
    """Lay down on which days people say what they wish for.

    Asked twice, by a double click, there is one window.

    Args:
        units: Codes of the units that are asked, with all below; none: the city.
        most: How many positions a person may rank.
        most_needs: How many positions a unit may rank.

    Raises:
        NotAllowed: if it is over already, or some of its people are asked in another
            window on one of these days.
    """
    _demand_everywhere(by)
    alike = queries.windows().filter(closed_at__isnull=True, name=name, opens=opens)
    for window in alike.filter(closes=closes):
        if window.units == list(units):
            return window
    made = Window(most=most, most_needs=most_needs, note=note)
    _lay_down(made, name=name, opens=opens, closes=closes, units=units, today=today)
    record(by=by, act="window.opened", on=made)
    _refuse_overlap(made)
    return made


@transaction.atomic
def change_window(
    *,
    by: User,
    window: Window,
    name: str,
    opens: date,
    closes: date,
    units: Sequence[str],
    most: int,
    most_needs: int,
    note: str,
    today: date,
) -> Window:
    """Give a window that is not over other days, units or words.

    What people have said stays. Whoever is asked only now is told of it.

    Raises:
        NotAllowed: if it is over, or would be; if it opened on another day already; or
            as for :func:`open_window`.
    """
    _demand_everywhere(by)
    standing = _standing(window, today)
    if standing.state(today) is State.OPEN and opens > today:
        raise NotAllowed(
            _("This window is open already; leave its first day as it is.")
        )
    if list(units) != standing.units:
        standing.told_on = None
    if closes != standing.closes:
        standing.reminded_on = None
    standing.most, standing.most_needs, standing.note = most, most_needs, note
    _lay_down(standing, name=name, opens=opens, closes=closes, units=units, today=today)
    record(by=by, act="window.changed", on=standing)
    _refuse_overlap(standing)
    return standing


@transaction.atomic
def close_window(*, by: User, window: Window, today: date) -> Window:
    """Close a window before its last day. What was said in it stays.

    Raises:
        NotAllowed: if it is over already.
    """
    _demand_everywhere(by)
    standing = _standing(window, today)
    standing.closed_at = timezone.now()
    standing.save()
    record(by=by, act="window.closed", on=standing)
    return standing


@transaction.atomic
def announce(*, by: User, window: Window, today: date) -> bool:
    """Tell everyone who is asked that a window is open; return whether it was due."""
    demand(by, P.WISHES_CHANGE)
    standing: Window = Window.objects.select_for_update().get(pk=window.pk)
    if standing.told_on is not None or not standing.is_open(today):
        return False
    standing.told_on = today
    standing.save()
    notices.tell_open(standing)
    record(by=by, act="window.told", on=standing)
    return True


@transaction.atomic
def remind(*, by: User, window: Window, today: date) -> bool:
    """Tell who has not told yet that a window closes soon; return whether it was due.

    Who was told today that it is open is not told twice on one day.
    """
    demand(by, P.WISHES_CHANGE)
    standing: Window = Window.objects.select_for_update().get(pk=window.pk)
    is_told = standing.told_on is not None and standing.told_on < today
    if standing.reminded_on or not is_told or not standing.is_open(today):
        return False
    standing.reminded_on = today
    standing.save()
    notices.tell_closing(standing)
    record(by=by, act="window.told", on=standing, facts={"reminder": True})
    return True


def _lay_down(
    window: Window,
    *,
    name: str,
    opens: date,
    closes: date,
    units: Sequence[str],
    today: date,
) -> None:
    if closes < opens:
        raise NotAllowed(_("The last day lies before the first."))
    if closes < today:
        raise NotAllowed(_("The last day is over already. Choose a later one."))
    if len(queries.paths_of(units)) != len(set(units)):
        raise NotAllowed(
            _("One of the units is not in the structure in force. Choose them anew.")
        )
    told: Mapping[str, Any] = {
        "name": name,
        "opens": opens,
        "closes": closes,
        "units": list(units),
    }
    for field, value in told.items():
        setattr(window, field, value)
    window.save()


def _standing(window: Window, today: date) -> Window:
    standing: Window = Window.objects.select_for_update().get(pk=window.pk)
    if standing.is_removed or standing.state(today) is State.OVER:
        raise NotAllowed(_("This window is closed; open a new one."))
    return standing


def _refuse_overlap(window: Window) -> None:
    """Refuse a second window for the same people on the same day.

    Called after the act is in the ledger: acts form one line, so whoever opened
    another at the same time is seen here, or sees us.
    """
    others = queries.windows().filter(
        closed_at__isnull=True, opens__lte=window.closes, closes__gte=window.opens
    )
    mine = queries.paths_of(window.units)
    for other in others.exclude(pk=window.pk):
        theirs = queries.paths_of(other.units)
        if not window.units or not other.units or _meet(mine, theirs):
            _refuse(other)


def _meet(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(
        one.startswith(other) or other.startswith(one)
        for one in mine
        for other in theirs
    )


def _refuse(other: Window) -> NoReturn:
    raise NotAllowed(
        _(
            "Some of these people are asked in “%(name)s” already (%(opens)s to "
            "%(closes)s). Choose other days or units, or change that window."
        )
        % {
            "name": other.name,
            "opens": day(other.opens),
            "closes": day(other.closes),
        }
    )


def _demand_everywhere(by: User) -> None:
    """Refuse who reads the wishes of some units only: a window is for any of them."""
    demand(by, P.WISHES_CHANGE)
    if not reach(by, P.WISHES_CHANGE).everywhere:
        raise PermissionDenied(P.WISHES_CHANGE.value)
