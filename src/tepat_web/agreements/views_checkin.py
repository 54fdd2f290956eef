"""The check-in of a period, its evidence, and the superior's answer."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.documents import archive
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.register.actions import Stale

from . import actions_checkin, files, pages, queries, wording
from .forms import CheckInForm, ReplyForm
from .models import Agreement, CheckIn, Cycle, Result, Span

P = Permission
H = HTTPStatus
HAND_IN = "serahkan"
READERS = (P.APPRAISAL_OWN, P.APPRAISAL_LEAD, P.APPRAISAL_READ)


@require(*READERS)
@require_http_methods(["GET", "POST"])
def checkin(request: HttpRequest, number: int, first: int, last: int) -> HttpResponse:
    """Show a period: the person writes what was reached, the superior answers."""
    by = person(request)
    it = get_object_or_404(queries.agreements(by), pk=number)
    span = Span(first, last)
    if it.agreed_at is None or not queries.is_within(it, span):
        raise Http404
    if request.method == "GET":
        return _page(request, by, it, span)
    if by.nip and by.nip == it.employee.nip:
        return _written(request, by, it, span)
    if by.nip and by.nip == it.superior:
        return _replied(request, by, it, span)
    raise Http404


@require(*READERS)
@require_GET
def evidence(request: HttpRequest, number: int) -> HttpResponse:
    """Send a file to who may read the agreement: to be kept, never shown here."""
    by = person(request)
    found = get_object_or_404(queries.evidence_for(by), pk=number)
    if not found.digest:
        raise Http404
    it = found.agreement
    try:
        content = archive.read(found.digest)
    except archive.Altered:
        messages.error(request, _("This file is missing, or was changed from outside."))
        place = (it.pk, found.first, found.last)
        return redirect("agreements:checkin", *place)
    if by.nip not in (it.employee.nip, it.superior):
        saw(by=by, what=it)
    ending = found.name.rpartition(".")[2]
    answer = HttpResponse(content, content_type=files.TYPES[ending])
    answer.headers["Content-Disposition"] = files.attachment(found.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require(P.APPRAISAL_OWN)
@require_POST
def remove_evidence(request: HttpRequest, number: int) -> HttpResponse:
    """Take a piece of one's own evidence away."""
    by = person(request)
    rows = queries.evidence_for(by).filter(agreement__in=queries.own(by))
    found = get_object_or_404(rows, pk=number)
    try:
        actions_checkin.remove_evidence(by=by, evidence=found)
        messages.success(request, _("It was taken away."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("agreements:checkin", found.agreement_id, found.first, found.last)


def _written(request: HttpRequest, by: User, it: Agreement, span: Span) -> HttpResponse:
    """Keep what was typed with every button, whichever was pressed."""
    form = CheckInForm(queries.results(it), request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, by, it, span, form=form)
    try:
        with transaction.atomic():  # a file that is refused takes nothing with it
            actions_checkin.save_checkin(
                by=by,
                agreement=it,
                span=span,
                told=form.reached(),
                seen=began_with(request.POST),
                hands_in=HAND_IN in request.POST,
            )
            for each in form.shown():
                actions_checkin.add_evidence(by=by, agreement=it, span=span, shown=each)
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return _page(request, by, it, span, form=form, is_stale=True)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, by, it, span, form=form)
    if HAND_IN in request.POST:
        messages.success(request, _("The check-in is with your superior now."))
    else:
        messages.success(request, _("Saved."))
    return redirect("agreements:checkin", it.pk, span.first, span.last)


def _replied(request: HttpRequest, by: User, it: Agreement, span: Span) -> HttpResponse:
    form = ReplyForm(request.POST)
    there = queries.checkins(it).get(span)
    if there is None:
        raise Http404
    if not form.is_valid():
        return _page(request, by, it, span, reply=form)
    try:
        actions_checkin.reply(
            by=by,
            checkin=there,
            text=form.cleaned_data["reply"].strip(),
            seen=began_with(request.POST),
        )
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return _page(request, by, it, span, reply=form, is_stale=True)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, by, it, span, reply=form)
    messages.success(request, _("Your answer is there; the person has been told."))
    return redirect("agreements:team")


def _page(
    request: HttpRequest,
    by: User,
    it: Agreement,
    span: Span,
    *,
    form: CheckInForm | None = None,
    reply: ReplyForm | None = None,
    is_stale: bool = False,
) -> HttpResponse:
    there = queries.checkins(it).get(span)
    results = list(queries.results(it))
    is_own = bool(by.nip) and by.nip == it.employee.nip
    is_led = bool(by.nip) and by.nip == it.superior
    if not is_own and not is_led:
        saw(by=by, what=it)
    is_given = there is not None and there.handed_in_at is not None
    shown = there if is_own or is_given else None  # a draft is the person's alone
    refused = form or reply
    version = queries.version_of(there) if there else 0
    if refused is not None and not is_stale:
        version = began_with(request.POST)
    is_open = it.cycle.stage == Cycle.Stage.OPEN
    has_begun = span.has_begun(it.cycle.year, timezone.localdate())
    is_answered = there is not None and there.replied_at is not None
    may_write = is_own and is_open and has_begun and not is_answered
    may_reply = is_led and is_open and is_given
    if may_write and form is None:
        form = CheckInForm(results, initial=CheckInForm.initial_of(there))
    if may_reply and reply is None:
        reply = ReplyForm(initial={"reply": there.reply if there else ""})
    context = {
        "it": it,
        "span": span,
        "said": wording.period(span, it.cycle.year),
        "ends": span.ends(it.cycle.year),
        "there": shown,
        "step": wording.checkin_step(there),
        "is_own": is_own,
        "is_led": is_led,
        "has_begun": has_begun,
        "rows": _rows(it, results, span, shown),
        "evidence": pages.of_period(it, span, queries.evidence(it)),
        "may_write": may_write,
        "form": form,
        "reply": reply,
        "may_reply": may_reply,
        "is_stale": is_stale,
        "version": version,
    }
    status = H.UNPROCESSABLE_ENTITY if refused and refused.errors else H.OK
    status = H.CONFLICT if is_stale else status
    return render(request, "agreements/checkin.html", context, status=status)


def _rows(
    it: Agreement, results: list[Result], span: Span, there: CheckIn | None
) -> list[dict[str, object]]:
    """Each result with what was planned for the period and what was reached."""
    progress = there.progress if there else {}
    return [
        {
            "line": line,
            "planned": line.result.plan.get(str(span.last), ""),
            "reached": progress.get(str(line.result.number), ""),
        }
        for line in pages.lines(it, results)
    ]
