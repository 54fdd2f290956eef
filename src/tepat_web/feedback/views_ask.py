"""Asking, by name or without: who is asked what, and what came of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
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
from tepat_web.ledger.actions import NotAllowed
from tepat_web.workforce.chain import superior_of
from tepat_web.workforce.models import Employee

from . import actions, actions_box, choosing, people, queries, topics
from .forms import AnswerForm, AskForm, BoxForm
from .models import Box
from .tabs import tabs
from .views import oneself

P = Permission
H = HTTPStatus
LATEST = 50  # of what one asked for


@require(P.FEEDBACK_GIVE)
@never_cache
@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Show what the person is asked for, and what the person asked for."""
    by = person(request)
    waiting = list(queries.asked_of(by))
    sent = list(queries.asked_by(by)[:LATEST])
    names = people.names(it.giver for it in sent)
    context = {
        "tabs": tabs("asked"),
        "waiting": [(it, topics.name(topics.of_column(it.about))) for it in waiting],
        "to_answer": queries.to_answer(by),
        "sent": [
            (it, names.get(it.giver, ""), topics.name(topics.of_column(it.about)))
            for it in sent
        ],
        "boxes": queries.begun_by(by)[:LATEST],
    }
    return render(request, "feedback/asked.html", context)


@require(P.FEEDBACK_GIVE)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask people for feedback by name."""
    by, today = person(request), timezone.localdate()
    me = oneself(by)
    told = _sent(request)
    form = AskForm(queries.results_of(by, me), told, initial=_typed(request))
    if form.is_valid():
        result = form.cleaned_data.get("result")
        topic = topics.ALL[0] if result else form.cleaned_data["topic"]
        try:
            made = actions.ask(
                by=by,
                of=choosing.chosen(me, request.POST),
                topic=topic,
                question=form.cleaned_data["question"].strip(),
                result=result,
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            told_them = _("%(count)d people have been asked.") % {"count": len(made)}
            messages.success(request, told_them)
            return redirect("feedback:asked")
    context = {"form": form, "choice": choosing.choice(me, request.POST, today)}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "feedback/ask.html", context, status=status)


@require(P.FEEDBACK_GIVE)
@require_http_methods(["GET", "POST"])
def ask_without_names(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Ask people for answers without names: about oneself, or somebody one leads."""
    by, today = person(request), timezone.localdate()
    me = oneself(by)
    subject = people.employee(number) if number else me
    if subject is None or not _may_ask(by, me, subject):
        raise Http404
    form = BoxForm(_sent(request), initial=_typed(request))
    if form.is_valid():
        try:
            made = actions_box.ask_without_names(
                by=by,
                about=subject,
                of=choosing.chosen(subject, request.POST),
                about_what=form.cleaned_data["topics"],
                question=form.cleaned_data["question"].strip(),
                today=today,
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("They have been asked."))
            return redirect("feedback:box", number=made[0].pk)
    context = {
        "form": form,
        "choice": choosing.choice(subject, request.POST, today, superior=False),
        "subject": subject,
        "is_mine": subject.pk == me.pk,
        "least": queries.least(),
        "standing": list(queries.closed(subject)),
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "feedback/ask_without_names.html", context, status=status)


@require(P.FEEDBACK_GIVE)
@require_GET
def promise(request: HttpRequest) -> HttpResponse:
    """Say what an answer without a name promises, and what it cannot."""
    return render(request, "feedback/promise.html", {"least": queries.least()})


@require(P.FEEDBACK_GIVE)
@never_cache
@require_http_methods(["GET", "POST"])
def box(request: HttpRequest, number: int) -> HttpResponse:
    """Show a box: to who is asked, the form; to who asked, that it waits or is open."""
    by = person(request)
    it = get_object_or_404(queries.boxes(by), pk=number)
    form = AnswerForm(it.topics, request.POST or None)
    is_asked = it.invited.standing().filter(giver=by.nip).exists()
    if request.method == "POST" and not is_asked:
        raise Http404
    if form.is_valid():
        try:
            actions_box.seal(by=by, box=it, answer=form.answer())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Your answer is sealed. Nobody can tell that it is yours.")
            )
            return redirect("feedback:asked")
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "feedback/box.html", _shown(by, it, form), status=status)


def _shown(by: User, it: Box, form: AnswerForm) -> dict[str, Any]:
    """What the page of a box tells: to nobody how many have answered, or who."""
    invited = list(it.invited.standing().values_list("giver", flat=True))
    is_asked = by.nip in invited
    is_asker = by.nip == it.asked_by
    names = people.names(invited) if is_asker else {}
    return {
        "it": it,
        "form": form,
        "is_mine": it.employee.nip == by.nip,
        "is_asker": is_asker,
        "is_asked": is_asked and not it.opened_on,
        "has_answered": is_asked and queries.has_answered(by, it),
        "many": len(invited),
        "names": sorted(names.values()),
        "topics": [topics.name(topic) for topic in it.topics],
        "rows": [{**row, "name": topics.name(row["topic"])} for row in it.shown],
    }


@require(P.FEEDBACK_GIVE)
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a box back; what lies in it is destroyed."""
    by = person(request)
    it = get_object_or_404(queries.boxes(by).filter(asked_by=by.nip), pk=number)
    try:
        actions_box.drop(by=by, box=it)
        messages.success(request, _("It has been taken back, with all that was in it."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("feedback:asked")


@require(P.FEEDBACK_GIVE)
@require_POST
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Say that one would rather not give feedback."""
    by = person(request)
    it = get_object_or_404(queries.asked_of(by), pk=number)
    try:
        actions.decline(by=by, asking=it)
        messages.success(request, _("The person has been told, without a reason."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("feedback:asked")


@require(P.FEEDBACK_GIVE)
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what one asked for."""
    by = person(request)
    it = get_object_or_404(queries.asked_by(by), pk=number)
    try:
        actions.take_back(by=by, asking=it)
        messages.success(request, _("It has been taken back."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("feedback:asked")


def _may_ask(by: User, me: Employee, subject: Employee) -> bool:
    if subject.pk == me.pk:
        return True
    return superior_of(subject.nip, timezone.localdate()) == by.nip


def _sent(request: HttpRequest) -> QueryDict | None:
    """What is to be sent; a search for people is no attempt to send it."""
    is_sent = request.method == "POST" and choosing.SEARCH not in request.POST
    return request.POST if is_sent else None


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed so far, for the form that comes back from a search."""
    many = {"topics": request.POST.getlist("topics")}
    return {**request.POST.dict(), **many} if request.method == "POST" else {}
