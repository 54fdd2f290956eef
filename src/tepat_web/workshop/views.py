"""Pages of the workshop: which drafts there are, and working on one of them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement import scenarios
from tepat_web.register import once

from . import actions, conflict, queries
from .forms import ColleagueForm, DraftForm, PairForm, RemarkForm
from .models import Draft

P = Permission
TOML = "toml"
LATEST = 10  # plans that the first page offers


@require(P.PLAN_COMPUTE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the drafts that one works on, and the latest plans."""
    by = person(request)
    rows: list[dict[str, Any]] = []
    for found in queries.drafts(by):
        told = queries.computed(by, found)
        latest = told[0] if told else None
        rows.append({"draft": found, "latest": latest, "count": len(told)})
    plans = queries.plans(by)
    context = {
        "own": [row for row in rows if row["draft"].by_id == by.pk],
        "shared": [row for row in rows if row["draft"].by_id != by.pk],
        "plans": plans[:LATEST],
        "pair": PairForm(among=plans) if plans.count() > 1 else None,
    }
    return render(request, "workshop/index.html", context)


@require(P.PLAN_COMPUTE)
def make(request: HttpRequest) -> HttpResponse:
    """Make a draft, from the usual settings or those of a plan."""
    by = person(request)
    told = request.POST if request.method == "POST" else None
    like = _plan(by, request.GET.get("rencana", ""))
    as_toml = request.GET.get("cara") == TOML
    scenario = like.scenario if like else scenarios.USUAL
    mark = request.POST.get(once.FIELD) or once.mark()
    initial = DraftForm.initial_of(scenario) | {
        "text": scenarios.text_of(scenario) if as_toml else "",
    }
    form = DraftForm(told, initial=initial, as_toml=as_toml)
    if told is not None and form.is_valid():
        made = once.make(
            by,
            mark,
            lambda: actions.make(
                by=by,
                name=form.cleaned_data["name"],
                scenario=form.scenario(scenario),
                day=form.cleaned_data["day"],
                note=form.cleaned_data.get("note", ""),
                of_plan=like,
            ),
        )
        return redirect("workshop:draft", number=made)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {
        "form": form,
        "like": like,
        "as_toml": as_toml,
        "mark": mark,
        "mark_field": once.FIELD,
    }
    return render(request, "workshop/make.html", context, status=status)


@require(P.PLAN_COMPUTE)
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Work on a draft."""
    by = person(request)
    found = get_object_or_404(queries.drafts(by), pk=number)
    as_toml = request.GET.get("cara") == TOML
    if request.method != "POST":
        form = DraftForm(initial=DraftForm.of(found, as_toml), as_toml=as_toml)
        return _page(request, by, found, form, as_toml=as_toml)
    form = DraftForm(
        request.POST, initial=DraftForm.of(found, as_toml), as_toml=as_toml
    )
    if not form.is_valid():
        return _page(
            *(request, by, found, form),
            as_toml=as_toml,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    mine = {
        "name": form.cleaned_data["name"],
        "scenario": form.scenario(found.scenario),
        "day": form.cleaned_data["day"],
        "note": form.cleaned_data.get("note", ""),
    }
    revision = form.cleaned_data.get("revision") or 0
    try:
        actions.save_draft(by=by, draft=found, revision=revision, **mine)
    except actions.Overtaken as error:
        return _both(request, by, error.now, mine, as_toml)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("workshop:index")
    if "hitung" in request.POST:
        return _computed(request, by, found)
    messages.success(request, _("The draft is saved."))
    query = "?cara=toml" if as_toml else ""
    return redirect(reverse("workshop:draft", args=[number]) + query)


@require(P.PLAN_COMPUTE)
@require_POST
def compute(request: HttpRequest, number: int) -> HttpResponse:
    """Compute a draft as it was saved."""
    by = person(request)
    return _computed(request, by, get_object_or_404(queries.drafts(by), pk=number))


@require(P.PLAN_COMPUTE)
@require_POST
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Make a draft of one's own that is like another."""
    by = person(request)
    found = get_object_or_404(queries.drafts(by), pk=number)
    mark = request.POST.get(once.FIELD, "")
    made = once.make(by, mark, lambda: actions.copy(by=by, draft=found))
    messages.success(request, _("This is your copy. Change what you want to try."))
    return redirect("workshop:draft", number=made)


