"""Pages of the office and the authority: the list, answering, deciding, a new plan."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
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
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import actions as placement
from tepat_web.placement import changes as following
from tepat_web.placement import queries as plans

from . import actions_handling as actions
from . import changes, download, listing, pages, queries, steps
from .actions_handling import Verdict
from .clocks import Step
from .forms import VerdictForm
from .models import Objection

P = Permission
H = HTTPStatus
PER_PAGE = 50
Act = Callable[..., Objection]


@require(P.OBJECTION_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List remarks and objections by deadline, those that are past it first."""
    by, today = person(request), timezone.localdate()
    asked = listing.Asked.of(request.GET, by, today)
    rows = asked.rows().annotate(due_on=queries.DUE)
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = dict(
        queries.objections(by)
        .order_by()
        .values_list("stage")
        .annotate(n=Count("pk"))
        .values_list("stage", "n")
    )
    context = {
        "page": page,
        "count": page.paginator.count,
        "columns": listing.columns(),
        "rows": listing.rows(list(page.object_list), today),
        "chips": asked.chips(),
        "asked": asked,
        "stats": listing.stats(counts),
        "kinds": listing.KINDS,
        "stages": listing.STAGES,
        "plans": asked.plans(),
        "to_remake": _to_remake(by),
        "acts": bool(reach(by, P.OBJECTION_HANDLE) or reach(by, P.OBJECTION_DECIDE)),
        "download_url": f"{reverse('objections:export')}?{asked.query()}"
        if reach(by, P.OBJECTION_READ).everywhere
        else "",
    }
    return render(request, "objections/index.html", context)


@require(P.OBJECTION_READ)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Give the list as a workbook that names nobody, to who reads all of it."""
    by, today = person(request), timezone.localdate()
    if not reach(by, P.OBJECTION_READ).everywhere:
        raise Http404
    asked = listing.Asked.of(request.GET, by, today)
    content = download.workbook(asked.rows(), today)
    actions.note_export(by=by)
    response = HttpResponse(content, content_type=download.XLSX)
    file = f"tanggapan-keberatan-{today.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


@require(P.OBJECTION_HANDLE)
@require_POST
def acknowledge(request: HttpRequest, number: int) -> HttpResponse:
    """Take an objection in."""
    by = person(request)
    it = get_object_or_404(queries.objections(by), pk=number)
    try:
        actions.acknowledge(by=by, objection=it)
        messages.success(request, _("The person has been told that it was taken in."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("objections:one", number=it.pk)


@require(P.OBJECTION_HANDLE)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer, with like cases in view."""
    return _verdict(request, number, Step.ANSWER, actions.answer)


@require(P.OBJECTION_HANDLE, P.OBJECTION_DECIDE)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Decide, with like cases in view."""
    return _verdict(request, number, Step.DECIDE, actions.decide)


@require(P.PLAN_COMPUTE)
@require_http_methods(["GET", "POST"])
def remake(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a new plan would take in, and ask for it."""
    by = person(request)
    plan = get_object_or_404(plans.plans(by), pk=number)
    if queries.kind_on(plan) is None:
        raise Http404
    refusal = ""
    if request.method == "POST":
        try:
            job = placement.ask_following(by=by, plan=plan)
            return redirect("ledger:job", number=job.pk)
        except NotAllowed as error:
            refusal = str(error)
    upheld = list(queries.to_take_in(plan))
    names = queries.names_of(it.nip for it in upheld)
    context = {
        "plan": plan,
        "made": following.prepared(plan),
        "refusal": refusal,
        "upheld": [
            {"it": it, "name": names.get(it.nip, it.nip), "follows": pages.follows(it)}
            for it in upheld
        ],
        "besides": len(following.asked_for(plan)) - len(upheld),
        "others": plan.revisions.filter(is_removed=False),
    }
    status = H.UNPROCESSABLE_ENTITY if refusal else H.OK
    return render(request, "objections/remake.html", context, status=status)


def _verdict(request: HttpRequest, number: int, step: Step, act: Act) -> HttpResponse:
    """The form of an answer or a decision; the engine is asked before it is kept."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.objections(by), pk=number)
    is_final = step == Step.DECIDE or it.is_remark
    found = pages.like_of(by, it)
    told = request.POST if request.method == "POST" else None
    form = VerdictForm(
        it,
        told,
        is_final=is_final,
        needs_distinction=any(each.is_decided for each in found),
        initial={"remedy": it.wanted, "position": it.position},
    )
    why_not = steps.refusal(by, it, step, today)
    if told is not None and form.is_valid():
        verdict = form.verdict()
        if said := _kept(request, by, it, act, verdict, form):
            messages.success(request, said)
            return redirect("objections:one", number=it.pk)
    context = pages.shown(by, it, today) | pages.handled(by, it, today)
    context |= {
        "form": form,
        "is_final": is_final,
        "is_decision": step == Step.DECIDE,
        "refused": why_not,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "objections/answer.html", context, status=status)


def _kept(
    request: HttpRequest,
    by: User,
    it: Objection,
    act: Act,
    verdict: Verdict,
    form: VerdictForm,
) -> str:
    """Keep a verdict and say what follows; blank if it was refused."""
    opinion = changes.opinion(it, verdict.change)
    if opinion.is_refused:
        form.add_error("position", opinion.said)
        return ""
    try:
        act(by=by, objection=it, verdict=verdict)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return ""
    told = (_("The answer is kept, and the person has been told."), opinion.said)
    return " ".join(filter(None, told))


def _to_remake(by: User) -> list[dict[str, Any]]:
    """The plans on which something was upheld that is in no new plan yet."""
    if not reach(by, P.PLAN_COMPUTE):
        return []
    shown = plans.plans(by).filter(objections__isnull=False).distinct()
    told = ((plan, queries.to_take_in(plan).count()) for plan in shown)
    return [
        {"plan": plan, "count": count}
        for plan, count in told
        if count and queries.kind_on(plan)
    ]
