"""Pages of the ledger itself, for those who audit it."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require

from . import queries
from .models import Entry, Head, Version
from .reading import Reader
from .words import act_in_words, table_in_words

PER_PAGE = 50
LONGEST = 100  # characters of what is searched for


@require(Permission.LEDGER_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List every act, latest first, by person, kind of act, record and days."""
    asked = {
        name: request.GET.get(name, "").strip()[:LONGEST]
        for name in ("oleh", "tindakan", "tabel", "nomor", "dari", "sampai")
    }
    rows = _filtered(Entry.objects.select_related("by"), asked)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    acts = Entry.objects.order_by("act").values_list("act", flat=True).distinct()
    reader = Reader(person(request))
    context = {
        "page": page,
        "entries": [_shown(reader, entry) for entry in page],
        "asked": asked,
        "acts": [(act, act_in_words(act)) for act in acts],
        "head": Head.objects.first(),
    }
    return render(request, "ledger/book.html", context)


@require(Permission.LEDGER_READ)
@require_GET
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one act, with every record as it was before and after.

    Of a record, the reader sees what the reader may see of it on its own page.
    """
    reader = Reader(person(request))
    found = get_object_or_404(Entry.objects.select_related("by"), pk=number)
    versions = found.versions.order_by("pk")
    page = Paginator(versions, PER_PAGE).get_page(request.GET.get("page"))
    differences = [_difference(reader, each) for each in page]
    context = {
        "entry": _shown(reader, found),
        "facts": json.dumps(json.loads(found.facts), ensure_ascii=False, indent=2),
        "page": page,
        "versions": differences,
        "is_hidden": any(each["is_hidden"] for each in differences),
    }
    return render(request, "ledger/entry.html", context)


@require(Permission.LEDGER_READ)
@require_GET
def head(request: HttpRequest) -> JsonResponse:
    """Give the number and seal of the last entry, to be kept elsewhere."""
    told = queries.head()
    answer = JsonResponse(told)
    name = f"kepala-{told['number']}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _filtered(rows: QuerySet[Entry], asked: dict[str, str]) -> QuerySet[Entry]:
    if asked["oleh"]:
        rows = rows.filter(by__username__icontains=asked["oleh"])
    if asked["tindakan"]:
        rows = rows.filter(act=asked["tindakan"])
    if asked["tabel"]:
        rows = rows.filter(table=asked["tabel"])
    if asked["nomor"].isdecimal() and len(asked["nomor"]) < 19:
        rows = rows.filter(record=int(asked["nomor"]))
    if first := _day(asked["dari"]):
        rows = rows.filter(at__gte=_midnight(first))
    if last := _day(asked["sampai"]):
        rows = rows.filter(at__date__lte=last)
    return rows


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _shown(reader: Reader, entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry,
        "label": reader.label(entry.table, entry.label),
        "act": act_in_words(entry.act),
        "table": table_in_words(entry.table) if entry.table else "",
    }


def _difference(reader: Reader, version: Version) -> dict[str, Any]:
    """What a version changed, by field that the reader may see: before and after."""
    before = (
        Version.objects.filter(
            table=version.table, record=version.record, pk__lt=version.pk
        )
        .order_by("-pk")
        .values_list("content", flat=True)
        .first()
    )
    table = version.table
    old = reader.shown(table, before or "{}")
    new = reader.shown(table, version.content)
    fields = sorted(name for name in old | new if old.get(name) != new.get(name))
    return {
        "version": version,
        "table": table_in_words(table),
        "is_hidden": bool(reader.hidden(table)),
        "fields": [(name, old.get(name, ""), new.get(name, "")) for name in fields],
    }
