"""What is open to many: the public page, frequent questions, meetings."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Unit
from tepat_web.placement.life import Step
from tepat_web.placement.models import Plan
from tepat_web.snapshots.queries import units_to_choose

from . import actions_open, clock, counts, queries
from .forms import FrequentForm, MeetingForm, MinutesForm, PublicationForm
from .models import Meeting, Publication, Question
from .suppression import SMALL
from .views_run import around

P = Permission
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
# What everybody may know of the way of a plan.
TOLD: Mapping[str, Promise] = {
    Step.CONSULT: gettext_lazy("The consultation opened."),
    Step.REVISE: gettext_lazy("A revised plan took the place of the one before."),
    Step.PROPOSE: gettext_lazy("The plan was put before whoever decides."),
    Step.RETURN: gettext_lazy("The plan was returned to be revised."),
    Step.DECIDE: gettext_lazy("The plan was decided."),
    Step.WITHDRAW: gettext_lazy("The plan was withdrawn."),
}


@public
@require_GET
def everybody(request: HttpRequest, number: int) -> HttpResponse:
    """Show the public page of a plan; it names no person and counts no few."""
    found = queries.public(number)
    if not found:
        raise Http404
    return render(request, "consultation/public.html", _page(found[0]))


@public
@require_GET
def all_public(request: HttpRequest) -> HttpResponse:
    """List the public pages that are open."""
    return render(request, "consultation/publics.html", {"found": queries.public()})


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def frequent(request: HttpRequest, number: int) -> HttpResponse:
    """Edit the public page: what it says, its questions, and whether it is open."""
    by = person(request)
    plan = _plan(by, number)
    kept = queries.publication(plan)
    told = request.POST if request.method == "POST" else None
    form = PublicationForm(told, initial=_said(kept))
    preview = None
    if told is not None and form.is_valid():
        if "terbitkan" in told:
            try:
                actions_open.publish(by=by, plan=plan, **form.cleaned_data)
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The page is open to everybody."))
                return redirect("consultation:frequent", number=plan.pk)
        else:
            preview = Publication(
                plan=plan, figures=counts.of_plan(plan), **form.cleaned_data
            )
    context = around(by, plan, "frequent") | {
        "form": form,
        "kept": kept,
        "preview": _page(preview) if preview else None,
        "questions": queries.questions(plan, published=False),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/frequent.html", context, status=status)


@require(P.CONSULT_RUN)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the public page."""
    by = person(request)
    plan = _plan(by, number)
    try:
        actions_open.close_page(by=by, plan=plan)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The page is closed; nobody finds it any more."))
    return redirect("consultation:frequent", number=plan.pk)


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, number: int, pk: int = 0) -> HttpResponse:
    """Add a frequent question, change it, or take it away."""
    by = person(request)
    plan = _plan(by, number)
    known = queries.questions(plan, published=False)
    kept = next((each for each in known if each.pk == pk), None)
    if pk and kept is None:
        raise Http404
    told = request.POST if request.method == "POST" else None
    form = FrequentForm(told, initial=_asked(kept, len(known)))
    if told is not None and kept is not None and "hapus" in told:
        return _removed(request, by, plan, kept)
    if told is not None and form.is_valid():
        values = dict(form.cleaned_data)
        of = None if values.pop("for_all") else plan
        try:
            actions_open.save_question(by=by, plan=of, question=kept, values=values)
        except NotAllowed as refusal:
            form.add_error("asked_id", str(refusal))
        else:
            messages.success(request, _("The question is kept."))
            return redirect("consultation:frequent", number=plan.pk)
    context = around(by, plan, "frequent") | {"form": form, "kept": kept}
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/question.html", context, status=status)


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def meetings(request: HttpRequest, number: int) -> HttpResponse:
    """List the meetings about a plan, and announce one."""
    by = person(request)
    plan = _plan(by, number)
    units = [(code, name) for code, name, _path in units_to_choose(by)]
    told = request.POST if request.method == "POST" else None
    form = MeetingForm(told, units=units)
    if told is not None and form.is_valid():
        values = dict(form.cleaned_data)
        values["unit"] = _unit(by, values["unit"])
        try:
            actions_open.announce_meeting(by=by, plan=plan, **values)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Those concerned have been invited."))
            return redirect("consultation:meetings", number=plan.pk)
    context = around(by, plan, "meetings") | {
        "form": form,
        "meetings": queries.meetings(plan),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/meetings.html", context, status=status)


@require(P.CONSULT_RUN)
@require_http_methods(["GET", "POST"])
def minutes(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Write the minutes of a meeting, or call it off."""
    by = person(request)
    plan = _plan(by, number)
    kept = get_object_or_404(Meeting.objects.standing(), plan=plan, pk=pk)
    told = request.POST if request.method == "POST" else None
    if told is not None and "batalkan" in told:
        return _called_off(request, by, plan, kept)
    begun = {"attended": kept.attended, "minutes": kept.minutes}
    form = MinutesForm(told, initial=begun)
    if told is not None and form.is_valid():
        try:
            actions_open.minute_meeting(by=by, meeting=kept, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The minutes are published."))
            return redirect("consultation:meetings", number=plan.pk)
    context = around(by, plan, "meetings") | {"form": form, "meeting": kept}
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/minutes.html", context, status=status)


def _page(found: Publication) -> dict[str, Any]:
    """What the public page shows, open or as a preview."""
    plan, figures = found.plan, found.figures
    before, after = figures["filled"]
    agencies = figures["agencies"].items()
    return {
        "found": found,
        "plan": plan,
        "left": clock.left(plan),
        "figures": figures,
        "filled": (before, after),
        "agencies": [(name, people) for name, people in agencies if people],
        "few": sum(people is None for _name, people in agencies),
        "small": SMALL,
        "steps": [
            (each.at, TOLD[each.step])
            for each in plan.passages.filter(is_removed=False).order_by("pk")
            if each.step in TOLD
        ],
        "questions": queries.questions(plan, published=True),
        "meetings": [
            each for each in queries.meetings(plan) if each.announced_at is not None
        ],
    }


def _said(kept: Publication | None) -> dict[str, str]:
    if kept is None:
        return {}
    return {
        "about_id": kept.about_id,
        "about_en": kept.about_en,
        "contact": kept.contact,
    }


def _asked(kept: Question | None, known: int) -> dict[str, Any]:
    if kept is None:
        return {"order": known + 1, "is_published": True}
    names = ("asked_id", "asked_en", "answer_id", "answer_en", "order", "is_published")
    told = {name: getattr(kept, name) for name in names}
    return told | {"for_all": kept.plan_id is None}


def _removed(
    request: HttpRequest, by: User, plan: Plan, kept: Question
) -> HttpResponse:
    try:
        actions_open.remove_question(by=by, question=kept)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The question is gone from the page."))
    return redirect("consultation:frequent", number=plan.pk)


def _called_off(
    request: HttpRequest, by: User, plan: Plan, kept: Meeting
) -> HttpResponse:
    try:
        actions_open.call_off_meeting(by=by, meeting=kept)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("The meeting is off and gone from the pages of those invited.")
        )
    return redirect("consultation:meetings", number=plan.pk)


def _plan(by: User, number: int) -> Plan:
    found: Plan = get_object_or_404(queries.plans(by), pk=number)
    return found


def _unit(by: User, code: str) -> Unit | None:
    paths = {told: path for told, _name, path in units_to_choose(by)}
    return Unit.objects.standing().filter(path=paths[code]).first() if code else None
