"""Long lists, a page at a time."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Field, Schema
from ninja.errors import HttpError, ValidationError

from .words import described as _

MOST = 200  # rows of one page
FAR = 1_000_000


class PageQuery(Schema):
    """Which page, and how long pages are."""

    page: int = Field(default=1, ge=1, le=FAR, description=_("Number of the page."))
    limit: int = Field(default=50, ge=1, le=MOST, description=_("Rows of one page."))

    @property
    def part(self) -> slice:
        """The rows of the page among all rows."""
        return slice((self.page - 1) * self.limit, self.page * self.limit)


class Paged(Schema):
    """One page of a list."""

    count: int = Field(description=_("Rows in all pages together."))
    page: int
    pages: int = Field(description=_("Number of pages."))
    limit: int
    next: str | None = Field(
        description=_("Address of the next page, if there is one.")
    )


class Cut(Protocol):
    """Rows that are counted and cut into pages, though no table holds them."""

    def count(self) -> int:
        """Return how many rows there are."""

    def __getitem__(self, part: slice, /) -> list[Any]:
        """Return some of the rows."""


def paged(
    request: HttpRequest, rows: QuerySet[Any] | Cut, wanted: PageQuery
) -> tuple[dict[str, Any], list[Any]]:
    """Return what :class:`Paged` tells, and the rows of the page.

    Raises:
        HttpError: 404 if there is no such page.
    """
    return about_page(request, rows.count(), wanted), list(rows[wanted.part])


def about_page(request: HttpRequest, count: int, wanted: PageQuery) -> dict[str, Any]:
    """Return what :class:`Paged` tells of a list with ``count`` rows.

    Raises:
        HttpError: 404 if there is no such page.
    """
    pages = max(1, -(-count // wanted.limit))
    if wanted.page > pages:
        raise HttpError(
            HTTPStatus.NOT_FOUND,
            gettext("There are %(pages)d pages.") % {"pages": pages},
        )
    following = None
    if wanted.page < pages:
        query = request.GET.copy()
        query["page"] = str(wanted.page + 1)
        following = f"{request.path}?{query.urlencode()}"
    return {
        "count": count,
        "page": wanted.page,
        "pages": pages,
        "limit": wanted.limit,
        "next": following,
    }


def refuse_unknown(request: HttpRequest, query: type[Schema]) -> None:
    """Refuse parameters that mean nothing here: a misspelt filter filters nothing.

    Raises:
        ValidationError: naming each.
    """
    known = {field.alias or name for name, field in query.model_fields.items()}
    if strange := sorted(set(request.GET) - known):
        raise ValidationError(
            [{"type": "extra_forbidden", "loc": ("query", name)} for name in strange]
        )
