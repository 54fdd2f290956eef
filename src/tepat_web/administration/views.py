"""Pages of accounts: one's own, and those an administrator looks after."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, public, require, signed_in
from tepat_web.accounts.models import Grant, User
from tepat_web.ledger.actions import NotAllowed

from . import actions, queries
from .forms import AccountSearch, EndForm, GrantForm, ProfileForm

PER_PAGE = 50
A_YEAR = 365 * 24 * 60 * 60


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, and lead back."""
    known = dict(settings.LANGUAGES)
    chosen = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if chosen in known:
        _speak(response, chosen)
        if request.user.is_authenticated:
            user = person(request)
            actions.change_profile(
                by=user,
                account=user,
                name=user.get_full_name(),
                language=chosen,
                mails_off=user.mails_off,
            )
    return response


def _speak(response: HttpResponse, chosen: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """One's own name, language and notices; the ways to the other pages of oneself."""
    user = person(request)
    now = {
        "name": user.get_full_name(),
        "language": request.LANGUAGE_CODE,
        "mails": not user.mails_off,
    }
    form = ProfileForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.change_profile(
            by=user,
            account=user,
            name=told["name"],
            language=told["language"],
            mails_off=not told["mails"],
        )
        with override(told["language"]):
            messages.success(request, _("Your account has been saved."))
        response = redirect("administration:profile")
        _speak(response, told["language"])
        return response
    return form_page(request, "profile", form, account=user)


@signed_in
@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Who may do what, straight from the table that decides it."""
    told = {"lines": queries.matrix(), "roles": queries.roles()}
    return render(request, "administration/matrix.html", told)


@require(Permission.ACCOUNTS_MANAGE)
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts, searched and filtered."""
    form = AccountSearch(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    found = queries.accounts(
        person(request),
        search=told.get("q", ""),
        role=told.get("role", ""),
        state=told.get("state", ""),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    is_narrowed = any(told.values())
    shown = {"form": form, "page": page, "is_narrowed": is_narrowed}
    return render(request, "administration/accounts.html", shown)


@require(Permission.ACCOUNTS_MANAGE)
@require_GET
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account with its grants, past and present."""
    user = _account(request, pk)
    shown = {
        "account": user,
        "grants": queries.grants_of(person(request), user),
        "is_own": user == request.user,
        "today": timezone.localdate(),
    }
    return render(request, "administration/account.html", shown)


@require(Permission.ACCOUNTS_MANAGE)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""
    user = _account(request, pk)
    form = GrantForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        grant = actions.give(
            by=person(request),
            user=user,
            role=told["role"],
            unit_id=told["unit_id"],
            valid_from=told["valid_from"],
            valid_to=told["valid_to"],
        )
        return _("Given: %(grant)s.") % {"grant": grant}

    return _ask(request, "give", form, act, to=user, account=user)


@require(Permission.ACCOUNTS_MANAGE)
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """Units that match what is being typed, for the list under the field."""
    typed = request.GET.get("unit", "")
    found = queries.units(typed) if len(typed.strip()) > 1 else []
    return render(request, "administration/_units.html", {"units": found})


@require(Permission.ACCOUNTS_MANAGE)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a grant."""
    grant = get_object_or_404(
        Grant.objects.standing().select_related("user", "unit"), pk=pk
    )
    user = _account(request, grant.user_id)
    form = EndForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        actions.end(by=person(request), grant=grant, on=told["on"])
        return _("Ended: %(grant)s.") % {"grant": grant}

    return _ask(request, "end", form, act, to=user, account=user, grant=grant)


@require(Permission.ACCOUNTS_MANAGE)
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then close an account."""

    def act(user: User) -> str:
        actions.deactivate(by=person(request), user=user)
        return _("The account is closed; its sessions have ended.")

    return _sure(request, pk, "deactivate", act)


@require(Permission.ACCOUNTS_MANAGE)
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then open a closed account."""

    def act(user: User) -> str:
        actions.reactivate(by=person(request), user=user)
        return _("The account is open again.")

    return _sure(request, pk, "reactivate", act)


@require(Permission.ACCOUNTS_MANAGE)
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take away lost second factors."""

    def act(user: User) -> str:
        actions.reset_second_factor(by=person(request), user=user)
        return _("The second factor is taken away. A new one is set up at sign-in.")

    return _sure(request, pk, "reset_second_factor", act)


def _account(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(queries.accounts(person(request)), pk=pk)


def form_page(
    request: HttpRequest, name: str, form: forms.Form, **more: Any
) -> HttpResponse:
    """Show a form; one that was refused comes back filled, as 422."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    shown = {"form": form, **more}
    return render(request, f"administration/{name}.html", shown, status=status)


def _ask(
    request: HttpRequest,
    name: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    to: User,
    **more: Any,
) -> HttpResponse:
    """Show a form about the account ``to``, or do what it asks and lead back there."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form.cleaned_data))
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("administration:account", pk=to.pk)
    return form_page(request, name, form, **more)


def _sure(
    request: HttpRequest, pk: int, name: str, act: Callable[[User], str]
) -> HttpResponse:
    """Ask whether the person is sure, then act on the account."""
    user = _account(request, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    return _ask(request, name, form, lambda _told: act(user), to=user, account=user)
