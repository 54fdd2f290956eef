"""The page of one step in the life of a plan: what follows, what is missing, and go."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tepat_web.accounts.access import reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed

from . import actions_life as actions
from . import hearing, queries, stages
from .life import ARROWS, Step
from .life_forms import HEARS, StepForm
from .models import Plan


@require(*stages.WALKS)
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """Ask once more, then go one step; a refused form comes back as it was."""
    by = person(request)
    asked = stages.STEPS.get(step)
    if asked is None:
        raise Http404(step)
    plan = get_object_or_404(queries.plans(by), pk=number)
    if not reach(by, ARROWS[asked].permission):
        raise PermissionDenied(ARROWS[asked].permission.value)
    if asked in stages.ELSEWHERE:
        return redirect(stages.url_of(plan, asked))
    usual = hearing.usual(timezone.localdate()) if asked in HEARS else None
    if request.method != "POST":
        form = StepForm(asked, initial={"until": usual.until} if usual else None)
        return _shown(request, by, plan, asked, form, usual)
    form = StepForm(asked, request.POST)
    if form.is_valid():
        try:
            actions.GOING[asked](by=by, plan=plan, **form.cleaned_data)
        except NotAllowed as refusal:
            if not _is_done(by, plan, asked):
                form.add_error(None, str(refusal))
                return _shown(request, by, plan, asked, form, usual)
        messages.success(request, str(stages.DONE[asked]))
        return redirect("placement:plan", number=plan.pk)
    return _shown(request, by, plan, asked, form, usual)


def _is_done(by: User, plan: Plan, step: Step) -> bool:
    """Tell whether the person has just gone this step: a click that came twice."""
    plan.refresh_from_db()
    last = plan.passages.order_by("-pk").first()
    return (
        last is not None
        and (last.step, last.by_id) == (step, by.pk)
        and plan.state == ARROWS[step].end
    )


def _shown(
    request: HttpRequest,
    by: User,
    plan: Plan,
    step: Step,
    form: StepForm,
    usual: hearing.Hearing | None,
) -> HttpResponse:
    arrow, offer = ARROWS[step], stages.offer(by, plan, step)
    context: dict[str, Any] = {
        "plan": plan,
        "offer": offer,
        "is_here": plan.state in arrow.start,
        "follows": stages.FOLLOWS[step],
        "form": form,
        "hearing": usual,
        "not_done": _("Not done yet: please look at this first"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "placement/step.html", context, status=status)