@require(P.PLAN_COMPUTE)
@require_POST
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Let a colleague work on a draft."""
    by = person(request)
    found = get_object_or_404(queries.drafts(by), pk=number)
    form = ColleagueForm(request.POST, among=queries.colleagues(by, found))
    if form.is_valid():
        try:
            actions.share(by=by, draft=found, to=form.cleaned_data["to"])
        except NotAllowed as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Shared; your colleague has been told."))
    else:
        messages.warning(request, _("Choose a colleague from the list."))
    return redirect("workshop:draft", number=number)


@require(P.PLAN_COMPUTE)
@require_POST
def unshare(request: HttpRequest, number: int, account: int) -> HttpResponse:
    """Let a colleague work on a draft no longer."""
    by = person(request)
    found = get_object_or_404(queries.drafts(by), pk=number)
    one = get_object_or_404(queries.shares(found), to=account)
    try:
        actions.unshare(by=by, draft=found, to=one.to)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("workshop:draft", number=number)


@require(P.PLAN_COMPUTE)
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Put a draft away, after asking."""
    by = person(request)
    found = get_object_or_404(queries.drafts(by), pk=number, by=by)
    if request.method != "POST":
        return render(request, "workshop/remove.html", {"draft": found})
    try:
        actions.remove(by=by, draft=found)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The draft is put away; its plans stay."))
    return redirect("workshop:index")


def _computed(request: HttpRequest, by: User, found: Draft) -> HttpResponse:
    try:
        job = actions.compute(by=by, draft=found)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("workshop:index")
    return redirect("ledger:job", number=job.pk)


def _both(
    request: HttpRequest, by: User, now: Draft, mine: dict[str, Any], as_toml: bool
) -> HttpResponse:
    """Show both versions; what was typed stays, and can be saved over the other."""
    theirs = {
        "name": now.name,
        "scenario": now.scenario,
        "day": now.day,
        "note": now.note,
    }
    data = request.POST.copy()
    data["revision"] = str(now.revision)
    form = DraftForm(data, initial=DraftForm.of(now, as_toml), as_toml=as_toml)
    return _page(
        *(request, by, now, form),
        as_toml=as_toml,
        status=HTTPStatus.CONFLICT,
        changes=conflict.between(theirs, mine),
    )


def _page(
    request: HttpRequest,
    by: User,
    found: Draft,
    form: DraftForm,
    *,
    as_toml: bool,
    status: HTTPStatus = HTTPStatus.OK,
    changes: list[conflict.Difference] | None = None,
) -> HttpResponse:
    told = queries.computed(by, found)
    plans = [it.plan for it in told if it.plan]
    among = queries.plans(by).filter(pk__in=[plan.pk for plan in plans])
    is_own = found.by_id == by.pk
    colleagues = queries.colleagues(by, found) if is_own else None
    here = reverse("workshop:draft", args=[found.pk])
    context = {
        "draft": found,
        "form": form,
        "as_toml": as_toml,
        "ways": [
            {"title": _("Settings"), "url": here, "current": not as_toml},
            {"title": "TOML", "url": f"{here}?cara={TOML}", "current": as_toml},
        ],
        "is_own": is_own,
        "toml": scenarios.text_of(found.scenario),
        "is_plain": scenarios.is_plain(scenarios.whole(found.scenario)),
        "computed": told,
        "pair": PairForm(among=among) if len(plans) > 1 else None,
        "shares": queries.shares(found),
        "colleague": ColleagueForm(among=colleagues) if colleagues else None,
        "remarks": queries.remarks(found),
        "remark_form": RemarkForm(),
        "mark": once.mark(),
        "mark_field": once.FIELD,
        "changes": changes,
    }
    return render(request, "workshop/draft.html", context, status=status)


def _plan(by: User, told: str) -> Any:
    """The plan with whose settings a draft begins, if it is to begin with any."""
    if told.isdecimal() and len(told) < 19:
        return queries.plans(by).filter(pk=int(told)).first()
    return None
