"""Rounds of job analyses: what there are, opening, changing, closing."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed

from . import actions_round as actions
from . import calendar, queries
from .forms import RoundForm
from .models import Round
from .queries import open_round
from .subjects import FOLLOWING

P = Permission
H = HTTPStatus
FIELDS = ("name", "year", "submit_by", "verify_by", "adopt_by")


@require(*FOLLOWING)
@require_http_methods(["GET", "POST"])
def rounds(request: HttpRequest) -> HttpResponse:
    """Show the rounds; who verifies in the whole city opens one or changes its days."""
    by, now = person(request), open_round()
    usual = calendar.usual(timezone.localdate())
    if request.method == "POST":
        form = RoundForm(request.POST)
        if form.is_valid():
            told = {name: form.cleaned_data[name] for name in FIELDS}
            try:
                if now is None:
                    actions.open_round(by=by, **told)
                    messages.success(request, _("The round is open."))
                else:
                    actions.change_round(by=by, round_=now, **told)
                    messages.success(request, _("The round has been changed."))
                return redirect("needs:rounds")
            except NotAllowed as refusal:
                form.add_error(None, str(refusal))
    elif now is not None:
        form = RoundForm(initial={name: getattr(now, name) for name in FIELDS})
    else:
        name = _("Job analyses for %(year)d") % {"year": usual.year}
        deadlines = {name: getattr(usual, name) for name in FIELDS[1:]}
        form = RoundForm(initial={"name": name} | deadlines)
    context = {
        "rounds": queries.rounds(),
        "now": now,
        "form": form,
        "usual": usual,
        "may_open": reach(by, P.ANALYSIS_VERIFY).everywhere,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    return render(request, "needs/rounds.html", context, status=status)


@require(P.ANALYSIS_VERIFY)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a round."""
    round_ = get_object_or_404(Round.objects.standing(), pk=number)
    try:
        actions.close_round(by=person(request), round_=round_)
        messages.success(request, _("The round is closed."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("needs:rounds")
