"""One letter: what is known of it, its files, made again, called void; one's own."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat.errors import TepatError
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require, signed_in
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register.headings import language

from . import actions, archive, listing, packing, queries, writing
from .archive import Altered
from .kinds import KINDS
from .models import Letter

P = Permission
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require(P.DOCUMENTS_READ)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one letter: its number, its state, its files, what it was made with."""
    return _page(request, _found(request, number))


@require(P.DOCUMENTS_READ)
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Make the letter again from what was kept, and compare byte by byte."""
    letter = _found(request, number)
    if not letter.is_made:
        raise Http404
    try:
        return _page(request, letter, compared=writing.again(letter))
    except Altered as fault:
        return _page(request, letter, fault=str(fault))
    except TepatError as fault:
        return _page(request, letter, fault=fault.say(language()))


@require(P.DOCUMENTS_MAKE)
@require_POST
def void(request: HttpRequest, number: int) -> HttpResponse:
    """Call the letter void, with a reason."""
    letter = _found(request, number)
    reason = request.POST.get("reason", "")
    try:
        actions.call_void(by=person(request), letter=letter, reason=reason)
    except NotAllowed as refusal:
        return _page(
            request,
            letter,
            refusal=str(refusal),
            reason=reason,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    messages.success(request, _("The letter is void. It keeps its number."))
    return redirect("documents:one", number=number)


@signed_in
@require_GET
def file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Give a file of a letter to who may read it: one's own, or within one's reach.

    A PDF is shown, unless it is asked to be downloaded; each look is in the ledger.
    """
    by = person(request)
    letter = Letter.objects.standing().filter(pk=number).first()
    if letter is None or not queries.may_open(by, letter) or not letter.is_made:
        raise Http404
    if ending not in TYPES:
        raise Http404
    try:
        content = archive.read(getattr(letter, f"{ending}_digest"))
    except Altered as fault:
        messages.error(request, str(fault))
        whole = queries.letters(by).filter(pk=number).exists()
        return redirect(*(("documents:one", number) if whole else ("documents:mine",)))
    actions.look(by=by, letter=letter)
    answer = HttpResponse(content, content_type=TYPES[ending])
    is_shown = ending == "pdf" and "unduh" not in request.GET
    kind = "inline" if is_shown else "attachment"
    name = packing.name_of(letter, ending)
    answer["Content-Disposition"] = f'{kind}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    # Our own page shows it in a frame; it is no page, so nothing else needs barring.
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """List the letters that were handed over to the person."""
    letters = list(queries.own(person(request)))
    context = {"letters": letters}
    return render(request, "documents/mine.html", context)


def _page(
    request: HttpRequest,
    letter: Letter,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **told: Any,
) -> HttpResponse:
    by = person(request)
    names = listing.names_of([letter.nip])
    context = {
        "letter": letter,
        "kind": KINDS[letter.kind].title if letter.kind in KINDS else letter.kind,
        "name": names.get(letter.nip, ""),
        "state": listing.state_cell(letter),
        "successor": letter.successors.first(),
        "may_make": reach(by, P.DOCUMENTS_MAKE).everywhere,
        **told,
    }
    return render(request, "documents/one.html", context, status=status)


def _found(request: HttpRequest, number: int) -> Letter:
    rows = queries.letters(person(request)).select_related("replaces")
    found: Letter = get_object_or_404(rows, pk=number)
    return found
