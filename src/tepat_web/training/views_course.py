"""One class: its seats, its names and who waits; laid on, changed, called off."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
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
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.performance.models import TrainingOffer
from tepat_web.register import once
from tepat_web.workforce.models import Employee

from . import actions, actions_course, queries
from .forms import CourseForm, ReasonForm
from .models import Course, Enrolment
from .offered import competency_named
from .spending import Spending, of_plan

P = Permission
S = Enrolment.State
H = HTTPStatus
PER_PAGE = 50
LONGEST = 2000  # characters of a reason
FOUND = 25  # people that a search offers
WORDS, PAGE, WHO, REASON, BEYOND = "q", "page", "pegawai", "alasan", "lebih"


@require(P.TRAINING_JOIN, P.TRAINING_READ, P.TRAINING_NOMINATE, P.TRAINING_PLAN)
@never_cache
@require_GET
def course(request: HttpRequest, number: int) -> HttpResponse:
    """Show a class, one's own place in it, and the names that one may see."""
    by, today = person(request), timezone.localdate()
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    seats = queries.seats([found])[found.pk]
    names = queries.enrolments(by).filter(course=found).order_by("state", "path", "pk")
    place = queries.places_in_line([found.pk])
    shown = Paginator(names, PER_PAGE).get_page(request.GET.get(PAGE))
    own = queries.own(by).filter(course=found).first()
    takes = found.state == Course.State.OPEN and found.starts > today
    is_late = found.answer_by is not None and found.answer_by < today
    context = {
        "course": found,
        "competency": competency_named(found.offer.competency),
        "seats": seats,
        "cost": found.cost and found.cost * seats.taken,
        "page": shown,
        "rows": [
            (row, place.get(row.pk), queries.reads_words(by, row)) for row in shown
        ],
        "own": own,
        "own_place": place.get(own.pk) if own else None,
        "may_join": takes
        and not is_late
        and reach(by, P.TRAINING_JOIN).own
        and (own is None or own.state in actions.AGAIN),
        "may_name": takes and (not is_late or bool(reach(by, P.TRAINING_PLAN))),
        "may_plan": bool(reach(by, P.TRAINING_PLAN)),
        "is_standing": found.state in actions_course.STANDING,
        "spending": _spending(by, found),
    }
    return render(request, "training/course.html", context)


@require(P.TRAINING_JOIN)
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Tell one's interest; the superior is asked to consent."""
    by = person(request)
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    me: Employee = get_object_or_404(Employee.objects.standing(), nip=by.nip or "-")
    reason = _words(request.POST)
    try:
        actions.name(
            by=by, course=found, employee=me, reason=reason, today=timezone.localdate()
        )
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request, _("You are named. Your superior is asked to consent.")
        )
    return redirect("training:course", number=found.pk)


