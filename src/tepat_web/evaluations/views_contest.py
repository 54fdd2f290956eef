"""Objecting to one's own evaluation, and deciding on objections of others."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q
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

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions_contest as actions
from . import clocks, pages, queries, wording
from .forms import ContestForm, VerdictForm
from .models import Contest

P = Permission
H = HTTPStatus
YES_OR_NO = BooleanField()


@require(P.APPRAISAL_OWN)
@never_cache
@require_http_methods(["GET", "POST"])
def contest(request: HttpRequest, number: int) -> HttpResponse:
    """Object to one's own evaluation."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.own(by), pk=number)
    form = ContestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            actions.contest(by=by, evaluation=it, text=text, today=today)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your objection is filed. You will be told."))
            return redirect("evaluations:one", number=number)
    context = {
        "it": it,
        "form": form,
        "period": wording.named(it.span, it.agreement.cycle.year),
        "rating": wording.rating(it.rating),
        "right": clocks.right(today),
        "decide_days": clocks.DECIDE_DAYS,
    }
    return render(request, "evaluations/contest.html", context, status=_status(form))


@require(P.APPRAISAL_OWN)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's objection back."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    actions.withdraw(by=by, evaluation=it)
    messages.success(request, _("The objection is withdrawn."))
    return redirect("evaluations:one", number=number)


@require(P.APPRAISAL_LEAD, P.OBJECTION_DECIDE)
@require_GET
def contests(request: HttpRequest) -> HttpResponse:
    """List the objections that one decides, the open ones first."""
    by = person(request)
    is_open = Q(outcome=Contest.Outcome.NONE)
    found = queries.contests(by).alias(
        comes_first=ExpressionWrapper(is_open, YES_OR_NO)
    )
    found = found.order_by("-comes_first", "filed_at", "pk")
    page = Paginator(found, pages.PER_PAGE).get_page(request.GET.get("page"))
    rows = [{"it": each, "period": _period(each)} for each in page]
    context = {"page": page, "rows": rows, "today": timezone.localdate()}
    return render(request, "evaluations/contests.html", context)


@require(P.APPRAISAL_LEAD, P.OBJECTION_DECIDE)
@never_cache
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Decide on an objection, with the evaluation in view."""
    by, today = person(request), timezone.localdate()
    found: Contest = get_object_or_404(queries.contests(by), pk=number)
    if not found.is_open:
        return redirect("evaluations:one", number=found.evaluation_id)
    it = found.evaluation
    form = VerdictForm(it, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            verdict = form.verdict()
            actions.decide(by=by, contest=found, verdict=verdict, today=today)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is decided, and both have been told."))
            return redirect("evaluations:one", number=it.pk)
    context: dict[str, Any] = pages.one(by, it, today)
    context |= {"contest": found, "form": form}
    return render(request, "evaluations/decide.html", context, status=_status(form))


def _status(form: ContestForm | VerdictForm) -> HTTPStatus:
    return H.UNPROCESSABLE_ENTITY if form.errors else H.OK


def _period(it: Contest) -> str:
    return wording.named(it.evaluation.span, it.evaluation.agreement.cycle.year)
