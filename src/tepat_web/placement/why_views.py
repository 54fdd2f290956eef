"""Pages with reasons: what a plan decides about a person, and why not otherwise."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.snapshots.showing import record_url
from tepat_web.workforce.models import Employee

from . import actions, queries, reading, reasons
from .models import Explanation, Plan
from .why_forms import WhyForm

P = Permission


@require(P.PLAN_READ)
@require_GET
def person_page(request: HttpRequest, number: int, nip: str) -> HttpResponse:
    """Show what a plan decides about one person, and why."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    found = queries.person_in(by, plan, nip)
    if found is None:
        raise Http404
    employee = _seen(by, nip)
    kept = reasons.read(plan.path, nip)
    if kept is None and (asked := queries.explained(plan, nip, "")):
        kept = asked.content
    see = {
        "secrets": queries.sees_secrets(by, nip, found.path),
        "wishes": queries.sees_wishes(by, nip, found.path),
    }
    is_own = nip == by.nip
    context = {
        "plan": plan,
        "found": found,
        "is_own": is_own,
        "told": reading.in_parts(reading.read(kept, **see)) if kept else None,
        "record_url": record_url("employees", employee.pk)
        if employee and not is_own
        else "",
    }
    return render(request, "placement/person.html", context)


@require(P.PLAN_READ)
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why a person is not somewhere, or why nobody else is."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    told = request.POST if request.method == "POST" else None
    form = WhyForm(told, initial=request.GET.dict())
    if told is not None and form.is_valid():
        nip, position = form.cleaned_data["nip"], form.cleaned_data["position"]
        try:
            return _asked(by, plan, nip, position)
        except NotAllowed as refusal:
            form.add_error("nip", str(refusal))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"plan": plan, "form": form, "reads_all": queries.reads_all(by)}
    return render(request, "placement/ask_why.html", context, status=status)


@require(P.PLAN_READ)
@require_GET
def answer(request: HttpRequest, number: int, answer: int) -> HttpResponse:
    """Show an answer: about a person at a position, or about a position."""
    by = person(request)
    plan = get_object_or_404(queries.plans(by), pk=number)
    found = get_object_or_404(Explanation, plan=plan, pk=answer)
    if not found.nip:
        if not (queries.reads_all(by) and queries.reads_wishes(by, plan, "", "")):
            raise Http404
        wishes = queries.sees_wishes(by, "", "")
        told = reading.read(found.content, secrets=True, wishes=wishes)
        context = {"plan": plan, "told": told}
        return render(request, "placement/position.html", context)
    about = queries.person_in(by, plan, found.nip)
    if about is None:
        raise Http404
    if not found.position:
        return redirect("placement:person", number=number, nip=found.nip)
    if not queries.reads_wishes(by, plan, found.nip, about.path):
        raise Http404
    _seen(by, found.nip)
    told = reading.read(
        found.content,
        secrets=queries.sees_secrets(by, found.nip, about.path),
        wishes=queries.sees_wishes(by, found.nip, about.path),
    )
    context = {
        "plan": plan,
        "told": told,
        "found": about,
        "is_own": found.nip == by.nip,
    }
    return render(request, "placement/pair.html", context)


def _asked(by: User, plan: Plan, nip: str, position: str) -> HttpResponse:
    """Go to the answer where there is one already, else to the work on it."""
    if queries.may_ask(by, plan, nip, position):
        if nip and not position and reasons.read(plan.path, nip):
            return redirect("placement:person", number=plan.pk, nip=nip)
        if known := queries.explained(plan, nip, position):
            return redirect("placement:why", number=plan.pk, answer=known.pk)
    job = actions.ask_explanation(by=by, plan=plan, nip=nip, position=position)
    return redirect("ledger:job", number=job.pk)


def _seen(by: User, nip: str) -> Employee | None:
    """Note in the ledger that somebody looks at what is said of another person."""
    employee = Employee.objects.standing().filter(nip=nip).first()
    if employee is not None and nip != by.nip:
        saw(by=by, what=employee)
    return employee
