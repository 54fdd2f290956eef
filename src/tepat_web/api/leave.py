"""What an operation asks of whoever calls it; each carries one of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja.operation import Operation
from ninja.utils import contribute_operation_callback

from tepat_web.accounts.access import Permission, reach

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Run = Callable[..., HttpResponseBase]
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


def stand_before(run: Run) -> Run:
    """Guard an operation; one that does not say what it needs cannot be set up.

    Leave is asked when it is known who calls, and before what was sent is read: nobody
    learns from a refusal which values would be taken.
    """
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    permissions: Needs = operation.view_func.permissions  # type: ignore[attr-defined]
    checked = operation._run_checks

    def checks(request: HttpRequest) -> HttpResponse | None:
        refusal = checked(request)
        if refusal is None and not holds(request.user, permissions):
            return operation.api.on_exception(request, PermissionDenied())
        return refusal

    operation._run_checks = checks  # type: ignore[method-assign]
    return run


def _describe(permissions: Needs, operation: Operation) -> None:
    told = [
        each.value if isinstance(each, Permission) else [one.value for one in each]
        for each in permissions
    ]
    operation.openapi_extra = {**(operation.openapi_extra or {}), SHOWN: told}
