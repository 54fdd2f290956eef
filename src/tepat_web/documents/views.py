"""The archive of letters, and the letters of one plan."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit import writing
from tepat_web.ledger.actions import NotAllowed
from tepat_web.placement.life import SIGNED
from tepat_web.placement.models import Plan
from tepat_web.placement.queries import plans
from tepat_web.snapshots.queries import units_to_choose

from . import actions, listing, numbering, packing, queries
from .forms import MakeForm
from .kinds import KINDS
from .listing import STATES, Asked
from .models import Letter

P = Permission
PER_PAGE = 50
MOST_PACKED, MOST_DUE = 2_000, 5
FILES = ("pdf", "docx")


@require(P.DOCUMENTS_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the letters that the person may read."""
    by = person(request)
    asked = Asked(by, request.GET)
    rows = asked.rows()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    years = queries.letters(by).aggregate(first=Min("year"), last=Max("year"))
    context = {
        "page": page,
        "columns": listing.columns(),
        "rows": listing.rows_of(list(page.object_list)),
        "count": page.paginator.count,
        "asked": request.GET,
        "chips": asked.chips(),
        "plans": _with_letters(by),
        "kinds": KINDS.items(),
        "states": listing.states().items(),
        "units": units_to_choose(by),
        "years": range(years["last"], years["first"] - 1, -1) if years["first"] else [],
        "packs": [
            (ending, f"{reverse('documents:packed')}?{_query(request, ending)}")
            for ending in FILES
        ],
        "may_make": bool(reach(by, P.DOCUMENTS_MAKE)),
        "due": _due(by),
    }
    return render(request, "documents/index.html", context)


@require(P.DOCUMENTS_READ)
@require_GET
def packed(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Download the letters that are listed, as one file."""
    by = person(request)
    ending = request.GET.get("berkas", "pdf")
    asked = Asked(by, request.GET)
    rows = asked.rows().filter(made_at__isnull=False, void_at__isnull=True)
    found = list(rows.order_by("pk")[: MOST_PACKED + 1])
    if ending not in FILES or not found or len(found) > MOST_PACKED:
        messages.warning(
            request,
            _(
                "At most %(most)s letters go into one file, and at least one. Narrow "
                "the list by plan, kind or unit."
            )
            % {"most": writing.number(MOST_PACKED)},
        )
        return redirect(f"{reverse('documents:index')}?{request.GET.urlencode()}")
    actions.take_along(by=by, letters=found)
    answer = StreamingHttpResponse(
        packing.packed(found, ending), content_type="application/zip"
    )
    name = f"surat-{timezone.localdate().isoformat()}-{ending}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require(P.DOCUMENTS_READ)
@require_GET
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """Show which letters a plan asks for, how far each kind is, and what comes next."""
    return _plan_page(request, _plan(request, number), None, HTTPStatus.OK)


@require(P.DOCUMENTS_MAKE)
@require_POST
def make(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for all letters of one kind."""
    by, found = person(request), _plan(request, number)
    form = MakeForm(request.POST)
    if form.is_valid():
        told = {"day": form.cleaned_data["day"].isoformat()}
        try:
            job = actions.ask_letters(
                by=by, plan=found, kind=form.cleaned_data["kind"], told=told
            )
            return redirect("ledger:job", number=job.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return _plan_page(request, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@require(P.DOCUMENTS_MAKE)
@require_POST
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """Hand the letters of one kind over to those whom they are addressed to."""
    found, kind = _plan(request, number), request.POST.get("kind", "")
    try:
        count = actions.hand_over(by=person(request), plan=found, kind=kind)
        said = ngettext(
            "%(n)s letter has been handed over.",
            "%(n)s letters have been handed over.",
            count,
        )
        messages.success(request, said % {"n": writing.number(count)})
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("documents:plan", number=number)


def _plan_page(
    request: HttpRequest, found: Plan, form: MakeForm | None, status: HTTPStatus
) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    context = {
        "plan": found,
        "kinds": _kinds(by, found, today),
        "form": form,
        "refused": form.data.get("kind", "") if form else "",
        "today": form["day"].value() if form else today.isoformat(),
        "may_make": reach(by, P.DOCUMENTS_MAKE).everywhere,
        "is_signed": found.state in SIGNED,
        "has_office": queries.office().pk is not None,
    }
    return render(request, "documents/plan.html", context, status=status)


def _kinds(by: User, found: Plan, today: date) -> list[dict[str, Any]]:
    """Each kind with how many letters there are, and what can be done now."""
    of_plan = queries.letters(by, found).order_by().values("kind")
    counts: dict[str, Any] = {
        each["kind"]: each
        for each in of_plan.annotate(
            **{f"n_{name}": Count("pk", filter=how) for name, how in STATES.items()},
            waiting=Count("pk", filter=STATES[listing.MADE] & ~Q(nip="")),
        )
    }
    told = []
    for name, kind in KINDS.items():
        pattern = numbering.pattern_of(name)
        count: dict[str, Any] = counts.get(name, {})
        told.append(
            {
                "name": name,
                "kind": kind,
                "is_due": found.state in kind.states,
                "count": count,
                "has_any": any(count.get(f"n_{each}") for each in STATES),
                "job": queries.under_way(found, name),
                "next": numbering.written(
                    pattern, numbering.last(pattern, today.year) + 1, today
                ),
                "url": queries.url_of(found, name),
            }
        )
    return told


def _plan(request: HttpRequest, number: int) -> Plan:
    found: Plan = get_object_or_404(plans(person(request)), pk=number)
    return found


def _due(by: User) -> list[Plan]:
    """The latest plans at a stage at which letters are due."""
    states = {state for kind in KINDS.values() for state in kind.states}
    return list(plans(by).filter(state__in=states)[:MOST_DUE])


def _with_letters(by: User) -> list[Plan]:
    """The plans that a reader can narrow the list by."""
    numbers = Letter.objects.standing().values("plan")
    return list(plans(by).filter(pk__in=numbers))


def _query(request: HttpRequest, ending: str) -> str:
    rest = request.GET.copy()
    rest.pop("page", None)
    rest["berkas"] = ending
    return rest.urlencode()
