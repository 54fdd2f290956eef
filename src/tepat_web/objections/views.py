"""Pages of the person concerned: what is theirs, filing, passing on, withdrawing."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.placement import queries as plans
from tepat_web.placement.models import Plan
from tepat_web.register import once
from tepat_web.register.suggestions import suggested
from tepat_web.snapshots.sheets import BY_NAME

from . import actions, clocks, pages, queries, wording
from .forms import EscalateForm, FileForm
from .models import Kind, Objection

P = Permission
H = HTTPStatus
POSITIONS = BY_NAME["positions"]


@require(P.OBJECTION_FILE)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """List one's own remarks and objections, and what may be filed now."""
    by, today = person(request), timezone.localdate()
    rows = [
        {
            "it": it,
            "outcome": pages.outcome_of(it),
            "next": wording.next_of(it.kind, it.stage),
            "left": clocks.left(it.due, today) if it.due else "",
            "is_late": it.due is not None and it.due < today,
        }
        for it in queries.own(by)
    ]
    context = {"rows": rows, "open_to": queries.open_to(by, today)}
    return render(request, "objections/mine.html", context)


@require(P.OBJECTION_FILE)
@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, number: int) -> HttpResponse:
    """File a remark on a plan, or an objection to a decision."""
    by, today = person(request), timezone.localdate()
    plan = get_object_or_404(plans.plans(by), pk=number)
    if not queries.concerns(by, plan):
        raise Http404
    kind = queries.kind_on(plan) or Kind.REMARK
    mark = request.POST.get(once.FIELD, "")
    told = request.POST if request.method == "POST" else None
    form = FileForm(kind, told)
    if told is not None:
        if made := once.made_by(by, mark):
            return redirect("objections:one", number=made)
        if form.is_valid():
            try:
                return _filed(request, by, plan, form, mark)
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
    context = {
        "plan": plan,
        "form": form,
        "mark": mark or once.mark(),
        "is_remark": kind == Kind.REMARK,
        "standing": queries.standing_on(by, plan),
        "why_not": queries.not_filed(by, plan, today),
        "deadlines": clocks.before_filing(kind, today),
        "appeal": None if kind == Kind.REMARK else clocks.appeal(today),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "objections/file.html", context, status=status)


def _filed(
    request: HttpRequest, by: User, plan: Plan, form: FileForm, mark: str
) -> HttpResponse:
    told = form.filing()
    made = once.make(by, mark, lambda: actions.file(by=by, plan=plan, told=told))
    messages.success(request, _("It has been filed. This page shows how far it is."))
    return redirect("objections:one", number=made)


@require(P.OBJECTION_FILE, P.OBJECTION_HANDLE)
@require_GET
def positions(request: HttpRequest) -> HttpResponse:
    """Offer the positions that a text in a field may mean."""
    by = person(request)
    text = request.GET.get("position", "").strip()
    found = suggested(by, POSITIONS, "superior", text)
    named = next((each for each in found if each.code == text), None)
    context = {"found": found, "named": named, "text": text}
    return render(request, "objections/_positions.html", context)


@require(P.OBJECTION_FILE, P.OBJECTION_READ)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one remark or objection: to the person, or to those who handle it."""
    by = person(request)
    it = get_object_or_404(queries.visible(by), pk=number)
    return shown(request, by, it)


@require(P.OBJECTION_FILE)
@require_POST
def escalate(request: HttpRequest, number: int) -> HttpResponse:
    """Pass one's own remark on."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    form = EscalateForm(request.POST)
    if form.is_valid():
        try:
            actions.escalate(by=by, objection=it, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your remark has been passed on."))
            return redirect("objections:one", number=it.pk)
    return shown(request, by, it, form=form, status=H.UNPROCESSABLE_ENTITY)


@require(P.OBJECTION_FILE)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own back."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    try:
        actions.withdraw(by=by, objection=it)
        messages.success(request, _("It has been withdrawn."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("objections:one", number=it.pk)


def shown(
    request: HttpRequest,
    by: User,
    it: Objection,
    *,
    status: HTTPStatus = H.OK,
    **rest: Any,
) -> HttpResponse:
    """Return the page of one objection; ``rest`` is a form that was refused."""
    today = timezone.localdate()
    context = pages.shown(by, it, today)
    if not context["is_own"]:
        saw(by=by, what=it)
        context |= pages.handled(by, it, today)
    elif context["may_escalate"]:
        context["form"] = EscalateForm()
    context["is_reader"] = bool(reach(by, P.OBJECTION_READ))
    return render(request, "objections/one.html", context | rest, status=status)
