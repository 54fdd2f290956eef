"""Files of appraisals and trainings for SIASN, to be taken there by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tepat.reports.siasn import RESULT_TABLES, result_lookups
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.register.headings import meaning

from . import actions_files, queries, siasn

P = Permission
TYPES = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records an address asks for.

    Attributes:
        table: A name of ``RESULT_TABLES``.
        year: Of which year; ``years``: of which there are any.
        period: As the register writes it; blank for tables without periods.
        periods: Those of the year.
    """

    table: str
    year: int
    years: list[int]
    period: str
    periods: list[str]

    @classmethod
    def of(cls, request: HttpRequest, table: str) -> Asked:
        """Read an address; what it cannot mean is replaced by the latest."""
        if table not in RESULT_TABLES:
            table = siasn.PERIODIC
        of_appraisals = table in siasn.APPRAISALS
        years = siasn.years() if of_appraisals else siasn.training_years()
        told = request.GET.get("tahun", "")
        wanted = [each for each in years if str(each) == told]
        year = (wanted or years or [timezone.localdate().year])[0]
        periods = list(siasn.periods(year)) if table == siasn.PERIODIC else []
        period = request.GET.get("periode", "")
        if period not in periods:
            period = periods[-1] if periods else ""
        return cls(table, year, years, period, periods)

    def query(self) -> str:
        """Return the parameters of the address again."""
        period = {"periode": self.period} if self.period else {}
        return urlencode({"tahun": self.year} | period)


@require(P.APPRAISAL_RUN)
@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show one table: how many records, their fields, and what they still lack."""
    _demand_everywhere(request)
    asked = Asked.of(request, request.GET.get("berkas", ""))
    rows = siasn.records(asked.table, asked.year, asked.period)
    table = RESULT_TABLES[asked.table]
    of_appraisals = asked.table in siasn.APPRAISALS
    context = {
        "asked": asked,
        "table": table,
        "title": _kind(asked.table),
        "fields": ", ".join(table.fields),
        "count": len(rows),
        "tabs": [_tab(name, asked) for name in RESULT_TABLES],
        "files": [(ending, _url(asked, ending)) for ending in siasn.ENDINGS],
        "lookups": [
            (each, meaning(each.where)) for each in result_lookups(rows, table)
        ],
        "unreadable": siasn.unreadable(asked.year) if of_appraisals else 0,
    }
    return render(request, "cycles/siasn.html", context)


@require(P.APPRAISAL_RUN)
@require_GET
def file(request: HttpRequest, name: str) -> HttpResponse:
    """Download one file; that it was taken is in the ledger."""
    _demand_everywhere(request)
    if name not in siasn.names():
        raise Http404(name)
    table, _dot, ending = name.rpartition(".")
    asked = Asked.of(request, table)
    rows = siasn.records(table, asked.year, asked.period)
    content = siasn.written(table, ending, rows)
    actions_files.take_records(
        by=person(request), file=name, year=asked.year, count=len(rows)
    )
    answer = HttpResponse(content, content_type=TYPES[ending])
    called = f"{asked.year}-{name}"
    answer["Content-Disposition"] = f'attachment; filename="{called}"'
    return answer


def _url(asked: Asked, ending: str) -> str:
    url = reverse("cycles:siasn-file", args=[f"{asked.table}.{ending}"])
    return f"{url}?{asked.query()}"


def _tab(name: str, asked: Asked) -> dict[str, Any]:
    query = urlencode({"berkas": name, "tahun": asked.year})
    return {
        "title": _kind(name),
        "url": f"?{query}",
        "current": name == asked.table,
    }


def _kind(name: str) -> str:
    """What a table is about, without the endpoint that it is for."""
    return meaning(RESULT_TABLES[name].title).partition(":")[0]


def _demand_everywhere(request: HttpRequest) -> None:
    """The files are of the whole city."""
    if not queries.runs(person(request)):
        raise Http404
