"""The classes and plans of the city, the catalogue, and one's own trainings."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job

from . import actions, queries
from .forms import ReasonForm
from .models import Course, Enrolment
from .offered import competency_named, offered
from .spending import of_plan

P = Permission
C = Course.State
S = Enrolment.State
PER_PAGE = 30
OVER = (S.FINISHED, S.ABSENT, S.REFUSED, S.DECLINED)
WORDS, STATE, PAGE = "q", "keadaan", "page"


@require(P.TRAINING_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show the plan of the year with its budget, and every class with its seats."""
    by = person(request)
    plans = list(queries.plans(by)[:PER_PAGE])
    approved = next((it for it in plans if it.state == it.State.APPROVED), None)
    state = request.GET.get(STATE, "")
    found = queries.courses(by).order_by("-starts", "pk")
    if state in C.values:
        found = found.filter(state=state)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get(PAGE))
    filled = queries.seats(list(shown))
    may_plan = bool(reach(by, P.TRAINING_PLAN))
    going = Job.objects.filter(
        kind="training-plan", by=by, state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    context = {
        "plan": approved,
        "spending": of_plan(approved) if approved else None,
        "plans": [each for each in plans if each != approved],
        "page": shown,
        "rows": [(each, filled[each.pk]) for each in shown],
        "states": [each for each in C.choices if may_plan or each[0] != C.PLANNED],
        "state": state,
        "may_plan": may_plan,
        "is_computing": may_plan and going.exists(),
    }
    return render(request, "training/index.html", context)


@require(P.TRAINING_JOIN, P.TRAINING_READ, P.TRAINING_NOMINATE)
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show what can be learnt, and the classes that take names."""
    by = person(request)
    words = request.GET.get(WORDS, "").strip()
    found = queries.offers()
    if words:
        found = found.filter(
            Q(name__icontains=words)
            | Q(code__icontains=words)
            | Q(competency__icontains=words)
        )
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get(PAGE))
    open_ = list(queries.courses(by).filter(state=C.OPEN, offer__in=list(shown)))
    filled = queries.seats(open_)
    of_offer: dict[int, list[tuple[Course, queries.Seats]]] = {}
    for course in open_:
        of_offer.setdefault(course.offer_id, []).append((course, filled[course.pk]))
    context = {
        "page": shown,
        "rows": [
            (offer, competency_named(offer.competency), of_offer.get(offer.pk, []))
            for offer in shown
        ],
        "words": words,
        "may_plan": bool(reach(by, P.TRAINING_PLAN)),
    }
    return render(request, "training/catalogue.html", context)


@require(P.TRAINING_JOIN)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own trainings: what is asked, what comes, what was."""
    by = person(request)
    rows = list(queries.own(by)[:200])
    going = [row for row in rows if row.state not in OVER]
    places = queries.places_in_line(row.course_id for row in going)
    context = {
        "asked": [row for row in going if row.state == S.OFFERED],
        "going": [(row, places.get(row.pk)) for row in going if row.state != S.OFFERED],
        "over": [row for row in rows if row.state in OVER],
        "offered": offered(by, by.nip) if by.nip else [],
    }
    return render(request, "training/mine.html", context)


@require(P.TRAINING_JOIN)
@require_POST
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Take the seat that one is asked about."""
    by = person(request)
    row: Enrolment = get_object_or_404(queries.own(by), pk=number)
    try:
        actions.accept(by=by, enrolment=row, today=timezone.localdate())
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The seat is yours."))
    return redirect("training:mine")


@require(P.TRAINING_JOIN)
@never_cache
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then give the place back; it goes to who stands next."""
    by = person(request)
    row: Enrolment = get_object_or_404(queries.own(by), pk=number)
    told = _("Your superior and BKPSDM read it.")
    form = ReasonForm(request.POST or None, help_text=told)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions.decline(
                    by=by,
                    enrolment=row,
                    note=form.cleaned_data["reason"],
                    today=timezone.localdate(),
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Your place was given back."))
                return redirect("training:mine")
    context = {"row": row, "form": form}
    return render(request, "training/decline.html", context, status=status)
