"""The front page of each role, one's own file, the search, and notices."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require, signed_in
from tepat_web.snapshots.queries import latest

from . import deadlines, figures, file, news, notes, queries, search, todo
from .own import mark_seen

P = Permission
PER_PAGE = 30
PRESSING = 3  # notes of one's own file that the front page tells


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what the person has to do next, and how their area stands."""
    by = person(request)
    tasks = todo.of(by)
    context: dict[str, Any] = {
        "todo": tasks,
        "has_deadlines": any(task.due for task in tasks),
        "mine": queries.employee_of(by),
        "notices": by.notices.filter(seen_at__isnull=True)[:3],
        "language": get_language(),
    }
    if reach(by, P.RESULTS_READ):
        standing = queries.standing(by)
        context |= {"seats": standing.whole, "gaps": figures.gaps(standing)}
    computed = latest(by)
    context["news"] = news.of(by, computed)
    if context["mine"]:
        context["seat"] = queries.appointments_of(context["mine"]).first()
        context["notes"] = notes.of(by, computed).pressing[:PRESSING]
    return render(request, "portal/home.html", context)


@signed_in
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Give the deadlines of what waits for the person, as a file for calendars."""
    by = person(request)
    answer = HttpResponse(
        deadlines.as_calendar(by, todo.of(by)),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="tenggat.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show a person what is recorded about them, and who looked at it."""
    by = person(request)
    employee = queries.employee_of(by)
    if employee is None:
        raise Http404
    return render(request, "portal/mine.html", file.of(by, employee))


@require(P.STRUCTURE_READ)
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Find people, positions and units by a word or a number."""
    words = request.GET.get("q", "").strip()[: search.LONGEST]
    found = search.find(person(request), words) if words else []
    if len(found) == 1 and len(found[0].hits) == 1 and not found[0].more:
        return redirect(found[0].hits[0].url)
    return render(request, "portal/search.html", {"words": words, "found": found})


@signed_in
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Show the person's notices; sending the form marks them as seen."""
    by = person(request)
    if request.method == "POST":
        told = request.POST.get("upto", "")
        if told.isdecimal() and len(told) < 19:
            mark_seen(by, int(told))
        return redirect(reverse("portal:notices"))
    page = Paginator(by.notices.all(), PER_PAGE).get_page(request.GET.get("page"))
    newest = by.notices.order_by("-pk").first()
    context = {"page": page, "language": get_language(), "newest": newest}
    return render(request, "portal/notices.html", context)
