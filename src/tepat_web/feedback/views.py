"""Feedback by name: reading it, giving it, and replying."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.workforce.chain import superiors_of
from tepat_web.workforce.models import Employee

from . import actions, choosing, people, queries, reading, topics
from .forms import GiveForm, ReplyForm
from .models import Asking, Given
from .tabs import tabs

P = Permission
H = HTTPStatus
PER_PAGE = 20
SHORT = 3  # pieces of a topic before one opens it
TOPIC, ASKING = "tentang", "permintaan"


@require(P.FEEDBACK_GIVE)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show what others said of the person, by value and by time."""
    by = person(request)
    found = reading.received(by)
    code = request.GET.get(TOPIC, "")
    topic = next((it for it in found if it.code == code), None)
    page = None
    if topic is not None:
        pages = Paginator(topic.pieces, PER_PAGE)
        page = pages.get_page(request.GET.get("page"))
    context = {
        "tabs": tabs("received"),
        "found": found,
        "is_blank": all(it.is_blank for it in found),
        "topic": topic,
        "page": page,
        "short": SHORT,
    }
    return render(request, "feedback/mine.html", context)


@require(P.FEEDBACK_GIVE)
@require_GET
def gave(request: HttpRequest) -> HttpResponse:
    """List the feedback that the person gave by name."""
    page = Paginator(queries.gave(person(request)), PER_PAGE).get_page(
        request.GET.get("page")
    )
    rows = [(it, topics.name(topics.of_column(it.about))) for it in page]
    context = {"tabs": tabs("gave"), "page": page, "rows": rows}
    return render(request, "feedback/gave.html", context)


@require(P.FEEDBACK_GIVE)
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Choose whom to give feedback."""
    me = oneself(person(request))
    found = choosing.choice(me, request.GET, timezone.localdate())
    return render(request, "feedback/choose.html", {"choice": found})


@require(P.FEEDBACK_GIVE)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Give feedback to one person by name."""
    by, today = person(request), timezone.localdate()
    me, to = oneself(by), people.employee(number)
    if to is None or to.pk == me.pk:
        raise Http404
    asking = _asking(request, by, to)
    mark = request.POST.get(once.FIELD, "")
    if made := once.made_by(by, mark):
        return redirect("feedback:item", number=made)
    results = queries.results_of(by, to)
    topic = topics.of_column(asking.about) if asking else ""
    form = GiveForm(results, request.POST or None, topic=topic)
    if asking and asking.result_id and "result" in form.fields:
        form.fields["result"].initial = asking.result_id
    if form.is_valid():
        told = form.telling()

        def act() -> Given:
            return actions.give(by=by, to=to, told=told, today=today, asking=asking)

        try:
            made = once.make(by, mark, act)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your feedback has been given."))
            return redirect("feedback:item", number=made)
    (described,) = people.described([to], me, superiors_of([to.nip, me.nip], today))
    context = {
        "to": described,
        "form": form,
        "asking": asking,
        "mark": mark or once.mark(),
        "guides": [(topics.name(it), topics.guides(it)) for it in topics.ALL[1:]],
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "feedback/give.html", context, status=status)


@require(P.FEEDBACK_GIVE)
@never_cache
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, number: int) -> HttpResponse:
    """Show one feedback by name to the two concerned; take the reply of the one."""
    by = person(request)
    it = get_object_or_404(queries.items(by), pk=number)
    is_mine = it.employee.nip == by.nip
    if request.method == "POST" and not is_mine:
        raise Http404
    form = ReplyForm(request.POST or None)
    if form.is_valid():
        try:
            actions.reply(by=by, given=it, text=form.cleaned_data["text"].strip())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your reply has been sent."))
            return redirect("feedback:item", number=it.pk)
    context: dict[str, Any] = {
        "it": it,
        "topic": topics.name(topics.of_column(it.about)),
        "score": dict(topics.SCORES).get(it.score or 0),
        "giver": people.names([it.giver]).get(it.giver, ""),
        "is_mine": is_mine,
        "form": form,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "feedback/item.html", context, status=status)


def oneself(by: User) -> Employee:
    """Return the record of the person who is signed in.

    Raises:
        Http404: if there is none.
    """
    me = people.employee_of(by)
    if me is None:
        raise Http404
    return me


def _asking(request: HttpRequest, by: User, to: Employee) -> Asking | None:
    """What the feedback answers, as the address or the form says."""
    told = request.POST.get(ASKING) or request.GET.get(ASKING) or ""
    if not told.isdecimal() or len(told) >= 19:
        return None
    return queries.asked_of(by).filter(pk=int(told), employee=to).first()
