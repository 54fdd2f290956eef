"""The answer to a complaint as a letter, for who handles it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from tepat.reports.forms import BrokenTemplate
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import saw
from tepat_web.snapshots.showing import language

from . import papers, queries

P = Permission


@require(P.COMPLAINT_HANDLE)
@require_GET
def letter(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the answer as Word or PDF; in Indonesian, as official letters are.

    The name of the file holds the number of the case, and nobody's name.
    """
    by, today = person(request), timezone.localdate()
    if ending not in papers.WRITERS:
        raise Http404
    it = get_object_or_404(queries.handled(by).exclude(answer=""), pk=number)
    sender = queries.reporter(by, it)
    if sender is None:
        raise Http404
    saw(by=by, what=it)
    try:
        with translation.override("id"):
            made = papers.answer_of(it, sender, today, ending)
    except BrokenTemplate as fault:
        messages.error(request, fault.say(language()))
        return redirect("complaints:one", number=number)
    answer = HttpResponse(made, content_type=papers.WRITERS[ending][1])
    name = f"jawaban-aduan-{it.number}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
