"""Who may take which step of an objection, and why not: asked by actions and pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.writing import day
from tepat_web.ledger.notices import accounts_of, holders
from tepat_web.placement.life import State
from tepat_web.placement.life import Step as PlanStep
from tepat_web.placement.models import Passage

from .clocks import Step
from .models import Objection, Outcome, Stage

P = Permission
HEARD_STILL = (State.CONSULTATION, State.REVISED, State.PROPOSED, State.REPLACED)
"""States of a plan in which a remark on it can still change something."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is read once where many objections are looked through."""

    signed: dict[int, set[int]] = field(default_factory=dict)
    held: dict[tuple[Permission, str], set[int]] = field(default_factory=dict)
    nips: dict[frozenset[int], set[str | None]] = field(default_factory=dict)

    def signers(self, it: Objection) -> set[int]:
        """Return the accounts that decided on the plan that it is on."""
        if it.plan_id not in self.signed:
            decided = Passage.objects.filter(plan=it.plan_id, step=PlanStep.DECIDE)
            self.signed[it.plan_id] = set(decided.values_list("by", flat=True))
        return self.signed[it.plan_id]

    def takers(self, it: Objection, step: Step) -> set[int]:
        """Return the accounts whose role takes a step of it, whoever it is about."""
        found: set[int] = set()
        for each in takes(it, step):
            if (each, it.path) not in self.held:
                self.held[each, it.path] = holders(each, it.path)
            found |= self.held[each, it.path]
        return found

    def nips_of(self, accounts: set[int]) -> set[str | None]:
        """Return the employee numbers of some accounts."""
        key = frozenset(accounts)
        if key not in self.nips:
            found = User.objects.filter(pk__in=key).values_list("nip", flat=True)
            self.nips[key] = set(found)
        return self.nips[key]


def waiting_for(by: User, rows: Iterable[Objection], today: date) -> list[Objection]:
    """Return those of many objections whose next step the person may take now."""
    known = Known()
    return [
        it
        for it in rows
        if (step := next_step(it)) is not None
        and not refusal(by, it, step, today, known)
    ]


def refusal(
    by: User, it: Objection, step: Step, today: date, known: Known | None = None
) -> str:
    """Say why a person may not take a step now, and what to do; blank if they may.

    Args:
        known: What was read for others of many.
    """
    if step == Step.ESCALATE:
        return _not_passed_on(by, it, today)
    if by.nip and by.nip == it.nip:
        return _("This one is about yourself, so another person has to take this step.")
    if not may(by, it, step):
        return _("Your role does not take this step.")
    if not _is_next(it, step, today):
        return _("It is “%(stage)s” now. The page shows what can be done.") % {
            "stage": it.get_stage_display()
        }
    if step == Step.DECIDE:
        return _not_decided(by, it, known or Known())
    return ""


def may(by: User, it: Objection, step: Step) -> bool:
    """Tell whether a role of the person takes a step of such an objection at all."""
    return any(reach(by, each).covers(it.path) for each in takes(it, step))


def takes(it: Objection, step: Step) -> tuple[Permission, ...]:
    """Return the permissions of those who take a step."""
    if step == Step.DECIDE:
        by_law = (P.OBJECTION_DECIDE,)
        return (P.OBJECTION_HANDLE, *by_law) if it.is_remark else by_law
    return (P.OBJECTION_HANDLE,)


def who_acts(it: Objection, step: Step) -> set[int]:
    """Return the accounts that may have to take a step, never the person's own."""
    found = Known().takers(it, step)
    found -= set(accounts_of([it.nip]).values())
    if step == Step.DECIDE and it.answered_by_id:
        found.discard(it.answered_by_id)
    return found


def next_step(it: Objection) -> Step | None:
    """Return the step that others have to take now; none if the person waits for none.

    Without a limit for acknowledging, the answer is what the clock runs for.
    """
    match it.stage:
        case Stage.FILED if it.acknowledge_by:
            return Step.ACKNOWLEDGE
        case Stage.FILED | Stage.ACKNOWLEDGED:
            return Step.ANSWER
        case Stage.ESCALATED:
            return Step.DECIDE
        case Stage.ANSWERED if not it.is_remark:
            return Step.DECIDE
        case _:
            return None


def outcomes(it: Objection) -> tuple[Outcome, ...]:
    """Return the outcomes that are possible: the law leaves no choice of a late one."""
    if it.is_late:
        return (Outcome.INADMISSIBLE,)
    return (Outcome.UPHELD, Outcome.PARTLY, Outcome.REJECTED)


def is_only_one(by: User, it: Objection) -> bool:
    """Tell whether who signed decides on it because nobody else could."""
    return not it.is_remark and by.pk in Known().signers(it)


def may_withdraw(by: User, it: Objection) -> bool:
    """Tell whether a person may take back an objection: their own, while it is open."""
    return bool(by.nip) and by.nip == it.nip and it.is_open


def _is_next(it: Objection, step: Step, today: date) -> bool:
    match step:
        case Step.ACKNOWLEDGE:
            return it.stage == Stage.FILED
        case Step.ANSWER:
            return it.stage in (Stage.FILED, Stage.ACKNOWLEDGED)
        case _ if it.is_remark:
            return it.stage == Stage.ESCALATED
        case _:
            is_silent = it.answer_by is not None and today > it.answer_by
            return it.is_open and (it.stage == Stage.ANSWERED or is_silent)


def _not_decided(by: User, it: Objection, known: Known) -> str:
    if by.pk == it.answered_by_id:
        return _("You have answered it, so another person has to decide (four eyes).")
    signers = known.signers(it)
    if it.is_remark or by.pk not in signers:
        return ""
    others = known.takers(it, Step.DECIDE) - signers - {it.answered_by_id or 0}
    if known.nips_of(others) - {it.nip}:
        return _(
            "You have signed the decision that it is against, and somebody else may "
            "decide on it. Leave it to them."
        )
    return ""


def _not_passed_on(by: User, it: Objection, today: date) -> str:
    if not by.nip or by.nip != it.nip:
        return _("Only the person concerned passes it on.")
    if not it.is_remark or it.stage != Stage.ANSWERED or it.outcome == Outcome.UPHELD:
        return _("Only a remark that was answered and not upheld is passed on.")
    if it.plan.state not in HEARD_STILL:
        return _(
            "The plan is %(state)s now, so a remark on it changes nothing any more. "
            "Against a decision you may file an objection."
        ) % {"state": it.plan.get_state_display()}
    if it.escalate_by is not None and today > it.escalate_by:
        return _("It could be passed on until %(day)s.") % {"day": day(it.escalate_by)}
    return ""
