"""Job analyses for programs: how far each is, what it says, and its next steps."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Body, Query, Router
from ninja.errors import HttpError

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.api.answers import Number, answer
from tepat_web.api.describe import refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.paging import PageQuery, paged, refuse_unknown
from tepat_web.api.problems import refused
from tepat_web.api.words import described as _
from tepat_web.organisation.models import Job, Position, Unit
from tepat_web.register.actions import Stale
from tepat_web.register.headings import language
from tepat_web.snapshots import take

from . import actions_review as actions
from . import actions_round, contents, queries, reckoning
from .contents import STEPS_OF, Contents
from .models import Round
from .schemas import (
    Act,
    Analyses,
    Board,
    RoundIn,
    RoundOut,
    Rounds,
    Standing,
    Step,
    Wanted,
    Whole,
)
from .subjects import FOLLOWING, JOB, POSITION, Subject, follows, found

S = HTTPStatus
P = Permission
TAKING = (P.WORKLOAD_CHANGE, P.ANALYSIS_VERIFY, P.ANALYSIS_ADOPT)  # one of them
MISSING = refusals(S.NOT_FOUND)
STALE = refusals(S.NOT_FOUND, S.CONFLICT, S.PRECONDITION_FAILED)
router = Router(tags=["job-analyses"])
rounds_router = Router(tags=["job-analyses"])
TAGS = {"job-analyses": _("Job analyses, and their way from draft to adopted.")}


@router.get(
    "", response=Analyses, **route("needs_list", _("List job analyses"), MISSING)
)
@needs(P.STRUCTURE_READ)
def listed(request: HttpRequest, query: Annotated[Wanted, Query()]) -> HttpResponse:
    """List the analyses of all positions in force, in the order of the units."""
    refuse_unknown(request, type(query))
    round_, today = queries.open_round(), timezone.localdate()
    structure = take.structure_on(None)
    rows = queries.positions(structure, round_)
    if query.unit:
        units = Unit.objects.standing().filter(structure=structure, code=query.unit)
        unit = units.first()
        if unit is None:
            raise refused("unit", _("There is no such unit."), where="query")
        rows = rows.filter(unit__path__startswith=unit.path)
    if query.state:
        rows = rows.filter(state=query.state)
    if query.late:
        rows = rows.filter(state__in=queries.late_states(round_, today))
    rows = rows.select_related("unit").order_by("unit__path", "order", "pk")
    about, page = paged(request, rows, query)
    told = [
        {
            "id": row.pk,
            "code": row.code,
            "name": row.name,
            "unit": row.unit.code,
            "state": row.state,
            "until": queries.until(round_, row.state),
            "late": queries.is_late(round_, row.state, today),
        }
        for row in page
    ]
    return answer({**about, "rows": told})


@router.get(
    "/progress",
    response=Board,
    **route("needs_progress", _("How far the agencies are")),
)
@needs(FOLLOWING)
def progress(request: HttpRequest) -> HttpResponse:
    """Tell how far every agency is that one may follow, late ones first."""
    round_, today = queries.open_round(), timezone.localdate()
    found_ = queries.board(person(request), take.structure_on(None), round_, today)
    return answer(
        {
            "agencies": [
                {
                    "unit": one.code,
                    "name": one.name,
                    "total": one.total,
                    "adopted": one.adopted,
                    "late": one.late,
                    "states": dict(one.counts),
                }
                for one in found_
            ]
        }
    )


@router.get(
    "/positions/{number}",
    response=Whole,
    **route("needs_of_position", _("The analysis of a position"), MISSING),
)
@needs(P.STRUCTURE_READ)
def of_position(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell what the analysis of a position says, with findings and its need."""
    return _whole(person(request), found(POSITION, number))


