"""Files of a decided plan for BKN's applications, to be taken there by hand."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tepat.reports.siasn import TABLES, SiasnMove, lookups
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.placement.life import SIGNED
from tepat_web.placement.models import Plan
from tepat_web.placement.queries import plans
from tepat_web.register.headings import language, meaning

from . import actions, siasn

P = Permission
ALL = "semua"
TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require(P.DOCUMENTS_MAKE)
@require_GET
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show which files there are, for how many people, and what they still lack."""
    plan = _plan(request, number)
    rows = siasn.moves(plan)
    chosen = _chosen(request, rows)
    context = {
        "plan": plan,
        "all": len(rows),
        "done": sum(each.is_done for each in rows),
        "count": len(chosen),
        "is_all": request.GET.get("lingkup") == ALL,
        "tables": [
            {
                "title": meaning(table.title),
                "name": name,
                "fields": ", ".join(table.fields),
                "source": table.source,
            }
            for name, table in TABLES.items()
        ],
        "lookups": [(each, meaning(each.where)) for each in lookups(chosen)],
        "unofficial": meaning(siasn.UNOFFICIAL),
    }
    return render(request, "documents/siasn.html", context)


@require(P.DOCUMENTS_MAKE)
@require_GET
def file(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Download one file; that it was taken is in the ledger."""
    plan = _plan(request, number)
    chosen = _chosen(request, siasn.moves(plan))
    ending = name.rpartition(".")[2]
    if name == f"{siasn.IMUT}.xlsx":
        content = siasn.workbook(chosen, plan, language())
    elif name in siasn.names():
        content = siasn.written(name, chosen)
    else:
        raise Http404
    actions.take_moves(by=person(request), plan=plan, file=name, count=len(chosen))
    answer = HttpResponse(content, content_type=TYPES[ending])
    called = f"rencana-{plan.pk}-{name}"
    answer["Content-Disposition"] = f'attachment; filename="{called}"'
    return answer


def _chosen(request: HttpRequest, rows: list[SiasnMove]) -> list[SiasnMove]:
    """The moves that were carried out; all that were decided, where asked for."""
    if request.GET.get("lingkup") == ALL:
        return rows
    return [each for each in rows if each.is_done]


def _plan(request: HttpRequest, number: int) -> Plan:
    """A decided plan; the files are of the whole city."""
    by = person(request)
    if not reach(by, P.DOCUMENTS_MAKE).everywhere:
        raise Http404
    rows = plans(by).filter(state__in=SIGNED)
    found: Plan = get_object_or_404(rows, pk=number)
    return found
