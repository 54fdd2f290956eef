"""Standards as their office sees them: the work list, one service, papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat import law
from tepat.reports.forms import BrokenTemplate
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed
from tepat_web.publicservice.models import Service
from tepat_web.snapshots.showing import language

from . import actions, components, listing, papers, queries
from .models import Standard

P = Permission
PER_PAGE = 50


@require(P.SERVICE_READ)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List services by unit; those without a standard are the work to be done."""
    by, today = person(request), timezone.localdate()
    asked = listing.Asked.of(request.GET.dict())
    page = Paginator(asked.rows(by, today), PER_PAGE).get_page(request.GET.get("page"))
    them = list(page.object_list)
    context = {
        "page": page,
        "rows": listing.rows(them, queries.held(them, today), today),
        "stats": listing.stats(by, today),
        "asked": asked,
        "chips": asked.chips(),
        "choices": listing.CHOICES,
        "may_change": queries.services(by, P.SERVICE_CHANGE).exists(),
    }
    return render(request, "standards/index.html", context)


@require(P.SERVICE_READ)
@never_cache
@require_GET
def service(request: HttpRequest, number: int) -> HttpResponse:
    """Show one service: its standard, its draft, and those of the past."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.services(by), pk=number)
    held = queries.held([it], today)[it.pk]
    context = {
        "it": it,
        "held": held,
        "said": components.said(held.now, today) if held.now else [],
        "is_due": bool(held.now and held.now.review_by and held.now.review_by <= today),
        "may_change": _may_change(by, it),
        "norm": law.on(today).service_standard.delivery,
    }
    return render(request, "standards/service.html", context)


@require(P.SERVICE_READ)
@never_cache
@require_GET
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one published version, also of the past or to come."""
    by, today = person(request), timezone.localdate()
    it = get_object_or_404(queries.versions(by), pk=number)
    context = {
        "it": it,
        "said": components.said(it, today),
        "may_withdraw": it.is_coming(today) and _may_change(by, it.service),
    }
    return render(request, "standards/version.html", context)


@require(P.SERVICE_CHANGE)
@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Note that the standard was reviewed and stays as it is."""
    by = person(request)
    rows = queries.versions(by).filter(
        service__in=queries.services(by, P.SERVICE_CHANGE)
    )
    it = get_object_or_404(rows, pk=number)
    try:
        actions.confirm(by=by, standard=it)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Noted. The next review is a year from now."))
    return redirect("standards:service", number=it.service_id)


@require(P.SERVICE_CHANGE)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a standard back that has not begun; its words are a draft again."""
    by = person(request)
    rows = Standard.objects.standing().filter(
        service__in=queries.services(by, P.SERVICE_CHANGE)
    )
    it = get_object_or_404(rows.select_related("service"), pk=number)
    try:
        actions.withdraw(by=by, standard=it)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is taken back; its words are a draft again."))
    return redirect("standards:service", number=it.service_id)


@require(P.SERVICE_CHANGE)
@never_cache
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, and put the draft of a service away."""
    by = person(request)
    it = get_object_or_404(queries.services(by, P.SERVICE_CHANGE), pk=number)
    if request.method != "POST":
        return render(request, "standards/discard.html", {"it": it})
    actions.discard(by=by, service=it)
    messages.success(request, _("The draft is put away. The ledger keeps its words."))
    return redirect("standards:service", number=number)


@require(P.SERVICE_READ)
@require_GET
def paper(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the standards of a unit as Word or PDF; in Indonesian, as official ones."""
    by, today = person(request), timezone.localdate()
    if ending not in papers.WRITERS:
        raise Http404
    unit = get_object_or_404(queries.units(by), pk=number)
    with translation.override("id"):
        them = queries.in_force(unit.pk, today)
        if not them:
            raise Http404
        try:
            content = papers.printed(unit, them, today, ending)
        except BrokenTemplate as fault:
            messages.error(request, fault.say(language()))
            return redirect("standards:index")
    answer = HttpResponse(content, content_type=papers.WRITERS[ending][1])
    name = f"standar-pelayanan-{today:%Y}-{number}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _may_change(by: User, it: Service) -> bool:
    return queries.services(by, P.SERVICE_CHANGE).filter(pk=it.pk).exists()
