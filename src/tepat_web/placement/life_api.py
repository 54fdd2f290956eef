"""The life of a plan for programs: what comes next, and going a step."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Body, Field, Router, Schema

from tepat_web.accounts.access import Permission, demand
from tepat_web.accounts.guard import person
from tepat_web.api.answers import Day, Number, answer
from tepat_web.api.describe import refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.problems import refused_by
from tepat_web.api.words import described as _

from . import stages
from .actions_life import GOING
from .api import READ, PlanOut, plan_of, plan_told
from .life import ARROWS, Step
from .life_forms import StepForm
from .stages import WALKS

S = HTTPStatus
P = Permission
Walked = Literal[tuple(step.value for step in GOING)]  # type: ignore[valid-type]
MISSING = refusals(S.NOT_FOUND)
router = Router(tags=["plans"])


class StepIn(Schema):
    """What a step is gone with."""

    until: Day | None = Field(
        None,
        description=_("For `consult` and `revise`: the last day people are heard."),
    )
    reason: str = Field(
        "",
        max_length=4_000,
        description=_("For `return`, `evaluate` and `withdraw`."),
    )


class StepOut(Schema):
    """A step that one may go from where a plan is."""

    step: Literal[tuple(Step.values)]  # type: ignore[valid-type]
    missing: list[str] = Field(description=_("What has to be done before."))


class Steps(Schema):
    """What may come next for a plan."""

    rows: list[StepOut]


@router.get(
    "/{number}/steps",
    response=Steps,
    **route("plans_steps", _("What may come next for a plan"), MISSING),
)
@needs(READ)
def steps(request: HttpRequest, number: Number) -> HttpResponse:
    """List the steps that one may go with a plan, and what is missing before each."""
    by = person(request)
    plan = plan_of(by, number)
    main = stages.next_of(by, plan)
    found = [*([main] if main and main.may else []), *stages.others_of(by, plan)]
    rows = [{"step": each.step, "missing": list(each.missing)} for each in found]
    return answer({"rows": rows})


@router.post(
    "/{number}/steps/{step}",
    response=PlanOut,
    **route(
        "plans_step",
        _("Go a step in the life of a plan"),
        refusals(S.NOT_FOUND, S.CONFLICT),
        more=_("Signing off (`decide`) is done by a person on the site only."),
    ),
)
@needs(WALKS)
def go(
    request: HttpRequest,
    number: Number,
    step: Walked,  # type: ignore[valid-type]
    body: Annotated[StepIn, Body()],
) -> HttpResponse:
    """Go one step: what is missing is told, and nothing is done."""
    by = person(request)
    plan = plan_of(by, number)
    asked = Step(step)
    demand(by, ARROWS[asked].permission)
    typed: dict[str, Any] = {"until": body.until, "reason": body.reason}
    form = StepForm(asked, typed)
    if not form.is_valid():
        raise refused_by(form)
    GOING[asked](by=by, plan=plan, **form.cleaned_data)
    return answer(plan_told(by, plan_of(by, number)))
