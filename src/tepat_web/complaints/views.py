"""Pages of the office: the list, one case, passing on, answering, the counter."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw

from . import (
    actions,
    actions_handling,
    actions_waiting,
    listing,
    pages,
    queries,
    secret,
)
from .forms import (
    AnswerForm,
    AskForm,
    CounterForm,
    JoinForm,
    NoteForm,
    ReactForm,
    ResumeForm,
    RouteForm,
)
from .models import Case, Channel

P = Permission
H = HTTPStatus
PER_PAGE = 50
MARK = "tanda"


@require(P.SERVICE_READ, P.COMPLAINT_HANDLE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List cases by deadline; those that are past it first."""
    by, today = person(request), timezone.localdate()
    allowed = reach(by, P.SERVICE_READ), reach(by, P.COMPLAINT_HANDLE)
    everywhere = any(each.everywhere for each in allowed)
    asked = listing.Asked.of(request.GET.dict())
    page = Paginator(asked.rows(by, today), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "count": page.paginator.count,
        "columns": listing.columns(),
        "rows": listing.rows(list(page.object_list), today),
        "stats": listing.stats(by, today),
        "chips": asked.chips(),
        "asked": asked,
        "choices": listing.CHOICES,
        "agencies": list(queries.agencies()) if everywhere else [],
        "handles": bool(reach(by, P.COMPLAINT_HANDLE)),
    }
    return render(request, "complaints/index.html", context)


@require(P.SERVICE_READ, P.COMPLAINT_HANDLE)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one case; who sent it only to who handles it."""
    by = person(request)
    it = get_object_or_404(queries.cases(by), pk=number)
    return _shown(request, by, it)


@require(P.COMPLAINT_HANDLE)
@require_POST
def route(request: HttpRequest, number: int) -> HttpResponse:
    """Pass a case to a unit."""
    by, it = _held(request, number)
    form = RouteForm(it, "", request.POST)

    def act(told: dict[str, Any]) -> str:
        told = {"grade": "", "text": "", **told}
        moved = actions_handling.route(by=by, case=it, **told)
        if moved.cut:
            return _("It was passed on. Taken out of the text: %(n)d.") % {
                "n": moved.cut
            }
        return _("It was passed on.")

    return _acted(request, by, it, form, "route", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a complaint."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_handling.answer(by=by, case=it, text=told["text"])
        return _("The answer is kept. The complainant finds it by number and word.")

    return _acted(request, by, it, AnswerForm(request.POST), "answer", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def react(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what a complainant said by telephone, at the counter or by mail."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_handling.react(by=by, case=it, **told)
        return _("The reaction is kept.")

    return _acted(request, by, it, ReactForm(request.POST), "react", act)


@require(P.COMPLAINT_HANDLE)
@never_cache
@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Take down what somebody says at a counter, and hand out number and word."""
    by = person(request)
    mark = request.POST.get(MARK, "") or secret.mark()
    form = CounterForm(by, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            receipt = actions.file(
                by=by, channel=Channel.COUNTER, told=form.told(), mark=mark
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            # Not led on: the word stands on this one page and in no address.
            told = {"receipt": receipt}
            return render(request, "complaints/slip.html", told, status=H.CREATED)
    context = {"form": form, "mark": mark}
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "complaints/counter.html", context, status=status)


@require(P.COMPLAINT_HANDLE)
@require_POST
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the complainant for what is missing."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_waiting.ask(by=by, case=it, **told)
        return _("The question is kept, and no clock runs until it is answered.")

    return _acted(request, by, it, AskForm(request.POST), "ask", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def resume(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what the complainant answered to a question."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_waiting.resume(by=by, case=it, **told)
        return _("It is kept, and the clock runs again.")

    return _acted(request, by, it, ResumeForm(request.POST), "resume", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Write a note for those who handle a case."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_waiting.note(by=by, case=it, **told)
        return _("The note is kept.")

    return _acted(request, by, it, NoteForm(request.POST), "note", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def join(request: HttpRequest, number: int) -> HttpResponse:
    """Have a case answered together with another one."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_waiting.join(by=by, case=it, **told)
        return _("They are answered together.")

    return _acted(request, by, it, JoinForm(request.POST), "join", act)


@require(P.COMPLAINT_HANDLE)
@require_POST
def part(request: HttpRequest, number: int) -> HttpResponse:
    """Have a case answered by itself again."""
    by, it = _held(request, number)

    def act(told: dict[str, Any]) -> str:
        actions_waiting.part(by=by, case=it)
        return _("It is answered by itself.")

    return _acted(request, by, it, forms.Form(request.POST), "part", act)


def _held(request: HttpRequest, number: int) -> tuple[User, Case]:
    by = person(request)
    return by, get_object_or_404(queries.handled(by), pk=number)


def _acted(
    request: HttpRequest,
    by: User,
    it: Case,
    form: forms.Form,
    name: str,
    act: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    """Do what a form asks for, and lead on; or show it again, filled as it was."""
    if form.is_valid():
        try:
            messages.success(request, act(form.cleaned_data))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            if queries.cases(by).filter(pk=it.pk).exists():
                return redirect("complaints:one", number=it.pk)
            return redirect("complaints:index")  # it left the reach of who passed it on
    it.refresh_from_db()
    return _shown(request, by, it, refused={name: form})


def _shown(
    request: HttpRequest,
    by: User,
    it: Case,
    *,
    refused: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    context = pages.shown(by, it, timezone.localdate(), request.GET.dict())
    if context["reporter"]:
        saw(by=by, what=it)
    if refused:
        context |= refused | {"refused": next(iter(refused.values()))}
    status = H.UNPROCESSABLE_ENTITY if refused else H.OK
    return render(request, "complaints/one.html", context, status=status)
