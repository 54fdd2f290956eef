"""What the picture of the position map is coloured by, beyond the structure."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import require
from tepat_web.organisation import map_people
from tepat_web.organisation.map_question import read

from .leaving import COLUMNS, leaving


@require(Permission.PEOPLE_READ)
@require_GET
def leaving_layer(request: HttpRequest) -> HttpResponse:
    """Give the layer "pensiun" (see city.js): null where the person may see nobody."""
    question = read(request)
    if question.structure is None:
        raise Http404(_("This is not on the map of that day."))
    chart = question.chart
    codes = [post.code for node in chart.nodes for post in node.posts] if chart else []
    nips = map_people.nips_seen(question.by, question.structure, question.day)
    told = leaving(question.structure, question.day, nips)
    rows = [told.get(code, (None,) * len(COLUMNS)) for code in codes]
    columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
    answer = JsonResponse(dict(zip(COLUMNS, columns, strict=True)))
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
