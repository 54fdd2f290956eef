"""The way from draft to adopted: one step of one analysis, or of many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.organisation.models import Unit
from tepat_web.register.actions import Stale
from tepat_web.snapshots import take

from . import actions_review as actions
from . import contents, one_page, own, queries
from .actions_review import ADOPT, NEEDED, RETURN, SUBMIT, VERIFY, WITHDRAW
from .items import BY_LETTER
from .models import State
from .subjects import FOLLOWING, Subject, follows, found

P = Permission
H = HTTPStatus
View = Callable[..., HttpResponse]
NOTE = "catatan-"  # before the letter of the item
FROM = {
    SUBMIT: (State.DRAFT.value, State.RETURNED.value, queries.BY_JOB),
    VERIFY: (State.SUBMITTED.value,),
    ADOPT: (State.VERIFIED.value,),
}


def step_view(step: str) -> View:
    """Return the view of one step of one analysis, open to who may take that step.

    A refusal brings the page back with the notes.
    """

    @require(*NEEDED[step])
    @require_POST
    def take(request: HttpRequest, kind: str, number: int) -> HttpResponse:
        by = person(request)
        subject = found(kind, number)
        notes = {
            letter: request.POST.get(f"{NOTE}{letter or 'semua'}", "")
            for letter in ("", *BY_LETTER)
        }
        seen = request.POST.get("versi", "")
        version = int(seen) if seen.isdecimal() and len(seen) < 19 else -1
        try:
            _take(by, step, subject, version, notes)
        except NotAllowed as refusal:
            is_stale = isinstance(refusal, Stale)
            return one_page.shown(
                request,
                by,
                subject,
                status=H.CONFLICT if is_stale else H.UNPROCESSABLE_ENTITY,
                refusal=str(refusal),
                notes=notes,
            )
        messages.success(request, _done(step))
        return redirect(subject.url())

    return take


@require(*FOLLOWING)
@require_POST
def seen(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Note that the person has seen the analysis as it is now."""
    by = person(request)
    subject = found(kind, number)
    if not follows(by, subject):
        raise PermissionDenied
    own.look(by, subject, contents.version(subject))
    return redirect(subject.url())


def bulk_view(step: str) -> View:
    """Return the view of one step of many analyses: which would go on, then do it."""

    @require(*NEEDED[step])
    @require_http_methods(["GET", "POST"])
    def bulk(request: HttpRequest) -> HttpResponse:
        by = person(request)
        structure = take.structure_on(None)
        unit = _unit(request, structure)
        subjects = _subjects(by, step, structure, unit)
        if request.method == "POST":
            told = request.POST.getlist("pilih")
            chosen = {int(each) for each in told if each.isdecimal()}
            outcome = actions.many(
                by=by, step=step, subjects=[s for s in subjects if s.pk in chosen]
            )
            _say(request, len(outcome.done))
            if not outcome.refused:
                return redirect(_back(unit))
            subjects = [subject for subject, _why in outcome.refused]
        before = actions.Prepared(subjects, wholly=True)
        told_of = [(each, before.refusal(by, step, each)) for each in subjects]
        context = {
            "step": step,
            "unit": unit,
            "ready": [each for each, why in told_of if not why],
            "exceptions": [
                {"subject": each, "why": why} for each, why in told_of if why
            ],
            "back_url": _back(unit),
        }
        return render(request, "needs/bulk.html", context)

    return bulk


def _say(request: HttpRequest, count: int) -> None:
    said = ngettext(
        "%(n)d analysis has gone on.", "%(n)d analyses have gone on.", count
    )
    messages.success(request, said % {"n": count})


def _take(
    by: User, step: str, subject: Subject, version: int, notes: dict[str, str]
) -> None:
    match step:
        case "submit":
            actions.submit(by=by, subject=subject, seen=version)
        case "withdraw":
            actions.withdraw(by=by, subject=subject)
        case "verify":
            actions.verify(by=by, subject=subject, seen=version)
        case "return":
            actions.send_back(by=by, subject=subject, seen=version, notes=notes)
        case _:
            actions.adopt(by=by, subject=subject, seen=version)


def _done(step: str) -> str:
    said = {
        SUBMIT: _("The analysis has been handed in."),
        WITHDRAW: _("The analysis has been withdrawn; you may go on writing."),
        VERIFY: _("The analysis is verified and waits to be adopted."),
        RETURN: _("The analysis has been returned with your notes."),
        ADOPT: _("The analysis is adopted."),
    }
    return said[step]


def _unit(request: HttpRequest, structure: Any) -> Unit | None:
    code = request.GET.get("unit") or request.POST.get("unit", "")
    if not code:
        return None
    rows = Unit.objects.standing().filter(structure=structure, code=code)
    unit: Unit | None = rows.first()
    if unit is None:
        raise Http404(code)
    return unit


def _subjects(
    by: User, step: str, structure: Any, unit: Unit | None
) -> Sequence[Subject]:
    """The analyses within the person's reach that wait for the step."""
    rows = queries.positions(structure, queries.open_round())
    rows = rows.filter(queries.area([reach(by, each) for each in NEEDED[step]]))
    rows = rows.filter(state__in=FROM[step])
    if unit is not None:
        rows = rows.filter(unit__path__startswith=unit.path)
    rows = rows.select_related("unit", "job").order_by("unit__path", "order", "pk")
    return [Subject(each) for each in rows[: actions.MOST_AT_ONCE]]


def _back(unit: Unit | None) -> str:
    query = f"?{urlencode({'unit': unit.code})}" if unit else ""
    return f"{reverse('needs:index')}{query}"
