"""The account of hours of a unit, and what programmes did."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.training.models import Course

from . import account, queries, showing
from . import programmes as evaluation

P = Permission
PER_PAGE = 50
PROGRAMMES_PER_PAGE = 20
WORDS = 100
SHORT = "kurang"


@require(P.TRAINING_READ, P.TRAINING_NOMINATE)
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """Show the hours of the people of a unit, or of those whom one leads."""
    by, today = person(request), timezone.localdate()
    sees = reach(by, P.TRAINING_READ)
    choices = queries.units(by) if sees else []
    asked = request.GET.get("unit", "")
    unit = next((it for it in choices if it.code == asked), None)
    if asked and unit is None:
        raise Http404
    if unit is None and choices and not reach(by, P.TRAINING_NOMINATE).people:
        unit = choices[0]
    rows = queries.people(by, unit)
    told = account.of_readable(by, unit.path if unit else "", today)
    state = request.GET.get("keadaan", "")
    if state == SHORT:
        short = [nip for nip, it in told.items() if it.lacking is not None]
        rows = rows.filter(nip__in=short)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counted = [it for it in told.values() if it.least is not None]
    context = {
        "choices": choices,
        "unit": unit,
        "state": state,
        "short_url": "?" + urlencode({"unit": asked, "keadaan": SHORT}),
        "page": page,
        "table": showing.people(list(page.object_list), told),
        "count": page.paginator.count,
        "people": len(told),
        "measured": len(counted),
        "reach": sum(it.reaches is True for it in counted),
        "short": sum(it.reaches is False for it in counted),
        "unknown": sum(it.reaches is None for it in counted),
        "over": sum(it.over is not None for it in told.values()),
        "norms": account.norms(today),
        "today": today,
    }
    return render(request, "learning/hours.html", context)


@require(P.TRAINING_READ)
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """List what programmes did on four levels, and what a closed level cost."""
    by, today = person(request), timezone.localdate()
    rows = queries.programmes(by)
    words = request.GET.get("q", "").strip()[:WORDS]
    for word in words.split():
        rows = rows.filter(name__icontains=word)
    page = Paginator(rows, PROGRAMMES_PER_PAGE).get_page(request.GET.get("page"))
    offers = list(page.object_list)
    told = evaluation.of(by, [it.code for it in offers], today)
    context = {
        "page": page,
        "words": words,
        "table": showing.programmes(offers, told),
        "count": page.paginator.count,
        "today": today,
        "is_part": not reach(by, P.TRAINING_READ).everywhere,
    }
    return render(request, "learning/programmes.html", context)


@require(P.TRAINING_READ)
@require_GET
def programme(request: HttpRequest, number: int) -> HttpResponse:
    """Show one programme: its levels, its cost, its classes."""
    by, today = person(request), timezone.localdate()
    offer = get_object_or_404(queries.programmes(by), pk=number)
    told = evaluation.of(by, [offer.code], today).get(offer.code)
    if told is None:  # it has been attended by nobody yet: those classes still run
        raise Http404
    courses = Course.objects.standing().filter(offer=offer).order_by("-starts")[:20]
    context = {
        "offer": offer,
        "it": told,
        "reaction": showing.ranged(told.reaction),
        "gain": showing.ranged(told.gain),
        "behaviour": showing.ranged(told.behaviour),
        "rise": showing.ranged(told.rise),
        "courses": list(courses),
        "runs": bool(queries.classes(by)[:1]),
        "may_compute": bool(reach(by, P.COMPUTE)),
        "today": today,
        "is_part": not reach(by, P.TRAINING_READ).everywhere,
    }
    return render(request, "learning/programme.html", context)
