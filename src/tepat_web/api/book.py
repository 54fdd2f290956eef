"""The ledger for programs of those who audit it."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.ledger.models import Entry, Head, Version
from tepat_web.ledger.reading import Reader

from .answers import Day, Moment, Number, answer
from .describe import refusals, route
from .leave import needs
from .paging import Paged, PageQuery, paged, refuse_unknown
from .words import described as _

S = HTTPStatus
router = Router(tags=["ledger"])
TAGS = {"ledger": _("Who did and saw what, with the seals that hold it together.")}


class EntryOut(Schema):
    """One act."""

    number: int
    at: Moment
    by: str = Field(description=_("User name of who did it."))
    act: str = Field(description=_("What was done: `noun.verb`."))
    table: str = Field(description=_("Of the record it was done on; blank: none."))
    record: int | None
    label: str = Field(
        description=_("What the record was called then; blank: not for the reader.")
    )
    facts: dict[str, Any] = Field(description=_("More about the act."))
    content_digest: str = Field(
        description=_("SHA-256 over the records as it left them.")
    )
    seal: str = Field(
        description=_("HMAC over the seal before, the act and the digest.")
    )


class Entries(Paged):
    """A page of acts."""

    rows: list[EntryOut]


class VersionOut(Schema):
    """A record as an act left it."""

    version: int
    table: str
    record: int
    kind: Literal["new", "changed", "gone"]
    content: dict[str, Any] = Field(
        description=_("Its fields, without blanks and without `hidden` ones.")
    )
    hidden: list[str] = Field(
        description=_("Fields that the reader may not see, filled in or not.")
    )


class Versions(Paged):
    """A page of records as an act left them."""

    rows: list[VersionOut]


class HeadOut(Schema):
    """The end of the ledger: kept elsewhere, it shows later what was cut off."""

    number: int
    seal: str
    taken_at: Moment


class EntriesQuery(PageQuery):
    """Which acts to list."""

    by: Annotated[str, Field(max_length=150)] = Field("", description=_("A user name."))
    act: Annotated[str, Field(max_length=64)] = Field("", description=_("One act."))
    table: Annotated[str, Field(max_length=64)] = ""
    record: Annotated[int, Field(ge=1, le=2**63 - 1)] | None = Field(
        None, description=_("Number of a record; with `table`.")
    )
    first: Day | None = Field(None, description=_("Acts of this day and later."))
    last: Day | None = Field(None, description=_("Acts of this day and earlier."))


@router.get(
    "",
    response=Entries,
    **route("ledger_list", _("List acts"), refusals(S.NOT_FOUND)),
)
@needs(Permission.LEDGER_READ)
def entries(
    request: HttpRequest, query: Annotated[EntriesQuery, Query()]
) -> HttpResponse:
    """List every act, the latest first."""
    refuse_unknown(request, type(query))
    about, rows = paged(request, _filtered(query), query)
    reader = Reader(person(request))
    return answer({**about, "rows": [_told(reader, entry) for entry in rows]})


@router.get(
    "/head",
    response=HeadOut,
    **route("ledger_head", _("The end of the ledger")),
)
@needs(Permission.LEDGER_READ)
def head(request: HttpRequest) -> HttpResponse:
    """Tell the number and seal of the last act, to be kept elsewhere."""
    last = Head.objects.first() or Head()
    now = timezone.now()
    return answer({"number": last.number, "seal": last.seal, "taken_at": now})


@router.get(
    "/{number}",
    response=EntryOut,
    **route("ledger_one", _("One act"), refusals(S.NOT_FOUND)),
)
@needs(Permission.LEDGER_READ)
def entry(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell one act."""
    found = get_object_or_404(Entry.objects.select_related("by"), pk=number)
    return answer(_told(Reader(person(request)), found))


@router.get(
    "/{number}/versions",
    response=Versions,
    **route(
        "ledger_versions", _("The records as an act left them"), refusals(S.NOT_FOUND)
    ),
)
@needs(Permission.LEDGER_READ)
def versions(
    request: HttpRequest, number: Number, query: Annotated[PageQuery, Query()]
) -> HttpResponse:
    """List every record that an act changed, as it left it."""
    refuse_unknown(request, type(query))
    found = get_object_or_404(Entry, pk=number)
    about, rows = paged(request, found.versions.order_by("pk"), query)
    reader = Reader(person(request))
    return answer({**about, "rows": [_version(reader, each) for each in rows]})


def _filtered(query: EntriesQuery) -> QuerySet[Entry]:
    rows = Entry.objects.select_related("by")
    exact = {
        "by__username": query.by,
        "act": query.act,
        "table": query.table,
        "record": query.record,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if query.first:
        rows = rows.filter(at__gte=_midnight(query.first))
    if query.last and query.last < date.max:
        rows = rows.filter(at__lt=_midnight(query.last + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _told(reader: Reader, entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at,
        "by": entry.by.get_username(),
        "act": entry.act,
        "table": entry.table,
        "record": entry.record,
        "label": reader.label(entry.table, entry.label),
        "facts": json.loads(entry.facts),
        "content_digest": entry.content_digest,
        "seal": entry.seal,
    }


def _version(reader: Reader, version: Version) -> dict[str, Any]:
    return {
        "version": version.pk,
        "table": version.table,
        "record": version.record,
        "kind": version.kind,
        "content": reader.shown(version.table, version.content),
        "hidden": sorted(reader.hidden(version.table)),
    }
