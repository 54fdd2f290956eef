"""Pages of invitations: those who invite, and the one who is invited."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require
from tepat_web.accounts.models import Invitation
from tepat_web.ledger.actions import NotAllowed

from . import actions, queries
from .forms import AcceptForm, InvitationForm, ListForm
from .token import digest_of
from .views import PER_PAGE, form_page

INVITED_BY = "invitation"  # in the session: the secret of the link that was opened


@require(Permission.ACCOUNTS_INVITE)
@require_GET
def invitations(request: HttpRequest) -> HttpResponse:
    """Invitations sent."""
    found = queries.invitations(person(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "administration/invitations.html", {"page": page})


@require(Permission.ACCOUNTS_INVITE)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite one person; ``?nip=`` fills in whom."""
    known = {"nip": request.GET.get("nip", "")}
    form = InvitationForm(request.POST or None, initial=known)
    return _invite(request, "invite", form)


@require(Permission.ACCOUNTS_INVITE)
def invite_list(request: HttpRequest) -> HttpResponse:
    """Invite everybody on a list."""
    return _invite(request, "invite_list", ListForm(request.POST or None))


def _invite(
    request: HttpRequest, name: str, form: InvitationForm | ListForm
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite(
                by=person(request),
                people=form.people(),
                site=request.build_absolute_uri("/"),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_sent(request, made)
            return redirect("administration:invitations")
    return form_page(request, name, form)


def _tell_sent(request: HttpRequest, made: list[Invitation]) -> None:
    unsent = [each for each in made if each.mailed_at is None]
    if unsent:
        messages.warning(
            request,
            _(
                "The mail server did not answer: %(n)s mails were not sent. Send them"
                " again later from the list below."
            )
            % {"n": len(unsent)},
        )
    if sent := len(made) - len(unsent):
        messages.success(
            request, _("Invitations sent: %(n)s. Each works for 7 days.") % {"n": sent}
        )


@require(Permission.ACCOUNTS_INVITE)
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a fresh link in place of the old one."""
    old = get_object_or_404(queries.invitations(person(request)), pk=pk)
    try:
        made = actions.invite(
            by=person(request),
            people=[(old.nip, old.email)],
            site=request.build_absolute_uri("/"),
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        _tell_sent(request, made)
    return redirect("administration:invitations")


@require(Permission.ACCOUNTS_INVITE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link worthless."""
    old = get_object_or_404(queries.invitations(person(request)), pk=pk)
    try:
        actions.withdraw(by=person(request), invitation=old)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn; its link is dead."))
    return redirect("administration:invitations")


@public
@never_cache
@require_GET
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address, where logs and other sites would see it."""
    if _invitation(token) is None:
        return _not_valid(request)
    request.session[INVITED_BY] = token
    return redirect("administration:choose")


@public
@never_cache
@sensitive_post_parameters("password1", "password2")
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a password and so make the account one was invited to."""
    invitation = _invitation(request.session.get(INVITED_BY, ""))
    if invitation is None:
        return _not_valid(request)
    form = AcceptForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept(
                by=invitation.invited_by,
                invitation=invitation,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password1"],
            )
        except (NotAllowed, PermissionDenied):
            return _not_valid(request)
        logout(request)  # who was signed in here before is somebody else
        messages.success(
            request, _("Your account is ready. Sign in with your NIP and password.")
        )
        return redirect("account_login")
    return form_page(request, "accept", form, invitation=invitation)


def _invitation(token: str) -> Invitation | None:
    """Return the invitation that the secret opens, while it is open."""
    found = Invitation.objects.filter(token_digest=digest_of(token))
    invitation: Invitation | None = found.select_related("invited_by").first()
    return invitation if invitation and invitation.is_open else None


def _not_valid(request: HttpRequest) -> HttpResponse:
    page = "administration/not_valid.html"
    return render(request, page, status=HTTPStatus.GONE)
