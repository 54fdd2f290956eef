"""Attendance: the screen of the trainer, the code of the person, the list on paper."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit import qr
from tepat_web.ledger.actions import NotAllowed
from tepat_web.training.models import Enrolment

from . import actions, codes, queries
from .forms import PRESENT, CodeForm
from .models import Attendance, Lesson

P = Permission
H = HTTPStatus
STAMP = "tanda"
TICKED = "tercatat"


@require(P.TRAINING_JOIN)
@never_cache
@require_http_methods(["GET", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    """Take the code that a person types, of whichever meeting it is."""
    by = person(request)
    lessons = list(queries.open_lessons(by))
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data["code"]
        if not codes.may_try(by.pk):
            form.add_error(None, _too_often())
        elif lesson := _meant(lessons, told):
            return _attend(request, by, lesson, told, Attendance.How.CODE)
        else:
            codes.note_wrong(by.pk)
            form.add_error(
                "code",
                _("No meeting of yours has this code now. Look at the screen again."),
            )
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {"form": form, "lessons": lessons}
    return render(request, "learning/attend.html", context, status=status)


@require(P.TRAINING_JOIN)
@never_cache
@require_http_methods(["GET", "POST"])
def scanned(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Ask for one press of a button from whoever came by the QR code."""
    by = person(request)
    lesson = next((it for it in queries.open_lessons(by) if it.pk == number), None)
    if lesson is None:
        context: dict[str, Any] = {"lesson": None}
        return render(request, "learning/scan.html", context, status=H.NOT_FOUND)
    stamp = request.POST.get(STAMP, "")
    is_good = _is_good(by, lesson, code)
    if request.method == "POST":
        proof = code if is_good else ""
        return _attend(request, by, lesson, proof, Attendance.How.QR, stamp)
    context = {
        "lesson": lesson,
        "is_good": is_good,
        "stamp": codes.stamp(by.pk, lesson.pk) if is_good else "",
    }
    return render(request, "learning/scan.html", context)


@require(P.TRAINING_RUN)
@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Begin to take attendance, and show the screen."""
    by = person(request)
    lesson = get_object_or_404(queries.lessons(by), pk=number)
    try:
        actions.open_lesson(by=by, lesson=lesson, today=timezone.localdate())
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("learning:class", number=lesson.course_id)
    return redirect("learning:screen", number=lesson.pk)


@require(P.TRAINING_RUN)
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Stop taking attendance."""
    by = person(request)
    lesson = get_object_or_404(queries.lessons(by), pk=number)
    actions.close_lesson(by=by, lesson=lesson)
    messages.success(request, _("No more attendance is taken by code."))
    return redirect("learning:class", number=lesson.course_id)


@require(P.TRAINING_RUN)
@never_cache
@require_GET
def screen(request: HttpRequest, number: int) -> HttpResponse:
    """Show the code of the moment, large, for the wall of the room."""
    lesson = get_object_or_404(queries.lessons(person(request)), pk=number)
    context: dict[str, Any] = {"lesson": lesson}
    if lesson.is_open:
        now = timezone.now()
        code = codes.now(lesson.pk, now)
        address = reverse("learning:scan", args=[lesson.pk, code])
        width, path = qr.drawn(f"{settings.ADDRESS}{address}")
        context |= {
            "code": code,
            "width": width,
            "path": path,
            "typed_at": f"{settings.ADDRESS}{reverse('learning:attend')}",
            "left": codes.seconds_left(now),
            "there": lesson.attendance.filter(is_removed=False).count(),
            "all": queries.seats(lesson.course)
            .filter(state=Enrolment.State.CONFIRMED)
            .count(),
        }
    name = "_code" if request.headers.get("HX-Request") else "screen"
    return render(request, f"learning/{name}.html", context)


@require(P.TRAINING_RUN)
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Print the list, and write down who signed it."""
    by = person(request)
    lesson = get_object_or_404(queries.lessons(by), pk=number)
    refusal = ""
    present, ticked = _numbers(request, PRESENT), _numbers(request, TICKED)
    if request.method == "POST":
        try:
            count = actions.note_paper(
                by=by, lesson=lesson, present=present, ticked=ticked
            )
        except NotAllowed as why:
            refusal = str(why)
        else:
            said = ngettext(
                "The list is saved; %(count)d entry changed.",
                "The list is saved; %(count)d entries changed.",
                count,
            )
            messages.success(request, said % {"count": count})
            return redirect("learning:class", number=lesson.course_id)
    seats = list(queries.seats(lesson.course).filter(state=Enrolment.State.CONFIRMED))
    rows = lesson.attendance.filter(is_removed=False)
    known = {it.enrolment_id: it for it in rows}
    came_since = known.keys() - ticked
    shown = present | came_since if refusal else set(known)
    context = {
        "lesson": lesson,
        "refusal": refusal,
        "people": [
            {"seat": it, "is_there": it.pk in shown, "known": known.get(it.pk)}
            for it in seats
        ],
    }
    status = H.UNPROCESSABLE_ENTITY if refusal else H.OK
    return render(request, "learning/paper.html", context, status=status)


def _attend(
    request: HttpRequest,
    by: User,
    lesson: Lesson,
    code: str,
    how: Attendance.How,
    stamp: str = "",
) -> HttpResponse:
    try:
        actions.attend(by=by, lesson=lesson, code=code, stamp=stamp, how=how)
    except NotAllowed as refusal:
        context = {"lesson": lesson, "is_good": False, "refusal": str(refusal)}
        return render(
            request, "learning/scan.html", context, status=H.UNPROCESSABLE_ENTITY
        )
    messages.success(request, _("You are noted as present."))
    return redirect("learning:mine")


def _is_good(by: User, lesson: Lesson, code: str) -> bool:
    """Whether the code of an address is good; guesses count as typed ones do."""
    if not codes.may_try(by.pk):
        return False
    if codes.is_good(lesson.pk, code, timezone.now()):
        return True
    codes.note_wrong(by.pk)
    return False


def _meant(lessons: list[Lesson], told: str) -> Lesson | None:
    now = timezone.now()
    return next((it for it in lessons if codes.is_good(it.pk, told, now)), None)


def _numbers(request: HttpRequest, field: str) -> set[int]:
    told = request.POST.getlist(field)
    if any(not each.isdecimal() or len(each) > 18 for each in told):
        raise Http404
    return {int(each) for each in told}


def _too_often() -> str:
    return _("Too many wrong codes. Wait ten minutes, or sign the list on paper.")
