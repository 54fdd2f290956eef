"""Reasons for programs: what a plan decides about a person, and why not otherwise."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Body, Field, Path, Router, Schema

from tepat_web.accounts.access import Permission
from tepat_web.accounts.guard import person
from tepat_web.accounts.models import User
from tepat_web.api.answers import Number, answer
from tepat_web.api.describe import headers, refusals, route
from tepat_web.api.leave import needs
from tepat_web.api.problems import refused_by
from tepat_web.api.words import described as _
from tepat_web.api.work import address
from tepat_web.ledger.actions import saw
from tepat_web.workforce.models import Employee

from . import actions, queries, reading, reasons
from .api import plan_of
from .models import Explanation, Plan
from .why_forms import WhyForm

S = HTTPStatus
P = Permission
MISSING = refusals(S.NOT_FOUND)
Nip = Annotated[str, Path(pattern="^[0-9]{18}$", description=_("Employee number."))]
router = Router(tags=["plans"])


class PersonOut(Schema):
    """What a plan decides about one person."""

    nip: str
    name: str
    decision: str = Field(description=_("In one or two words."))
    is_move: bool
    from_: str = Field(alias="from", description=_("Title of the present position."))
    to: str = Field(description=_("Title of the position there."))
    reasons: dict[str, Any] | None = Field(
        description=_("Findings and alternatives; blank: ask for them.")
    )


class WhyQuestion(Schema):
    """A person, a position, or why not this one there."""

    nip: Annotated[str, Field(max_length=24)] = ""
    position: Annotated[str, Field(max_length=200)] = ""


class Asked(Schema):
    """Where the answer is, or the work on it."""

    answer: str | None
    work: str | None


class ExplanationOut(Schema):
    """An answer, as far as one may read it."""

    id: int
    nip: str
    position: str
    told: dict[str, Any]


@router.get(
    "/{number}/people/{nip}",
    response=PersonOut,
    by_alias=True,
    **route(
        "plans_person",
        _("What a plan decides about a person, and why"),
        MISSING,
        more=_("Looking at another person's is noted in the ledger."),
    ),
)
@needs(P.PLAN_READ)
def about_person(request: HttpRequest, number: Number, nip: Nip) -> HttpResponse:
    """Tell what a plan decides about one person, and why."""
    by = person(request)
    plan = plan_of(by, number)
    found = queries.person_in(by, plan, nip)
    if found is None:
        raise Http404(nip)
    _note(by, nip)
    kept = reasons.read(plan.path, nip)
    if kept is None and (asked := queries.explained(plan, nip, "")):
        kept = asked.content
    see = {
        "secrets": queries.sees_secrets(by, nip, found.path),
        "wishes": queries.sees_wishes(by, nip, found.path),
    }
    return answer(
        {
            "nip": nip,
            "name": found.name,
            "decision": str(found.decision),
            "is_move": found.is_move,
            "from": found.origin,
            "to": found.to,
            "reasons": reading.read(kept, **see) if kept else None,
        }
    )


@router.post(
    "/{number}/explanations",
    response={S.OK: Asked, S.ACCEPTED: Asked},
    **route(
        "plans_why",
        _("Ask why"),
        refusals(S.NOT_FOUND, S.CONFLICT),
        headers(S.ACCEPTED, "Location"),
        more=_(
            "About a person, about a person and a position, or, for who may read the "
            "whole plan, about a position. 200: there is an answer already."
        ),
    ),
)
@needs(P.PLAN_READ)
def ask(
    request: HttpRequest, number: Number, body: Annotated[WhyQuestion, Body()]
) -> HttpResponse:
    """Ask why a person is not somewhere, or why nobody else is."""
    by = person(request)
    plan = plan_of(by, number)
    form = WhyForm(body.model_dump())
    if not form.is_valid():
        raise refused_by(form)
    nip, position = form.cleaned_data["nip"], form.cleaned_data["position"]
    if known := _known(by, plan, nip, position):
        return answer({"answer": known, "work": None})
    job = actions.ask_explanation(by=by, plan=plan, nip=nip, position=position)
    place = address(job)
    return answer({"answer": None, "work": place}, S.ACCEPTED, Location=place)


@router.get(
    "/{number}/explanations/{answer}",
    response=ExplanationOut,
    **route("plans_explanation", _("One answer"), MISSING),
)
@needs(P.PLAN_READ)
def explanation(
    request: HttpRequest,
    number: Number,
    answer_: Annotated[
        int, Path(alias="answer", ge=1, le=2**63 - 1, description=_("Its number."))
    ],
) -> HttpResponse:
    """Tell an answer, as far as one may read it."""
    by = person(request)
    plan = plan_of(by, number)
    found = get_object_or_404(Explanation, plan=plan, pk=answer_)
    secrets, path = True, ""
    alone = queries.reads_all(by) and queries.reads_wishes(by, plan, "", "")
    if not found.nip and not alone:
        raise Http404(answer_)
    if found.nip:
        who = queries.person_in(by, plan, found.nip)
        if who is None:
            raise Http404(answer_)
        _note(by, found.nip)
        path = who.path
        told_of = queries.reads_wishes(by, plan, found.nip, path)
        if found.position and not told_of:
            raise Http404(answer_)
        secrets = queries.sees_secrets(by, found.nip, path)
    wishes = queries.sees_wishes(by, found.nip, path)
    told = reading.read(found.content, secrets=secrets, wishes=wishes)
    return answer(
        {"id": found.pk, "nip": found.nip, "position": found.position, "told": told}
    )


def _known(by: User, plan: Plan, nip: str, position: str) -> str:
    """Return where the answer is, if there is one already that one may read."""
    if not queries.may_ask(by, plan, nip, position):
        return ""
    if nip and not position and reasons.read(plan.path, nip):
        return reverse("api-v1:plans_person", args=[plan.pk, nip])
    if known := queries.explained(plan, nip, position):
        return reverse("api-v1:plans_explanation", args=[plan.pk, known.pk])
    return ""


def _note(by: User, nip: str) -> None:
    """Note in the ledger that somebody looks at what is said of another person."""
    employee = Employee.objects.standing().filter(nip=nip).first()
    if employee is not None and nip != by.nip:
        saw(by=by, what=employee)
