"""Pages of plans: which there are, asking for one, one plan, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.ledger.actions import NotAllowed
from tepat_web.snapshots import download, page, store
from tepat_web.snapshots.queries import has_changed_since, home, units_to_choose

from . import (
    actions,
    changes,
    queries,
    revised,
    scenarios,
    stages,
    summary,
    tabs,
    wording,
)
from .forms import PlanForm
from .life import SIGNED
from .models import Plan

P = Permission
PER_PAGE = 20
MOST_NEEDS = 500  # positions that an address may ask to fill first


@require(P.PLAN_READ, P.PLAN_COMPUTE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the plans that the person may open."""
    by = person(request)
    found = queries.plans(by).prefetch_related("passages__by")
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "rows": [(each, stages.stages(each, named=False)) for each in shown],
        "about": queries.about(by),
        "may_compute": bool(reach(by, P.PLAN_COMPUTE)),
        "sees_totals": queries.sees_totals(by),
    }
    return render(request, "placement/index.html", context)


@require(P.PLAN_COMPUTE)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a plan."""
    by = person(request)
    told = request.POST if request.method == "POST" else None
    like = _like(request, by)
    before = like if like and request.GET.get("revisi") == "1" else None
    usual = like.scenario if like else scenarios.USUAL
    if before is not None:
        usual = changes.prepared(before).scenario
    usual = _with_needs(request, usual)
    form = PlanForm(told, initial=_initial(usual, before))
    if told is not None and form.is_valid():
        day = form.cleaned_data["day"]
        try:
            job = actions.ask_plan(
                by=by,
                name=form.cleaned_data["name"],
                day=day.isoformat() if day else "",
                scenario=form.scenario(),
                replaces=before,
            )
            return redirect("ledger:job", number=job.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "like": like, "before": before, "wishes": _wishes()}
    return render(request, "placement/ask.html", context, status=status)


@require(P.PLAN_READ, P.PLAN_COMPUTE)
@require_GET
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Show a plan: its sentence, its picture, and a page of one of its tables."""
    by = person(request)
    known = queries.plans(by).prefetch_related("passages__by")
    found = get_object_or_404(known, pk=number)
    stored = store.read(found.folder)
    sees_totals = queries.sees_totals(by)
    reads_question = queries.reads_question(by, found)
    context = page.context(request, by, stored) | {
        "plan": found,
        "is_signed": found.state in SIGNED,
        "statement": stored.statement if sees_totals else None,
        "mode": wording.MODES[found.mode],
        "promise": summary.promise(found),
        **(summary.totals(found) if sees_totals else {}),
        "has_changed": has_changed_since(found),
        "is_part": bool(home(by)),
        "units": units_to_choose(by) if sees_totals else [],
        "may_compute": bool(reach(by, P.PLAN_COMPUTE)),
        "reads_all": queries.reads_all(by),
        "checks": queries.verifications(found)[:3] if queries.reads_all(by) else [],
        "toml": scenarios.text_of(found.scenario) if reads_question else "",
        **_of_city(by, found),
        "pinned": queries.pinned(found) if reads_question else [],
        "reads_proof": queries.file_of(by, found, "plan.json") is not None,
        "own": queries.person_in(by, found, by.nip) if by.nip else None,
    }
    if context.get("table") is None or not sees_totals:
        context |= _life(by, found)
    context["tabs"], context["tables"] = tabs.by_subject(context["tabs"])
    return render(request, "placement/plan.html", context)


