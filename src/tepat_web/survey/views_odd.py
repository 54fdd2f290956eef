"""The odd sheets of the survey, and how much of an index hangs on them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Unit

from . import doubts, inbox, queries, weighing
from .models import Slip
from .weighing import OfUnit

P = Permission
PER_PAGE = 50
MOST_UNITS = 20
LONGEST_NUMBER = 9  # digits of a number in an address


@require(P.SERVICE_CHANGE)
@never_cache
@require_GET
def odd(request: HttpRequest) -> HttpResponse:
    """List the sheets with something odd about them, each with its reasons.

    Of days that are over: while somebody stands at the counter, who looks twice must
    not learn what they answered.
    """
    by = person(request)
    reason = request.GET.get("alasan", "")
    unit = queries.units(by).filter(pk=_number(request, "unit")).first()
    place = queries.stations(by).filter(pk=_number(request, "tempat")).first()
    found = queries.odd(by).select_related("station__unit")
    if reason in doubts.WORDS:
        found = found.filter(doubts__contains=reason)
    if unit is not None:
        found = found.filter(station__unit=unit)
    if place is not None:
        found = found.filter(station=place)
    page = Paginator(found.order_by("-day", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context: dict[str, object] = {
        "page": page,
        "rows": [(slip, _reasons(slip)) for slip in page.object_list],
        "reasons": doubts.WORDS.items(),
        "reason": reason,
        "place": place,
        "unit": unit,
        "most_units": MOST_UNITS,
        "tab": "odd",
    }
    if unit is not None:
        context |= _one(unit)
    elif place is None:
        context["units"] = _units(by)
    return render(request, "survey/odd.html", context)


def _units(by: User) -> list[tuple[Unit, OfUnit]]:
    """Return the units with the most odd sheets, each with and without them."""
    counted = (
        queries.odd(by)
        .order_by()
        .values_list("station__unit_id")
        .annotate(n=Count("pk"))
        .order_by("-n", "station__unit_id")[:MOST_UNITS]
    )
    numbers = [unit for unit, _n in counted]
    known = Unit.objects.in_bulk(numbers)
    told = weighing.of_units(numbers, timezone.localdate())
    return [(known[number], told[number]) for number in numbers if number in told]


def _one(unit: Unit) -> dict[str, object]:
    told = weighing.of_unit(unit.pk, timezone.localdate())
    altered = weighing.altered(unit.pk)
    if told is None:
        return {"altered": altered}
    ways = dict(Slip.Way.choices) | {weighing.BROUGHT: _("not by this survey")}
    return {
        "weighed": told,
        "altered": altered,
        "by_reason": [
            (doubts.WORDS[code], of_it, without)
            for code, (of_it, without) in told.reasons.items()
        ],
        "by_way": [
            (ways[way], of_it, 100 * of_it.n // told.every.n)
            for way, of_it in told.ways.items()
        ],
    }


def _number(request: HttpRequest, name: str) -> int:
    """The number that an address asks for; 0 where it asks for none."""
    told = request.GET.get(name, "")
    is_one = told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER
    return int(told) if is_one else 0


def _reasons(slip: Slip) -> list[str | Promise]:
    codes = slip.doubts.split(inbox.SEPARATOR)
    return [doubts.WORDS[code] for code in codes if code in doubts.WORDS]
