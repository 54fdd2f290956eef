"""One page on which a person sees how they grow, and a superior sees what helps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.learning import account
from tepat_web.ledger.actions import saw
from tepat_web.workforce.models import Employee

from . import measured, page, queries

P = Permission
PER_PAGE = 30


@require(P.APPRAISAL_OWN)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own growth."""
    by = person(request)
    employee = queries.own(by)
    if employee is None:
        raise Http404
    context = page.of(by, employee, timezone.localdate())
    return render(request, "growth/one.html", context)


@require(P.APPRAISAL_LEAD)
@never_cache
@require_GET
def team(request: HttpRequest) -> HttpResponse:
    """List those whom one leads, each with last rating and hours of this year."""
    by, today = person(request), timezone.localdate()
    found = queries.led(by, today)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "rows": _rows(list(shown), today), "year": today.year}
    return render(request, "growth/team.html", context)


@require(P.APPRAISAL_LEAD)
@never_cache
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the growth of somebody whom one leads, without what is private."""
    by, today = person(request), timezone.localdate()
    employee: Employee = get_object_or_404(queries.led(by, today), pk=number)
    saw(by=by, what=employee)
    return render(request, "growth/one.html", page.of(by, employee, today))


def _rows(people: list[Employee], today: date) -> list[dict[str, Any]]:
    hours = account.of_people((each.pk for each in people), today)
    years = measured.years((each.nip for each in people), today)
    return [
        {
            "employee": each,
            "rated": next((it for it in years.get(each.nip, ()) if it.word), None),
            "hours": hours.get(each.nip),
        }
        for each in people
    ]
