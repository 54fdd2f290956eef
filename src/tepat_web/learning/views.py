"""Pages of the participant: what is mine, and the questionnaires that I answer."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import account, actions_asking, queries, showing
from .forms import AnswerForm
from .models import Questionnaire

P = Permission
H = HTTPStatus
SHOWN = 20


@require(P.TRAINING_JOIN)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show what is to do today, the hours of the year, classes and certificates."""
    by, today = person(request), timezone.localdate()
    years = account.own(by, today)
    asked = queries.questionnaires(by).filter(answered_on__isnull=True)
    seats = list(queries.own_seats(by)[:SHOWN])
    attended = queries.attendance_of(seat.pk for seat in seats)
    there = queries.attended_by(by)
    context = {
        "lessons": [it for it in queries.open_lessons(by) if it.pk not in there],
        "asked": list(asked[:SHOWN]),
        "year": years[0] if years else None,
        "sentence": showing.sentence(years[0]) if years else "",
        "years": showing.years(years),
        "norms": account.norms(today),
        "seats": [
            {"seat": seat, "attended": len(attended.get(seat.pk, ()))} for seat in seats
        ],
        "certificates": list(queries.own_certificates(by)[:SHOWN]),
        "today": today,
    }
    return render(request, "learning/mine.html", context)


@require(P.TRAINING_JOIN)
@never_cache
@require_http_methods(["GET", "POST"])
def questionnaire(request: HttpRequest, number: int) -> HttpResponse:
    """Show a questionnaire that one was sent, and take the answer."""
    by = person(request)
    it = get_object_or_404(queries.questionnaires(by), pk=number)
    form = AnswerForm(it, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions_asking.answer(
                by=by,
                questionnaire=it,
                marks=form.marks(),
                remark=form.cleaned_data.get("remark", ""),
                today=timezone.localdate(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Your answer is kept."))
            return redirect("learning:mine")
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {
        "it": it,
        "form": form,
        "is_reaction": it.level == Questionnaire.Level.REACTION,
    }
    return render(request, "learning/questionnaire.html", context, status=status)
