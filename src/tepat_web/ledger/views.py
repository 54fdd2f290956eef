"""Pages of long work: what one asked for, how far it is, and how to stop it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.guard import person, signed_in
from tepat_web.accounts.models import User
from tepat_web.kit.tables import Cell, Column, Row

from . import actions, queries
from .jobs import KINDS
from .models import Job

PER_PAGE = 25
S = Job.State
# The sign and colour of each state, in the words that the verdict component knows.
VERDICTS = {S.DONE: "holds", S.FAILED: "error", S.CANCELLED: "unknown"}


@signed_in
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """List one's own work, or all of the kinds one may look at."""
    user = person(request)
    visible = queries.jobs_for(user)
    is_all = request.GET.get("milik") == "semua"
    listed = visible if is_all else visible.filter(by=user)
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    columns = [
        Column(_("Work")),
        Column(_("State")),
        Column(_("Asked for")),
        Column(_("By")),
    ]
    context = {
        "page": page,
        "columns": columns,
        "rows": [Row(_cells(job)) for job in page],
        "is_all": is_all,
        "others": not is_all and visible.exclude(by=user).exists(),
    }
    return render(request, "ledger/jobs.html", context)


def _cells(job: Job) -> list[object]:
    state = job.get_state_display()
    if job.state == S.RUNNING:
        state = _("running, %(percent)s %%") % {"percent": job.progress}
    return [
        Cell(str(job.title), url=reverse("ledger:job", args=[job.pk])),
        Cell(state, verdict=VERDICTS.get(S(job.state), "unknown")),
        job.asked_at,
        job.by.get_full_name() or job.by.get_username(),
    ]


@signed_in
@never_cache
@require_GET
def job(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far one piece of work is, or how it ended."""
    found = get_object_or_404(queries.jobs_for(person(request)), pk=number)
    return render(request, "ledger/job.html", _context(person(request), found))


@signed_in
@never_cache
@require_GET
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """Give the progress anew; once the work is over, lead to its end."""
    found = get_object_or_404(queries.jobs_for(person(request)), pk=number)
    response = render(request, "ledger/_job.html", _context(person(request), found))
    if found.is_over and request.headers.get("HX-Request"):
        response["HX-Redirect"] = _answer(found) or reverse("ledger:job", args=[number])
    return response


@signed_in
@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Stop a piece of work."""
    user = person(request)
    found = get_object_or_404(queries.jobs_for(user), pk=number)
    try:
        actions.cancel_job(by=user, job=found, may=KINDS[found.kind].permission)
    except actions.NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The work is being stopped."))
    return redirect("ledger:job", number=number)


def _context(by: User, job: Job) -> dict[str, object]:
    return {
        "job": job,
        "message": queries.message_for(by, job) or "",
        "answer_url": _answer(job),
        "again_url": _local(job.question.get("again", "")),
        "poll_url": "" if job.is_over else reverse("ledger:progress", args=[job.pk]),
        "cancel_url": ""
        if job.is_over or job.cancel_asked
        else reverse("ledger:cancel", args=[job.pk]),
    }


def _answer(job: Job) -> str:
    return _local(job.answer.get("url", "")) if job.state == S.DONE else ""


def _local(url: str) -> str:
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""
