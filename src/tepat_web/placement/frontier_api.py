"""What each further move of a plan brings, for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.api.answers import Moment, Number, answer
from tepat_web.api.describe import refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.words import described as _
from tepat_web.api.work import ASKED, WorkOut, asked

from . import actions, curve, queries
from .api import plan_of
from .scenarios import USUAL

S = HTTPStatus
P = Permission
MISSING = refusals(S.NOT_FOUND)
router = Router(tags=["plans"])


class PointOut(Schema):
    """The best plan with at most so many moves."""

    moves: int
    proven: bool = Field(
        description=_("Whether no plan with as few moves is better, for certain.")
    )
    achieved: list[int] = Field(description=_("One number per goal."))
    share: list[float | None] = Field(
        description=_("Per cent of the whole gain, by goal; blank: nothing is gained.")
    )


class FrontierOut(Schema):
    """What each further move of a plan brings."""

    at: Moment
    said: list[str] = Field(description=_("The first sentence says it all."))
    goals: list[Literal[tuple(USUAL["goals"])]]  # type: ignore[valid-type]
    points: list[PointOut]


@router.get(
    "/{number}/frontier",
    response=FrontierOut,
    **route("plans_frontier", _("What each further move of a plan brings"), MISSING),
)
@needs(P.PLAN_READ)
def frontier(request: HttpRequest, number: Number) -> HttpResponse:
    """Tell the best plans with ever more moves, where they were worked out."""
    by = person(request)
    found = queries.frontier_of(plan_of(by, number)) if queries.sees_city(by) else None
    if found is None:
        raise Http404(number)
    content = found.told
    return answer(
        {
            "at": found.at,
            "said": [str(each) for each in curve.sentences(content)],
            "goals": content["goals"],
            "points": content["points"],
        }
    )


@router.post(
    "/{number}/frontier",
    response={S.ACCEPTED: WorkOut},
    **route(
        "plans_trace", _("Ask what each further move of a plan brings"), ASKED, MISSING
    ),
)
@needs(P.PLAN_COMPUTE)
def ask(request: HttpRequest, number: Number) -> HttpResponse:
    """Ask for the best plans with ever more moves."""
    by = person(request)
    return asked(actions.ask_frontier(by=by, plan=plan_of(by, number)))
