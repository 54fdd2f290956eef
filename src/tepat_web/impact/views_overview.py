"""Every change side by side, and a league where the intervals allow one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require

from .overview import overview as told

P = Permission


@require(P.RESULTS_READ)
@never_cache
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show what each carried-out plan and each training did, each with its interval."""
    by = person(request)
    context = {"told": told(by), "may_ask": bool(reach(by, P.COMPUTE))}
    return render(request, "impact/overview.html", context)
