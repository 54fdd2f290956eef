"""What the picture of the position map is coloured by, beyond the structure."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tepat.errors import TepatError
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import require
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.organisation import map as maps
from tepat_web.organisation import map_people
from tepat_web.organisation.map_question import read_chart
from tepat_web.organisation.map_tree import Chart

from .fitting import fits, latest_fit, means
from .kinds.fit_summary import SUMMARY
from .leaving import COLUMNS, leaving


@require(Permission.PEOPLE_READ)
@require_GET
def leaving_layer(request: HttpRequest) -> HttpResponse:
    """Give the layer "pensiun" (see city.js): null where the person may see nobody."""
    question, chart = read_chart(request)
    nips = map_people.seats_seen(question.by, chart.structure, question.day)
    try:
        told = leaving(chart.structure, question.day, nips)
    except TepatError as refusal:  # no norm is known for so early a day
        said = refusal.say("en" if get_language() == "en" else "id")
        return _own({"first": None, "said": said})
    rows = [told.get(code, (None,) * len(COLUMNS)) for code in _codes(chart)]
    columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
    layer = dict(zip(COLUMNS, columns, strict=True))
    return _own(layer | {"everybody": _sees_everybody(question.by)})


@require(Permission.PEOPLE_READ)
@require_GET
def fit_layer(request: HttpRequest) -> HttpResponse:
    """Give the layer "kesesuaian" (see city.js), from the latest computation of it."""
    question, chart = read_chart(request)
    by = question.by
    result = latest_fit(by)
    if result is None:
        may_compute = reach(by, Permission.COMPUTE)
        url = reverse("snapshots:ask", args=[SUMMARY.kind]) if may_compute else ""
        return _own({"fit": None, "url": url})
    now = map_people.seats_seen(by, chart.structure, question.day)
    before = maps.in_force(question.structures, result.day)
    then = map_people.seats_seen(by, before, result.day) if before else {}
    told = means(fits(by, result), then, now)
    fit = [told.get(code) for code in _codes(chart)]
    day = writing.day(result.day)
    return _own({"fit": fit, "day": day, "everybody": _sees_everybody(by)})


def _sees_everybody(by: User) -> bool:
    return reach(by, Permission.PEOPLE_READ).everywhere


def _codes(chart: Chart) -> list[str]:
    """The codes of all positions, in the order of the map's columns."""
    return [post.code for node in chart.nodes for post in node.posts]


def _own(told: dict[str, Any]) -> HttpResponse:
    """JSON for this person alone."""
    answer = JsonResponse(told)
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
