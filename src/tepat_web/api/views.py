"""Pages of one's own tokens: which there are, making one, revoking one."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tepat_web.accounts.guard import person, signed_in
from tepat_web.accounts.meaning import PERMISSIONS
from tepat_web.accounts.second_factor import has_shown
from tepat_web.ledger.actions import NotAllowed

from . import actions, queries
from .forms import TokenForm


@signed_in
@require_GET
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens, those that are closed too."""
    by = person(request)
    rows = [
        (token, [PERMISSIONS[each] for each in sorted(token.permissions)])
        for token in queries.tokens_of(by)
    ]
    context = {"rows": rows, "may_make": bool(queries.offered_to(by))}
    return render(request, "api/tokens.html", context)


@signed_in
@never_cache
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a token; its secret is shown on the answer, and never again.

    Like a second factor it is a way in, so the person proves first who is sitting here.
    """
    by = person(request)
    form = TokenForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = actions.make_token(
                by=by, account=by, with_factor=has_shown(request), **form.told()
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            context = {"token": token, "secret": secret, "site": settings.ADDRESS}
            return render(request, "api/made.html", context)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "api/new.html", {"form": form}, status=status)


@signed_in
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a token of one's own for good."""
    by = person(request)
    token = get_object_or_404(queries.tokens_of(by), pk=pk)
    try:
        actions.revoke_token(by=by, token=token)
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    else:
        said = _("The token “%(name)s” is revoked. Programs that use it are shut out.")
        messages.success(request, said % {"name": token.name})
    return redirect("api:tokens")
