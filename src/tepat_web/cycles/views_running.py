"""Running a cycle: its days, opening, closing, reminding."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.agreements.wording import period as named
from tepat_web.kit.writing import number as written
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Job

from . import actions, actions_reminding, queries, steps
from . import board as shown
from .forms import FIELDS, CycleForm
from .steps import Period

P = Permission
H = HTTPStatus


@require(P.APPRAISAL_RUN)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Give a cycle other days."""
    cycle = _cycle(request, number)
    form = CycleForm(request.POST or None, initial=CycleForm.initial_of(cycle))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        try:
            actions.change(by=person(request), cycle=cycle, **told)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The cycle has been changed."))
            return redirect("cycles:board", number=number)
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    context = {"cycle": cycle, "form": form}
    return render(request, "cycles/change.html", context, status=status)


@require(P.APPRAISAL_RUN)
@require_POST
def start(request: HttpRequest, number: int) -> HttpResponse:
    """Open a cycle for everybody, or for who came since."""
    cycle = _cycle(request, number)
    return _asked(
        request, number, lambda: actions.ask_opening(by=person(request), cycle=cycle)
    )


@require(P.APPRAISAL_RUN)
@never_cache
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Ask before a cycle is closed, with what is missing in each period; close it."""
    cycle = _cycle(request, number)
    if request.method == "POST":
        return _asked(
            request,
            number,
            lambda: actions.ask_closing(by=person(request), cycle=cycle),
        )
    today = timezone.localdate()
    rows = Agreement.objects.standing()
    periods = [Period(cycle, span, today) for span in steps.spans(cycle)]
    context = {
        "cycle": cycle,
        "periods": [
            {
                "name": named(period.span, cycle.year),
                "key": shown.key(period.span),
                "is_over": period.span.ends(cycle.year) < today,
                "counts": queries.counts(rows, period),
            }
            for period in periods
        ],
    }
    return render(request, "cycles/close.html", context)


@require(P.APPRAISAL_RUN)
@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open a closed cycle again."""
    cycle = _cycle(request, number)
    try:
        actions.reopen(by=person(request), cycle=cycle)
        messages.success(request, _("The cycle is open again."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("cycles:board", number=number)


@require(P.APPRAISAL_RUN)
@require_POST
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind everyone who is late, in the period and unit that are looked at."""
    by, cycle = person(request), _cycle(request, number)
    asked = shown.Asked.of(request.POST, by, cycle, timezone.localdate())
    try:
        told = actions_reminding.remind_late(
            by=by, period=asked.period, below=asked.below
        )
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        text = ngettext(
            "%(n)s person has a reminder now.",
            "%(n)s people have a reminder now.",
            told,
        )
        messages.success(request, text % {"n": written(told)})
    answer = redirect("cycles:board", number=number)
    answer["Location"] += f"?{asked.query()}"
    return answer


def _asked(request: HttpRequest, number: int, ask: Callable[[], Job]) -> HttpResponse:
    try:
        job = ask()
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("cycles:board", number=number)
    return redirect("ledger:job", number=job.pk)


def _cycle(request: HttpRequest, number: int) -> Cycle:
    """A cycle, for who runs it for the whole city."""
    if not queries.runs(person(request)):
        raise Http404
    found: Cycle = get_object_or_404(queries.cycles(), pk=number)
    return found
