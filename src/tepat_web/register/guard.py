"""What stands before the pages of one table: what is asked of who opens them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person
from tepat_web.snapshots.sheets import BY_SHEET, Sheet

View = Callable[..., HttpResponse]
Asked = Callable[[Sheet], tuple[Permission, ...]]


def reading(sheet: Sheet) -> tuple[Permission, ...]:
    """What is asked of who looks at a table."""
    return (sheet.read,)


def changing(sheet: Sheet) -> tuple[Permission, ...]:
    """What is asked of who changes a table."""
    return (sheet.read, sheet.change)


def taking(sheet: Sheet) -> tuple[Permission, ...]:
    """What is asked of who takes a table along as a file."""
    return (sheet.read, Permission.REGISTER_EXPORT)


def table(asked: Asked) -> Callable[[View], View]:
    """Open a page of a table only to who holds all that is asked in that table.

    The address calls the table by its official name; the view is given the table. The
    guard carries ``asked``, so that a test can hold every page against access.py.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, name: str, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if name not in BY_SHEET:
                raise Http404(name)
            sheet = BY_SHEET[name]
            for permission in asked(sheet):
                if not reach(person(request), permission):
                    raise PermissionDenied(permission.value)
            return view(request, sheet, **kwargs)

        guarded.permissions = ()  # type: ignore[attr-defined]
        guarded.asked = asked  # type: ignore[attr-defined]
        return guarded

    return guard
