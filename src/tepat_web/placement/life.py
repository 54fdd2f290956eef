"""The life of a plan: its states, the arrows between them, and what each asks for.

    computed ─▶ consultation ─▶ proposed ─▶ decided ─▶ carried out ─▶ evaluated
                   │    ▲           │
                   ▼    └─ returned ┘
                revised (a new plan, which replaces this one)

From anywhere before *decided* a plan can be withdrawn, with a reason. What comes before
*computed* is a draft, which the workshop keeps.

Rooms above this one add their own conditions and consequences as a line of
:data:`ARROWS`, by the path of a function, so that this room need not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User

P = Permission


class State(models.TextChoices):
    """How far a plan is."""

    COMPUTED = "computed", _("computed")
    CONSULTATION = "consultation", _("in consultation")
    REVISED = "revised", _("revised, in consultation")
    PROPOSED = "proposed", _("proposed for decision")
    DECIDED = "decided", _("decided")
    CARRIED_OUT = "carried-out", pgettext_lazy("plan", "carried out")
    EVALUATED = "evaluated", _("evaluated")
    REPLACED = "replaced", _("replaced by a revised plan")
    WITHDRAWN = "withdrawn", pgettext_lazy("plan", "withdrawn")


class Step(models.TextChoices):
    """What somebody does to a plan."""

    CONSULT = "consult", _("Open the consultation")
    REVISE = "revise", _("Put in place of the plan it revises")
    PROPOSE = "propose", _("Propose for decision")
    RETURN = "return", _("Return to the planner")
    DECIDE = "decide", _("Sign off")
    CARRY_OUT = "carry-out", _("Call carried out")
    EVALUATE = "evaluate", _("Evaluate")
    WITHDRAW = "withdraw", _("Withdraw")


S = State
SEEN = frozenset(
    {
        *(S.CONSULTATION, S.REVISED, S.PROPOSED),
        *(S.DECIDED, S.CARRIED_OUT, S.EVALUATED),
    }
)
"""States in which everyone concerned sees what a plan says of them."""

HEARD = frozenset({S.CONSULTATION, S.REVISED})
"""States in which those concerned are heard."""

SIGNED = frozenset({S.DECIDED, S.CARRIED_OUT, S.EVALUATED})
"""States after the decision."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way from state to state.

    Attributes:
        start: Where it begins.
        end: Where it leads.
        permission: Who goes it.
        needs_reason: Whether it is gone only with a reason.
        conditions: Paths of functions of the person and the plan that yield, as
            sentences in the reader's language, what is still missing.
        then: Paths of functions of the person and the passage, called in its
            transaction.
    """

    start: frozenset[State]
    end: State
    permission: Permission
    needs_reason: bool = False
    conditions: tuple[str, ...] = ()
    then: tuple[str, ...] = ()

    def missing(self, by: User, plan: object) -> Iterator[str]:
        """Yield what is still missing before the arrow can be gone."""
        for path in self.conditions:
            ask: Callable[[User, object], Iterator[str]] = import_string(path)
            yield from ask(by, plan)

    def follow(self, by: User, passage: object) -> None:
        """Do what follows from having gone the arrow."""
        for path in self.then:
            act: Callable[[User, object], None] = import_string(path)
            act(by, passage)


HERE = "tepat_web.placement.conditions"
TELL = "tepat_web.consultation.follow"
BOARD = "tepat_web.decisions"
OBJECTED = "tepat_web.objections"
# A new condition or consequence of another room is a line here.
ARROWS: Mapping[Step, Arrow] = MappingProxyType(
    {
        Step.CONSULT: Arrow(
            frozenset({S.COMPUTED}),
            S.CONSULTATION,
            P.PLAN_COMPUTE,
            conditions=(f"{HERE}.stands_alone",),
            then=(f"{TELL}.consulted", f"{OBJECTED}.follow.taken_in"),
        ),
        Step.REVISE: Arrow(
            frozenset({S.COMPUTED}),
            S.REVISED,
            P.PLAN_COMPUTE,
            conditions=(f"{HERE}.replaces_one_in_consultation",),
            then=(f"{TELL}.revised", f"{OBJECTED}.follow.taken_in"),
        ),
        Step.PROPOSE: Arrow(
            HEARD,
            S.PROPOSED,
            P.PLAN_COMPUTE,
            conditions=(
                f"{HERE}.is_verified",
                f"{HERE}.consultation_is_over",
                f"{OBJECTED}.conditions.none_unanswered",
            ),
            then=(f"{TELL}.put_forward",),
        ),
        Step.RETURN: Arrow(
            frozenset({S.PROPOSED}),
            S.CONSULTATION,
            P.PLAN_DECIDE,
            needs_reason=True,
            then=(f"{TELL}.returned",),
        ),
        Step.DECIDE: Arrow(
            frozenset({S.PROPOSED}),
            S.DECIDED,
            P.PLAN_DECIDE,
            conditions=(
                f"{HERE}.other_eyes",
                f"{HERE}.is_verified",
                f"{BOARD}.conditions.board_is_done",
            ),
            then=(f"{BOARD}.follow.schedule", f"{TELL}.decided"),
        ),
        Step.CARRY_OUT: Arrow(
            frozenset({S.DECIDED}),
            S.CARRIED_OUT,
            P.PLAN_CARRY_OUT,
            conditions=(f"{BOARD}.conditions.all_carried_out",),
        ),
        Step.EVALUATE: Arrow(
            frozenset({S.CARRIED_OUT}),
            S.EVALUATED,
            P.PLAN_COMPUTE,
            needs_reason=True,
        ),
        Step.WITHDRAW: Arrow(
            frozenset({S.COMPUTED, S.CONSULTATION, S.REVISED, S.PROPOSED}),
            S.WITHDRAWN,
            P.PLAN_COMPUTE,
            needs_reason=True,
            then=(f"{TELL}.withdrawn", f"{OBJECTED}.follow.closed"),
        ),
    }
)


def words_of(step: str) -> Promise | str:
    """Return what a step is called."""
    return Step(step).label
