"""What the page of figures shows: sections, sources, what is missing, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.acceptance import queries as acceptance
from tepat_web.acceptance.figures import Figures
from tepat_web.acceptance.queries import Taken
from tepat_web.accounts.access import GIVEN, MAY, Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import charts, writing
from tepat_web.kit.tables import Column
from tepat_web.snapshots import showing
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.result import Field
from tepat_web.training import queries as training
from tepat_web.training.models import Course

from . import queries
from .area import Area
from .figures import FIGURES, SECTIONS
from .queries import Index, Made, Told

P = Permission
ANSWERED = ("told", "answered", "accepted")
VACANT = "kursi-kosong"


@dataclass(frozen=True, slots=True)
class Card:
    """One figure as the page shows it.

    Attributes:
        title, unit: What it counts, and in what.
        value: What it is; ``None`` where that is not known.
        change: How much it differs from an earlier day, told by ``since``.
        interval: In words; blank: there is none.
        url: Of the list behind it; blank: there is none.
        note: Why there is no value.
    """

    title: str
    unit: str
    value: float | None
    change: float | None = None
    since: str = ""
    interval: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the page.

    Attributes:
        title: Its heading, and ``name`` for its mark.
        cards: Its figures.
        made: The result that they are from; none: it was not computed yet.
        kind: What the computation is called.
        ask: Address at which the reader may ask for it; blank: others may.
        indices: Of the units with the lowest satisfaction.
    """

    name: str
    title: str
    cards: Sequence[Card]
    made: Computed | None = None
    kind: str = ""
    ask: str = ""
    indices: Sequence[Index] = ()

    @property
    def is_first(self) -> bool:
        """Whether nothing was computed on an earlier day to hold it against."""
        return all(card.change is None for card in self.cards)


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next: said, and where."""

    said: str
    title: str
    url: str


def page(by: User, area: Area) -> dict[str, Any]:
    """Return what the page shows of the reader's part of the city."""
    made = queries.made(by)
    told = queries.told(area, made, list(FIGURES.values()))
    may_ask = bool(reach(by, P.COMPUTE))
    parts = [
        Part(
            section.name,
            str(section.title),
            [_card(each) for each in told if each.figure in section.figures],
            made=next(iter(made.get(section.kind, ())), None),
            kind=str(BY_KIND[section.kind].title),
            ask=reverse("snapshots:ask", args=[section.kind]) if may_ask else "",
            indices=_indices(area, made) if section.kind == "survey" else (),
        )
        for section in SECTIONS
    ]
    parts = [_with_classes(by, part) for part in parts if part.cards]
    return {
        "area": area,
        "parts": parts,
        "taken": None if area.is_led else _taken(by),
        "step": _step(parts),
        "may_publish": bool(reach(by, P.FIGURES_PUBLISH)),
        "who": who(P.COMPUTE),
    }


def unsorted(columns: Sequence[Column]) -> list[Column]:
    """Return headings that do not sort: the list is as it was computed."""
    return [replace(each, is_sortable=False) for each in columns]


def linked(area: Area, fields: Sequence[Field]) -> list[Field]:
    """Return the columns without what leads to files that a head may not open."""
    return [
        replace(each, sheet="") if area.is_led and each.sheet == "employees" else each
        for each in fields
    ]


def over_time(told: Told, now: Computed) -> charts.Line | None:
    """Draw a figure over the days of its results; none: there is one day only."""
    if told.value is None or not told.before:
        return None
    points = [
        *((each.day, each.value) for each in reversed(told.before)),
        (now.day, told.value),
    ]
    title = str(told.figure.title)
    said = _("%(title)s on %(n)d days, each from the result of that day.")
    curve = [charts.Point(writing.day(day), value) for day, value in points]
    statement = said % {"title": title, "n": len(points)}
    return charts.Line(statement, [charts.Series(title, curve)], title=_("Day"))


def _card(told: Told) -> Card:
    figure = told.figure
    since = told.before[0].day if told.before else None
    return Card(
        str(figure.title),
        str(figure.unit),
        told.value,
        told.change,
        _("since %(day)s") % {"day": writing.day(since)} if since else "",
        url=reverse("dashboard:behind", args=[figure.name]),
        note="" if told.value is not None else _("The latest result does not tell."),
    )


def _indices(area: Area, made: Made) -> list[Index]:
    found = made.get("survey")
    return queries.lowest(area, found[0], showing.language()) if found else []


def _with_classes(by: User, part: Part) -> Part:
    """Add the classes that take names, which are counted where they are listed."""
    if part.name != "pelatihan" or not reach(by, P.TRAINING_READ):
        return part
    state = Course.State.OPEN
    count = training.courses(by).filter(state=state).count()
    url = f"{reverse('training:index')}?{urlencode({'keadaan': state.value})}"
    card = Card(_("Classes that take names"), _("classes"), count, url=url)
    return replace(part, cards=[*part.cards, card])


def _taken(by: User) -> dict[str, Any] | None:
    """How the latest plan was taken, and how the one before was."""
    told = acceptance.taken(by, acceptance.plans(by)[:2])
    if not told:
        return None
    latest, before = told[0], told[1] if len(told) > 1 else None
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
    concerned = Card(_("People concerned"), _("people"), latest.whole.concerned)
    return {"plan": latest.plan, "cards": [concerned, *cards], "late": late, "url": url}


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
    has_change = share is not None and earlier is not None
    return Card(
        title,
        _people_of(whole, share),
        whole.count(name),
        round(share - earlier, 1) if has_change else None,  # type: ignore[operator]
        _("percentage points against the plan before") if has_change else "",
        interval,
        url,
        "" if whole.count(name) is not None else _("Fewer than five: left out."),
    )


def _people_of(whole: Figures, share: float | None) -> str:
    if share is None:
        return _("people")
    told = {"n": writing.number(whole.concerned), "share": writing.number(round(share))}
    return _("of %(n)s people (%(share)s %%)") % told


def _step(parts: Sequence[Part]) -> Step | None:
    """What to do first: compute what is missing, else look at the vacant seats."""
    lacking = next((each for each in parts if each.made is None and each.ask), None)
    if lacking is not None:
        said = _("“%(kind)s” has not been computed yet.") % {"kind": lacking.kind}
        return Step(said, _("Compute it"), lacking.ask)
    vacant = reverse("dashboard:behind", args=[VACANT])
    for card in (card for part in parts for card in part.cards):
        if card.url == vacant and card.value:
            n = int(card.value)
            said = ngettext(
                "%(n)s seat that is needed is vacant.",
                "%(n)s seats that are needed are vacant.",
                n,
            ) % {"n": writing.number(n)}
            return Step(said, _("See where"), vacant)
    return None


def who(permission: Permission) -> str:
    """Return the roles that may do something."""
    return ", ".join(str(role.label) for role in GIVEN if permission in MAY[role])
