"""How far a plan is, and what comes next, as pages and programs tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tepat_web.accounts.access import GIVEN, MAY, Permission, reach
from tepat_web.accounts.models import User

from .life import ARROWS, HEARD, State, Step
from .models import Passage, Plan

P = Permission
S = State
WALKS = (P.PLAN_COMPUTE, P.PLAN_DECIDE, P.PLAN_CARRY_OUT)
"""Who goes some step; which one, its arrow says."""

WAY = (S.COMPUTED, S.CONSULTATION, S.PROPOSED, S.DECIDED, S.CARRIED_OUT, S.EVALUATED)
"""The states of a plan to which nothing happens on its way."""

ENDS = (S.REPLACED, S.WITHDRAWN)
SLUGS: Mapping[Step, str] = MappingProxyType(
    {
        Step.CONSULT: "konsultasi",
        Step.REVISE: "gantikan",
        Step.PROPOSE: "ajukan",
        Step.RETURN: "kembalikan",
        Step.DECIDE: "tetapkan",
        Step.CARRY_OUT: "dilaksanakan",
        Step.EVALUATE: "evaluasi",
        Step.WITHDRAW: "tarik",
    }
)
"""What a step is called in addresses."""

STEPS: Mapping[str, Step] = {slug: step for step, slug in SLUGS.items()}
ELSEWHERE: Mapping[Step, str] = {Step.DECIDE: "decisions:sign"}
"""Steps that have a page of their own, with more to look at than a question."""

NEXT: Mapping[str, Step] = {
    S.COMPUTED: Step.CONSULT,
    S.CONSULTATION: Step.PROPOSE,
    S.REVISED: Step.PROPOSE,
    S.PROPOSED: Step.DECIDE,
    S.DECIDED: Step.CARRY_OUT,
    S.CARRIED_OUT: Step.EVALUATE,
}
ASIDE = (Step.RETURN, Step.WITHDRAW)
"""Steps off the way; :data:`NEXT` are those along it."""

DONE: Mapping[Step, Promise] = {
    Step.CONSULT: _("The consultation is open. Everyone concerned is told."),
    Step.REVISE: _("This plan is now the one on which people are heard."),
    Step.PROPOSE: _("The plan lies before whoever decides."),
    Step.RETURN: _("The plan went back to the planner."),
    Step.CARRY_OUT: _("The plan counts as carried out."),
    Step.EVALUATE: _("The evaluation is kept with the plan."),
    Step.WITHDRAW: _("The plan is withdrawn; those who could see it are told."),
}
"""What is said once a step has been gone."""

FOLLOWS: Mapping[Step, tuple[Promise, ...]] = {
    Step.CONSULT: (
        _("Each person concerned sees what is proposed for them, and is told."),
        _("They accept, ask, propose something else or object until the last day."),
        _("Only after that day can the plan be proposed for decision."),
    ),
    Step.REVISE: (
        _("The plan that it revises stays readable here, but counts no more."),
        _("Answers stay where the same is proposed for somebody."),
        _("Others are told what is proposed now, and are heard until the last day."),
    ),
    Step.PROPOSE: (
        _("Whoever decides finds it among what waits for them."),
        _("From then on it changes only if it is returned to you."),
    ),
    Step.RETURN: (
        _("It is in consultation again, with your reason; the planner can revise it."),
    ),
    Step.CARRY_OUT: (_("Nothing of it can be carried out or dropped any more."),),
    Step.EVALUATE: (_("What you write is kept with the plan and cannot be changed."),),
    Step.WITHDRAW: (
        _("Those who could see it do not any more, and are told that it is gone."),
        _("It cannot be taken up again. Make another plan with its settings instead."),
    ),
}
"""What happens when a step is gone, said before."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One state on the way of a plan.

    Attributes:
        title: What it is called.
        at: When the plan came there; ``None``: not yet, or nobody noted it.
        by: Who brought it there; blank where that is not told.
        is_reached: Whether the plan is there or has passed it.
        is_current: Whether the plan is there now.
    """

    title: str
    at: datetime | None
    by: str
    is_reached: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that a plan can go, as one reader finds it.

    Attributes:
        step: Which.
        title: What it is called.
        url: Where it is gone.
        may: Whether the reader may go it.
        roles: What those are called who may.
        missing: What has to be done before, in sentences; known to who may go it.
    """

    step: Step
    title: str
    url: str
    may: bool
    roles: str
    missing: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether the reader can go it now."""
        return self.may and not self.missing


def stages(plan: Plan, *, named: bool) -> list[Stage]:
    """Return the way of a plan, as far as it is gone and as it goes on.

    Args:
        plan: With its passages, best fetched with whoever took them.
        named: Whether it is told who took it where it is.
    """
    gone: dict[State, tuple[datetime, str]] = {
        S.COMPUTED: (plan.made_at, name_of(plan.by) if named else "")
    }
    for passage in (*plan.passages.all(), *_replacing(plan)):
        end = S.REPLACED if passage.plan_id != plan.pk else _end_of(passage)
        gone[end] = passage.at, name_of(passage.by) if named else ""
    state, heard = State(plan.state), _heard_as(plan)
    way = [heard if it is S.CONSULTATION else it for it in WAY]
    if state in ENDS:
        way = [*(it for it in way if it in gone), state]
    reached = way.index(state)
    told = [gone.get(it, (None, "")) for it in way[: reached + 1]]
    told += [(None, "")] * (len(way) - len(told))
    return [
        Stage(str(it.label), at, who, place <= reached, place == reached)
        for place, (it, (at, who)) in enumerate(zip(way, told, strict=True))
    ]


def next_of(by: User, plan: Plan) -> Offer | None:
    """Return the step that comes next; ``None`` at the end of the way."""
    step = NEXT.get(plan.state)
    if step is Step.CONSULT and _revises_one_in_consultation(plan):
        step = Step.REVISE
    return None if step is None else offer(by, plan, step)


def others_of(by: User, plan: Plan) -> list[Offer]:
    """Return the other steps that a reader may go from where a plan is."""
    return [
        found
        for step in ASIDE
        if plan.state in ARROWS[step].start
        for found in [offer(by, plan, step)]
        if found.may
    ]


def offer(by: User, plan: Plan, step: Step) -> Offer:
    """Return a step of a plan as one reader finds it."""
    arrow = ARROWS[step]
    may = bool(reach(by, arrow.permission))
    return Offer(
        step=step,
        title=str(step.label),
        url=url_of(plan, step),
        may=may,
        roles=", ".join(
            str(role.label) for role in GIVEN if arrow.permission in MAY[role]
        ),
        missing=tuple(arrow.missing(by, plan)) if may else (),
    )


def url_of(plan: Plan, step: Step) -> str:
    """Return where a step of a plan is gone."""
    if step in ELSEWHERE:
        return reverse(ELSEWHERE[step], args=[plan.pk])
    return reverse("placement:step", args=[plan.pk, SLUGS[step]])


def name_of(user: User) -> str:
    """Return what a person is called."""
    return user.get_full_name() or user.get_username()


def _end_of(passage: Passage) -> State:
    return ARROWS[Step(passage.step)].end


def _heard_as(plan: Plan) -> State:
    """Return as what a plan is heard on, was or will be: its own, or a revision."""
    if plan.state in HEARD:
        return State(plan.state)
    heard = [end for it in plan.passages.all() if (end := _end_of(it)) in HEARD]
    if heard:
        return heard[-1]
    return S.REVISED if _revises_one_in_consultation(plan) else S.CONSULTATION


def _replacing(plan: Plan) -> list[Passage]:
    """The step by which another plan took the place of this one, if one did."""
    if plan.state != S.REPLACED:
        return []
    steps = Passage.objects.standing().filter(plan__replaces=plan, step=Step.REVISE)
    return list(steps.select_related("by"))


def _revises_one_in_consultation(plan: Plan) -> bool:
    return plan.replaces is not None and plan.replaces.state in HEARD
