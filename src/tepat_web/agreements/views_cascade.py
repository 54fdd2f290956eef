"""The cascade: from the results of a head down to each person."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require

from . import cascade, queries

P = Permission
PER_PAGE = 50
YEAR = "tahun"


@require(P.APPRAISAL_OWN, P.APPRAISAL_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List where one may begin; where there is one head only, show it at once."""
    by = person(request)
    known = list(queries.cycles())
    told = request.GET.get(YEAR, "")
    cycle = next((each for each in known if str(each.year) == told), None)
    cycle = cycle or queries.current()
    page = None
    if cycle is not None:
        page = Paginator(cascade.tops(by, cycle), PER_PAGE).get_page(
            request.GET.get("page")
        )
        if page.paginator.count == 1:
            return redirect("agreements:below", number=page.object_list[0].pk)
    context = {"cycle": cycle, "cycles": known, "page": page}
    return render(request, "agreements/cascade.html", context)


@require(P.APPRAISAL_OWN, P.APPRAISAL_READ)
@require_GET
def below(request: HttpRequest, number: int) -> HttpResponse:
    """Show what serves the results of one person, and who reports to the person."""
    by = person(request)
    it = get_object_or_404(queries.every().filter(until__isnull=True), pk=number)
    it = get_object_or_404(cascade.seen(by, it.cycle), pk=number)
    people = cascade.direct(by, it)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    is_shown = cascade.readable(by, it)
    count = page.paginator.count
    context = {
        "it": it,
        "cycle": it.cycle,
        "above": cascade.upwards(by, it),
        "is_shown": is_shown,
        "served": cascade.served(it, has_people=bool(count)) if is_shown else [],
        "page": page,
        "count": count,
        "under": cascade.under(page.object_list, it),
        "apart": cascade.apart(people, it),
        "may_open": queries.agreements(by).filter(pk=it.pk).exists(),
    }
    return render(request, "agreements/below.html", context)
