"""Job analyses that wait for one person, for the front page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.waiting import Task
from tepat_web.snapshots import take

from . import queries
from .models import State

P = Permission


def of(by: User, today: date) -> list[Task]:
    """Return what waits for the person; nothing for who takes no step."""
    told = [*_returned(by), *_judging(by)]
    officer = reach(by, P.WORKLOAD_CHANGE)
    if officer and not officer.everywhere:
        told += _to_hand_in(by, today)
    return told


def _returned(by: User) -> list[Task]:
    if not reach(by, P.WORKLOAD_CHANGE):
        return []
    count = queries.waiting(by, P.WORKLOAD_CHANGE, State.RETURNED).count()
    if not count or reach(by, P.WORKLOAD_CHANGE).everywhere:
        return []
    text = ngettext(
        "%(n)s job analysis was returned with notes.",
        "%(n)s job analyses were returned with notes.",
        count,
    )
    url = _list(keadaan=State.RETURNED.value)
    said = text % {"n": writing.number(count)}
    return [Task(said, url, _("Mend them"), is_urgent=True)]


def _judging(by: User) -> list[Task]:
    told = []
    if reach(by, P.ANALYSIS_VERIFY):
        count = queries.waiting(by, P.ANALYSIS_VERIFY, State.SUBMITTED).count()
        text = ngettext(
            "%(n)s job analysis waits to be verified.",
            "%(n)s job analyses wait to be verified.",
            count,
        )
        told.append((count, text, State.SUBMITTED, _("Verify")))
    if reach(by, P.ANALYSIS_ADOPT):
        count = queries.waiting(by, P.ANALYSIS_ADOPT, State.VERIFIED).count()
        text = ngettext(
            "%(n)s job analysis waits to be adopted.",
            "%(n)s job analyses wait to be adopted.",
            count,
        )
        told.append((count, text, State.VERIFIED, _("Adopt")))
    return [
        Task(text % {"n": writing.number(count)}, _list(keadaan=state.value), link)
        for count, text, state, link in told
        if count
    ]


def _to_hand_in(by: User, today: date) -> list[Task]:
    """What the officer of an agency has still to hand in, while a round is open."""
    round_ = queries.open_round()
    if round_ is None:
        return []
    rows = queries.positions(take.structure_on(None), round_)
    rows = rows.filter(queries.area([reach(by, P.WORKLOAD_CHANGE)]))
    count = rows.filter(state__in=queries.WITH_AGENCY).count()
    if not count:
        return []
    text = ngettext(
        "%(n)s job analysis is to be handed in until %(day)s (%(round)s).",
        "%(n)s job analyses are to be handed in until %(day)s (%(round)s).",
        count,
    )
    facts = {
        "n": writing.number(count),
        "day": writing.day(round_.submit_by),
        "round": round_.name,
    }
    return [
        Task(
            text % facts,
            reverse("needs:index"),
            _("See the list"),
            is_urgent=today > round_.submit_by,
        )
    ]


def _list(**query: str) -> str:
    return f"{reverse('needs:index')}?{urlencode(query)}"
