"""What stands before every page: who may open it. Each view carries one of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .access import Permission, reach
from .models import User

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def require(*permissions: Permission) -> Callable[[View], View]:
    """Open a page only to who holds one of ``permissions``; strangers sign in first."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not any(reach(request.user, each) for each in permissions):
                raise PermissionDenied(" / ".join(permissions))
            return view(request, *args, **kwargs)

        guarded.permissions = permissions  # type: ignore[attr-defined]
        return cast(View, guarded)

    return guard


def signed_in(view: View) -> View:
    """Open a page to everyone who is signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.permissions = ()  # type: ignore[attr-defined]
    return cast(View, guarded)


def public(view: View) -> View:
    """Open a page to everyone."""
    view.permissions = None  # type: ignore[attr-defined]
    return view


def person(request: HttpRequest) -> User:
    """Return who is signed in, on a page that strangers cannot open."""
    return cast(User, request.user)
