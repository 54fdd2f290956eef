"""Long work for programs: how far it is, how it ended, and how to stop it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from ninja import Field, Query, Router, Schema

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.ledger import actions, queries
from tepat_web.ledger.jobs import KINDS
from tepat_web.ledger.models import Job

from .answers import Moment, Number, answer
from .describe import headers, merged, refusals, route
from .leave import needs
from .paging import Paged, PageQuery, paged, refuse_unknown
from .words import described as _

S = HTTPStatus
router = Router(tags=["work"])
TAGS = {"work": _("Imports, computations and plans while they are being done.")}
# What one needs to ask for work, where fewer may look at that of others.
ASKED_WITH: Mapping[str, Permission] = MappingProxyType(
    {"verification": Permission.PLAN_READ, "explanation": Permission.PLAN_READ}
)
# From the page that shows an answer to the operation that tells it.
RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "imports:one": "api-v1:imports_one",
        "snapshots:result": "api-v1:results_one",
        "placement:plan": "api-v1:plans_one",
        "placement:verification": "api-v1:plans_verification",
        "placement:frontier": "api-v1:plans_frontier",
        "placement:person": "api-v1:plans_person",
        "placement:why": "api-v1:plans_explanation",
    }
)


class WorkOut(Schema):
    """A piece of long work."""

    id: int
    kind: str = Field(description=_("What kind of work."))
    title: str = Field(description=_("What it is called, in the reader's language."))
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    progress: int = Field(description=_("In percent."))
    message: str = Field(description=_("What it does now, or how it ended."))
    cancel_asked: bool
    by: str = Field(description=_("User name of the asker."))
    asked_at: Moment
    started_at: Moment | None
    ended_at: Moment | None
    result: str | None = Field(description=_("Address of the answer, once it is done."))


class WorkPage(Paged):
    """A page of long work."""

    rows: list[WorkOut]


class WorkQuery(PageQuery):
    """Which work to list."""

    state: list[Literal[tuple(Job.State.values)]] = Field(  # type: ignore[valid-type]
        [], description=_("Only work in one of these states.")
    )
    kind: list[Literal[tuple(KINDS)]] = Field(  # type: ignore[valid-type]
        [], description=_("Only work of one of these kinds.")
    )
    mine: bool = Field(True, description=_("Only one's own, or all that one may see."))


@router.get(
    "",
    response=WorkPage,
    **route("work_list", _("List long work"), refusals(S.NOT_FOUND)),
)
@needs()
def jobs(request: HttpRequest, query: Annotated[WorkQuery, Query()]) -> HttpResponse:
    """List one's own work, or all that one may see; the latest first."""
    by = person(request)
    refuse_unknown(request, type(query))
    found = visible(by)
    if query.mine:
        found = found.filter(by=by)
    if query.state:
        found = found.filter(state__in=query.state)
    if query.kind:
        found = found.filter(kind__in=query.kind)
    about, rows = paged(request, found, query)
    return answer({**about, "rows": [job_told(by, job) for job in rows]})


@router.get(
    "/{number}",
    response=WorkOut,
    **route("work_one", _("How far some work is"), refusals(S.NOT_FOUND)),
)
@needs()
def job(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell how far a piece of work is, or how it ended."""
    by = person(request)
    return answer(job_told(by, get_object_or_404(visible(by), pk=number)))


@router.post(
    "/{number}/cancel",
    response=WorkOut,
    **route(
        "work_cancel",
        _("Stop some work"),
        refusals(S.NOT_FOUND, S.CONFLICT),
        more=_(
            "What does not run yet is stopped at once, what runs as soon as it can be. "
            "Nothing of what it would have changed is changed."
        ),
    ),
)
@needs()
def cancel(request: HttpRequest, number: Number) -> HttpResponse:
    """Ask for a piece of work to be stopped; what does not run yet is stopped at once.

    Nothing of what it would have changed is changed.
    """
    by = person(request)
    found = get_object_or_404(visible(by), pk=number)
    actions.cancel_job(by=by, job=found, may=KINDS[found.kind].permission)
    return answer(job_told(by, visible(by).get(pk=number)))


ASKED = merged(headers(S.ACCEPTED, "Location"), refusals(S.CONFLICT))


def asked(job: Job) -> HttpResponse:
    """Answer that long work was asked for, and where to look how far it is."""
    return answer(job_told(job.by, job), S.ACCEPTED, Location=address(job))


def visible(by: User) -> QuerySet[Job]:
    """Return the work that one may see; by a token, only of kinds that it opens."""
    found = queries.jobs_for(by)
    if by.scopes is None:
        return found
    opened = [
        name
        for name, kind in KINDS.items()
        if reach(by, ASKED_WITH.get(name, kind.permission))
    ]
    return found.filter(kind__in=opened)


def job_told(by: User, job: Job) -> dict[str, Any]:
    """Return what :class:`WorkOut` tells."""
    message = queries.message_for(by, job)
    return {
        "id": job.pk,
        "kind": job.kind,
        "title": str(job.title),
        "state": job.state,
        "progress": job.progress,
        "message": str(message) if message else "",
        "cancel_asked": job.cancel_asked,
        "by": job.by.get_username(),
        "asked_at": job.asked_at,
        "started_at": job.started_at,
        "ended_at": job.ended_at,
        "result": result(job),
    }


def address(job: Job) -> str:
    """Return where the API tells of a piece of work."""
    return reverse("api-v1:work_one", args=[job.pk])


def result(job: Job) -> str | None:
    """Return where the API tells the answer of a piece of work, if it does."""
    if job.state != Job.State.DONE or not (page := job.answer.get("url")):
        return None
    try:
        found = resolve(urlsplit(page).path)
    except Resolver404:
        return None
    name = RESULTS.get(found.view_name)
    return reverse(name, kwargs=found.kwargs) if name else None
