"""Classes of trainings: those that take names now, and those of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit import charts
from tepat_web.training import queries as training
from tepat_web.training.models import Course

from .cards import Card, Part

HELD = (Course.State.OPEN, Course.State.RUNNING, Course.State.DONE)


@dataclass(frozen=True, slots=True)
class Year:
    """How many classes begin in a year."""

    year: int
    count: int


def added(by: User, part: Part) -> Part:
    """Add classes to the section of trainings; they are counted as they are listed."""
    if part.name != "pelatihan" or not reach(by, Permission.TRAINING_READ):
        return part
    state = Course.State.OPEN
    count = training.courses(by).filter(state=state).count()
    url = f"{reverse('training:index')}?{urlencode({'keadaan': state.value})}"
    taking = Card(_("Classes that take names"), _("classes"), count, url=url)
    return replace(part, cards=[*part.cards, taking, _of_this_year(by)])


def held(by: User, year: int) -> QuerySet[Course]:
    """Return the classes of a year that were opened, the first first."""
    rows = training.courses(by).filter(state__in=HELD, starts__year=year)
    return rows.order_by("starts", "pk")


def years(by: User) -> list[Year]:
    """Return how many classes begin in each year up to this one, the first first."""
    rows = training.courses(by).filter(state__in=HELD).order_by("starts__year")
    told = rows.values_list("starts__year").annotate(n=Count("pk"))
    return [Year(year, n) for year, n in told if year <= timezone.localdate().year]


def over_years(found: Sequence[Year]) -> charts.Line | None:
    """Draw the classes of each year; none: there is one year only."""
    if len(found) < 2:
        return None
    said = _("Classes that begin in each year, as far as they are known.")
    points = [charts.Point(str(it.year), it.count) for it in found]
    return charts.Line(said, [charts.Series(_("Classes"), points)], title=_("Year"))


def _of_this_year(by: User) -> Card:
    counts = {each.year: each.count for each in years(by)}
    this = timezone.localdate().year
    before = counts.get(this - 1)
    count = counts.get(this, 0)
    return Card(
        _("Classes of this year"),
        _("classes"),
        count,
        None if before is None else count - before,
        _("against %(year)d") % {"year": this - 1} if before is not None else "",
        url=reverse("dashboard:classes"),
    )
