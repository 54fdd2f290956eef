"""Pages of who runs classes: the list, one class, its scores, and its end."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.consultation.suppression import SMALL
from tepat_web.ledger.actions import NotAllowed
from tepat_web.training.models import Course

from . import actions, actions_finish, issuing, outcome, queries
from .forms import LessonForm, ReopenForm, ScoresForm
from .models import Certificate

P = Permission
H = HTTPStatus
C = Course.State
PER_PAGE = 25


@require(P.TRAINING_RUN)
@require_GET
def classes(request: HttpRequest) -> HttpResponse:
    """List the classes to be run: those under way and to come first."""
    by, today = person(request), timezone.localdate()
    seats = Q(enrolments__is_removed=False, enrolments__state__in=queries.HELD)
    rows = queries.classes(by).exclude(state=C.CANCELLED)
    rows = rows.annotate(people=Count("enrolments", filter=seats, distinct=True))
    is_past = request.GET.get("keadaan") == "selesai"
    if is_past:
        rows = rows.filter(state=C.DONE).order_by("-ends", "-pk")
    else:
        rows = rows.exclude(state=C.DONE).order_by("starts", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "today": today, "is_past": is_past}
    return render(request, "learning/classes.html", context)


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one class with its meetings and people; add a meeting."""
    by = person(request)
    course = get_object_or_404(queries.classes(by), pk=number)
    form = LessonForm(
        course,
        request.POST if request.method == "POST" else None,
        initial={"day": max(course.starts, min(timezone.localdate(), course.ends))},
    )
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            actions.add_lesson(by=by, course=course, name=told["name"], day=told["day"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting has been added."))
            return redirect("learning:class", number=course.pk)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "learning/class.html", _shown(course, form), status=status)


@require(P.TRAINING_RUN)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a meeting at which nobody was."""
    by = person(request)
    lesson = get_object_or_404(queries.lessons(by), pk=number)
    try:
        actions.remove_lesson(by=by, lesson=lesson)
        messages.success(request, _("The meeting has been removed."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("learning:class", number=lesson.course_id)


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def scores(request: HttpRequest, number: int) -> HttpResponse:
    """Note the scores before and after, of everybody on one page."""
    by = person(request)
    course = get_object_or_404(queries.classes(by), pk=number)
    seats = list(queries.seats(course))
    form = ScoresForm(
        seats,
        queries.completions(course),
        request.POST if request.method == "POST" else None,
    )
    if form.is_bound and form.is_valid():
        try:
            count = actions.score(by=by, course=course, told=form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext(
                "Scores of %(count)d person were saved.",
                "Scores of %(count)d people were saved.",
                count,
            )
            messages.success(request, said % {"count": count})
            return redirect("learning:class", number=course.pk)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {"course": course, "form": form, "is_over": course.state == C.DONE}
    return render(request, "learning/scores.html", context, status=status)


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Show how everybody would end, and end the class."""
    by, today = person(request), timezone.localdate()
    course = get_object_or_404(queries.classes(by), pk=number)
    refusal = ""
    if request.method == "POST":
        try:
            count = actions_finish.finish(by=by, course=course, today=today)
        except NotAllowed as why:
            refusal = str(why)
        else:
            said = ngettext(
                "The class is finished: %(count)d person has a certificate.",
                "The class is finished: %(count)d people have a certificate.",
                count,
            )
            messages.success(request, said % {"count": count})
            return redirect("learning:class", number=course.pk)
    if course.state == C.DONE:
        return redirect("learning:class", number=course.pk)
    places = outcome.outlook(course)
    context = {
        "course": course,
        "refusal": refusal,
        "why_not": outcome.refusal(course, today) or issuing.lacking(),
        "lacks_letterhead": bool(issuing.lacking()),
        "passing": [it for it in places if it.finishes],
        "failing": [it for it in places if not it.finishes],
        "percent": round(outcome.LEAST_SHARE * 100),
        "unscored": [
            it
            for it in places
            if it.finishes and (it.kept is None or it.kept.score_after is None)
        ],
    }
    status = H.UNPROCESSABLE_ENTITY if refusal else H.OK
    return render(request, "learning/finish.html", context, status=status)


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open a finished class again, with the reason."""
    by = person(request)
    course = get_object_or_404(queries.classes(by), pk=number)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions_finish.reopen(
                by=by, course=course, reason=form.cleaned_data["reason"]
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The class is open again."))
            return redirect("learning:class", number=course.pk)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    why_not = outcome.reopening_refusal(course)
    context = {"course": course, "form": form, "why_not": why_not}
    return render(request, "learning/reopen.html", context, status=status)


def _shown(course: Course, form: LessonForm) -> dict[str, Any]:
    today = timezone.localdate()
    there = Count("attendance", filter=Q(attendance__is_removed=False))
    lessons = list(course.lessons.filter(is_removed=False).annotate(there=there))
    seats = list(queries.seats(course))
    attended = queries.attendance_of(seat.pk for seat in seats)
    known = queries.completions(course)
    certificates = Certificate.objects.standing().filter(
        completion__enrolment__course=course
    )
    valid: dict[int, Certificate] = {}
    for each in certificates.select_related("completion").order_by("pk"):
        valid[each.completion.enrolment_id] = each
    answered, remarks = queries.remarks(course, today)
    is_over = course.state in (C.DONE, C.CANCELLED)
    return {
        "course": course,
        "lessons": lessons,
        "people": [
            {
                "seat": seat,
                "attended": len(attended.get(seat.pk, ())),
                "kept": known.get(seat.pk),
                "certificate": valid.get(seat.pk),
            }
            for seat in seats
        ],
        "today": today,
        "form": form,
        "is_over": is_over,
        "may_reopen": not outcome.reopening_refusal(course),
        "may_finish": not is_over and not outcome.refusal(course, today),
        "turnout": queries.turnout(course),
        "answered": answered,
        "remarks": remarks,
        "least": SMALL,
    }
