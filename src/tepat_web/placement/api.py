"""Placement plans for programs: ask for one, read it, show it, have it checked."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
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
from tepat_web.snapshots import store
from tepat_web.snapshots.queries import has_changed_since
from tepat_web.snapshots.table_api import (
    Rows,
    RowsQuery,
    TableOut,
    rows_answer,
    table_told,
)

from . import actions, queries, scenarios
from .forms import PlanForm
from .life import State, Step
from .models import Plan
from .scenario_api import Scenario

S = HTTPStatus
P = Permission
READ = (P.PLAN_READ, P.PLAN_COMPUTE)  # one of them
MISSING = refusals(S.NOT_FOUND)
router = Router(tags=["plans"])
TAGS = {"plans": _("Plans of placement, who moves in them, and why.")}


class Question(Schema):
    """A plan to be computed."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    day: Day | None = Field(None, description=_("Blank: of the settings, or today."))
    scenario: Scenario = Scenario()


class PassageOut(Schema):
    """One step that a plan has gone."""

    step: Literal[tuple(Step.values)]  # type: ignore[valid-type]
    at: Moment
    by: str = Field(description=_("User name of who took it."))
    reason: str
    digest: str = Field(description=_("Of the plan at that moment."))


class PlanOut(Schema):
    """A plan, without its moves."""

    id: int
    name: str
    state: Literal[tuple(State.values)]  # type: ignore[valid-type]
    day: Day = Field(description=_("The reference date."))
    effective_on: Day
    made_at: Moment
    by: str = Field(description=_("User name of who asked for it."))
    digest: str = Field(description=_("Of the plan with its proof."))
    snapshot_digest: str
    work: str | None = Field(description=_("Address of the work that computed it."))
    replaces: int | None = Field(description=_("The plan that it revises."))
    consult_until: Day | None = Field(
        description=_("The last day on which those concerned are heard.")
    )
    passages: list[PassageOut] = Field(
        description=_("Its life, for who may see all of the city; else empty.")
    )


class PlanWhole(PlanOut):
    """A plan with its sentence, and which tables it has."""

    statement: str | None = Field(description=_("Blank: one may not see all of it."))
    has_changed: bool = Field(description=_("Whether the register was changed since."))
    totals: dict[str, Any] | None = Field(description=_("Before and after."))
    scenario: dict[str, Any] | None
    tables: list[TableOut]


class Plans(Paged):
    """A page of plans."""

    rows: list[PlanOut]


class MoveOut(Schema):
    """One person who goes elsewhere."""

    number: int
    nip: str
    from_: str = Field(alias="from", description=_("Code; blank: no position now."))
    to: str = Field(description=_("Code of the proposed position."))
    kind: str
    chain: int = Field(description=_("Moves of one chain need each other."))
    fit_before: int | None = Field(description=_("Of 1,000."))
    fit_after: int


class Moves(Paged):
    """A page of the moves of a plan that one may see."""

    rows: list[MoveOut]


@router.get("", response=Plans, **route("plans_list", _("List plans"), MISSING))
@needs(READ)
def listed(request: HttpRequest, query: Annotated[PageQuery, Query()]) -> HttpResponse:
    """List the plans that one may open, the latest first."""
    refuse_unknown(request, type(query))
    by = person(request)
    about, rows = paged(request, plans_of(by), query)
    return answer({**about, "rows": [plan_told(by, plan) for plan in rows]})


@router.post(
    "",
    response={S.ACCEPTED: WorkOut},
    **route(
        "plans_ask",
        _("Ask for a plan"),
        ASKED,
        more=_("It is done in the background; its work tells how far it is."),
    ),
)
@needs(P.PLAN_COMPUTE)
def ask(request: HttpRequest, body: Annotated[Question, Body()]) -> HttpResponse:
    """Put the computation of a plan in the queue."""
    told = body.scenario.told()
    about = {"name": body.name, "day": body.day}
    form = PlanForm({**PlanForm.initial_of(told), "text": "", **about})
    if form.is_valid():  # then what it has no field for
        text = scenarios.text_of(form.scenario(beyond=told))
        form = PlanForm({"text": text, **about})
    if not form.is_valid():
        raise refused_by(form)
    day = form.cleaned_data["day"]
    return asked(
        actions.ask_plan(
            by=person(request),
            name=form.cleaned_data["name"],
            day=day.isoformat() if day else "",
            scenario=form.scenario(),
        )
    )


