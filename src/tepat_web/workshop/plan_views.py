"""The workroom of a plan: its tabs, its drawer, and what is collected from it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.models import Plan
from tepat_web.snapshots import store
from tepat_web.snapshots.queries import has_changed_since

from . import actions, actions_remarks, addresses, drawer, queries, tabs
from .asking import Question
from .forms import ColleagueForm, PairForm, RemarkForm
from .models import Draft, Remark

P = Permission
DRAWER = "laci"
NAME = 100  # characters of a plan's name in that of a draft


@require(P.PLAN_COMPUTE)
@never_cache
@require_GET
def workroom(request: HttpRequest, number: int) -> HttpResponse:
    """Show a plan to work on; only its drawer, where htmx asks for that."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    drafts = queries.drafts(by).filter(of_plan=plan)
    chosen = _chosen(request, by, plan)
    context: dict[str, Any] = {
        "plan": plan,
        "drafts": drafts,
        "draft": chosen,
        "here": reverse("workshop:plan", args=[plan.pk]),
        "tab": _tab(request),
        **drawer.context(by, plan, Question.of(request.GET), chosen),
    }
    if request.headers.get("HX-Target") == DRAWER:
        response = render(request, "workshop/_drawer.html", context)
    else:
        context |= _page(request, by, plan, context["tab"])
        response = render(request, "workshop/plan.html", context)
    patch_vary_headers(response, ["HX-Target"])
    return response


@require(P.PLAN_COMPUTE)
@require_POST
def collect(request: HttpRequest, number: int) -> HttpResponse:
    """Put what was asked into a draft; into a new one where none is chosen."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    change = _change(request)
    draft = _draft(by, request.POST.get("konsep", ""))
    try:
        if draft is None:
            draft = _begun(by, plan)
        actions.collect(by=by, draft=draft, change=change)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("It is in the draft “%(name)s” now.") % {"name": draft.name}
        messages.success(request, said)
    return _back(request, plan, draft)


@require(P.PLAN_COMPUTE)
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a condition out of a draft again."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    draft = _draft(by, request.POST.get("konsep", ""))
    if draft is None:
        raise Http404
    try:
        actions.drop(by=by, draft=draft, change=_change(request))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return _back(request, plan, draft)


@require(P.PLAN_COMPUTE)
@require_POST
def within(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a draft like the plan, with so many moves at most."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    most = _number(request.POST.get("paling", ""))
    if most is None:
        messages.warning(request, _("Say how many may move, as a whole number."))
        return redirect("workshop:plan", number=number)
    caps = {**plan.scenario.get("caps", {}), "moves": most}
    draft = actions.make(
        by=by,
        name=_("%(name)s, at most %(n)d moves") % {"name": plan.name[:NAME], "n": most},
        scenario={**plan.scenario, "caps": caps},
        of_plan=plan,
    )
    return redirect("workshop:draft", number=draft.pk)


@require(P.PLAN_COMPUTE)
@require_POST
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Ask a colleague to look at the plan."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    form = ColleagueForm(request.POST, among=queries.colleagues(by))
    if form.is_valid():
        try:
            actions_remarks.invite(by=by, plan=plan, to=form.cleaned_data["to"])
        except NotAllowed as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Your colleague has been told."))
    else:
        messages.warning(request, _("Choose a colleague from the list."))
    return redirect("workshop:plan", number=number)


@require(P.PLAN_COMPUTE)
@require_POST
def remark(request: HttpRequest, number: int) -> HttpResponse:
    """Write a remark on a plan."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    return _remarked(request, by, plan)


@require(P.PLAN_COMPUTE)
@require_POST
def remark_draft(request: HttpRequest, number: int) -> HttpResponse:
    """Write a remark on a draft."""
    by = person(request)
    draft = get_object_or_404(queries.drafts(by), pk=number)
    return _remarked(request, by, draft)


@require(P.PLAN_COMPUTE)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own remark back."""
    by = person(request)
    found = get_object_or_404(Remark.objects.standing(), pk=number, by=by)
    actions_remarks.withdraw(by=by, remark=found)
    where = addresses.of(found.draft or found.plan)
    return redirect(where + addresses.REMARKS)


def _remarked(request: HttpRequest, by: User, on: Draft | Plan) -> HttpResponse:
    form = RemarkForm(request.POST)
    where = addresses.of(on)
    if not form.is_valid():
        context = {"form": form, "on": on, "back_url": where}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "workshop/remark.html", context, status=status)
    try:
        actions_remarks.remark(by=by, on=on, text=form.cleaned_data["text"])
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect(where + addresses.REMARKS)


def _page(request: HttpRequest, by: User, plan: Plan, tab: str) -> dict[str, Any]:
    kept = {"konsep": request.GET["konsep"]} if request.GET.get("konsep") else {}
    return {
        "statement": store.read(plan.folder).statement,
        "has_changed": has_changed_since(plan),
        "tabs": [
            {
                "title": title,
                "url": f"?{urlencode({'tab': name, **kept})}",
                "current": name == tab,
            }
            for name, title in tabs.TABS.items()
        ],
        "shown": tabs.context(by, plan, tab, request.GET),
        "pair": PairForm(
            initial={"a": plan.pk}, among=queries.plans(by), auto_id="banding_%s"
        )
        if tab == "banding"
        else None,
        "colleague": ColleagueForm(among=queries.colleagues(by)),
        "remarks": queries.remarks(plan),
        "remark_form": RemarkForm(),
    }


def _tab(request: HttpRequest) -> str:
    name = request.GET.get("tab", "")
    return name if name in tabs.TABS else tabs.USUAL


def _chosen(request: HttpRequest, by: User, plan: Plan) -> Draft | None:
    """The draft that is asked for; else the latest that was begun from the plan."""
    asked = _draft(by, request.GET.get("konsep", ""))
    found: Draft | None = asked or queries.drafts(by).filter(of_plan=plan).first()
    return found


def _draft(by: User, told: str) -> Draft | None:
    number = _number(told)
    if number is None:
        return None
    found: Draft | None = queries.drafts(by).filter(pk=number).first()
    return found


def _begun(by: User, plan: Plan) -> Draft:
    return actions.make(
        by=by,
        name=_("%(name)s, changed") % {"name": plan.name[:NAME]},
        scenario=plan.scenario,
        of_plan=plan,
    )


def _number(told: str) -> int | None:
    return int(told) if told.isdecimal() and len(told) < 10 else None


def _change(request: HttpRequest) -> dict[str, str]:
    kind = request.POST.get("tanya", "")
    told = {"kind": kind, "nip": request.POST.get("nip", "")[:18]}
    code = request.POST.get("posisi", "")[:200]
    return told | {"position": code} if code else told


def _back(request: HttpRequest, plan: Plan, draft: Draft | None) -> HttpResponse:
    query = {"tab": request.POST.get("tab", tabs.USUAL)}
    if request.POST.get("orang"):
        query["orang"] = request.POST["orang"][:18]
    if draft is not None:
        query["konsep"] = str(draft.pk)
    where = reverse("workshop:plan", args=[plan.pk])
    return redirect(f"{where}?{urlencode(query)}#{DRAWER}")
