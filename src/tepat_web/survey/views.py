"""The survey as its office sees it: places, progress, improvements, odd sheets."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
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
from tepat_web.register import once

from . import actions, papers, queries
from .forms import ImprovementForm, LinksForm, StationForm
from .models import Station

P = Permission
H = HTTPStatus
PER_PAGE = 50
LONGEST_NUMBER = 9  # digits of a number in an address


@require(P.SERVICE_CHANGE)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the places of the survey by unit, each with what came in there."""
    by = person(request)
    found = queries.with_counts(queries.stations(by)).order_by("unit__path", "label")
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "tab": "places",
    }
    return render(request, "survey/index.html", context)


@require(P.SERVICE_CHANGE)
@never_cache
@require_GET
def improvements(request: HttpRequest) -> HttpResponse:
    """List what the units made better, as citizens are told it."""
    by = person(request)
    found = Paginator(queries.improvements(by), PER_PAGE)
    context = {"page": found.get_page(request.GET.get("page")), "tab": "improvements"}
    return render(request, "survey/improvements.html", context)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Open a place where citizens are asked."""
    by = person(request)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    form = StationForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = once.make(by, mark, lambda: actions.add_station(by=by, **told))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The place is open. Print its poster now."))
            return redirect("survey:place", number=made)
    title, back = _("Open a place"), reverse("survey:index")
    return _form(request, form, mark, title=title, back=back, keep="tempat-survei")


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def improve(request: HttpRequest) -> HttpResponse:
    """Write down what a unit made better."""
    by = person(request)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    form = ImprovementForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            once.make(by, mark, lambda: actions.tell_improvement(by=by, **told))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Citizens read it after their next answer."))
            return redirect("survey:improvements")
    title, back = _("Tell what was improved"), reverse("survey:improvements")
    return _form(request, form, mark, title=title, back=back, keep="perbaikan")


@require(P.SERVICE_CHANGE)
@never_cache
@require_GET
def place(request: HttpRequest, number: int) -> HttpResponse:
    """Show one place: its address, poster, links, and what came in."""
    return shown(request, number, LinksForm())


@require(P.SERVICE_CHANGE)
@require_POST
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Close a place, or open it again."""
    by = person(request)
    it = get_object_or_404(queries.stations(by), pk=number)
    is_open = request.POST.get("buka") == "1"
    actions.open_station(by=by, station=it, is_open=is_open)
    said = _("The place is open again.") if is_open else _("The place is closed.")
    messages.success(request, said)
    return redirect("survey:place", number=number)


def shown(
    request: HttpRequest, number: int, form: LinksForm, status: int = H.OK
) -> HttpResponse:
    """Answer with the page of one place within reach."""
    by = person(request)
    it = get_object_or_404(queries.with_counts(queries.stations(by)), pk=number)
    context = {
        "it": it,
        "address": papers.address_of(it),
        "form": form,
        "is_kiosk": it.kind == Station.Kind.KIOSK,
    }
    return render(request, "survey/place.html", context, status=status)


def _form(
    request: HttpRequest, form: forms.Form, mark: str, **context: Any
) -> HttpResponse:
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    told = {"form": form, "mark": mark, **context}
    return render(request, "survey/form.html", told, status=status)
