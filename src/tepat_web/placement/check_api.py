"""Checks of plans for programs: ask for one, and read how it came out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.api.answers import Moment, Number, answer
from tepat_web.api.describe import refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.paging import Paged, PageQuery, paged, refuse_unknown
from tepat_web.api.words import described as _
from tepat_web.api.work import ASKED, WorkOut, asked

from . import actions, queries
from .api import whole_plan_of
from .models import Verification

S = HTTPStatus
P = Permission
MISSING = refusals(S.NOT_FOUND)
router = Router(tags=["plans"])


class VerificationOut(Schema):
    """How a check without the optimiser came out."""

    id: int
    valid: bool
    at: Moment
    by: str
    violations: list[str] = Field(description=_("What is wrong, in sentences."))


class Verifications(Paged):
    """A page of the checks of a plan."""

    rows: list[VerificationOut]


@router.get(
    "/{number}/verifications",
    response=Verifications,
    **route("plans_verifications", _("How a plan was checked"), MISSING),
)
@needs(P.PLAN_READ)
def verifications(
    request: HttpRequest, number: Number, query: Annotated[PageQuery, Query()]
) -> HttpResponse:
    """List the checks of a plan, the latest first."""
    refuse_unknown(request, type(query))
    plan = whole_plan_of(person(request), number)
    about, rows = paged(request, queries.verifications(plan), query)
    return answer({**about, "rows": [_checked(each) for each in rows]})


@router.get(
    "/{number}/verifications/{check}",
    response=VerificationOut,
    **route("plans_verification", _("One check of a plan"), MISSING),
)
@needs(P.PLAN_READ)
def verification(request: HttpRequest, number: Number, check: Number) -> HttpResponse:
    """Tell how a check came out."""
    plan = whole_plan_of(person(request), number)
    found = get_object_or_404(queries.verifications(plan), pk=check)
    return answer(_checked(found))


@router.post(
    "/{number}/verifications",
    response={S.ACCEPTED: WorkOut},
    **route("plans_verify", _("Ask for a check of a plan"), ASKED, MISSING),
)
@needs(P.PLAN_READ)
def verify(request: HttpRequest, number: Number) -> HttpResponse:
    """Ask for a check of a plan without the optimiser."""
    by = person(request)
    plan = whole_plan_of(by, number)
    return asked(actions.ask_verification(by=by, plan=plan))


def _checked(check: Verification) -> dict[str, Any]:
    return {
        "id": check.pk,
        "valid": check.valid,
        "at": check.at,
        "by": check.by.get_username(),
        "violations": [str(each) for each in check.violations],
    }
