"""Computations for programs: ask for one, and read what it answered."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.db.models import Max
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Body, Field, Query, Router, Schema

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.api.answers import Day, Moment, Number, answer
from tepat_web.api.describe import refusals, route, sends
from tepat_web.api.leave import needs
from tepat_web.api.paging import Paged, PageQuery, paged, refuse_unknown
from tepat_web.api.problems import refused_by
from tepat_web.api.words import described as _
from tepat_web.api.work import ASKED, WorkOut, address, asked
from tepat_web.ledger.actions import saw
from tepat_web.ledger.models import Version
from tepat_web.workforce.models import Employee

from . import actions, queries, store
from .computations import BY_KIND, COMPUTATIONS
from .forms import AskForm
from .models import Computed
from .scenarios import LONGEST
from .store import Stored, StoredTable
from .table_api import Rows, RowsQuery, TableOut, rows_answer, table_told

S = HTTPStatus
P = Permission
READ = (P.RESULTS_READ, P.PEOPLE_READ)  # one of them
MISSING = refusals(S.NOT_FOUND)
KIND = Literal[tuple(BY_KIND)]  # type: ignore[valid-type]
router = Router(tags=["computations"])
TAGS = {
    "computations": _("What can be computed from the register."),
    "results": _("What was computed, with its tables and files."),
}
results = Router(tags=["results"])


class ComputationOut(Schema):
    """A kind of computation."""

    kind: str
    title: str
    lead: str = Field(description=_("What it answers."))
    parameters: list[str] = Field(description=_("What it asks for, besides the day."))
    latest: int | None = Field(description=_("Number of its latest result."))


class Computations(Schema):
    """Every kind of computation."""

    rows: list[ComputationOut]


class Question(Schema):
    """What to compute. Parameters that the kind does not ask for are left out."""

    kind: KIND  # type: ignore[valid-type]
    day: Day | None = Field(None, description=_("Blank: of the settings, or today."))
    nip: Annotated[str, Field(max_length=24)] = ""
    position: Annotated[str, Field(max_length=100)] = ""
    unit: Annotated[str, Field(max_length=100)] = ""
    names: bool = True
    form: Annotated[str, Field(max_length=20)] = ""
    format: Annotated[str, Field(max_length=20)] = ""
    scenarios: Annotated[str, Field(max_length=LONGEST)] = Field(
        "", description=_("A what-if file (TOML).")
    )
    capacity: int | None = Field(None, description=_("People in a year."))
    budget: int | None = Field(None, description=_("Rupiah in a year."))
    weight: Annotated[str, Field(max_length=10)] = Field(
        "", description=_("Of an element of the survey; blank: of the settings.")
    )
    period: Annotated[str, Field(max_length=10)] = Field(
        "", description=_("semester, triwulan or tahun.")
    )
    since: Day | None = Field(None, description=_("Only answers from this day on."))
    event: Day | None = Field(None, description=_("Day of the change."))
    changed: Annotated[str, Field(max_length=20_000)] = Field(
        "", description=_("Units with the change: codes or names, by semicolons.")
    )
    training: Annotated[str, Field(max_length=100)] = Field(
        "", description=_("Instead of day and units: code of a training.")
    )
    outcome: Annotated[str, Field(max_length=20)] = Field(
        "", description=_("survey or performance.")
    )
    element: Annotated[str, Field(max_length=10)] = Field(
        "", description=_("One element of the survey, u1 to u9.")
    )
    measure: Annotated[str, Field(max_length=10)] = Field(
        "", description=_("How ratings count: points or share.")
    )
    compare: Annotated[str, Field(max_length=10)] = Field(
        "", description=_("With which units: auto, kind, all or matched.")
    )
    excluded: Annotated[str, Field(max_length=20_000)] = Field(
        "", description=_("Units that may not be compared, by semicolons.")
    )
    draft: int | None = Field(None, description=_("Number of a structure to be."))
    stands_on: Day | None = Field(None, description=_("From when it is to stand."))


class FileOut(Schema):
    """A file of a result."""

    name: str
    title: str


class ResultOut(Schema):
    """What was computed, and what it was made from."""

    id: int
    kind: str
    title: str
    day: Day = Field(description=_("The reference date."))
    made_at: Moment
    by: str = Field(description=_("User name of who asked for it."))
    parameters: dict[str, Any]
    snapshot_digest: str
    result_digest: str
    has_changed: bool = Field(description=_("Whether the register was changed since."))
    work: str | None = Field(description=_("Address of the work that computed it."))


class ResultWhole(ResultOut):
    """A result with its sentence, and which tables and files it has."""

    statement: str | None = Field(description=_("Blank: one may not see all of it."))
    tables: list[TableOut]
    files: list[FileOut]


class Results(Paged):
    """A page of results."""

    rows: list[ResultOut]


class ResultsQuery(PageQuery):
    """Which results."""

    kind: list[KIND] = Field([], description=_("Of one of these kinds."))  # type: ignore[valid-type]


@router.get(
    "", response=Computations, **route("computations_list", _("List computations"))
)
@needs(READ)
def computations(request: HttpRequest) -> HttpResponse:
    """List what can be computed, each with its latest result."""
    by = person(request)
    latest = queries.latest(by)
    rows = [
        {
            "kind": each.kind,
            "title": str(each.title),
            "lead": str(each.lead),
            "parameters": list(each.parameters),
            "latest": found.pk if (found := latest.get(each.kind)) else None,
        }
        for each in COMPUTATIONS
        if each.is_open_to(by)
    ]
    return answer({"rows": rows})


@router.post(
    "",
    response={S.ACCEPTED: WorkOut},
    **route(
        "computations_ask",
        _("Ask for a computation"),
        ASKED,
        more=_("It is done in the background; its work tells how far it is."),
    ),
)
@needs(P.COMPUTE)
def ask(request: HttpRequest, body: Annotated[Question, Body()]) -> HttpResponse:
    """Put a computation in the queue. Its work tells how far it is, and the result."""
    by = person(request)
    told = body.model_dump()
    form = AskForm(told, by=by, names=BY_KIND[body.kind].parameters)
    if not form.is_valid():
        raise refused_by(form)
    return asked(
        actions.ask_computation(by=by, kind=body.kind, parameters=form.parameters())
    )


@results.get("", response=Results, **route("results_list", _("List results"), MISSING))
@needs(READ)
def listed(
    request: HttpRequest, query: Annotated[ResultsQuery, Query()]
) -> HttpResponse:
    """List what was computed and one may open, the latest first."""
    refuse_unknown(request, type(query))
    found = queries.computed(person(request))
    if query.kind:
        found = found.filter(kind__in=query.kind)
    about, rows = paged(request, found.select_related("job"), query)
    last = _last_change()
    return answer({**about, "rows": [_told(each, last) for each in rows]})


@results.get(
    "/{number}", response=ResultWhole, **route("results_one", _("One result"), MISSING)
)
@needs(READ)
def one(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell a result: its sentence, and which tables and files it has."""
    by = person(request)
    found, stored = _opened(by, number)
    sees_all = queries.sees_results(by) or bool(found.nip)
    files = [each for each in stored.files if queries.may_download(by, each)]
    return answer(
        _told(found, _last_change())
        | {
            "statement": str(stored.statement) if sees_all else None,
            "tables": [table_told(by, each) for each in stored.tables],
            "files": [{"name": each.name, "title": str(each.title)} for each in files],
        }
    )