@router.get(
    "/jobs/{number}",
    response=Whole,
    **route("needs_of_job", _("The analysis of a job"), MISSING),
)
@needs(P.STRUCTURE_READ)
def of_job(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell what the analysis of a job says, for all positions that say nothing."""
    return _whole(person(request), found(JOB, number))


@router.post(
    "/positions/{number}/{step}",
    response=Standing,
    **route("needs_step", _("Take a step with the analysis of a position"), STALE),
)
@needs(TAKING)
def step(
    request: HttpRequest, number: Number, step: Step, body: Annotated[Act, Body()]
) -> HttpResponse:
    """Hand in, withdraw, verify, return or adopt the analysis of a position."""
    return _stepped(person(request), found(POSITION, number), step, body)


@router.post(
    "/jobs/{number}/{step}",
    response=Standing,
    **route("needs_step_of_job", _("Take a step with the analysis of a job"), STALE),
)
@needs(TAKING)
def step_of_job(
    request: HttpRequest, number: Number, step: Step, body: Annotated[Act, Body()]
) -> HttpResponse:
    """Hand in, withdraw, verify, return or adopt the analysis of a job."""
    return _stepped(person(request), found(JOB, number), step, body)


@rounds_router.get(
    "", response=Rounds, **route("rounds_list", _("List the rounds"), MISSING)
)
@needs(FOLLOWING)
def rounds(request: HttpRequest, query: Annotated[PageQuery, Query()]) -> HttpResponse:
    """List the rounds of job analyses, the latest first."""
    refuse_unknown(request, type(query))
    about, rows = paged(request, queries.rounds(), query)
    return answer({**about, "rows": [_round(each) for each in rows]})


@rounds_router.post(
    "",
    response={S.CREATED: RoundOut},
    **route("rounds_open", _("Open a round"), refusals(S.CONFLICT)),
)
@needs(P.ANALYSIS_VERIFY)
def open_round(request: HttpRequest, body: Annotated[RoundIn, Body()]) -> HttpResponse:
    """Open a round; agency officers get a notice."""
    made = actions_round.open_round(by=person(request), **body.model_dump())
    return answer(_round(made), S.CREATED)


def _whole(by: User, subject: Subject) -> HttpResponse:
    told = contents.now(subject)
    reckoned = reckoning.reckon(subject, told, take.structure_on(None), language())
    review = queries.review_of(subject)
    notes = queries.notes(review) if follows(by, subject) else []
    return answer(
        {
            "id": subject.pk,
            "code": subject.code,
            "name": subject.name,
            "state": _state(subject),
            "version": contents.version(subject),
            "need": reckoned.need,
            "reckoning": reckoned.line,
            "steps": [*(each for each in reckoned.steps if each), *reckoned.rest],
            **_said(told),
            "findings": [
                {
                    "item": each.item,
                    "verdict": each.verdict,
                    "code": each.code,
                    "sentence": each.sentence,
                }
                for each in reckoned.findings
            ],
            "notes": [
                {
                    "item": note.item,
                    "text": note.text,
                    "by": note.by.username,
                    "at": note.at,
                    "submission": note.submission,
                }
                for note in notes
            ],
        }
    )


def _said(told: Contents) -> dict[str, Any]:
    return {
        "values": told.values,
        "tasks": [{STEPS_OF: [], **line.values} for line in told.tasks],
        "details": {
            item: [line.values for line in lines]
            for item, lines in told.details.items()
        },
    }


def _state(subject: Subject) -> str:
    round_ = queries.open_round()
    model: Any = Job if subject.is_job else Position
    rows = queries.with_state(model.objects.filter(pk=subject.pk), subject.link, round_)
    state: str = rows.values_list("state", flat=True).get()
    return state


def _stepped(by: User, subject: Subject, name: str, body: Act) -> HttpResponse:
    seen: dict[str, Any] = {"by": by, "subject": subject, "seen": body.version}
    try:
        match name:
            case "submit":
                review = actions.submit(**seen)
            case "withdraw":
                review = actions.withdraw(by=by, subject=subject)
            case "verify":
                review = actions.verify(**seen)
            case "return":
                review = actions.send_back(
                    **seen, notes={str(k): v for k, v in body.notes.items()}
                )
            case "adopt":
                review = actions.adopt(**seen)
            case _:
                raise Http404(name)
    except Stale as refusal:
        raise HttpError(S.PRECONDITION_FAILED, "") from refusal
    return answer(
        {
            "state": str(review.state),
            "lap": int(review.lap),
            "submission": review.submission,
        }
    )


def _round(each: Round) -> dict[str, Any]:
    names = ("id", "name", "year", "submit_by", "verify_by", "adopt_by", "is_closed")
    return {name: getattr(each, name) for name in names}
