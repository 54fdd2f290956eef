"""A plan goes on, as far as that is for who runs consultations: shown, put forward."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tepat import law
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.notices import accounts_of
from tepat_web.placement import actions_life
from tepat_web.placement.models import Plan
from tepat_web.snapshots.calendar import calendar

from . import queries
from .forms import BeginForm

P = Permission
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Open the consultation of a plan, or put a revised plan in place; asked first."""
    by = person(request)
    plan: Plan = get_object_or_404(queries.to_open(by), pk=number)
    told = request.POST if request.method == "POST" else None
    # Whom a decision burdens is informed so long before it; nobody has less to answer.
    today = timezone.localdate()
    usual = calendar().later(today, law.on(today).objection.information_days.value)
    form = BeginForm(told, initial={"until": usual})
    if told is not None and form.is_valid():
        go = actions_life.revise if plan.replaces else actions_life.open_consultation
        try:
            go(by=by, plan=plan, until=form.cleaned_data["until"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Everyone whom the plan concerns is heard now.")
            )
            return redirect("consultation:reach", number=plan.pk)
    nips = list(plan.moves.values_list("nip", flat=True))
    known = len(accounts_of(nips))
    context: dict[str, Any] = {
        "plan": plan,
        "form": form,
        "people": len(nips),
        "with_account": known,
        "without": len(nips) - known,
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/begin.html", context, status=status)


@require(P.CONSULT_RUN)
@require_POST
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Put a plan before whoever decides."""
    by = person(request)
    plan: Plan = get_object_or_404(queries.plans(by), pk=number)
    try:
        actions_life.propose(by=by, plan=plan)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The plan lies before whoever decides."))
    return redirect("consultation:reach", number=number)


@require(P.CONSULT_RUN)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Give a plan up, with the reason that everyone concerned reads."""
    by = person(request)
    plan: Plan = get_object_or_404(queries.plans(by), pk=number)
    try:
        actions_life.withdraw(by=by, plan=plan, reason=request.POST.get("alasan", ""))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The plan is withdrawn; those concerned are told."))
    return redirect("consultation:reach", number=number)
