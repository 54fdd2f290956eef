"""Why this person goes (or stays) there, and why not elsewhere.

"Why not?" has three answers: a finding (a rule), a price (what the plan loses if we
insist) or a limit (nobody may enter that seat). The price is read from the plan's own
certificate and is therefore the least that insisting would cost, not a promise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.words import Sentence

from .alternative import LIMIT, PRICE, TIE, Alternative
from .case import Case

MOST_ALTERNATIVES = 8
Pair = tuple[int, int]  # index of a person, index of a position

UNKNOWN_PERSON = Sentence(
    id="NIP {nip} tidak ada dalam rencana ini. Periksa angkanya, atau buat rencana "
    "dari data yang memuat pegawai itu.",
    en="NIP {nip} is not in this plan. Check the digits, or make a plan from data that "
    "has this person.",
)


class NoSuchPerson(TepatError):
    """A NIP that the plan does not know."""

    exit_code = 23


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the plan has to say to one person.

    Attributes:
        nip: The person.
        decision: ``move``, ``stay``, ``unplaced`` or ``leaving``.
        entry: The person's entry in the plan.
        position: Code of the position after the plan, or ``None``.
        findings: What every rule finds about that position.
        needed: What the day of appointment still asks for there: what does not hold
            yet, or is not known.
        components: Points per part of the fit there; ``None`` where unknown.
        fit: The fit there.
        alternatives: Positions not got, allowed ones by fit first, then the nearest.
    """

    nip: str
    decision: str
    entry: Mapping[str, Any]
    position: str | None
    findings: tuple[Finding, ...]
    components: Mapping[str, int | None]
    fit: int | None
    alternatives: tuple[Alternative, ...]
    needed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """Who gets the seats of one position, and why others do not.

    Attributes:
        position: Its code.
        seats: How many there are; ``None`` where the need is not known.
        holders: NIP of each who sits there after the plan, and their fit.
        others: NIP of each of the others and why not, allowed ones by fit first, then
            the nearest.
    """

    position: str
    seats: int | None
    holders: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, Alternative], ...]


def explain(case: Case, content: Mapping[str, Any], nip: str) -> Explanation:
    """Explain what a plan decides about one person.

    Raises:
        NoSuchPerson: if the plan does not know the NIP.
    """
    (told,) = Why(case, content).of_people([nip])
    return told


