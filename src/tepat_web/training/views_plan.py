"""The plan of a year: asked for, reviewed line by line, approved."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.workforce.models import Employee

from . import actions_approve, actions_plan, folders, queries, reviewing
from .forms import AskForm
from .models import TrainingPlan
from .offered import competency_named
from .spending import of_plan

P = Permission
H = HTTPStatus
PER_PAGE = 50
CANDIDATES = 25
DROP, KEEP, CHOSEN, NOTE = "keluarkan", "masukkan", "baris", "alasan"
TRAINING, PAGE, WHO = "pelatihan", "page", "pegawai"


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the engine's plan of a year."""
    by = person(request)
    form = AskForm(request.POST or None, by=by)
    status = H.OK
    if request.method == "POST":
        if form.is_valid():
            job = actions_plan.ask_plan(by=by, **form.cleaned_data)
            return redirect("ledger:job", number=job.pk)
        status = H.UNPROCESSABLE_ENTITY
    return render(request, "training/ask.html", {"form": form}, status=status)


@require(P.TRAINING_READ, P.TRAINING_PLAN)
@never_cache
@require_GET
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Show a plan: what it closes of what is possible, its budget, and its lines."""
    by = person(request)
    found: TrainingPlan = get_object_or_404(queries.plans(by), pk=number)
    return _page(request, by, found)


@require(P.TRAINING_PLAN)
@require_POST
def lines(request: HttpRequest, number: int) -> HttpResponse:
    """Drop the lines that are ticked, or put them back."""
    by = person(request)
    found: TrainingPlan = get_object_or_404(queries.plans(by), pk=number)
    told = request.POST.getlist(CHOSEN)
    chosen = [int(each) for each in told if each.isdecimal() and len(each) < 19]
    note = request.POST.get(NOTE, "")[:2000]
    try:
        if DROP in request.POST:
            actions_plan.drop_lines(by=by, plan=found, lines=chosen, note=note)
        else:
            actions_plan.keep_lines(by=by, plan=found, lines=chosen)
    except NotAllowed as refusal:
        told_back = {"refusal": str(refusal), "chosen": chosen, "note": note}
        return _page(request, by, found, H.UNPROCESSABLE_ENTITY, told_back)
    asked = request.GET.urlencode()
    address = reverse("training:plan", args=[number])
    return redirect(f"{address}?{asked}" if asked else address)


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Put one person more into a training: those who gain most from it come first."""
    by = person(request)
    found: TrainingPlan = get_object_or_404(queries.plans(by), pk=number)
    told = request.POST if request.method == "POST" else request.GET
    code, who, note = told.get(TRAINING, ""), told.get(WHO, ""), told.get(NOTE, "")
    offer = queries.offers().filter(code=code).first() if code else None
    refusal, status = "", H.OK
    if request.method == "POST" and offer is not None:
        note = note[:2000]
        refusal = _add(by, found, offer, who, note)
        if not refusal:
            messages.success(request, _("The line is in the plan."))
            query = urlencode({TRAINING: code})
            return redirect(f"{reverse('training:plan', args=[number])}?{query}")
        status = H.UNPROCESSABLE_ENTITY
    context = {
        "plan": found,
        "offers": reviewing.by_training(found),
        "offer": offer,
        "words": told.get("q", "").strip(),
        "people": _candidates(found, offer, told.get("q", "")) if offer else [],
        "who": who,
        "note": note,
        "refusal": refusal,
    }
    return render(request, "training/add.html", context, status=status)


@require(P.TRAINING_PLAN)
@never_cache
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Show what becomes of a plan once it is approved, then approve it."""
    by, refusal, status = person(request), "", H.OK
    found: TrainingPlan = get_object_or_404(queries.plans(by), pk=number)
    if request.method == "POST":
        try:
            actions_approve.approve(by=by, plan=found, today=timezone.localdate())
        except NotAllowed as refused:
            refusal, status = str(refused), H.UNPROCESSABLE_ENTITY
        else:
            text = _("Approved. Its classes are being opened, and superiors asked.")
            messages.success(request, text)
            return redirect("training:plan", number=number)
    context = {
        "plan": found,
        "offers": [row for row in reviewing.by_training(found) if row.kept],
        "refusal": refusal,
    }
    return render(request, "training/approve.html", context, status=status)


@require(P.TRAINING_PLAN)
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Put a plan away."""
    by = person(request)
    found: TrainingPlan = get_object_or_404(queries.plans(by), pk=number)
    try:
        actions_approve.discard(by=by, plan=found)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("training:plan", number=number)
    messages.success(request, _("The plan was put away."))
    return redirect("training:index")


def _page(
    request: HttpRequest,
    by: User,
    found: TrainingPlan,
    status: HTTPStatus = H.OK,
    told: Mapping[str, Any] | None = None,
) -> HttpResponse:
    wanted = reviewing.Wanted.read(request.GET)
    rows = wanted.of(queries.lines(by, found))
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get(PAGE))
    may_plan = bool(reach(by, P.TRAINING_PLAN))
    is_approved = found.state == found.State.APPROVED
    context = {
        "plan": found,
        "may_review": may_plan and found.state == found.State.REVIEW,
        "may_plan": may_plan,
        "page": shown,
        "rows": [(line, competency_named(line.competency)) for line in shown],
        "offers": reviewing.by_training(found),
        "wanted": wanted,
        "query": request.GET.urlencode(),
        "weighing": [Words.read(each) for each in found.weighing],
        "has_changed": has_changed_since(found),
        "is_behind": is_approved and bool(queries.without_class(found)),
        "spending": of_plan(found) if is_approved else None,
        **(told or {}),
    }
    return render(request, "training/plan.html", context, status=status)


def _add(
    by: User, found: TrainingPlan, offer: TrainingOffer, who: str, note: str
) -> str:
    """Add a line; why it cannot be added, or blank."""
    person_: Employee | None = Employee.objects.standing().filter(nip=who).first()
    if person_ is None:
        return _("Choose a person.")
    try:
        actions_plan.add_line(
            by=by, plan=found, employee=person_, offer=offer, note=note
        )
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _candidates(
    found: TrainingPlan, offer: TrainingOffer, words: str
) -> list[tuple[Employee, dict[str, Any], Words]]:
    """To whom a training is open and who is not in it, the largest gap first."""
    everyone = Employee.objects.standing().select_related("place")
    rows = folders.closing(found, offer.code).collect().to_dicts()
    kept = found.lines.filter(offer=offer, state="kept").values_list(
        "employee__nip", flat=True
    )
    inside = set(kept)
    rows = [row for row in rows if row["nip"] not in inside]
    if words.strip():
        sought = reviewing.people_called(everyone, words)
        named = set(sought.values_list("nip", flat=True)[:1000])
        rows = [row for row in rows if row["nip"] in named]
    rows = rows[:CANDIDATES]
    people = {
        each.nip: each for each in everyone.filter(nip__in=[row["nip"] for row in rows])
    }
    return [
        (people[row["nip"]], row, competency_named(row["competency"]))
        for row in rows
        if row["nip"] in people
    ]
