"""A plan that is asked what if: taken over once, asked often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..case import Case
from ..problem import Pair, Problem
from .again import demand_no_supposing, how_good, made_again, seats_of
from .answer import (
    AGAIN,
    BY_PATH,
    BY_PATHS_ALONE,
    EXCHANGE,
    LIMITS,
    OVER_STRENGTH,
    SCENARIO_PIN,
    Answer,
)
from .arrangement import NoRoom
from .barriers import ChangeRefused
from .change import Change, Told
from .compare import Found, achieved, answer_of
from .kinship import to_keep_apart
from .parts import Parts
from .question import Asked, Reader
from .refusal import refusal
from .reseat import reseat
from .start import Start
from .stored import MISSTATED, UNFIT, PlanUnfit, Stored, options_of, start_of
from .terms import Terms


class WhatIf:
    """One plan, taken over once, to be asked many questions.

    Every question is asked of the plan as it is stored: an answer changes nothing.

    Attributes:
        case: The case of the plan.
        objective: Goal → what the plan achieves.
    """

    def __init__(
        self,
        case: Case,
        stored: Stored,
        problem: Problem,
        start: Start | None,
        reader: Reader,
        why: Told,
    ) -> None:
        self.case, self.objective = case, dict(stored.objective)
        self._stored, self._problem, self._reader = stored, problem, reader
        self._start, self._why = start, why

    @classmethod
    def of(cls, case: Case, content: Mapping[str, Any]) -> WhatIf:
        """Take over a stored plan of a case.

        Args:
            case: The case.
            content: The content of ``plan.json``.

        Raises:
            PlanUnfit: if the plan was altered, or its own prices do not prove it.
        """
        stored = Stored.of(case, content)
        problem, kin = options_of(case, stored.apart)
        if achieved(case, problem.seats, stored.position) != stored.objective:
            raise PlanUnfit(UNFIT, why=MISSTATED)
        start, why = None, Told(OVER_STRENGTH)
        if not stored.by_prices:
            is_coupled = content["limits"] or case.scenario.is_coupled
            why = Told(LIMITS if is_coupled else EXCHANGE)
        elif not stored.restricted:
            start = start_of(Parts.of(problem, case.scenario.tolerance), stored)
        reader = Reader(case, stored.position, stored.apart, kin, problem)
        return cls(case, stored, problem, start, reader, why)

    def ask(self, changes: Sequence[Change]) -> Answer:
        """Return the best plan under some conditions, set against the plan there is.

        Raises:
            NotAQuestion: if a condition names nobody known or contradicts another.
            ChangeRefused: if there is no plan under these conditions.
        """
        asked, terms = self._reader.read(changes)
        found = self._by_path(terms)
        if isinstance(found, Told):
            found = self._again(asked, terms, found)
        return answer_of(self.case, self._stored.position, self.objective, asked, found)

    def exact_loss(self, nip: str, position: str) -> Mapping[str, int] | None:
        """Return goal → what the plan loses by giving somebody a position.

        The price of :meth:`ask` for a pin, where paths can tell it: ``None`` where the
        whole plan would have to be made again, or where nobody can make room.

        Raises:
            NotAQuestion: if the person or the position is not known.
            ChangeRefused: if a rule or a limit does not allow it.
        """
        _, terms = self._reader.read([Change("pin", nip, position)])
        try:
            found = self._by_path(terms)
        except ChangeRefused:
            return None
        if isinstance(found, Told):
            return None
        goals = achieved(self.case, found.need, found.position)
        return {goal: self.objective[goal] - goals[goal] for goal in goals}

    def _by_path(self, terms: Terms) -> Found | Told:
        """Return the best plan by paths, or why they cannot tell it."""
        start = self._start
        if start is None:
            return self._why
        if start.problem.must_go[list(terms.leaving)].any():
            return Told(SCENARIO_PIN)
        apart: dict[Pair, None] = {}
        # Each round forbids at least one more pair, so this ends.
        while True:
            now = replace(terms, barred=terms.barred | apart.keys())
            in_parts = start.parts.terms(now)
            if in_parts is None:
                return self._why
            try:
                found = reseat(start, in_parts)
            except NoRoom as error:
                raise refusal(self.case, start, now, error) from error
            if found.crowded.any():
                return self._why
            met = list(to_keep_apart(self.case, found.position, terms))
            if not met:
                break
            apart |= dict.fromkeys(met)
        return Found(
            position=found.position,
            need=terms.need(self._problem),
            apart=tuple(apart),
            method="path",
            exact=True,
            assurance=Told(BY_PATH if start.keeps else BY_PATHS_ALONE),
        )

    def _again(self, asked: Sequence[Asked], terms: Terms, why: Told) -> Found:
        """Make the whole plan again."""
        demand_no_supposing(asked)
        content = made_again(self.case, asked)
        exact, known = how_good(content)
        facts = {"why": why.sentence, "assurance": known}
        return Found(
            position=seats_of(self.case, content),
            need=terms.need(self._problem),
            apart=(),
            method="resolve",
            exact=exact,
            assurance=Told(AGAIN, facts),
        )