class Why:
    """A plan that is asked why; what all questions have in common is worked out once.

    Attributes:
        decided: For each NIP the decision, as in :class:`Explanation`, and its entry.
        place: For each code the index of the position.
    """

    def __init__(self, case: Case, content: Mapping[str, Any]) -> None:
        self._case, self._content = case, content
        self.place = {code: at for at, code in enumerate(case.positions["position"])}
        self._person = {nip: at for at, nip in enumerate(case.people["nip"])}
        self.decided = dict(_decisions(content))
        self._is_option = _options(case, content)

    def of_people(self, nips: Sequence[str]) -> list[Explanation]:
        """Explain what the plan decides about some people.

        Raises:
            NoSuchPerson: if the plan does not know one of the NIPs.
        """
        for nip in nips:
            self._demand_known(nip)
        placed = [self._person[nip] for nip in nips if nip in self._person]
        here = [(at, seat) for at in placed if (seat := self._seat(at)) >= 0]
        there = [pair for at in placed for pair in self._places_near(at)]
        findings = dict(zip(here, self._case.findings_of(*_sides(here)), strict=True))
        moves = [pair for pair in here if self._case.holds[pair[0]] != pair[1]]
        needed = dict(zip(moves, self._case.still_needed(*_sides(moves)), strict=True))
        others: dict[int, list[Alternative]] = defaultdict(list)
        for (at, _), told in zip(there, self._alternatives(there), strict=True):
            others[at].append(told)
        return [self._explained(nip, findings, needed, others) for nip in nips]

    def of_pair(self, nip: str, position: str) -> Alternative | None:
        """Explain why a person does not get a position; nothing for who gets it.

        Raises:
            NoSuchPerson: if the plan places nobody with this NIP.
            KeyError: if there is no such position.
        """
        if nip not in self._person:
            raise NoSuchPerson(UNKNOWN_PERSON, nip=nip)
        pair = self._person[nip], self.place[position]
        if self._seat(pair[0]) == pair[1]:
            return None
        (told,) = self._alternatives([pair])
        return told

    def of_position(self, position: str) -> Contest:
        """Explain who gets a position, and why others who are near do not.

        Raises:
            KeyError: if there is no such position.
        """
        case, place = self._case, self.place[position]
        target = case.target[place]
        nips, scores = case.people["nip"].to_list(), case.scores[:, target]
        seated = [at for at in range(len(nips)) if self._seat(at) == place]
        near: list[Pair] = []
        for part in _by_fit(case.grid.allowed[:, target], scores):
            rest = [at for at in part if at not in seated]
            near += [(at, place) for at in rest[: MOST_ALTERNATIVES // 2]]
        told = self._alternatives(near)
        return Contest(
            position=position,
            seats=case.positions["need"][place],
            holders=tuple((nips[at], int(scores[at])) for at in seated),
            others=tuple(
                (nips[at], why) for (at, _), why in zip(near, told, strict=True)
            ),
        )

    def _demand_known(self, nip: str) -> None:
        if nip not in self.decided:
            raise NoSuchPerson(UNKNOWN_PERSON, nip=nip)

    def _seat(self, person: int) -> int:
        """Return the position after the plan, or -1."""
        _, entry = self.decided[self._case.people["nip"][person]]
        code = entry.get("to") or entry.get("position")
        return self.place[code] if code else -1

    def _explained(
        self,
        nip: str,
        findings: Mapping[Pair, list[Finding]],
        needed: Mapping[Pair, list[Finding]],
        others: Mapping[int, list[Alternative]],
    ) -> Explanation:
        decision, entry = self.decided[nip]
        if nip not in self._person:
            return Explanation(nip, decision, entry, None, (), {}, None, ())
        case, person = self._case, self._person[nip]
        seat, told = self._seat(person), tuple(others.get(person, ()))
        if seat < 0:
            return Explanation(nip, decision, entry, None, (), {}, None, told)
        target = int(case.target[seat])
        return Explanation(
            nip=nip,
            decision=decision,
            entry=entry,
            position=case.positions["position"][seat],
            findings=tuple(findings[person, seat]),
            components=case.fit.of(person, target),
            fit=int(case.scores[person, target]),
            alternatives=told,
            needed=tuple(needed.get((person, seat), ())),
        )

    def _places_near(self, person: int) -> Iterator[Pair]:
        """The allowed positions with the best fit, then those that rules keep away.

        Of positions that ask for the same things one is shown.
        """
        case = self._case
        own, taken = int(case.holds[person]), self._seat(person)
        seen = {int(case.target[place]) for place in (own, taken) if place >= 0}
        allowed = case.grid.allowed[person, case.target]
        for part in _by_fit(allowed, case.scores[person, case.target]):
            count = 0
            for place in part:
                target = int(case.target[place])
                if target not in seen and count < MOST_ALTERNATIVES // 2:
                    seen.add(target)
                    count += 1
                    yield person, place

    def _alternatives(self, pairs: Sequence[Pair]) -> list[Alternative]:
        found = self._case.findings_of(*_sides(pairs))
        return [
            self._alternative(pair, findings)
            for pair, findings in zip(pairs, found, strict=True)
        ]

    def _alternative(self, pair: Pair, findings: Sequence[Finding]) -> Alternative:
        person, place = pair
        code = self._case.positions["position"][place]
        fit = int(self._case.scores[person, self._case.target[place]])
        missed = tuple(it for it in findings if it.verdict is not Verdict.HOLDS)
        if missed:
            return Alternative(code, fit, "finding", None, {}, None, missed)
        if not self._is_option[pair]:
            return Alternative(code, fit, "limit", LIMIT, {}, None, ())
        loss = self._loss(person, place)
        said = PRICE if any(loss.values()) else TIE
        return Alternative(code, fit, "price", said, {}, loss, ())

    def _loss(self, person: int, place: int) -> dict[str, int]:
        """The least loss of insisting: what seat and person are worth elsewhere."""
        here = self._worth(person, self._seat(person))
        there = self._worth(person, place)
        goals = self._case.scenario.goals
        return {goal: a - b for goal, a, b in zip(goals, here, there, strict=True)}

    def _worth(self, person: int, place: int) -> tuple[int, ...]:
        """Value of the person in a position, less the price of its seat, by goal."""
        if place < 0:
            return (0, 0, 0, 0)
        case = self._case
        code = case.positions["position"][place]
        stays = place == case.holds[person]
        fit = int(case.scores[person, case.target[place]])
        critical = int(bool(case.positions["critical"][place]))
        value = self._vector(critical=critical, filled=1, fit=fit, stayed=int(stays))
        price = self._content["prices"].get(code, [0, 0, 0, 0])
        seat = tuple(a - b for a, b in zip(value, price, strict=True))
        spare = self._content["over_strength_prices"].get(code)
        if not stays or spare is None:
            return seat
        alike = self._vector(fit=fit, stayed=1)
        over = tuple(a - b for a, b in zip(alike, spare, strict=True))
        return max(seat, over)

    def _vector(self, **worth: int) -> tuple[int, ...]:
        """Put worths in the order of the goals."""
        return tuple(worth.get(goal, 0) for goal in self._case.scenario.goals)


def _decisions(
    content: Mapping[str, Any],
) -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    for nip in content["unplaced"]:
        yield nip, ("unplaced", {"nip": nip})
    for decision, part in (
        ("leaving", "leaving"),
        ("stay", "stays"),
        ("move", "moves"),
    ):
        for entry in content[part]:
            yield entry["nip"], (decision, entry)


def _options(case: Case, content: Mapping[str, Any]) -> NDArray[np.bool_]:
    problem = case.problem()
    table = np.zeros((len(problem.people), len(problem.positions)), dtype=np.bool_)
    table[problem.option_person, problem.option_position] = True
    closed = set(content["restricted"]["closed"])
    table[:, [code in closed for code in problem.positions]] = False
    return table


def _by_fit(
    allowed: NDArray[np.bool_], scores: NDArray[np.int16]
) -> tuple[list[int], list[int]]:
    """Return the indices that are allowed and the others, each by fit."""
    order = np.argsort(-scores.astype(np.int64), kind="stable")
    return order[allowed[order]].tolist(), order[~allowed[order]].tolist()


def _sides(pairs: Sequence[Pair]) -> tuple[list[int], list[int]]:
    return [person for person, _ in pairs], [place for _, place in pairs]
