"""What a plan means for one's unit, and who there still has to be told on paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.tables import Column, Row
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Employee

from . import actions_run, card, clock, counts, queries, unit
from .models import Concern
from .suppression import SMALL

P = Permission


@require(P.PLAN_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the latest plan that is shown, as one's unit is concerned by it."""
    by = person(request)
    plan = queries.plans_of_units(by).first()
    if plan is None or not _has_unit(by):
        context = {"has_unit": _has_unit(by)}
        return render(request, "consultation/no_unit.html", context)
    return redirect("consultation:unit", number=plan.pk)


@require(P.PLAN_READ)
@require_GET
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one's unit before and after a plan."""
    by = person(request)
    if not _has_unit(by):
        raise Http404
    plan = _plan(by, number)
    rows = unit.seats(by, plan)
    untold, paths = queries.to_be_told(by, plan), queries.kept_paths(by)
    context = {
        "plan": plan,
        "left": clock.left(plan),
        "others": list(queries.plans_of_units(by).exclude(pk=plan.pk)[:6]),
        "sums": unit.together(rows),
        "columns": _columns(),
        "rows": [_row(each) for each in rows if each.changes],
        "unchanged": sum(not each.changes for each in rows),
        "leavers": unit.leavers(by, plan),
        "untold": _named(untold),
        "reached": counts.together(counts.by_agency(plan, paths)) if paths else None,
        "small": SMALL,
        "keeps_files": bool(reach(by, P.PEOPLE_CHANGE)),
        "letters_url": reverse("consultation:unit_letters", args=[plan.pk]),
    }
    return render(request, "consultation/unit.html", context)


@require(P.PEOPLE_CHANGE)
@require_POST
def told(request: HttpRequest, number: int) -> HttpResponse:
    """Note that people were handed a letter."""
    by = person(request)
    plan = _plan(by, number)
    try:
        count = actions_run.tell_on_paper(
            by=by, plan=plan, nips=request.POST.getlist("nip")
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext(
            "Noted: %(n)d person was told on paper.",
            "Noted: %(n)d people were told on paper.",
            count,
        )
        messages.success(request, said % {"n": count})
    return redirect("consultation:unit", number=plan.pk)


@require(P.PEOPLE_CHANGE)
@require_GET
def letters(request: HttpRequest, number: int) -> HttpResponse:
    """Show a letter for each person who still has to be told, to be printed."""
    by = person(request)
    plan = _plan(by, number)
    context = {
        "plan": plan,
        "left": clock.left(plan),
        "rows": _named(queries.to_be_told(by, plan)),
    }
    return render(request, "consultation/unit_letters.html", context)


def _has_unit(by: User) -> bool:
    return bool(reach(by, P.PEOPLE_CHANGE)) or unit.leads_or_keeps(by)


def _plan(by: User, number: int) -> Plan:
    found: Plan = get_object_or_404(queries.plans_of_units(by), pk=number)
    return found


def _columns() -> list[Column]:
    return [
        Column(_("Position")),
        Column(_("Unit")),
        Column(_("Seats"), is_number=True),
        Column(_("Filled now"), is_number=True),
        Column(_("Leaving"), is_number=True),
        Column(_("Coming"), is_number=True),
        Column(_("Filled after"), is_number=True),
        Column(_("Empty after"), is_number=True),
    ]


def _row(each: unit.Seats) -> Row:
    return Row(
        [
            each.title,
            each.unit,
            each.need,
            each.before,
            each.leaving,
            each.coming,
            each.after,
            each.empty_after,
        ]
    )


def _named(rows: QuerySet[Concern]) -> list[dict[str, Any]]:
    found = list(rows)
    people = Employee.objects.standing().filter(nip__in=[each.nip for each in found])
    names = dict(people.values_list("nip", "name"))
    titles = card.titles([code for it in found for code in (it.origin, it.to)])
    return [
        {
            "nip": each.nip,
            "name": names.get(each.nip) or each.nip,
            "origin": titles.get(each.origin, each.origin),
            "to": titles.get(each.to, each.to),
            "stays": each.stays,
        }
        for each in found
    ]
