"""How satisfied citizens are: units, elements, what they wrote, what to do next."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat.reports.forms import BrokenTemplate
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.complaints import themes
from tepat_web.snapshots import store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.snapshots.result import PATH
from tepat_web.snapshots.showing import language
from tepat_web.survey import weighing

from . import grids, hearing, norms, promises, queries, remarks, reporting, results
from .models import Remedy
from .results import OfUnit

P = Permission
PER_PAGE = 50
LONGEST = 100  # characters of a name that is sought


@require(P.SERVICE_READ)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the units of the latest survey, the lowest first."""
    by = person(request)
    found = results.latest(by)
    context: dict[str, object] = {
        "result": found,
        "may_compute": bool(reach(by, P.COMPUTE)),
        "kind": results.KIND,
    }
    if found is not None:
        words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
        order = request.GET.get("sort", "")
        order = order if order in results.ORDERS else results.ORDERS[0]
        told = results.units(by, found, words, order)
        context |= {
            "page": Paginator(told, PER_PAGE).get_page(request.GET.get("page")),
            "query": words,
            "order": order,
            "statement": str(store.read(found.folder).statement),
            "is_everywhere": reach(by, P.SERVICE_READ).everywhere,
            "has_changed": has_changed_since(found),
        }
    return render(request, "satisfaction/index.html", context)


@require(P.SERVICE_READ)
@never_cache
@require_GET
def unit(request: HttpRequest, number: int) -> HttpResponse:
    """Show one unit: what to improve first, what people wrote, how it changed."""
    by = person(request)
    found, told = opened(by, number)
    said = remarks.sort(by, number, found.day)
    heard = hearing.heard(found, told, said)
    today = timezone.localdate()
    is_detailed = request.GET.get("rinci") == "ya"
    moved = grids.changes(told.services_over_time, "service")
    context = {
        "result": found,
        "has_changed": has_changed_since(found),
        "told": told,
        "number": number,
        "odd": weighing.of_unit(number, found.day),
        "priorities": results.priorities(
            told,
            _("Mean answer of each element, 1 to 4, the lowest first."),
            _("Element"),
            _("Mean (NRR)"),
        ),
        "trend": results.trend(
            told, _("IKM of each period with its 95 per cent interval."), _("Period")
        ),
        "said": said,
        "heard": heard,
        "steps": hearing.steps(found, told, heard),
        "plan": _plan(by, number, today),
        "may_plan": reach(by, P.SERVICE_CHANGE).covers(told.unit[PATH]),
        "today": today,
        "is_detailed": is_detailed,
        "grid": grids.by_service(told, is_detailed=is_detailed),
        "elements": grids.changes(told.elements_over_time, "element"),
        "services": [(row, moved.get(row["service"])) for row in told.services],
        "bands": norms.bands_on(found.day),
        "promises": promises.beside(found, told, number, today),
        "complained": themes.of(by, number, found.day),
    }
    return render(request, "satisfaction/unit.html", context)


@require(P.SERVICE_READ)
@never_cache
@require_GET
def topic(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """List every remark about one topic, so that its count can be followed."""
    by = person(request)
    found, told = opened(by, number)
    said = remarks.sort(by, number, found.day).of(name)
    if said is None:
        raise Http404
    is_unsorted = name == remarks.UNSORTED
    context = {
        "told": told,
        "number": number,
        "title": _("Not sorted") if is_unsorted else remarks.name_of(name),
        "is_unsorted": is_unsorted,
        "page": Paginator(said, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "satisfaction/topic.html", context)


@require(P.SERVICE_READ)
@require_GET
def report(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the report of one unit as Word or PDF; in Indonesian, as official ones."""
    by = person(request)
    if ending not in reporting.WRITERS:
        raise Http404
    with translation.override("id"):
        found, told = opened(by, number)
        heard = hearing.heard(found, told, remarks.sort(by, number, found.day))
        of_it = reporting.Material(
            told,
            heard,
            hearing.steps(found, told, heard),
            _plan(by, number, timezone.localdate()),
        )
        try:
            content = reporting.printed(found, of_it, ending)
        except BrokenTemplate as fault:
            messages.error(request, fault.say(language()))
            return redirect("satisfaction:unit", number=number)
    _write, kind = reporting.WRITERS[ending]
    answer = HttpResponse(content, content_type=kind)
    name = f"laporan-skm-{found.day:%Y}-{number}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _plan(by: User, number: int, today: date) -> list[tuple[Remedy, str]]:
    """The steps of a unit, each with the name of its element."""
    labels = remarks.elements_of(today)
    steps = queries.plan_of(by, number, today)
    return [(it, labels.get(it.element, "")) for it in steps]


def opened(by: User, number: int) -> tuple[Computed, OfUnit]:
    """Return the latest survey, and what it says of a unit within reach.

    Raises:
        Http404: if there is none, or the unit is not in it or out of reach.
    """
    found = results.latest(by)
    told = results.of_unit(by, found, number) if found else None
    if found is None or told is None:
        raise Http404
    return found, told
