"""Writing one result of one's own expectations, and taking it out."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.version import began_with
from tepat_web.ledger.actions import NotAllowed
from tepat_web.register import once
from tepat_web.register.actions import Stale

from . import actions, pages, queries
from .forms import ResultForm
from .models import WRITABLE, Agreement, Result

P = Permission
H = HTTPStatus
TASK, ANOTHER = "tugas", "lagi"


@require(P.APPRAISAL_OWN)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Add a result; with ``?tugas=`` it begins with a task of the position."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    offered = queries.to_support(it)
    if request.method == "GET":
        return _page(request, it, ResultForm(it, offered, initial=_begin(request, it)))
    form, mark = ResultForm(it, offered, request.POST), request.POST.get(once.FIELD, "")
    if once.made_by(by, mark):
        return redirect("agreements:one", number=it.pk)
    if form.is_valid():
        try:
            return _added(request, by, it, form, mark)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return _page(request, it, form)


@require(P.APPRAISAL_OWN)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int, result: int) -> HttpResponse:
    """Write a result anew."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    found = get_object_or_404(queries.results(it), pk=result)
    offered = queries.to_support(it)
    if request.method == "GET":
        form = ResultForm(it, offered, initial=ResultForm.initial_of(found))
        return _page(request, it, form, found)
    form = ResultForm(it, offered, request.POST)
    if not form.is_valid():
        return _page(request, it, form, found)
    try:
        actions.save_result(
            by=by,
            agreement=it,
            told=form.expected(),
            result=found,
            seen=began_with(request.POST),
        )
    except Stale as refusal:
        form.add_error(None, str(refusal))
        return _page(request, it, form, found, is_stale=True)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, it, form, found)
    messages.success(request, _("The result is saved."))
    return redirect("agreements:one", number=it.pk)


@require(P.APPRAISAL_OWN)
@require_POST
def remove(request: HttpRequest, number: int, result: int) -> HttpResponse:
    """Take a result out."""
    by = person(request)
    it = get_object_or_404(queries.own(by), pk=number)
    found = get_object_or_404(Result.objects.filter(agreement=it), pk=result)
    try:
        actions.remove_result(by=by, result=found)
        messages.success(request, _("The result was taken out."))
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
    return redirect("agreements:one", number=it.pk)


def _added(
    request: HttpRequest, by: User, it: Agreement, form: ResultForm, mark: str
) -> HttpResponse:
    told = form.expected()
    once.make(by, mark, lambda: actions.save_result(by=by, agreement=it, told=told))
    messages.success(request, _("The result is saved."))
    if ANOTHER in request.POST:
        return redirect("agreements:add", number=it.pk)
    return redirect("agreements:one", number=it.pk)


def _begin(request: HttpRequest, it: Agreement) -> dict[str, str]:
    told = request.GET.get(TASK, "")
    found = (task for task in queries.tasks(it) if str(task.pk) == told)
    task = next(found, None) if told else None
    return pages.suggestion(task) if task else {}


def _page(
    request: HttpRequest,
    it: Agreement,
    form: ResultForm,
    found: Result | None = None,
    *,
    is_stale: bool = False,
) -> HttpResponse:
    version = queries.version_of(found) if found else 0
    if form.is_bound and found and not is_stale:
        version = began_with(request.POST)
    context = {
        "it": it,
        "form": form,
        "result": found,
        "version": version,
        "mark": request.POST.get(once.FIELD) or once.mark(),
        "superior": queries.superior_of(it),
        "there": pages.lines(it, [found])[0] if found and is_stale else None,
        "may_write": it.state in WRITABLE,
    }
    status = H.UNPROCESSABLE_ENTITY if form.errors else H.OK
    status = H.CONFLICT if is_stale else status
    return render(request, "agreements/result.html", context, status=status)