@require(P.TRAINING_NOMINATE, P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, number: int) -> HttpResponse:
    """Name people for a class: sought by name or NIP, and ticked."""
    by, today = person(request), timezone.localdate()
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    people = queries.nameable(by, today)
    told = request.POST if request.method == "POST" else request.GET
    words = told.get(WORDS, "").strip()
    chosen = [each for each in told.getlist(WHO) if each.isdecimal()][:FOUND]
    reason, refusals, status = _words(told), [], H.OK
    if request.method == "POST":
        named = people.filter(pk__in=[int(each) for each in chosen if len(each) < 19])
        for each in named:
            try:
                actions.name(
                    by=by,
                    course=found,
                    employee=each,
                    reason=reason,
                    beyond=bool(told.get(BEYOND)),
                    today=today,
                )
            except NotAllowed as refusal:
                refusals.append(str(refusal))
        if not chosen:
            refusals.append(_("Tick at least one name."))
        if not refusals:
            messages.success(request, _("Named. Who must consent has been told."))
            return redirect("training:course", number=found.pk)
        status = H.UNPROCESSABLE_ENTITY
    if words:
        digits = "".join(words.split())
        people = people.filter(
            Q(name__icontains=words)
            | Q(nip__startswith=digits)
            | Q(place__name__icontains=words)
        )
    known = Enrolment.objects.standing().filter(course=found)
    going = known.exclude(state__in=actions.AGAIN)
    people = people.exclude(pk__in=going.values("employee"))
    context = {
        "course": found,
        "seats": queries.seats([found])[found.pk],
        "people": people[:FOUND],
        "chosen": chosen,
        "words": words,
        "reason": reason,
        "refusals": refusals,
        "spending": _spending(by, found),
        "beyond": bool(told.get(BEYOND)),
    }
    return render(request, "training/name.html", context, status=status)


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Lay on a class of a training of the catalogue."""
    by, today = person(request), timezone.localdate()
    code = request.GET.get("pelatihan", "")
    offer: TrainingOffer = get_object_or_404(queries.offers(), code=code)
    form = CourseForm(request.POST or None, initial=_usual(offer))
    status = H.OK
    if request.method == "POST":
        status = H.UNPROCESSABLE_ENTITY
        if form.is_valid():
            told = {each: form.cleaned_data[each] for each in actions_course.FIELDS}
            try:
                made = once.make(
                    by,
                    request.POST.get(once.FIELD, ""),
                    lambda: actions_course.lay_on_class(
                        by=by, offer=offer, is_open=True, today=today, **told
                    ),
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The class is open for names."))
                return redirect("training:course", number=made)
    mark = request.POST.get(once.FIELD) or once.mark()
    context = {"offer": offer, "form": form, "once": mark, "course": None}
    return render(request, "training/course_form.html", context, status=status)


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Give a class other days, seats or words."""
    by = person(request)
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    form = CourseForm(request.POST or None, instance=found)
    status = H.OK
    if request.method == "POST":
        status = H.UNPROCESSABLE_ENTITY
        if form.is_valid():
            told = {each: form.cleaned_data[each] for each in actions_course.FIELDS}
            try:
                actions_course.change_class(
                    by=by, course=found, today=timezone.localdate(), **told
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The class was changed."))
                return redirect("training:course", number=number)
    context = {"offer": found.offer, "form": form, "course": found}
    return render(request, "training/course_form.html", context, status=status)


@require(P.TRAINING_PLAN)
@require_POST
def open_(request: HttpRequest, number: int) -> HttpResponse:
    """Open a planned class for names."""
    by = person(request)
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    try:
        actions_course.open_class(by=by, course=found, today=timezone.localdate())
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("training:course", number=number)


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then call a class off."""
    by = person(request)
    found: Course = get_object_or_404(queries.courses(by), pk=number)
    told = _("Everybody with a place reads it.")
    form = ReasonForm(request.POST or None, help_text=told)
    status = H.OK
    if request.method == "POST":
        status = H.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                actions_course.call_off(
                    by=by, course=found, reason=form.cleaned_data["reason"]
                )
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The class is called off."))
                return redirect("training:course", number=number)
    seats = queries.seats([found])[found.pk]
    context = {"course": found, "seats": seats, "form": form}
    return render(request, "training/call_off.html", context, status=status)


def _spending(by: User, course: Course) -> Spending | None:
    """Money of the plan that a class comes from, for who plans."""
    if course.plan is None or not reach(by, P.TRAINING_PLAN):
        return None
    return of_plan(course.plan)


def _words(told: QueryDict) -> str:
    """The reason that was typed."""
    return str(told.get(REASON, ""))[:LONGEST]


def _usual(offer: TrainingOffer) -> dict[str, object]:
    """What the catalogue tells of a class to come."""
    until = offer.starts and queries.names_until(offer.starts, timezone.localdate())
    return {
        "name": offer.name or offer.code,
        "starts": offer.starts,
        "ends": offer.ends or offer.starts,
        "seats": offer.seats,
        "cost": None if offer.cost is None else round(offer.cost),
        "answer_by": until,
    }
