"""Pages of computations: which there are, asking for one, and what it answered."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person, require
from tepat_web.accounts.models import User
from tepat_web.ledger.actions import NotAllowed, saw
from tepat_web.workforce.models import Employee

from . import actions, download, queries, showing, store
from .computations import BY_KIND, COMPUTATIONS
from .forms import AskForm
from .queries import Wanted
from .result import Field
from .store import Stored, StoredTable

PER_PAGE = 50
P = Permission
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the computations, each with its latest result."""
    user = person(request)
    found = queries.latest(user)
    context = {
        "computations": [(each, found.get(each.kind)) for each in COMPUTATIONS],
        "may_compute": bool(reach(user, P.COMPUTE)),
    }
    return render(request, "snapshots/index.html", context)


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def earlier(request: HttpRequest, kind: str) -> HttpResponse:
    """List every result of one computation."""
    if kind not in BY_KIND:
        raise Http404
    found = queries.computed(person(request)).filter(kind=kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"computation": BY_KIND[kind], "page": page}
    return render(request, "snapshots/earlier.html", context)


@require(P.COMPUTE)
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for a computation."""
    if kind not in BY_KIND:
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
    table = _table(request, stored)
    asked = _wanted(request, table, user)
    if found.nip and found.nip != user.nip:
        seen = Employee._base_manager.filter(nip=found.nip).first()
        if seen is not None:
            saw(by=user, what=seen)
    sees_all = queries.sees_results(user)
    context = {
        "result": found,
        "stored": stored,
        "statement": stored.statement if sees_all or found.nip else None,
        "figures": _figures(stored, asked.path or queries.home(user))
        if sees_all
        else [],
        "files": [each for each in stored.files if queries.may_download(user, each)],
        "has_changed": queries.has_changed_since(found),
        "may_compute": bool(reach(user, P.COMPUTE)),
        "is_part": bool(queries.home(user)),
        "units": queries.units_to_choose(user) if sees_all and not found.nip else [],
        "unit": request.GET.get("unit", ""),
        "query": request.GET.get("q", ""),
    }
    if table is not None:
        context |= _shown(request, stored, table, asked, user)
    return render(request, "snapshots/result.html", context)


@require(P.RESULTS_READ, P.PEOPLE_READ)
@require_GET
def workbook(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Download the rows of a table that are asked for, as a workbook."""
    user = person(request)
    found = get_object_or_404(queries.computed(user), pk=number)
    tables = {each.name: each for each in store.read(found.folder).tables}
    if name not in tables:
        raise Http404
    table = tables[name]
    rows = queries.rows(user, table, _wanted(request, table, user)).collect()
    fields = queries.fields_for(user, table)
    content = download.workbook(found, table, fields, rows, showing.language())
    response = HttpResponse(content, content_type=XLSX)
    file = f"{found.kind}-{name}-{found.day.isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


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


def _table(request: HttpRequest, stored: Stored) -> StoredTable | None:
    wanted = request.GET.get("tabel", "")
    by_name = {each.name: each for each in stored.tables}
    if wanted and wanted not in by_name:
        raise Http404
    return by_name.get(wanted) or next(iter(stored.tables), None)


def _wanted(request: HttpRequest, table: StoredTable | None, user: User) -> Wanted:
    code = request.GET.get("unit", "")
    unit = queries.unit_called(code) if code else None
    if code and unit is None:
        raise Http404
    filters = (
        [each.name for each in queries.fields_for(user, table) if each.is_filter]
        if table
        else []
    )
    return Wanted(
        path=unit[1] if unit else "",
        words=request.GET.get("q", "").strip(),
        values={name: request.GET[name] for name in filters if request.GET.get(name)},
        sort=request.GET.get("sort", ""),
        language=showing.language(),
    )


def _figures(stored: Stored, path: str) -> list[Any]:
    drawn = (showing.figure(each, path) for each in stored.figures)
    return [each for each in drawn if each is not None]


def _shown(
    request: HttpRequest,
    stored: Stored,
    table: StoredTable,
    asked: Wanted,
    user: User,
) -> dict[str, Any]:
    """Return what a page shows of a table: the rows asked for, and ways to others."""
    fields = queries.fields_for(user, table)
    frame = queries.rows(user, table, asked).collect()
    page = Paginator(range(frame.height), PER_PAGE).get_page(request.GET.get("page"))
    first = max(page.start_index() - 1, 0)
    return {
        "table": table,
        "columns": showing.columns(fields),
        "rows": showing.rows(frame[first : first + PER_PAGE], fields),
        "page": page,
        "sort": asked.sort,
        "count": frame.height,
        "tabs": _tabs(request, stored, table),
        "chips": _chips(request, fields, asked),
        "kept": [(name, value) for name, value in asked.values.items()],
    }


def _tabs(
    request: HttpRequest, stored: Stored, shown: StoredTable
) -> list[dict[str, Any]]:
    """The tables of the result; a unit that is looked at stays chosen."""
    if len(stored.tables) < 2:
        return []
    unit = request.GET.get("unit", "")
    return [
        {
            "title": str(each.title),
            "url": f"?tabel={each.name}" + (f"&unit={unit}" if unit else ""),
            "current": each.name == shown.name,
        }
        for each in stored.tables
    ]


def _chips(
    request: HttpRequest, fields: tuple[Field, ...], asked: Wanted
) -> list[dict[str, str]]:
    chips = [
        {
            "text": f"{each.title}: {asked.values[each.name]}",
            "remove_url": _without(request, each.name),
        }
        for each in fields
        if each.name in asked.values
    ]
    if asked.path:
        name = (queries.unit_called(request.GET["unit"]) or ("", ""))[0]
        text = _("Unit: %(name)s") % {"name": name}
        chips.append({"text": text, "remove_url": _without(request, "unit")})
    if asked.words:
        text = _("Text: %(text)s") % {"text": asked.words}
        chips.append({"text": text, "remove_url": _without(request, "q")})
    return chips


def _without(request: HttpRequest, name: str) -> str:
    rest = request.GET.copy()
    for each in (name, "page"):
        rest.pop(each, None)
    return f"?{rest.urlencode()}"
