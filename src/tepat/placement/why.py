"""Why this person goes (or stays) there, and why not elsewhere.

"Why not?" has three answers: a finding (a rule), a price (what the plan loses if we
insist) or a limit (nobody may enter that seat). The price is read from the plan's own
certificate and is therefore the least that insisting would cost, not a promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.words import Language, Sentence

from .case import Case
from .problem import GOALS

MOST_ALTERNATIVES = 8

UNKNOWN_PERSON = Sentence(
    id="NIP {nip} tidak ada dalam rencana ini. Periksa angkanya, atau buat rencana "
    "dari data yang memuat pegawai itu.",
    en="NIP {nip} is not in this plan. Check the digits, or make a plan from data that "
    "has this person.",
)
PRICE = Sentence(
    id="Diperbolehkan aturan, tetapi memaksakannya merugikan rencana paling sedikit: "
    "{loss}.",
    en="The rules allow it, but insisting would cost the plan at least: {loss}.",
)
TIE = Sentence(
    id="Diperbolehkan aturan dan menurut sertifikat dapat sama baik; rencana memilih "
    "salah satu susunan yang setara.",
    en="The rules allow it and by the certificate it may be just as good; the plan "
    "chose one of several equal arrangements.",
)
LIMIT = Sentence(
    id="Diperbolehkan aturan, tetapi tidak ada kursi yang dapat dimasuki: kebutuhan "
    "jabatan ini sudah terpenuhi oleh pemangkunya, dibekukan, atau belum diketahui.",
    en="The rules allow it, but there is no seat to enter: the need of this position "
    "is met by its holders, frozen, or not known.",
)
LOSSES: Mapping[str, Sentence] = {
    "critical": Sentence(id="kursi kritis {n}", en="critical seats {n}"),
    "filled": Sentence(id="kursi terisi {n}", en="seats filled {n}"),
    "fit": Sentence(id="kesesuaian {n}", en="fit {n}"),
    "stayed": Sentence(id="orang yang tetap {n}", en="people who stay {n}"),
}


class NoSuchPerson(TepatError):
    """A NIP that the plan does not know."""

    exit_code = 23


@dataclass(frozen=True, slots=True)
class Alternative:
    """A position the person does not get, and why not.

    Attributes:
        position: Its code.
        fit: What the person's fit there would be.
        kind: ``finding``, ``price`` or ``limit``.
        sentence: Why not, with ``facts``.
        loss: For a price: goal → least loss.
        findings: For a finding: the rules that do not hold.
    """

    position: str
    fit: int
    kind: str
    sentence: Sentence | None
    facts: Mapping[str, object]
    loss: Mapping[str, int] | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the plan has to say to one person.

    Attributes:
        nip: The person.
        decision: ``move``, ``stay``, ``unplaced`` or ``leaving``.
        entry: The person's entry in the plan.
        position: Code of the position after the plan, or ``None``.
        findings: What every rule finds about that position.
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


def explain(case: Case, content: Mapping[str, Any], nip: str) -> Explanation:
    """Explain what a plan decides about one person.

    Raises:
        NoSuchPerson: if the plan does not know the NIP.
    """
    decision, entry = _entry(content, nip)
    if decision == "leaving":
        return Explanation(nip, decision, entry, None, (), {}, None, ())
    person = case.people["nip"].to_list().index(nip)
    code = entry.get("to") or entry.get("position")
    alternatives = _alternatives(case, content, person, code)
    if code is None:
        return Explanation(nip, decision, entry, None, (), {}, None, alternatives)
    position = case.positions["position"].to_list().index(code)
    target = int(case.target[position])
    return Explanation(
        nip=nip,
        decision=decision,
        entry=entry,
        position=code,
        findings=tuple(case.findings(person, position)),
        components=case.fit.of(person, target),
        fit=int(case.scores[person, target]),
        alternatives=alternatives,
    )


def losses(loss: Mapping[str, int], language: Language) -> str:
    """Write a loss, goal by goal, leaving out what is not lost.

    >>> losses({"critical": 0, "filled": 1, "fit": 40, "stayed": -1}, "en")
    'seats filled 1, fit 40'
    """
    return ", ".join(
        LOSSES[goal].fill({"n": number}, language)
        for goal, number in loss.items()
        if number > 0
    )


def _entry(content: Mapping[str, Any], nip: str) -> tuple[str, Mapping[str, Any]]:
    for decision, part in (
        ("move", "moves"),
        ("stay", "stays"),
        ("leaving", "leaving"),
    ):
        for entry in content[part]:
            if entry["nip"] == nip:
                return decision, entry
    if nip in content["unplaced"]:
        return "unplaced", {"nip": nip}
    raise NoSuchPerson(UNKNOWN_PERSON, nip=nip)


def _alternatives(
    case: Case, content: Mapping[str, Any], person: int, taken: str | None
) -> tuple[Alternative, ...]:
    """The allowed positions with the best fit, then those that one rule keeps away.

    Of positions that ask for the same things one is shown.
    """
    codes = case.positions["position"].to_list()
    own = int(case.holds[person])
    skip = {own, codes.index(taken) if taken else -1}
    seen: set[int] = {int(case.target[place]) for place in skip if place >= 0}
    score = case.scores[person]
    order = sorted(
        range(len(codes)),
        key=lambda place: (
            not case.grid.allowed[person, case.target[place]],
            -int(score[case.target[place]]),
            codes[place],
        ),
    )
    may = set(np.flatnonzero(_options(case, content)[person]).tolist())
    found: list[Alternative] = []
    for allowed in (True, False):
        wanted = [
            place
            for place in order
            if bool(case.grid.allowed[person, case.target[place]]) is allowed
        ]
        count = 0
        for place in wanted:
            target = int(case.target[place])
            if target in seen or count == MOST_ALTERNATIVES // 2:
                continue
            seen.add(target)
            count += 1
            found.append(
                _alternative(case, content, person, place, taken, place in may)
            )
    return tuple(found)


def _options(
    case: Case, content: Mapping[str, Any]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    problem = case.problem()
    table = np.zeros((len(problem.people), len(problem.positions)), dtype=np.bool_)
    table[problem.option_person, problem.option_position] = True
    closed = set(content["restricted"]["closed"])
    table[:, [code in closed for code in problem.positions]] = False
    return table


def _alternative(
    case: Case,
    content: Mapping[str, Any],
    person: int,
    place: int,
    taken: str | None,
    is_option: bool,
) -> Alternative:
    code = case.positions["position"][place]
    fit = int(case.scores[person, case.target[place]])
    findings = [
        finding
        for finding in case.findings(person, place)
        if finding.verdict is not Verdict.HOLDS
    ]
    if findings:
        return Alternative(code, fit, "finding", None, {}, None, tuple(findings))
    if not is_option:
        return Alternative(code, fit, "limit", LIMIT, {}, None, ())
    loss = _loss(case, content, person, place, taken)
    if not any(loss.values()):
        return Alternative(code, fit, "price", TIE, {}, loss, ())
    return Alternative(code, fit, "price", PRICE, {}, loss, ())


def _loss(
    case: Case,
    content: Mapping[str, Any],
    person: int,
    place: int,
    taken: str | None,
) -> dict[str, int]:
    """The least loss of insisting: what the seat and the person are worth elsewhere."""
    here = _worth(case, content, person, taken)
    there = _worth(case, content, person, case.positions["position"][place])
    return {goal: a - b for goal, a, b in zip(GOALS, here, there, strict=True)}


def _worth(
    case: Case, content: Mapping[str, Any], person: int, code: str | None
) -> tuple[int, ...]:
    """Value of the person in a position, less the price of its seat, goal by goal."""
    if code is None:
        return (0, 0, 0, 0)
    place = case.positions["position"].to_list().index(code)
    stays = place == case.holds[person]
    fit = int(case.scores[person, case.target[place]])
    value = (int(bool(case.positions["critical"][place])), 1, fit, int(stays))
    price = content["prices"].get(code, [0, 0, 0, 0])
    seat = tuple(a - b for a, b in zip(value, price, strict=True))
    spare = content["over_strength_prices"].get(code)
    if not stays or spare is None:
        return seat
    over = tuple(a - b for a, b in zip((0, 0, fit, 1), spare, strict=True))
    return max(seat, over)