@require(P.PLAN_READ, P.PLAN_COMPUTE)
@require_GET
def workbook(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Download the rows of a table that are asked for, as a workbook."""
    by = person(request)
    found = get_object_or_404(queries.plans(by), pk=number)
    about = download.Subject(
        title=found.name,
        file=f"rencana-{found.pk}",
        day=found.day,
        city=found.made_from["city"],
        is_example=found.made_from["is_example"],
    )
    return page.workbook(request, by, store.read(found.folder), name=name, about=about)


@require(P.PLAN_READ)
@require_GET
def file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """Download the plan as a whole, for who may read all of it."""
    by = person(request)
    found = get_object_or_404(queries.plans(by), pk=number)
    whole = queries.file_of(by, found, name)
    if whole is None:
        raise Http404
    called = f"rencana-{number}-{name}"
    return FileResponse(whole.open("rb"), as_attachment=True, filename=called)


@require(P.PLAN_READ)
@require_POST
def verify(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a check of the plan without the optimiser."""
    by = person(request)
    found = get_object_or_404(queries.plans(by), pk=number)
    job = actions.ask_verification(by=by, plan=found)
    return redirect("ledger:job", number=job.pk)


@require(P.PLAN_READ)
@require_GET
def verification(request: HttpRequest, number: int, check: int) -> HttpResponse:
    """Show how a check of the plan came out."""
    by = person(request)
    found = get_object_or_404(queries.plans(by), pk=number)
    if not queries.reads_all(by):
        raise Http404
    checked = get_object_or_404(queries.verifications(found), pk=check)
    goals = summary.checked(checked)
    context = {
        "plan": found,
        "check": checked,
        "goals": goals,
        "has_bound": any(goal.bound is not None for goal in goals),
        "is_proven": all(goal.gap == 0 for goal in goals),
    }
    return render(request, "placement/verification.html", context)


def _life(by: User, found: Plan) -> dict[str, Any]:
    """How far the plan is and what comes next, as far as the reader is told."""
    known, in_full = queries.plans(by), queries.reads_all(by)
    may_compute = bool(reach(by, P.PLAN_COMPUTE))
    return {
        "stages": stages.stages(found, named=queries.sees_city(by)),
        "next_step": stages.next_of(by, found),
        "other_steps": stages.others_of(by, found),
        "passages": list(found.passages.all())[::-1] if queries.sees_city(by) else [],
        "before": known.filter(revisions=found).first(),
        "revisions": known.filter(replaces=found),
        "may_revise": found.is_heard and may_compute,
        "revision": revised.compared(found) if in_full and may_compute else None,
    }


def _initial(scenario: Mapping[str, Any], before: Plan | None) -> dict[str, Any]:
    """What the form shows at first; a revised plan has a name already."""
    told = PlanForm.initial_of(scenario)
    if before is not None:
        told["name"] = changes.name_after(before)
    return told


def _of_city(by: User, found: Plan) -> dict[str, Any]:
    """What is shown to who may see all of the city."""
    if not queries.sees_city(by):
        return {}
    return {
        "sees_city": True,
        "frontier": queries.frontier_of(found),
        "fairness": summary.fairness(found),
    }


def _like(request: HttpRequest, by: User) -> Plan | None:
    """The plan with whose settings the form begins, if it is to begin with any."""
    number = request.GET.get("seperti", "")
    if number.isdecimal() and len(number) < 19:
        found = queries.plans(by).filter(pk=int(number)).first()
        return found if found and queries.reads_question(by, found) else None
    return None


def _with_needs(request: HttpRequest, scenario: Mapping[str, Any]) -> Mapping[str, Any]:
    """Add the positions that an address asks to fill first, as units said them.

    They are checked like what is typed, once the form is sent.
    """
    codes = [code.strip() for code in request.GET.getlist("wajib")]
    wanted = [*scenario.get("must_fill", ()), *filter(None, codes)]
    return {**scenario, "must_fill": list(dict.fromkeys(wanted))[:MOST_NEEDS]}


def _wishes() -> str:
    """Say how many have said what they wish for, since by wish nobody else moves."""
    people = queries.people_with_wishes()
    return ngettext(
        "The modes differ in what they promise. %(n)s employee has said what they wish "
        "for; in the two modes by wish nobody else moves.",
        "The modes differ in what they promise. %(n)s employees have said what they "
        "wish for; in the two modes by wish nobody else moves.",
        people,
    ) % {"n": writing.number(people)}
