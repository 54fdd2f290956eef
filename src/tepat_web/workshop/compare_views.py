"""The page of two plans side by side."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.placement import summary
from tepat_web.snapshots.page import XLSX

from . import comparison, queries
from .forms import PairForm

P = Permission
PER_PAGE = 50


@require(P.PLAN_COMPUTE)
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Lead to the two plans that were chosen, or ask for two."""
    by = person(request)
    asked = request.GET if "a" in request.GET or "b" in request.GET else None
    form = PairForm(asked, among=queries.plans(by))
    if asked is not None and form.is_valid():
        return redirect(
            "workshop:compare",
            left=form.cleaned_data["a"].pk,
            right=form.cleaned_data["b"].pk,
        )
    return render(request, "workshop/choose.html", {"form": form})


@require(P.PLAN_COMPUTE)
@require_GET
def compare(request: HttpRequest, left: int, right: int) -> HttpResponse:
    """Show two plans side by side."""
    by = person(request)
    one = get_object_or_404(queries.plans(by), pk=left)
    other = get_object_or_404(queries.plans(by), pk=right)
    found = comparison.movers(by, one, other)
    counts = comparison.counted(found)
    kind = request.GET.get("beda", "")
    shown = [it for it in found if it.kind == kind or kind not in counts]
    context = {
        "left": one,
        "right": other,
        "goals": comparison.goals(one, other),
        "figures": comparison.figures(one, other),
        "burdens": comparison.burdens(by, one, other),
        "pictures": comparison.pictures(one, other, counts),
        "counts": [
            {
                "kind": name,
                "title": title,
                "count": counts[name],
                "current": name == kind,
            }
            for name, title in comparison.KINDS.items()
        ],
        "differ": len(found) - counts["same"],
        "kind": kind if kind in counts else "",
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "kinds": comparison.KINDS,
        "fairness": [summary.fairness(it) for it in (one, other)],
    }
    return render(request, "workshop/compare.html", context)


@require(P.PLAN_COMPUTE)
@require_GET
def workbook(request: HttpRequest, left: int, right: int) -> HttpResponse:
    """Download who moves in either plan."""
    by = person(request)
    one = get_object_or_404(queries.plans(by), pk=left)
    other = get_object_or_404(queries.plans(by), pk=right)
    content = comparison.workbook(one, other, comparison.movers(by, one, other))
    response = HttpResponse(content, content_type=XLSX)
    name = f"banding-{left}-{right}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
