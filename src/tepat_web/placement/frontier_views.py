"""The page on what each further move of a plan brings."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions, curve, queries

P = Permission


@require(P.PLAN_READ)
@require_GET
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show the curve, its points and what they say."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    found = queries.frontier_of(plan) if queries.sees_city(by) else None
    if found is None:
        raise Http404
    headline, *notes = curve.sentences(found.told)
    context = {
        "plan": plan,
        "found": found,
        "headline": headline,
        "notes": notes,
        "figure": curve.figure(found.told),
        "columns": curve.columns(found.told),
        "rows": curve.rows(found.told),
    }
    return render(request, "placement/frontier.html", context)


@require(P.PLAN_COMPUTE)
@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for it."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    try:
        job = actions.ask_frontier(by=by, plan=plan)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("placement:plan", number=number)
    return redirect("ledger:job", number=job.pk)
