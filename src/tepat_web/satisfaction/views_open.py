"""Satisfaction as open data, for anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tepat_web.accounts.guard import public
from tepat_web.snapshots import releases
from tepat_web.snapshots.models import Subject

from . import open_data

AN_HOUR = 3600


@public
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Give the index of each unit and half-year that was approved, as CSV."""
    content = open_data.written(releases.current(Subject.SURVEY))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kepuasan-masyarakat.csv"'
    answer["Cache-Control"] = f"public, max-age={AN_HOUR}"
    return answer
