"""The official form of an agreement, to be kept or signed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from tepat.reports.forms import BrokenTemplate
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import saw
from tepat_web.register.headings import language

from . import files, printing, queries

P = Permission


@require(P.APPRAISAL_OWN, P.APPRAISAL_READ)
@require_GET
def form(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the form as Word or PDF to who may read the agreement."""
    by = person(request)
    it = get_object_or_404(queries.agreements(by), pk=number)
    if ending not in printing.WRITERS:
        raise Http404
    try:
        content = printing.printed(it, ending)
    except BrokenTemplate as fault:
        messages.error(request, fault.say(language()))
        return redirect("agreements:one", number=it.pk)
    if by.nip not in (it.employee.nip, it.superior):
        saw(by=by, what=it)
    kind = "application/pdf" if ending == "pdf" else files.TYPES["docx"]
    answer = HttpResponse(content, content_type=kind)
    name = f"skp-{it.cycle.year}-{it.pk}.{ending}"
    answer.headers["Content-Disposition"] = files.attachment(name)
    answer["Cache-Control"] = "private, no-store"
    return answer
