"""Figures of complaints as open data, for anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tepat_web.accounts.guard import public

from . import figures, statistics

AN_HOUR = 3600


@public
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Give what the public page shows as CSV, left out what that leaves out."""
    content = figures.as_csv(statistics.told(timezone.localdate()))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="aduan.csv"'
    answer["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return answer
