"""The sampling plan, names of places, and what citizens are told."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
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

from tepat import law
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions_office, progress, queries
from .forms import LabelForm, WordsForm

P = Permission
H = HTTPStatus
UNITS_PER_PAGE = 10


@require(P.SERVICE_CHANGE)
@never_cache
@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Show how many sheets each unit and service needs, and how many there are."""
    by, today = person(request), timezone.localdate()
    found = queries.services(by)
    numbers = list(dict.fromkeys(found.values_list("unit", flat=True)))
    page = Paginator(numbers, UNITS_PER_PAGE).get_page(request.GET.get("page"))
    norms = law.on(today)
    context = {
        "page": page,
        "plans": progress.plans(found.filter(unit__in=page.object_list), today, norms),
        "norm": norms.satisfaction.sample,
        "tab": "plan",
    }
    return render(request, "survey/plan.html", context)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, number: int) -> HttpResponse:
    """Give a place another name."""
    by = person(request)
    it = get_object_or_404(queries.stations(by), pk=number)
    form = LabelForm(request.POST or None, initial={"label": it.label})
    if request.method == "POST" and form.is_valid():
        label = form.cleaned_data["label"]
        try:
            actions_office.rename_station(by=by, station=it, label=label)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("The place has its new name. Posters with the old one stay good."),
            )
            return redirect("survey:place", number=number)
    title, back = _("Rename the place"), reverse("survey:place", args=[number])
    return _form(request, form, title, back, f"nama-{number}")


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def reword(request: HttpRequest, number: int) -> HttpResponse:
    """Write what was improved in other words."""
    by = person(request)
    it = get_object_or_404(queries.improvements(by), pk=number)
    told = {"text": it.text, "text_en": it.text_en, "since": it.since}
    form = WordsForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            actions_office.change_improvement(
                by=by, improvement=it, **form.cleaned_data
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Citizens read it after their next answer."))
            return redirect("survey:improvements")
    title, back = _("Change what is told"), reverse("survey:improvements")
    return _form(request, form, title, back, f"perbaikan-{number}")


@require(P.SERVICE_CHANGE)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Tell citizens no longer what was improved."""
    by = person(request)
    it = queries.improvements(by).filter(pk=number).first()
    if it is not None:
        actions_office.withdraw_improvement(by=by, improvement=it)
        messages.success(request, _("Citizens are no longer told this."))
    else:
        messages.info(request, _("This is not told any more."))
    return redirect("survey:improvements")


def _form(
    request: HttpRequest,
    form: LabelForm | WordsForm,
    title: str,
    back: str,
    keep: str,
) -> HttpResponse:
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    told = {"form": form, "mark": "", "title": title, "back": back, "keep": keep}
    return render(request, "survey/form.html", told, status=status)
