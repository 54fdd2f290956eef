"""What an operation asks of whoever calls it; each carries one of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja.operation import Operation
from ninja.utils import contribute_operation_callback

from tepat_web.accounts.access import Permission, reach

View = TypeVar("View", bound=Callable[..., HttpResponse])
# All of these; of several in brackets, one is enough.
Needs = tuple[Permission | tuple[Permission, ...], ...]
SHOWN = "x-permissions"  # what the description calls it


def needs(*permissions: Permission | tuple[Permission, ...]) -> Callable[[View], View]:
    """Declare what an operation needs; nothing: whoever comes in may call it."""

    def declare(view: View) -> View:
        view.permissions = permissions  # type: ignore[attr-defined]
        contribute_operation_callback(view, partial(_describe, permissions))
        return view

    return declare


def holds(by: object, permissions: Needs) -> bool:
    """Tell whether a person, by a token or not, may call what needs these."""
    return all(
        any(reach(by, one) for one in ((each,) if isinstance(each, str) else each))
        for each in permissions
    )


def stand_before(view: Callable[..., Any]) -> Callable[..., Any]:
    """Guard an operation; one that does not say what it needs cannot be set up."""
    permissions: Needs = view.permissions  # type: ignore[attr-defined]

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not holds(request.user, permissions):
            raise PermissionDenied(view.__name__)
        return view(request, *args, **kwargs)

    return guarded


def _describe(permissions: Needs, operation: Operation) -> None:
    told = [
        each.value if isinstance(each, Permission) else [one.value for one in each]
        for each in permissions
    ]
    operation.openapi_extra = {**(operation.openapi_extra or {}), SHOWN: told}
