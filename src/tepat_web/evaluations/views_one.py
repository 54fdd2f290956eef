"""Pages of one evaluation: written with everything in view, read, followed up."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
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
from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.register import once

from . import actions, actions_after, matrix, pages, queries, sheet, wording
from .forms import FollowUpForm, OutcomeForm, ReceiptForm
from .models import Evaluation, FollowUp
from .views import HAND_OVER, keep

P = Permission
H = HTTPStatus
WITH_ROW = ("agreement__employee", "agreement__cycle", "appraisal", "given_by")


@require(P.APPRAISAL_LEAD)
@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: int, first: int, last: int) -> HttpResponse:
    """Write one evaluation, with all that is known of the period in view."""
    by, today = person(request), timezone.localdate()
    agreement: Agreement = get_object_or_404(agreements.led(by), pk=number)
    span = Span(first, last)
    if span not in queries.spans(agreement.cycle, today):
        raise Http404
    found = queries.sheet(by, agreement.cycle, span)
    dues = [due for due in found if due.agreement == agreement]
    if not dues:
        raise Http404
    [entry] = sheet.entries(dues)
    it = entry.due.evaluation
    if it is not None and it.is_given:
        return redirect("evaluations:one", number=it.pk)
    status = H.OK
    if request.method == "POST":
        status = keep(request.POST, by, [entry])
        if status is H.OK:
            return _after(request, agreement, span)
    cycle = agreement.cycle
    ends = span.ends(cycle.year)
    context = {
        "entry": entry,
        "cycle": cycle,
        "span": span,
        "period": wording.named(span, cycle.year),
        "due": cycle.due(span),
        "is_open": cycle.stage == Cycle.Stage.OPEN,
        "choices": matrix.choices(),
        "matrix": matrix.in_words(ends),
        "norm": matrix.norm(ends),
        "sheet_url": sheet.address(cycle, span),
    }
    return render(request, "evaluations/write.html", context, status=status)


@require(P.APPRAISAL_OWN)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """List one's own evaluations, the latest first."""
    by = person(request)
    page = Paginator(queries.own(by), pages.PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": pages.mine(page)}
    return render(request, "evaluations/mine.html", context)


@require(P.APPRAISAL_OWN, P.APPRAISAL_LEAD, P.APPRAISAL_READ, P.OBJECTION_DECIDE)
@never_cache
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one evaluation to who may read it."""
    by = person(request)
    it = _found(by, number)
    if not it.is_given:
        address = [it.agreement_id, it.first, it.last]
        return redirect(reverse("evaluations:write", args=address))
    return _shown(request, by, it)


@require(P.APPRAISAL_OWN)
@require_POST
def receive(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm that one has received it."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.own(by), pk=number)
    actions.receive(by=by, evaluation=it, today=today)
    messages.success(request, _("Your receipt is on record."))
    return redirect("evaluations:one", number=number)


@require(P.APPRAISAL_LEAD)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what the person has not received yet."""
    by = person(request)
    it = get_object_or_404(queries.led(by), pk=number)
    try:
        actions.take_back(by=by, evaluation=it)
        messages.success(request, _("It is taken back. Put it right, hand it over."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("evaluations:one", number=number)


@require(P.APPRAISAL_LEAD)
@require_POST
def note_receipt(request: HttpRequest, number: int) -> HttpResponse:
    """Note a receipt on paper."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.led(by), pk=number)
    form = ReceiptForm(request.POST)

    def act() -> None:
        told = form.cleaned_data
        actions.note_receipt(by=by, evaluation=it, today=today, **told)
        messages.success(request, _("The receipt is on record; the person is told."))

    return _form(request, by, it, "receipt_form", form, act)


@require(P.APPRAISAL_LEAD)
@require_POST
def follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """Agree on a step."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.led(by), pk=number)
    form = FollowUpForm(request.POST, today=today)

    def act() -> None:
        told = form.cleaned_data
        mark = request.POST.get(once.FIELD, "")
        once.make(
            by, mark, lambda: actions_after.follow_up(by=by, evaluation=it, **told)
        )
        messages.success(request, _("The step is kept, and the person has been told."))

    return _form(request, by, it, "step_form", form, act)


@require(P.APPRAISAL_LEAD)
@require_POST
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Say what came of a step."""
    by, today = person(request), timezone.localdate()
    mine = FollowUp.objects.standing().filter(evaluation__in=queries.led(by))
    step: FollowUp = get_object_or_404(mine, pk=number)
    it = _found(by, step.evaluation_id)
    form = OutcomeForm(request.POST, auto_id=f"hasil-{number}-%s")

    def act() -> None:
        outcome = form.cleaned_data["outcome"]
        actions_after.finish(by=by, step=step, outcome=outcome, today=today)
        messages.success(request, _("It is on record."))

    return _form(request, by, it, f"outcome_{number}", form, act)


def _form(
    request: HttpRequest,
    by: User,
    it: Evaluation,
    name: str,
    form: Any,
    act: Callable[[], None],
) -> HttpResponse:
    """Do what a form of the page asks; refused, the page comes back with it filled."""
    if form.is_valid():
        try:
            act()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("evaluations:one", number=it.pk)
    return _shown(request, by, it, H.UNPROCESSABLE_ENTITY, **{name: form})


def _shown(
    request: HttpRequest,
    by: User,
    it: Evaluation,
    status: HTTPStatus = H.OK,
    **refused: Any,
) -> HttpResponse:
    today = timezone.localdate()
    context = pages.one(by, it, today)
    if context["parts"].is_outside:
        saw(by=by, what=it.agreement.employee)
    context |= {
        "receipt_form": refused.get("receipt_form")
        or ReceiptForm(initial={"day": today}),
        "step_form": refused.get("step_form") or FollowUpForm(today=today),
        "mark": once.mark(),
        "steps": [
            {
                "it": step,
                "form": refused.get(f"outcome_{step.pk}")
                or OutcomeForm(auto_id=f"hasil-{step.pk}-%s"),
            }
            for step in context["steps"]
        ],
    }
    return render(request, "evaluations/one.html", context, status=status)


def _found(by: User, number: int) -> Evaluation:
    rows = queries.evaluations(by).select_related(*WITH_ROW)
    it: Evaluation = get_object_or_404(rows, pk=number)
    return it


def _after(request: HttpRequest, agreement: Agreement, span: Span) -> HttpResponse:
    if HAND_OVER in request.POST:
        address = [agreement.cycle.year, span.first, span.last]
        query = {"satu": agreement.pk}
        return redirect(reverse("evaluations:give", args=address, query=query))
    messages.success(
        request, _("It is saved. The person sees it when you hand it over.")
    )
    return redirect(request.get_full_path())
