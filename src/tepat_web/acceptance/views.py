"""How what was proposed was taken: one plan by units, and plan after plan."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.kit.tables import Cell, Column, Row
from tepat_web.register.headings import language

from . import download, queries, telling
from .figures import OBJECTIONS, PEOPLE, Figures
from .queries import Taken

P = Permission
PLAN = "rencana"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require(P.RESULTS_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show how a plan was taken, in all, by unit, and beside other plans."""
    by = person(request)
    told = queries.taken(by, queries.plans(by))
    chosen = _chosen(request, told)
    if chosen is None:
        return render(request, "acceptance/index.html", {"plans": []})
    names = queries.names(chosen.units)
    query = urlencode({PLAN: chosen.plan.pk})
    context = {
        "plans": [each.plan for each in told],
        "plan": chosen.plan,
        "statement": telling.sentence(chosen.whole),
        "is_part": not queries.area(by).reach.everywhere,
        "leaves_out": not queries.area(by).reads_answers,
        "overdue": chosen.whole.count("overdue"),
        "figure": telling.by_unit(chosen, names),
        "trend": telling.over_time(told) if len(told) > 1 else None,
        "columns": _columns(_("Unit")),
        "rows": [
            _row(names.get(path, path) or _("(no unit)"), figures)
            for path, figures in chosen.units.items()
        ],
        "totals": _row(_("Together"), chosen.whole).cells,
        "plan_columns": _columns(_("Plan")),
        "plan_rows": [
            _row(Cell(each.plan.name, f"?{PLAN}={each.plan.pk}"), each.whole)
            for each in told
        ],
        "download_url": f"{reverse('acceptance:export')}?{query}",
    }
    return render(request, "acceptance/index.html", context)


@require(P.RESULTS_READ)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Download the figures as a workbook."""
    by = person(request)
    told = queries.taken(by, queries.plans(by))
    chosen = _chosen(request, told)
    if chosen is None:
        raise Http404
    names = queries.names(chosen.units)
    content = download.workbook(chosen, told, names, language())
    answer = HttpResponse(content, content_type=XLSX)
    name = f"penerimaan-rencana-{chosen.plan.pk}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _chosen(request: HttpRequest, told: list[Taken]) -> Taken | None:
    """The plan that is asked for, else the latest."""
    asked = request.GET.get(PLAN, "")
    found = (each for each in told if str(each.plan.pk) == asked)
    return next(found, told[0] if told else None)


def _columns(first: str) -> list[Column]:
    titles = telling.titles()
    return [
        Column(first),
        Column(_("People concerned"), is_number=True),
        *(Column(titles[name], is_number=True) for name in PEOPLE),
        *(Column(titles[name], is_number=True) for name in OBJECTIONS),
        Column(titles["days"], is_number=True),
    ]


def _row(name: object, of: Figures) -> Row:
    late = of.count("overdue")
    return Row(
        [
            name,
            of.concerned,
            *(telling.shared(of, each) for each in PEOPLE),
            telling.counted(of, "objected"),
            telling.counted(of, "upheld"),
            Cell(late, verdict="overdue") if late else telling.counted(of, "overdue"),
            telling.days(of),
        ]
    )