@results.get(
    "/{number}/tables/{name}",
    response=Rows,
    **route("results_table", _("Rows of a result"), MISSING),
)
@needs(READ)
def table(
    request: HttpRequest,
    number: Number,
    name: str,
    query: Annotated[RowsQuery, Query()],
) -> HttpResponse:
    """List the rows of a table of a result, as far as one may see them."""
    by = person(request)
    _found, stored = _opened(by, number)
    return rows_answer(request, by, _table(stored, name), query)


@results.get(
    "/{number}/files/{name}",
    response={S.OK: None},
    **route(
        "results_file",
        _("A file of a result"),
        sends("application/octet-stream"),
        MISSING,
    ),
)
@needs(P.RESULTS_READ)
def file(request: HttpRequest, number: Number, name: str) -> FileResponse:
    """Give a file of a result as it is."""
    by = person(request)
    found, stored = _opened(by, number)
    for each in stored.files:
        if each.name == name and queries.may_download(by, each):
            path = store.root() / found.folder / each.name
            return FileResponse(
                path.open("rb"),
                as_attachment=True,
                filename=each.name,
                content_type="application/octet-stream",
            )
    raise Http404(name)


@results.post(
    "/{number}/again",
    response={S.ACCEPTED: WorkOut},
    **route("results_again", _("Compute once more"), ASKED, MISSING),
)
@needs(P.COMPUTE, READ)
def again(request: HttpRequest, number: Number) -> HttpResponse:
    """Ask for the same once more, from the register of now."""
    by = person(request)
    found = get_object_or_404(queries.computed(by), pk=number)
    return asked(
        actions.ask_computation(by=by, kind=found.kind, parameters=found.parameters)
    )


def _opened(by: User, number: int) -> tuple[Computed, Stored]:
    """Return a result; looking at what is about another person is noted."""
    found = get_object_or_404(
        queries.computed(by).select_related("job", "by"), pk=number
    )
    if found.nip and found.nip != by.nip:
        seen = Employee._base_manager.filter(nip=found.nip).first()
        if seen is not None:
            saw(by=by, what=seen)
    return found, store.read(found.folder)


def _table(stored: Stored, name: str) -> StoredTable:
    for each in stored.tables:
        if each.name == name:
            return each
    raise Http404(name)


def _last_change() -> int:
    """Return the number of the last version of any record of the register."""
    versions = Version.objects.filter(table__in=queries.REGISTER)
    return int(versions.aggregate(last=Max("pk"))["last"] or 0)


def _told(found: Computed, last_change: int) -> dict[str, Any]:
    return {
        "id": found.pk,
        "kind": found.kind,
        "title": str(found.words),
        "day": found.day,
        "made_at": found.made_at,
        "by": found.by.get_username(),
        "parameters": found.parameters,
        "snapshot_digest": found.snapshot_digest,
        "result_digest": found.result_digest,
        "has_changed": last_change > found.version,
        "work": address(found.job) if found.job else None,
    }
