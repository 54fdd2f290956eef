"""The one-to-one page, for the two alone; and what citizens said of one's unit."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Span
from tepat_web.agreements.wording import period
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.workforce.chain import superior_of, superiors
from tepat_web.workforce.models import Employee

from . import actions_talk, citizens, people, queries
from .forms import LineForm, OutcomeForm, StepForm
from .models import AgreedStep, Dialogue, Line
from .tabs import tabs
from .views import oneself

P = Permission
H = HTTPStatus
PER_PAGE = 20
REMARKS = 50  # a page


@require(P.FEEDBACK_GIVE)
@never_cache
@require_GET
def talks(request: HttpRequest) -> HttpResponse:
    """List one's talks: with the superior, and with those whom one leads."""
    by, today = person(request), timezone.localdate()
    me = oneself(by)
    above = superiors(today)
    led = [nip for nip, superior in above.items() if superior == by.nip]
    begun = {(it.employee.nip, it.superior): it for it in queries.dialogues(by)}
    rows = Employee.objects.standing().filter(nip__in=led).order_by("name")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    superior = above.get(me.nip)
    names = people.names([it.superior for it in begun.values()])
    current = {(nip, above.get(nip)) for nip in (*led, me.nip)}
    context = {
        "tabs": tabs("talks"),
        "me": me,
        "superior": people.names([superior]).get(superior, "") if superior else "",
        "mine": begun.get((me.nip, superior or "")),
        "page": page,
        "led": [(it, begun.get((it.nip, str(by.nip)))) for it in page],
        "past": [
            (it, names.get(it.superior, ""), it.employee.nip == me.nip)
            for key, it in begun.items()
            if key not in current
        ],
    }
    return render(request, "feedback/talks.html", context)


@require(P.FEEDBACK_GIVE)
@require_POST
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Begin the talk of an employee with the superior."""
    by, today = person(request), timezone.localdate()
    employee = people.employee(number)
    me = oneself(by)
    if employee is None:
        raise Http404
    if by.nip not in (me.nip, superior_of(employee.nip, today)):
        raise Http404
    try:
        made = actions_talk.begin(by=by, employee=employee, today=today)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("feedback:talks")
    return redirect("feedback:dialogue", number=made.pk)


@require(P.FEEDBACK_GIVE)
@never_cache
@require_http_methods(["GET", "POST"])
def dialogue(request: HttpRequest, number: int) -> HttpResponse:
    """Show a talk to the two; take what one of them says."""
    by = person(request)
    it = get_object_or_404(queries.dialogues(by), pk=number)
    form = LineForm(request.POST or None)
    mark = request.POST.get(once.FIELD, "")
    if form.is_valid():
        text = form.cleaned_data["text"].strip()

        def act() -> Line:
            return actions_talk.say(
                by=by, dialogue=it, text=text, today=timezone.localdate()
            )

        try:
            once.make(by, mark, act)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("feedback:dialogue", number=it.pk)
    return _shown(request, by, it, line=form)


@require(P.FEEDBACK_GIVE)
@require_POST
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Propose a step in a talk."""
    by = person(request)
    it = get_object_or_404(queries.dialogues(by), pk=number)
    form = StepForm(request.POST)
    mark = request.POST.get(once.FIELD, "")
    if form.is_valid():
        told = form.told()

        def act() -> AgreedStep:
            today = timezone.localdate()
            return actions_talk.propose_step(by=by, dialogue=it, today=today, **told)

        try:
            once.make(by, mark, act)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The step counts when the other one agrees."))
            return redirect("feedback:dialogue", number=it.pk)
    return _shown(request, by, it, step=form)


@require(P.FEEDBACK_GIVE)
@require_POST
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to a step."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.steps(by), pk=number)
    try:
        actions_talk.agree_step(by=by, step=it, today=today)
        messages.success(request, _("You both agree on this step."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("feedback:dialogue", number=it.dialogue_id)


@require(P.FEEDBACK_GIVE)
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a step that is not agreed, or refuse it."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.steps(by), pk=number)
    try:
        actions_talk.drop_step(by=by, step=it, today=today)
        messages.success(request, _("The step has been taken off."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("feedback:dialogue", number=it.dialogue_id)


@require(P.FEEDBACK_GIVE)
@require_POST
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Say what came of a step."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.steps(by), pk=number)
    form = OutcomeForm(request.POST, prefix=f"langkah-{it.pk}")
    if form.is_valid():
        outcome = form.cleaned_data["outcome"].strip()
        try:
            actions_talk.finish_step(by=by, step=it, outcome=outcome, today=today)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted what came of the step."))
            return redirect("feedback:dialogue", number=it.dialogue_id)
    return _shown(request, by, it.dialogue, outcome=(it.pk, form))


def _shown(
    request: HttpRequest,
    by: User,
    it: Dialogue,
    *,
    line: Form | None = None,
    step: Form | None = None,
    outcome: tuple[int, Form] | None = None,
) -> HttpResponse:
    """The page of a talk; a form that was refused stands there as it was filled."""
    today = timezone.localdate()
    names = people.names([it.employee.nip, it.superior])
    page = Paginator(queries.lines(it), PER_PAGE).get_page(request.GET.get("page"))
    refused = dict([outcome]) if outcome else {}
    steps = [
        {
            "it": each,
            "is_mine": each.proposed_by == by.nip,
            "is_late": not each.done_on and each.due < today,
            "who": names.get(
                it.superior
                if each.doer == AgreedStep.Doer.SUPERIOR
                else it.employee.nip,
                "",
            ),
            "form": refused.get(each.pk) or OutcomeForm(prefix=f"langkah-{each.pk}"),
        }
        for each in queries.steps(by).filter(dialogue=it)
    ]
    other = it.superior if by.nip == it.employee.nip else it.employee.nip
    context: dict[str, Any] = {
        "it": it,
        "other": names.get(other, ""),
        "is_current": queries.is_current(it, today),
        "page": page,
        "lines": [(each, names.get(each.by, ""), each.by == by.nip) for each in page],
        "steps": steps,
        "line": line or LineForm(),
        "step": step or StepForm(),
        "mark": once.mark(),
    }
    forms = (line, step, *refused.values())
    status = H.UNPROCESSABLE_ENTITY if any(it and it.errors for it in forms) else H.OK
    return render(request, "feedback/dialogue.html", context, status=status)


@require(P.FEEDBACK_GIVE)
@require_GET
def from_citizens(request: HttpRequest) -> HttpResponse:
    """Show what citizens remarked on the service of one's own unit."""
    by, today = person(request), timezone.localdate()
    unit = oneself(by).place
    known = citizens.quarters(unit, today) if unit else []
    told = request.GET.get("triwulan", "")
    shown = next((it for it in known if f"{it[0]}-{it[1]}" == told), None)
    shown = shown or next(iter(known), None)
    said = citizens.remarks(unit, shown, today) if unit and shown else None
    by_service = said.remarks if said else ()
    rows = [(service, text) for service, texts in by_service for text in texts]
    page = Paginator(rows, REMARKS).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs("citizens"),
        "unit": unit,
        "quarters": [
            (f"{year}-{of}", period(Span(3 * of - 2, 3 * of), year), it == shown)
            for it in known
            for year, of in (it[:2],)
        ],
        "shown": shown,
        "said": said,
        "page": page,
    }
    return render(request, "feedback/citizens.html", context)
