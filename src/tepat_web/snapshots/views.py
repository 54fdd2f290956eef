"""Pages of computations: which there are, asking for one, and what it answered."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.workforce.models import Employee

from . import actions, download, page, queries, showing, store
from .computations import BY_KIND, COMPUTATIONS, GROUPS
from .forms import AskForm
from .models import Computed

PER_PAGE = 50
P = Permission
FILES_FIRST = [each.kind for each in COMPUTATIONS if each.tells_itself]


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the computations, each with its latest result."""
    user = person(request)
    found = queries.latest(user)
    may_compute = bool(reach(user, P.COMPUTE))
    told = [
        (
            group.title,
            [
                (each, latest, _statement(user, latest))
                for each in group.computations
                if (latest := found.get(each.kind))
                or (may_compute and each.is_open_to(user))
            ],
        )
        for group in GROUPS
    ]
    groups = [(title, computations) for title, computations in told if computations]
    context = {"groups": groups, "may_compute": may_compute}
    return render(request, "snapshots/index.html", context)


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def earlier(request: HttpRequest, kind: str) -> HttpResponse:
    """List every result of one computation."""
    if kind not in BY_KIND or not BY_KIND[kind].is_open_to(person(request)):
        raise Http404
    found = queries.computed(person(request)).filter(kind=kind)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"computation": BY_KIND[kind], "page": shown}
    return render(request, "snapshots/earlier.html", context)


@require(P.COMPUTE)
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for a computation."""
    if kind not in BY_KIND or not BY_KIND[kind].is_open_to(person(request)):
        raise Http404
    user, computation = person(request), BY_KIND[kind]
    told = request.POST if request.method == "POST" else None
    form = AskForm(
        told, by=user, names=computation.parameters, initial=request.GET.dict()
    )
    if told is not None and form.is_valid():
        job = actions.ask_computation(by=user, kind=kind, parameters=form.parameters())
        return redirect("ledger:job", number=job.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"computation": computation, "form": form}
    return render(request, "snapshots/ask.html", context, status=status)


@require(P.COMPUTE)
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the same once more, from the register of now."""
    user = person(request)
    found = get_object_or_404(queries.computed(user), pk=number)
    try:
        job = actions.ask_computation(
            by=user, kind=found.kind, parameters=found.parameters
        )
    except NotAllowed as refusal:
        messages.warning(request, str(refusal))
        return redirect("snapshots:result", number=number)
    return redirect("ledger:job", number=job.pk)


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def result(request: HttpRequest, number: int) -> HttpResponse:
    """Show one result: its sentence, its charts, and a page of one of its tables."""
    user = person(request)
    found = get_object_or_404(queries.computed(user), pk=number)
    stored = store.read(found.folder)
    if found.nip and found.nip != user.nip:
        seen = Employee._base_manager.filter(nip=found.nip).first()
        if seen is not None:
            saw(by=user, what=seen)
    sees_all = queries.sees_results(user)
    context = page.context(request, user, stored) | {
        "result": found,
        "statement": _statement(user, found),
        "files": [each for each in stored.files if queries.may_download(user, each)],
        "files_first": found.kind in FILES_FIRST,
        "has_changed": queries.has_changed_since(found),
        "may_compute": bool(reach(user, P.COMPUTE)),
        "is_part": bool(queries.home(user)),
        "by_unit": any(each.kind in showing.BY_UNIT for each in stored.figures),
        "units": queries.units_to_choose(user) if sees_all and not found.nip else [],
    }
    return render(request, "snapshots/result.html", context)


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def workbook(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Download the rows of a table that are asked for, as a workbook."""
    user = person(request)
    found = get_object_or_404(queries.computed(user), pk=number)
    about = download.Subject(
        title=str(found.words),
        file=found.kind,
        day=found.day,
        city=found.made_from["city"],
        is_example=found.made_from["is_example"],
    )
    stored = store.read(found.folder)
    return page.workbook(request, user, stored, name=name, about=about)


@require(P.RESULTS_READ)
@require_GET
def file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """Download a file of a result as it is."""
    user = person(request)
    found = get_object_or_404(queries.computed(user), pk=number)
    for each in store.read(found.folder).files:
        if each.name == name and queries.may_download(user, each):
            path = store.root() / found.folder / each.name
            return FileResponse(path.open("rb"), as_attachment=True, filename=name)
    raise Http404


def _statement(by: User, found: Computed | None) -> Words | None:
    """The answer in a sentence, for who may see all of it."""
    if found is None or not (queries.sees_results(by) or found.nip):
        return None
    return store.read(found.folder).statement
