"""What the page of one evaluation shows, and to whom which part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Cycle
from tepat_web.workforce.queries import names_by_nip

from . import clocks, course, matrix, queries, wording
from .models import Contest, Evaluation, FollowUp, State

P = Permission
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Parts:
    """Which part somebody has in an evaluation.

    Attributes:
        is_own: It is about them.
        leads: They are the superior.
        wrote: They handed it over, as the superior then.
        decides: They decide on an objection to it.
    """

    is_own: bool
    leads: bool
    wrote: bool
    decides: bool

    @classmethod
    def of(cls, by: User, it: Evaluation, contests: list[Contest]) -> Parts:
        """Return the part of ``by``."""
        nip = by.nip or "-"
        deciding = queries.contests(by).filter(evaluation=it) if contests else None
        return cls(
            it.agreement.employee.nip == nip,
            it.agreement.superior == nip,
            it.given_by_id == by.pk,
            deciding is not None and deciding.exists(),
        )

    @property
    def is_outside(self) -> bool:
        """Whether somebody only reads it, by their office."""
        return not (self.is_own or self.leads or self.wrote or self.decides)


def one(by: User, it: Evaluation, today: date) -> dict[str, Any]:
    """Return the context of the page of an evaluation."""
    year = it.agreement.cycle.year
    contests = queries.contests_of(it)
    parts = Parts.of(by, it, contests)
    reads_contests = not parts.is_outside or bool(reach(by, P.APPRAISAL_RUN))
    is_given = it.state == State.GIVEN
    return {
        "it": it,
        "parts": parts,
        "name": it.agreement.employee.name,
        "period": wording.named(it.span, year),
        "results": wording.expectation(it.results),
        "behaviour": wording.expectation(it.behaviour),
        "rating": wording.rating(it.rating),
        "norm": matrix.norm(it.span.ends(year)),
        "superior": _name(it.writer),
        "right": clocks.right(today),
        "decide_days": clocks.DECIDE_DAYS,
        "contests": [_contest(each) for each in contests] if reads_contests else [],
        "steps": _steps(it) if not parts.is_outside else [],
        "way": _way(it, today) if not parts.is_outside else None,
        "differs": _differs(it),
        "may_receive": parts.is_own and is_given,
        "may_contest": parts.is_own and _may_contest(it, today),
        "may_withdraw": parts.is_own and it.state == State.OBJECTED,
        "may_take_back": parts.leads
        and is_given
        and it.agreement.cycle.stage == Cycle.Stage.OPEN,
        "may_note_receipt": parts.leads and is_given,
        "may_follow_up": parts.leads and it.is_given,
        "today": today,
    }


def mine(found: Iterable[Evaluation]) -> list[dict[str, Any]]:
    """Return one's own evaluations as the list shows them."""
    return [
        {
            "it": it,
            "period": wording.named(it.span, it.agreement.cycle.year),
            "rating": wording.rating(it.rating),
        }
        for it in found
    ]


def _contest(it: Contest) -> dict[str, Any]:
    return {
        "it": it,
        "before": wording.expectation(it.results_before),
        "behaviour_before": wording.expectation(it.behaviour_before),
        "decider": _name(it.decider),
    }


def _steps(it: Evaluation) -> list[FollowUp]:
    return list(FollowUp.objects.standing().filter(evaluation=it))


def _way(it: Evaluation, today: date) -> course.Way | None:
    """The way on, after the rating of a year that is not good enough."""
    if not it.span.is_year or not it.is_given:
        return None
    if matrix.is_good_enough(it.rating, today):
        return None
    year = it.agreement.cycle.year
    return course.way_on(it.agreement.employee.nip, year, today)


def _differs(it: Evaluation) -> str:
    """The rating that the register has meanwhile, where it is another."""
    row = it.appraisal
    if row is None or (row.rating == it.rating and not row.is_removed):
        return ""
    return wording.rating("" if row.is_removed else row.rating)


def _may_contest(it: Evaluation, today: date) -> bool:
    until = it.object_until
    return it.state == State.RECEIVED and until is not None and today <= until


def _name(nip: str) -> str:
    """The name of a person; blank for nobody."""
    return names_by_nip([nip]).get(nip, nip) if nip else ""
