"""What is proposed for oneself: the card, and one's answer to it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.life import SEEN, SIGNED
from tepat_web.placement.queries import may_ask
from tepat_web.register import once

from . import actions, asking, card, clock, queries, unit
from .forms import ProposalForm, QuestionForm
from .models import Answer, Concern, Saying

P = Permission
REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


@require(P.CONSULT_ANSWER)
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to what is proposed for the person, or list it where there is more."""
    by = person(request)
    found = queries.own(by)
    live = [each for each in found if each.plan.state in SEEN]
    if len(live) == 1 and len(found) == 1 and not unit.leads_or_keeps(by):
        return redirect("consultation:card", number=live[0].plan_id)
    rows = [
        {
            "concern": each,
            "left": clock.left(each.plan),
            "to": card.position(each.to),
        }
        for each in found
    ]
    context = {"rows": rows, "has_unit": unit.leads_or_keeps(by)}
    return render(request, "consultation/mine.html", context)


@require(P.CONSULT_ANSWER)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show the card; the first look at it is noted."""
    by = person(request)
    concern = _found(by, number)
    if concern.opened_at is None and concern.plan.state in SEEN:
        actions.open_card(by=by, concern=concern)
    return _card(request, by, concern)


@require(P.CONSULT_ANSWER)
@require_POST
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to what is proposed."""
    by = person(request)
    concern = _found(by, number)
    try:
        actions.accept(by=by, concern=concern)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return _card(request, by, _found(by, number), status=REFUSED)
    messages.success(
        request, _("You agree. Until the last day you may answer otherwise.")
    )
    return redirect("consultation:card", number=number)


@require(P.CONSULT_ANSWER)
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask something about what is proposed."""
    by = person(request)
    concern = _found(by, number)
    told = request.POST if request.method == "POST" else None
    form = QuestionForm(told)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    if told is not None and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            once.make(by, mark, lambda: actions.ask(by=by, concern=concern, text=text))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Your question is with BKPSDM; the answer appears here.")
            )
            return redirect("consultation:card", number=number)
    context = _around(concern) | {"form": form, "once": mark}
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/ask.html", context, status=status)


@require(P.CONSULT_ANSWER)
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Search for another position, see what the engine says of it, and propose it."""
    by = person(request)
    concern = _found(by, number)
    told = request.POST if request.method == "POST" else None
    code = (told or request.GET).get("position" if told else "jabatan", "")
    chosen = card.position(code) if code else None
    form = ProposalForm(told, initial={"position": code})
    mark = request.POST.get(once.FIELD, "") or once.mark()
    verdict = asking.may_sit(concern, code) if chosen else None
    if told is not None and form.is_valid():
        try:
            once.make(by, mark, lambda: _proposed(by, concern, form, verdict))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your proposal is with BKPSDM."))
            return redirect("consultation:card", number=number)
    context = _around(concern) | {
        "form": form,
        "once": mark,
        "chosen": chosen,
        "verdict": verdict,
        "text": request.GET.get("q", ""),
        "found": card.search(request.GET.get("q", "")),
    }
    status = REFUSED if form.errors else HTTPStatus.OK
    return render(request, "consultation/propose.html", context, status=status)


@require(P.CONSULT_ANSWER)
@require_GET
def why_not(request: HttpRequest, number: int) -> HttpResponse:
    """Search for a position, and say why it is not proposed for the person."""
    by = person(request)
    concern = _found(by, number)
    code = request.GET.get("jabatan", "")
    chosen = card.position(code) if code else None
    context = _around(concern) | {
        "chosen": chosen,
        "verdict": asking.may_sit(concern, code) if chosen else None,
        "may_ask": may_ask(by, concern.plan, concern.nip, code),
        "text": request.GET.get("q", ""),
        "found": card.search(request.GET.get("q", "")),
    }
    return render(request, "consultation/why_not.html", context)


def _proposed(
    by: User, concern: Concern, form: ProposalForm, verdict: asking.Verdict | None
) -> Saying:
    told = verdict.kept if verdict else None
    return actions.propose(
        by=by,
        concern=concern,
        position=form.cleaned_data["position"],
        text=form.cleaned_data["text"],
        verdict=told,
    )


def _found(by: User, number: int) -> Concern:
    """What a plan says of the person, who else finds nothing here."""
    found = queries.own_in(by, number)
    if found is None:
        raise Http404
    return found


def _card(
    request: HttpRequest, by: User, concern: Concern, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = card.of(by, concern) | {
        "objection_url": _objection_url(concern),
        "accepts": concern.answer == Answer.ACCEPTS,
        "objects": concern.answer == Answer.OBJECTS,
        "is_signed": concern.plan.state in SIGNED,
    }
    return render(request, "consultation/card.html", context, status=status)


def _around(concern: Concern) -> dict[str, Any]:
    to = card.position(concern.to)
    return {
        "concern": concern,
        "plan": concern.plan,
        "left": clock.left(concern.plan),
        "to": to,
    }


def _objection_url(concern: Concern) -> str:
    """Where one objects; that room stands above this one."""
    try:
        return reverse("objections:file", args=[concern.plan_id])
    except NoReverseMatch:
        return ""
