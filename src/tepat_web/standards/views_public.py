"""What everybody may expect of a service: no account, no cookie, no script."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from tepat_web.accounts.guard import public
from tepat_web.kit import strangers

from . import components, queries
from .listing import LONGEST, WORDS

PER_PAGE = 50


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the units with services, or the services that are called so."""
    words = request.GET.get(WORDS, "").replace("\0", "").strip()[:LONGEST]
    found = queries.open_found(words) if words else queries.open_units()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return _page(request, "index", {"page": page, "words": words})


@public
@require_safe
def unit(request: HttpRequest, number: int) -> HttpResponse:
    """List the services of a unit, each with the standard that holds."""
    today = timezone.localdate()
    it = get_object_or_404(queries.open_units(), pk=number)
    return _page(
        request, "unit", {"unit": it, "services": queries.open_services(it, today)}
    )


@public
@require_safe
def service(request: HttpRequest, number: int) -> HttpResponse:
    """Show the standard of a service that holds today."""
    today = timezone.localdate()
    it = queries.open_service(number)
    if it is None:
        raise Http404
    held = queries.held([it], today)[it.pk].now
    with translation.override(strangers.language_of(request)):
        said = components.said(held, today) if held else []
    return _page(request, "service", {"it": it, "held": held, "said": said})


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    told = strangers.switch(request)
    with translation.override(told["language"]):
        return render(request, f"standards/public/{name}.html", context | told)
