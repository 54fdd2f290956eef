"""The follow-up plan of a unit: what is planned, what was done, what citizens read."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat.remarks import TOPICS
from tepat.satisfaction.first_steps import FIRST_STEPS
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.snapshots.showing import language
from tepat_web.survey.queries import units

from . import actions, queries, remarks
from .forms import DoneForm, DropForm, RemedyForm
from .models import Remedy

P = Permission
H = HTTPStatus
S = Remedy.State
PER_PAGE = 50
LATE = "late"
LONGEST_NUMBER = 9  # digits of a number in an address


@require(P.SERVICE_READ)
@never_cache
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """List the steps of all plans within reach, the nearest first."""
    by, today = person(request), timezone.localdate()
    state = request.GET.get("keadaan", S.PLANNED)
    found = queries.remedies(by)
    if state == LATE:
        found = found.filter(state=S.PLANNED, due__lt=today)
    elif state in S.values:
        found = found.filter(state=state)
    unit = request.GET.get("unit", "")
    if unit.isdecimal() and len(unit) <= LONGEST_NUMBER:
        found = found.filter(unit=int(unit))
    else:
        unit = ""
    labels, keeps = remarks.elements_of(today), reach(by, P.SERVICE_CHANGE)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [
            (it, labels.get(it.element, ""), keeps.covers(it.unit.path))
            for it in page.object_list
        ],
        "states": [*S.choices, (LATE, _("past their day"))],
        "state": state,
        "unit": unit,
        "today": today,
    }
    return render(request, "satisfaction/plans.html", context)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Put a step into the plan of a unit; a suggestion may fill it in."""
    by = person(request)
    at = get_object_or_404(units(by), pk=number)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    form = RemedyForm(request.POST or None, initial=_suggested(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            once.make(by, mark, lambda: actions.plan(by=by, unit=at, **told))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The step is in the plan and in the report."))
            return _back(number)
    context = {"title": _("A step of the plan"), "unit": at, "mark": mark}
    return _form(request, form, **context)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a step that is still planned."""
    it = _one(request, number)
    names = ("element", "text", "who", "due")
    form = RemedyForm(
        request.POST or None, initial={name: getattr(it, name) for name in names}
    )
    return _acted(
        request,
        it,
        form,
        lambda told: actions.change(by=person(request), remedy=it, **told),
        said=_("The step is changed."),
        title=_("Change the step"),
    )


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a step is done, and what citizens read of it."""
    it = _one(request, number)
    return _acted(
        request,
        it,
        DoneForm(request.POST or None),
        lambda told: actions.finish(by=person(request), remedy=it, **told),
        said=_("The step is done."),
        title=_("The step is done"),
    )


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Give up a step, with the reason."""
    it = _one(request, number)
    return _acted(
        request,
        it,
        DropForm(request.POST or None),
        lambda told: actions.drop(by=person(request), remedy=it, **told),
        said=_("The step is given up; it stays in the plan with its reason."),
        title=_("Give up the step"),
    )


def _one(request: HttpRequest, number: int) -> Remedy:
    found: Remedy = get_object_or_404(queries.kept(person(request)), pk=number)
    return found


def _acted(
    request: HttpRequest,
    it: Remedy,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Remedy],
    *,
    said: str,
    title: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said)
            return _back(it.unit_id)
    return _form(request, form, title=title, unit=it.unit, remedy=it)


def _suggested(request: HttpRequest) -> dict[str, str]:
    """What the link of a suggestion fills in; nothing for what is none of ours."""
    if topic := TOPICS.get(request.GET.get("pokok", "")):
        return {
            "element": topic.element,
            "text": topic.next.fill({}, language()),
        }
    element = request.GET.get("unsur", "")
    if element in FIRST_STEPS:
        return {
            "element": element,
            "text": FIRST_STEPS[element].fill({}, language()),
        }
    return {}


def _back(unit: int) -> HttpResponse:
    return redirect(f"{reverse('satisfaction:plans')}?keadaan=&unit={unit}")


def _form(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(
        request, "satisfaction/plan_form.html", {"form": form, **context}, status=status
    )
