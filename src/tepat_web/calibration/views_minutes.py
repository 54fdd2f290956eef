"""What a meeting leaves: notes, agreed actions, and what came of them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.register.actions import Stale

from . import actions, queries
from .forms import AgreeForm, FinishForm, NotesForm
from .models import Calibration, Measure
from .views import frame, opened

P = Permission
H = HTTPStatus


@require(P.CALIBRATE)
@never_cache
@require_GET
def minutes(request: HttpRequest, number: int) -> HttpResponse:
    """Show the notes of a meeting and what was agreed."""
    return _page(request, opened(request, number))


def _page(
    request: HttpRequest, it: Calibration, status: HTTPStatus = H.OK, **told: Any
) -> HttpResponse:
    today = timezone.localdate()
    measures = list(queries.measures(it))
    context = frame(request, it, "minutes") | {
        "notes_form": NotesForm(initial={"notes": it.notes}),
        "version": it.seen,
        "agree_form": AgreeForm(),
        "measures": [(each, each.is_late(today)) for each in measures],
        "finish_form": FinishForm(auto_id=False),
        "mark": once.mark(),
        **told,
    }
    return render(request, "calibration/minutes.html", context, status=status)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def notes(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the notes of a meeting."""
    it = opened(request, number)
    form, version = NotesForm(request.POST), began_with(request.POST)
    status = H.UNPROCESSABLE_ENTITY
    if form.is_valid():
        try:
            actions.write_notes(
                by=person(request),
                it=it,
                notes=form.cleaned_data["notes"],
                seen=version,
            )
        except Stale as stale:
            form.add_error(None, str(stale))
            status, version = H.CONFLICT, it.seen
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The notes are kept."))
            return redirect("calibration:minutes", number=number)
    stood = it.notes if status is H.CONFLICT else ""
    return _page(request, it, status, notes_form=form, version=version, stood=stood)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Write down something that was agreed."""
    by, it = person(request), opened(request, number)
    form, mark = AgreeForm(request.POST), request.POST.get(once.FIELD, "")
    if form.is_valid():
        wanted = form.cleaned_data
        try:
            once.make(by, mark, lambda: actions.agree(by=by, it=it, **wanted))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The action is written down."))
            return redirect("calibration:minutes", number=number)
    return _page(request, it, H.UNPROCESSABLE_ENTITY, agree_form=form, mark=mark)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Say what came of an agreed action."""
    by = person(request)
    within = Measure.objects.standing().filter(calibration__in=queries.calibrations(by))
    measure: Measure = get_object_or_404(within, pk=number)
    it = opened(request, measure.calibration_id)
    form = FinishForm(request.POST, auto_id=False)
    if form.is_valid():
        try:
            actions.finish(
                by=by,
                it=measure,
                outcome=form.cleaned_data["outcome"],
                today=timezone.localdate(),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The action is done."))
            return redirect("calibration:minutes", number=it.pk)
    told = {"finish_form": form, "finishing": measure.pk}
    return _page(request, it, H.UNPROCESSABLE_ENTITY, **told)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the minutes of a meeting."""
    it = opened(request, number)
    try:
        actions.close(by=person(request), it=it)
        messages.success(request, _("The minutes are closed."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("calibration:minutes", number=number)


@require(P.ASSESS_RUN)
@never_cache
@require_POST
def renew(request: HttpRequest, number: int) -> HttpResponse:
    """Bring the material of a meeting up to date."""
    it = opened(request, number)
    try:
        actions.renew(by=person(request), it=it)
        messages.success(
            request, _("The material is the latest; judges are compared anew.")
        )
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("calibration:raters", number=number)