@router.get(
    "/{number}", response=PlanWhole, **route("plans_one", _("One plan"), MISSING)
)
@needs(READ)
def one(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell a plan: its sentence, what it achieves, and which tables it has."""
    by = person(request)
    plan = plan_of(by, number)
    stored = store.read(plan.folder)
    sees_totals = queries.sees_totals(by)
    reads_question = queries.reads_question(by, plan)
    return answer(
        plan_told(by, plan)
        | {
            "statement": str(stored.statement) if sees_totals else None,
            "has_changed": has_changed_since(plan),
            "totals": _totals(by, plan) if sees_totals else None,
            "scenario": plan.scenario if reads_question else None,
            "tables": [table_told(by, each) for each in stored.tables],
        }
    )


@router.get(
    "/{number}/moves",
    response=Moves,
    by_alias=True,
    **route("plans_moves", _("Who moves in a plan"), MISSING),
)
@needs(READ)
def moves(
    request: HttpRequest, number: Number, query: Annotated[PageQuery, Query()]
) -> HttpResponse:
    """List the moves of a plan that one may see, in the plan's order."""
    refuse_unknown(request, type(query))
    by = person(request)
    found = queries.moves(by, plan_of(by, number)).order_by("number")
    about, rows = paged(request, found, query)
    names = ("number", "nip", "to", "kind", "chain", "fit_before", "fit_after")
    told = [
        {"from": move.origin, **{name: getattr(move, name) for name in names}}
        for move in rows
    ]
    return answer({**about, "rows": told})


@router.get(
    "/{number}/tables/{name}",
    response=Rows,
    **route("plans_table", _("Rows of a plan"), MISSING),
)
@needs(READ)
def table(
    request: HttpRequest,
    number: Number,
    name: str,
    query: Annotated[RowsQuery, Query()],
) -> HttpResponse:
    """List the rows of a table of a plan, as far as one may see them."""
    by = person(request)
    for each in store.read(plan_of(by, number).folder).tables:
        if each.name == name:
            return rows_answer(request, by, each, query)
    raise Http404(name)


@router.get(
    "/{number}/files/{name}",
    response={S.OK: None},
    **route(
        "plans_file",
        _("A plan as a whole, as a file"),
        sends("application/octet-stream"),
        MISSING,
        more=_("`plan.json` or `plan.xlsx`, for who may read all of it."),
    ),
)
@needs(P.PLAN_READ)
def file(request: HttpRequest, number: Number, name: str) -> FileResponse:
    """Give a plan as a whole."""
    by = person(request)
    plan = plan_of(by, number)
    whole = queries.file_of(by, plan, name)
    if whole is None:
        raise Http404(name)
    return FileResponse(
        whole.open("rb"),
        as_attachment=True,
        filename=f"rencana-{number}-{name}",
        content_type="application/octet-stream",
    )


def plan_of(by: User, number: int) -> Plan:
    """Return a plan that one may open.

    Raises:
        Http404: if there is none.
    """
    return get_object_or_404(plans_of(by), pk=number)


def plans_of(by: User) -> QuerySet[Plan]:
    """Return the plans that one may open, with all that is told of them."""
    found = queries.plans(by).select_related("by", "job")
    return found.prefetch_related("passages__by")


def whole_plan_of(by: User, number: int) -> Plan:
    """Return a plan that one may read as a whole.

    Raises:
        Http404: if there is none.
    """
    plan = plan_of(by, number)
    if not queries.reads_all(by):
        raise Http404(number)
    return plan


def _totals(by: User, plan: Plan) -> dict[str, Any]:
    """Figures of a plan; what it means for groups only for who sees all of the city."""
    hidden = () if queries.sees_city(by) else ("fairness",)
    return {key: it for key, it in plan.totals.items() if key not in hidden}


def plan_told(by: User, plan: Plan) -> dict[str, Any]:
    """Return what is told of a plan, as :class:`PlanOut`."""
    passages = plan.passages.all() if queries.sees_city(by) else ()
    return {
        "id": plan.pk,
        "name": plan.name,
        "state": plan.state,
        "day": plan.day,
        "effective_on": plan.effective_on,
        "made_at": plan.made_at,
        "by": plan.by.get_username(),
        "digest": plan.digest,
        "snapshot_digest": plan.snapshot_digest,
        "work": address(plan.job) if plan.job else None,
        "replaces": plan.replaces_id,
        "consult_until": plan.consult_until,
        "passages": [
            {
                "step": each.step,
                "at": each.at,
                "by": each.by.get_username(),
                "reason": each.reason,
                "digest": each.digest,
            }
            for each in passages
        ],
    }
