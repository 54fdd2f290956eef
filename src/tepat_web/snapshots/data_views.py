"""The list of what of the data is to be completed, for whoever completes it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require

from . import data_todo, queries

P = Permission


@require(P.RESULTS_READ)
@require_GET
def todo(request: HttpRequest) -> HttpResponse:
    """Show what the last check left to do, the reader's own part first."""
    by = person(request)
    told = data_todo.of(by)
    context = {
        "todo": told,
        "has_changed": told.made is not None and queries.has_changed_since(told.made),
        "may_compute": bool(reach(by, P.COMPUTE)),
    }
    return render(request, "snapshots/data.html", context)
