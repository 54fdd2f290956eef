"""Complaints as citizens see them: no account, no cookie, no script."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tepat_web.accounts.guard import public
from tepat_web.accounts.queries import operator
from tepat_web.kit.strangers import is_foreign, is_longer, language_of, switch
from tepat_web.ledger.actions import NotAllowed

from . import (
    actions,
    actions_handling,
    actions_waiting,
    limits,
    queries,
    secret,
    statistics,
)
from . import figures as figures_shown
from .forms import CheckForm, ReactForm, ResumeForm, SendForm
from .models import PUBLIC_STEPS, Case, Channel, Kind, Stage, Turn

H = HTTPStatus
MARK = "tanda"
# Nobody sees this field, and only a program fills it in; a browser that fills in names
# and addresses by itself knows no such name.
TRAP = "lanjutan"
FOREIGN = _("It was sent from a page that is not ours. Please send it from here.")
CROWDED = _(
    "Very much was sent from this network within an hour. Yours is not kept yet; it "
    "still stands here. Please send it again in an hour, or come to the counter."
)
TOO_OFTEN = _("The word was wrong too often. Please try again in an hour.")
NO_CASE = _(
    "No case has this number and this word. Please compare both with what you wrote "
    "down."
)


# No account and no cookie: there is nobody whose rights a foreign page could use, and
# where it comes from is asked below.
@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Take a complaint or praise in, and show its number and its secret word."""
    with translation.override(language_of(request)):
        if is_longer(request, limits.LONGEST):
            return HttpResponse(status=H.REQUEST_ENTITY_TOO_LARGE)
        form = SendForm(request.POST if request.method == "POST" else None)
        # Who sends a page of their own knows its mark, and with it the word: what a
        # visitor then sends from here must not be under that mark.
        is_ours = not is_foreign(request) and not request.POST.get(TRAP)
        told = request.POST.get(MARK, "")[:100] if is_ours else ""
        mark = told or secret.mark()
        context = {"form": form, "mark": mark, "trap": TRAP}
        if form.is_bound and not is_ours:
            form.full_clean()
            form.add_error(None, str(FOREIGN))
        if not form.is_bound or not form.is_valid():
            return _page(request, "send", context, _status(form))
        if not limits.may_send(request):
            form.add_error(None, str(CROWDED))
            return _page(request, "send", context, H.TOO_MANY_REQUESTS)
        receipt = actions.file(
            by=operator(), channel=Channel.WEB, told=form.told(), mark=mark
        )
        # Not led on: the word stands on this one page and in no address, and the form
        # sent again shows the same.
        return _page(request, "receipt", {"receipt": receipt}, H.CREATED)


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show how far a case is, to who has its number and its word; take the reaction."""
    with translation.override(language_of(request)):
        if is_longer(request, limits.LONGEST):
            return HttpResponse(status=H.REQUEST_ENTITY_TOO_LARGE)
        form = CheckForm(request.POST if request.method == "POST" else None)
        if not form.is_bound or not form.is_valid():
            return _page(request, "check", {"form": form}, _status(form))
        number, word = form.cleaned_data["number"], form.cleaned_data["word"]
        if not limits.may_guess(request):
            form.add_error(None, str(TOO_OFTEN))
            return _page(request, "check", {"form": form}, H.TOO_MANY_REQUESTS)
        found = queries.by_word(number, word)
        if found is None:
            limits.guessed_wrong(request)
            form.add_error(None, str(NO_CASE))
            return _page(request, "check", {"form": form}, H.UNPROCESSABLE_ENTITY)
        return _status_page(request, found, word)


@public
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show everybody how many complaints there were, and how they were answered."""
    with translation.override(language_of(request)):
        told = statistics.told(timezone.localdate())
        context = {
            "told": told,
            "tables": figures_shown.tables(told),
            "trend": figures_shown.trend(told),
        }
        return _page(request, "figures", context, H.OK)


def _status_page(request: HttpRequest, found: queries.Found, word: str) -> HttpResponse:
    """Show a case to who sent it; ``reaction`` in the form answers the answer."""
    it, status, form = found.case, H.OK, ReactForm()
    if "reaksi" in request.POST:
        form = ReactForm(request.POST)
        if is_foreign(request):
            form.add_error(None, str(FOREIGN))
        if form.is_valid():
            try:
                it = actions_handling.react(by=operator(), case=it, **form.cleaned_data)
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
        status = _status(form)
    more, status = _added(request, it, status)
    it.refresh_from_db()
    turns = Turn.objects.standing().filter(case=it).select_related("unit")
    context = {
        "it": it,
        "number": secret.grouped(it.number),
        "word": word,
        "is_praise": it.kind == Kind.PRAISE,
        "turns": turns.filter(what__in=PUBLIC_STEPS),
        "written": found.reporter.text,
        "react": form if it.stage == Stage.ANSWERED else None,
        "additions": it.additions.all(),
        "more": more if it.asked_on or more.errors else None,
        "question": turns.filter(what=Turn.What.ASKED).last() if it.asked_on else None,
        "today": timezone.localdate(),
    }
    return _page(request, "status", context, status)


def _added(
    request: HttpRequest, it: Case, status: HTTPStatus
) -> tuple[ResumeForm, HTTPStatus]:
    """Take what the complainant answers to a question, if that is what was sent."""
    if "jawaban" not in request.POST:
        return ResumeForm(), status
    form = ResumeForm(request.POST)
    if is_foreign(request):
        form.add_error(None, str(FOREIGN))
    if form.is_valid():
        try:
            actions_waiting.resume(by=operator(), case=it, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return form, _status(form)


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], status: HTTPStatus
) -> HttpResponse:
    template = f"complaints/public/{name}.html"
    return render(request, template, context | switch(request), status=status)


def _status(form: Any) -> HTTPStatus:
    return H.UNPROCESSABLE_ENTITY if form.errors else H.OK
