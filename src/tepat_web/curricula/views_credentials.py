"""Pages of credentials: who must hold which, what expires, and one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from tepat.law.reckoning import months_later
from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.register import once
from tepat_web.workforce.models import Employee

from . import actions_credentials as actions
from . import credentials, queries, wanted
from .credentials import Held, Validity
from .forms import CredentialForm, PaperForm
from .models import Credential
from .views import LONGEST, PER_PAGE, answer

P = Permission
MOST_DIGITS = 18


@require(P.CURRICULA_KEEP)
@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List who must hold which credential, what expires first at the top."""
    by, today = person(request), timezone.localdate()
    kinds = queries.kinds(by)
    words = request.GET.get("q", "").strip()[:LONGEST]
    kind, state = request.GET.get("jenis", ""), request.GET.get("keadaan", "")
    rows = credentials.held(by, kinds, today)
    if kind:
        rows = [each for each in rows if str(each.kind.pk) == kind]
    if words:
        sought = words.casefold()
        rows = [each for each in rows if sought in each.person.name.casefold()]
    tabs = _tabs(rows, state, {"jenis": kind, "q": words})
    if state in Validity.values:
        rows = [each for each in rows if each.validity == state]
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "kinds": kinds,
        "kind": kind,
        "query": words,
        "state": state,
        "tabs": tabs,
        "tab": "credentials",
    }
    return render(request, "curricula/credentials.html", context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Record a credential, a first one or one that renews another."""
    by = person(request)
    mark = request.POST.get(once.FIELD, "") or once.mark()
    kinds = queries.kinds(by)
    form = CredentialForm(
        request.POST or None, by=by, kinds=kinds, initial=_initial(request)
    )
    if request.method == "POST" and form.is_valid():
        whose: Employee = form.cleaned_data["nip"]
        kind, told = form.cleaned_data["kind"], form.told()
        try:
            once.make(
                by,
                mark,
                lambda: actions.add_credential(
                    by=by, employee=whose, kind=kind, told=told
                ),
            )
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It has been recorded."))
            return redirect("curricula:person", number=whose.pk)
    context = {
        "title": _("Record a licence or certificate"),
        "back": reverse("curricula:credentials"),
        "keep": "izin-baru",
    }
    return answer(request, form, mark, context)


@require(P.CURRICULA_KEEP)
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Put a credential right."""
    by = person(request)
    found: Credential = get_object_or_404(credentials.credentials(by), pk=number)
    form = PaperForm(request.POST or None, initial=PaperForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_credential(by=by, credential=found, told=form.told())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It has been put right."))
            return redirect("curricula:person", number=found.employee_id)
    context = {
        "title": f"{found.kind}: {found.employee}",
        "back": reverse("curricula:person", args=[found.employee_id]),
        "removes": reverse("curricula:remove-credential", args=[number]),
        "remove_words": _("Take it away, because it was recorded by mistake?"),
    }
    return answer(request, form, "", context)


@require(P.CURRICULA_KEEP)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take away a credential that was recorded by mistake."""
    by = person(request)
    found: Credential = get_object_or_404(credentials.credentials(by), pk=number)
    try:
        actions.remove_credential(by=by, credential=found)
        messages.success(request, _("It has been taken away; the ledger keeps it."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("curricula:person", number=found.employee_id)


@require(P.CURRICULA_KEEP)
@never_cache
@require_GET
def one_person(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far one person is in their programmes, and what they hold."""
    by = person(request)
    rows = credentials.employees(by).select_related("place")
    employee: Employee = get_object_or_404(rows, pk=number)
    if employee.nip != by.nip:
        saw(by=by, what=employee)
    context = _of(request, employee) | {"may_change": True, "employee": employee}
    return render(request, "curricula/person.html", context)


@require(P.TRAINING_JOIN)
@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own programmes and credentials."""
    by = person(request)
    rows = Employee.objects.standing().filter(nip=by.nip).select_related("place")
    employee: Employee | None = rows.first() if by.nip else None
    if employee is None:
        raise Http404
    context = _of(request, employee) | {"may_change": False, "is_own": True}
    return render(request, "curricula/person.html", context)


def _of(request: HttpRequest, employee: Employee) -> dict[str, Any]:
    today = timezone.localdate()
    told = queries.own_standings(employee, today)
    held = credentials.own(employee, today)
    due = [
        *(step.stage.offer for _it, each in told for step in each.steps if step.is_due),
        *(
            each.kind.renewed_by
            for each in held
            if each.validity in credentials.PRESSING
        ),
    ]
    offers = [each for each in due if each is not None]
    return {
        "programmes": told,
        "held": held,
        "classes": wanted.next_classes(person(request), offers, today),
    }


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What is known already where one renews, or fills a gap of the list."""
    by, told = person(request), request.GET
    found: dict[str, Any] = {"starts": timezone.localdate()}
    number, kind = told.get("pegawai", ""), told.get("jenis", "")
    if _is_number(number):
        found["nip"] = (
            credentials.employees(by)
            .filter(pk=number)
            .values_list("nip", flat=True)
            .first()
        )
    chosen = next((it for it in queries.kinds(by) if str(it.pk) == kind), None)
    if chosen is not None:
        found["kind"] = chosen.pk
        if chosen.months:
            found["ends"] = months_later(found["starts"], chosen.months)
    return found


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) <= MOST_DIGITS


def _tabs(rows: list[Held], state: str, asked: dict[str, str]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in asked.items() if value}
    counted = dict.fromkeys(Validity.values, 0)
    for each in rows:
        counted[each.validity] += 1
    first = {"title": _("All"), "count": len(rows), "current": not state}
    return [
        first | {"url": f"?{urlencode(kept)}"},
        *(
            {
                "title": each.label,
                "url": f"?{urlencode({'keadaan': each.value, **kept})}",
                "count": counted[each.value],
                "current": state == each.value,
            }
            for each in Validity
        ),
    ]
