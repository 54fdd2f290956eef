"""The page of the signature."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.documents import numbering
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import actions_life
from tepat_web.placement.life import ARROWS, State, Step
from tepat_web.placement.models import Plan

from . import actions_sign, brief, queries
from .actions_sign import TYPED
from .forms import ReasonForm, SignForm

P = Permission
DECREE = "sk-kolektif"  # the kind of letter that a signature leads to


@require(P.PLAN_DECIDE)
@never_cache
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, plan: int) -> HttpResponse:
    """Show what there is to know of a plan, and sign it off.

    Like a second factor it opens what cannot be closed again, so the person proves
    first who is sitting here.
    """
    by = person(request)
    found = _found(by, plan)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions_sign.sign(by=by, plan=found, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The plan is signed off. It can be carried out now.")
            )
            return redirect("decisions:carry-out", plan=plan)
    return _shown(request, by, found, form, ReasonForm())


@require(P.PLAN_DECIDE)
@require_http_methods(["POST"])
def send_back(request: HttpRequest, plan: int) -> HttpResponse:
    """Return a plan to the planner, with the reason."""
    by = person(request)
    found = _found(by, plan)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            actions_life.return_to_planner(by=by, plan=found, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan went back to the planner."))
            return redirect("decisions:index")
    return _shown(request, by, found, _unsent(found), form)


def _found(by: User, number: int) -> Plan:
    """Find a plan that is, or was, before whoever signs."""
    known = queries.proposed(by) | queries.decided(by)
    found: Plan = get_object_or_404(known, pk=number)
    return found


def _form(request: HttpRequest, plan: Plan) -> SignForm:
    return SignForm(request.POST) if request.method == "POST" else _unsent(plan)


def _unsent(plan: Plan) -> SignForm:
    """Offer the number that the collective decree would get today."""
    today = timezone.localdate()
    pattern = numbering.pattern_of(DECREE)
    number = numbering.written(pattern, numbering.last(pattern, today.year) + 1, today)
    usual = {"digest": plan.digest, "day": today, "number": number}
    return SignForm(initial=usual)


def _shown(
    request: HttpRequest, by: User, plan: Plan, form: SignForm, back: ReasonForm
) -> HttpResponse:
    missing = []
    if plan.state == State.PROPOSED:
        missing = list(ARROWS[Step.DECIDE].missing(by, plan))
    context = {
        "plan": plan,
        "brief": brief.of(by, plan),
        "form": form,
        "back": back,
        "missing": missing,
        "is_proposed": plan.state == State.PROPOSED,
        "decision": queries.decision(plan),
        "typed": TYPED,
    }
    is_refused = bool(form.errors or back.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, "decisions/sign.html", context, status=status)
