"""How the latest plan was taken, by the whole area and unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tepat_web.acceptance import queries as acceptance
from tepat_web.acceptance import telling
from tepat_web.acceptance.figures import Figures, with_few_left_out
from tepat_web.acceptance.queries import Taken
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.kit.tables import Column, Row

from .area import Area
from .cards import Card

ANSWERED = ("told", "answered", "accepted")
PLANS = 6  # beside one another, in a list


def plans(by: User, area: Area) -> list[Taken]:
    """Return how the latest plans were taken in the area, the last first.

    The head of an agency counts its people as who keeps their files does, and besides
    is told no count that leaves out fewer than five.
    """
    if not area.is_led:
        return acceptance.taken(by, acceptance.plans(by)[:PLANS])
    mine = acceptance.agencies(area.paths)
    chosen = acceptance.plans(by, mine)[:PLANS]
    return [with_few(each) for each in acceptance.taken(by, chosen, mine)]


def with_few(told: Taken) -> Taken:
    """Return how a plan was taken without what all but a few said."""
    units = {path: with_few_left_out(each) for path, each in told.units.items()}
    return Taken(told.plan, with_few_left_out(told.whole), units)


def section(by: User, area: Area) -> dict[str, Any] | None:
    """Return the figures of the latest plan, held against the one before."""
    told = plans(by, area)[:2]
    if not told:
        return None
    latest, before = told[0], told[1] if len(told) > 1 else None
    if area.is_led:
        url = reverse("dashboard:taken")
    else:
        query = urlencode({"rencana": latest.plan.pk})
        url = f"{reverse('acceptance:index')}?{query}"
    names = {
        "told": _("Told of the plan"),
        "answered": _("Answered"),
        "accepted": _("Agreed to it"),
    }
    cards = [_share_card(names[name], name, latest, before, url) for name in ANSWERED]
    late = latest.whole.count("overdue")
    if late is not None:
        title = _("Objections that are overdue")
        cards.append(Card(title, _("objections"), late, url=url))
    concerned = latest.whole.concerned
    first = Card(_("People concerned"), _("people"), concerned, url=url)
    return {"plan": latest.plan, "cards": [first, *cards]}


def columns(first: str) -> list[Column]:
    """Return the headings of a list of units or plans."""
    titles = telling.titles()
    return [
        Column(first),
        Column(_("People concerned"), is_number=True),
        *(Column(titles[name], is_number=True) for name in ANSWERED),
    ]


def row(name: object, of: Figures) -> Row:
    """Return one line of such a list; what is left out, as that."""
    return Row([name, of.concerned, *(telling.shared(of, it) for it in ANSWERED)])


def rows(told: Taken) -> Sequence[Row]:
    """Return one line for each unit."""
    names = acceptance.names(told.units)
    return [
        row(names.get(path) or _("(no unit)"), figures)
        for path, figures in told.units.items()
    ]


def _share_card(
    title: str, name: str, latest: Taken, before: Taken | None, url: str
) -> Card:
    """A count of people, with the interval of its share, and the share before."""
    whole = latest.whole
    ends, share = whole.interval(name), whole.share(name)
    interval = ""
    if ends is not None:
        low, high = (writing.number(round(end)) for end in ends)
        interval = _("%(low)s to %(high)s %%") % {"low": low, "high": high}
    earlier = before.whole.share(name) if before else None
    change = None if share is None or earlier is None else round(share - earlier, 1)
    return Card(
        title,
        _people_of(whole, share),
        whole.count(name),
        change,
        "" if change is None else _("percentage points against the plan before"),
        interval,
        url,
        "" if whole.count(name) is not None else _("Fewer than five: left out."),
    )


def _people_of(whole: Figures, share: float | None) -> str:
    if share is None:
        return _("people")
    told = {"n": writing.number(whole.concerned), "share": writing.number(round(share))}
    return _("of %(n)s people (%(share)s %%)") % told
