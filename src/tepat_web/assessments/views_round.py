"""Rounds: listed, opened, followed, given to assessors, taken over, closed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once

from . import actions_round, actions_taking, choosing, listing, queries
from .actions_taking import Decided
from .forms import AssignForm, ChangeForm, RoundForm
from .models import Assessee, AssessmentRound, Judge
from .views import participant

P = Permission
H = HTTPStatus
PER_PAGE = 50
MOST_ROUNDS = 20


@require(P.ASSESS_RUN, P.ASSESS_JUDGE)
@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the rounds; open another; for an assessor, who waits."""
    by, today = person(request), timezone.localdate()
    runs = bool(reach(by, P.ASSESS_RUN))
    form = RoundForm(request.POST or None) if runs else None
    if request.method == "POST" and form is not None and form.is_valid():
        wanted = form.wanted()
        try:
            made = once.make(
                by,
                request.POST.get(once.FIELD, ""),
                lambda: actions_round.open_round(by=by, wanted=wanted, today=today),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The round is being prepared; this takes some seconds.")
            )
            return redirect("assessments:round", number=made)
    page = Paginator(queries.rounds(by), MOST_ROUNDS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "counts": choosing.counts(by, list(page)),
        "form": form,
        "mark": request.POST.get(once.FIELD) or once.mark(),
        "judges": bool(reach(by, P.ASSESS_JUDGE)),
        "mine": _mine(request),
    }
    status = H.UNPROCESSABLE_ENTITY if form is not None and form.errors else H.OK
    return render(request, "assessments/index.html", context, status=status)


def _mine(request: HttpRequest) -> list[listing.Row]:
    """Who waits for the reader as an assessor, the earliest round first."""
    by = person(request)
    if not reach(by, P.ASSESS_JUDGE):
        return []
    rows = queries.waiting(queries.judged(by).filter(assessor=by), Judge.ASSESSOR)
    today = timezone.localdate()
    return listing.rows(by, list(rows[:PER_PAGE]), Judge.ASSESSOR, today)


@require(P.ASSESS_RUN, P.ASSESS_JUDGE)
@never_cache
@require_GET
def one_round(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a round is, and who takes part in it."""
    by = person(request)
    it: AssessmentRound = get_object_or_404(queries.rounds(by), pk=number)
    return _page(request, it)


def _page(
    request: HttpRequest, it: AssessmentRound, status: HTTPStatus = H.OK, **told: Any
) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    everyone = queries.shown_in(by, it)
    asked = choosing.Asked.read(request.GET)
    found = choosing.filtered(everyone, asked).order_by("path", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    runs = queries.run(by).filter(pk=it.pk).exists()
    context = {
        "round": it,
        "rule": it.get_rule_display(),
        "is_late": it.is_late(today),
        "count": queries.count(everyone),
        "judged": [(judge, str(judge.label)) for judge in it.asks],
        "asked": asked,
        "chips": choosing.chips(request, it, asked),
        "agencies": choosing.agencies(everyone),
        "states": choosing.states(it),
        "page": page,
        "people": listing.rows(by, list(page), Judge.ASSESSOR, today),
        "runs": runs,
        "assign": AssignForm() if runs and it.is_open() and it.asks_assessor else None,
        "change": ChangeForm(initial=ChangeForm.initial_of(it))
        if runs and it.is_open()
        else None,
        "query": request.GET.urlencode(),
        **told,
    }
    return render(request, "assessments/round.html", context, status=status)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Give an open round another name, note or last day."""
    by = person(request)
    it: AssessmentRound = get_object_or_404(queries.run(by), pk=number)
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            actions_round.change_round(
                by=by, it=it, today=timezone.localdate(), **form.cleaned_data
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The round is changed."))
            return redirect("assessments:round", number=number)
    return _page(request, it, H.UNPROCESSABLE_ENTITY, change=form)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a round: nothing is judged in it any more."""
    by = person(request)
    it: AssessmentRound = get_object_or_404(queries.run(by), pk=number)
    try:
        actions_round.close_round(by=by, it=it)
        messages.success(request, _("The round is closed."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("assessments:round", number=number)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give the chosen participants, or all that a filter shows, to an assessor."""
    by = person(request)
    it: AssessmentRound = get_object_or_404(queries.run(by), pk=number)
    form = AssignForm(request.POST)
    if form.is_valid():
        try:
            given = actions_round.assign(
                by=by,
                it=it,
                assessor=form.cleaned_data["assessor"],
                numbers=_chosen(request, queries.run_in(by, it)),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext(
                "%(n)d participant is given to the assessor.",
                "%(n)d participants are given to the assessor.",
                given,
            )
            messages.success(request, said % {"n": given})
            return redirect("assessments:round", number=number)
    return _page(request, it, H.UNPROCESSABLE_ENTITY, assign=form)


def _chosen(request: HttpRequest, rows: QuerySet[Assessee]) -> list[int]:
    """The participants that are ticked, or all that the filter of the page shows."""
    if "semua" in request.POST:
        found = choosing.filtered(rows, choosing.Asked.read(request.GET))
        return list(found.order_by().values_list("pk", flat=True))
    ticked = request.POST.getlist("peserta")
    return [int(each) for each in ticked if each.isdecimal() and len(each) < 19]


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def take_all(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the work that takes over all that the rule allows."""
    by = person(request)
    it: AssessmentRound = get_object_or_404(queries.run(by), pk=number)
    try:
        job = actions_taking.ask_take_over(by=by, it=it)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("assessments:round", number=number)
    return redirect("ledger:job", number=job.pk)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take over the levels of one person: by the rule, or as the meeting decides."""
    by = person(request)
    it: Assessee = get_object_or_404(queries.opened(queries.assessees(by)), pk=number)
    chosen = {
        code: (
            request.POST.get(f"tingkat-{at}", "").strip()[:2],
            request.POST.get(f"alasan-{at}", "").strip(),
        )
        for at, code in enumerate(it.codes(), start=1)
    }
    decided = {
        code: Decided(int(level), reason)
        for code, (level, reason) in chosen.items()
        if level.isdecimal()
    }
    try:
        actions_taking.take_over(
            by=by, it=it, decided=decided, today=timezone.localdate()
        )
    except NotAllowed as refusal:
        told = participant(by, it, chosen) | {"refusal": str(refusal)}
        status = H.UNPROCESSABLE_ENTITY
        return render(request, "assessments/one.html", told, status=status)
    messages.success(request, _("The levels are in the register."))
    return redirect("assessments:one", number=number)
