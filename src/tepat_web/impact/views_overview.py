"""Every change side by side, and a league where the intervals allow one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions
from .overview import overview as told

P = Permission


@require(P.RESULTS_READ)
@never_cache
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show what each change did, with its interval, and why others are not measured."""
    by = person(request)
    context = {"told": told(by), "may_ask": bool(reach(by, P.COMPUTE))}
    return render(request, "impact/overview.html", context)


@require(P.COMPUTE)
@require_POST
def measure(request: HttpRequest) -> HttpResponse:
    """Have everything measured that can be and is not, or is out of date."""
    try:
        job = actions.ask_due(by=person(request), today=timezone.localdate())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("impact:overview")
    return redirect("ledger:job", number=job.pk)
