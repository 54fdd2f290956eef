"""What one open plan answers, as JSON in both languages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.placement import store
from tepat.placement.case import Case
from tepat.placement.names import GOAL_NAMES
from tepat.placement.whatif import Answer, Change, ChangeRefused, NotAQuestion, WhatIf
from tepat.placement.whatif.change import MOST_SEATS, Kind, Told
from tepat.placement.whatif.question import Asked
from tepat.placement.why.price import price_in_words
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.placement.telling import Telling
from tepat_web.snapshots.kinds.judging import is_secret
from tepat_web.snapshots.kinds.saying import words

from . import wording
from .line import Json

KINDS: tuple[str, ...] = get_args(Kind)
OF_PERSON = frozenset({"pin", "wish", "forbid", "objection", "retirement"})
OF_PLACE = frozenset({"pin", "wish", "forbid", "vacancy"})
A_NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")

ALONE = Sentence(
    id="{price} Tidak ada orang lain yang ikut berubah.",
    en="{price} Nobody else is placed elsewhere.",
)
TOUCHES = Sentence(
    id="{price} Orang lain yang ikut berubah: {others}.",
    en="{price} Others who are placed elsewhere: {others}.",
)
NOT_YET = Sentence(
    id="Jabatan ini belum dapat ditempati: ada syarat yang belum terpenuhi.",
    en="This position cannot be taken yet: something that it asks for is not met.",
)
NO_ROOM = Sentence(
    id="Syaratnya terpenuhi, tetapi dalam rencana ini tidak ada kursi yang dapat "
    "disediakan di sana.",
    en="All that it asks for is met, but in this plan no seat there can be made free.",
)
NO_SUCH = Sentence(
    id="Pegawai atau jabatan itu tidak ada dalam rencana ini. Periksa lagi.",
    en="That employee or position is not in this plan. Check once more.",
)
MAY = Sentence(
    id="Jabatan ini boleh ditempati. {price}", en="This position may be taken. {price}"
)


class Answers:
    """One plan, taken over, with the reasons and the questions that it answers.

    Args:
        folder: The plan's folder.
        content: The content of its ``plan.json``.
        tell: Told how far it is, in per cent.

    Raises:
        TepatError: if the plan cannot be asked.
    """

    def __init__(
        self, folder: Path, content: Mapping[str, Any], tell: Callable[[int], None]
    ) -> None:
        tell(10)
        self._case: Case = store.case_of(folder, content)
        tell(65)
        self._plan = WhatIf.of(self._case, content)
        tell(80)
        self._telling = Telling(self._case, content, self._plan)
        tell(90)
        self._telling.prepare()
        self._people = {nip: at for at, nip in enumerate(self._case.people["nip"])}
        employees = self._case.snapshot.employees.select("nip", "name")
        self._names: dict[str, str | None] = dict(employees.iter_rows())
        codes = self._case.positions["position"]
        self._places = {code: at for at, code in enumerate(codes)}

    def ask(self, told: Sequence[Mapping[str, Any]]) -> Json:
        """Return the best plan under some conditions, set against the plan there is."""
        started = time.perf_counter()
        try:
            answer = self._plan.ask([_change(each) for each in told])
        except TepatError as error:
            return refused(self._refusal(error))
        return self._answer(answer) | {
            "ms": round(1000 * (time.perf_counter() - started))
        }

    def may_sit(self, nip: str, code: str) -> Json:
        """Return whether somebody could have a position; it names nobody else."""
        if nip not in self._people or code not in self._places:
            return refused(words(NO_SUCH))
        pair = self._people[nip], self._places[code]
        findings = self._case.findings(*pair)
        is_met = all(it.verdict is Verdict.HOLDS for it in findings)
        possible, said = False, words(NOT_YET)
        if is_met or self._case.holds[pair[0]] == pair[1]:
            possible, said = self._room(nip, code)
        return {
            "state": "answered",
            "possible": possible,
            "said": said.as_json(),
            "findings": [_finding(it) for it in findings],
        }

    def why(self, nip: str, code: str) -> Json:
        """Return the reasons for a person, a person at a position, or a position."""
        if not (nip or code) or (code and code not in self._places):
            return refused(words(NO_SUCH))
        try:
            if nip and code:
                content = self._telling.pair(nip, code)
            elif code:
                content = self._telling.position(code)
            else:
                ((_nip, content),) = self._telling.people([nip])
        except TepatError as error:
            return refused(self._refusal(error))
        return {"state": "answered", "content": content}

    def _room(self, nip: str, code: str) -> tuple[bool, Words]:
        """Tell whether room could be made, and its price; others are not counted."""
        try:
            answer = self._plan.ask([Change("wish", nip, code)])
        except (ChangeRefused, NotAQuestion):
            return False, words(NO_ROOM)
        return True, words(MAY, price=price_in_words(answer.price))

    def _answer(self, answer: Answer) -> Json:
        price = price_in_words(answer.price)
        others = sum(not it.asked for it in answer.changed)
        goals = [
            {
                "goal": goal,
                "name": words(GOAL_NAMES[goal]).as_json(),
                "before": self._plan.objective[goal],
                "after": answer.objective[goal],
                "price": answer.price[goal],
            }
            for goal in answer.price
        ]
        return {
            "state": "answered",
            "possible": True,
            "said": words(
                TOUCHES if others else ALONE, price=price, others=others
            ).as_json(),
            "asked": [self._asked(it) for it in answer.asked],
            "supposed": answer.is_supposed,
            "goals": goals,
            "touched": list(self._touched(answer)),
            "filled": [
                {
                    "position": it.position,
                    "title": self._title(it.position),
                    "before": it.before,
                    "after": it.after,
                    "need": it.need,
                }
                for it in answer.filled
            ],
            "exact": answer.exact,
            "again": answer.method == "resolve",
            "assurance": self._named(self._say(answer.assurance)).as_json(),
        }

    def _touched(self, answer: Answer) -> Iterator[Json]:
        for it in answer.changed:
            yield {
                "nip": it.nip,
                "name": it.name or it.nip,
                "from": it.origin,
                "to": it.to,
                "from_title": self._title(it.origin),
                "to_title": self._title(it.to),
                "stays": it.to is not None and it.to == it.today,
                "moved": it.origin is not None and it.origin != it.today,
                "fit_from": it.fit_origin,
                "fit_to": it.fit_to,
                "asked": it.asked,
                "reason": self._named(self._say(it.reason)).as_json(),
            }

    def _asked(self, one: Asked) -> Json:
        change = one.change
        return {
            "kind": change.kind,
            "nip": change.nip,
            "name": change.nip and (self._names.get(change.nip) or change.nip),
            "position": change.position,
            "title": self._title(change.position),
            "seats": change.seats,
            "said": self._named(self._say(change.told())).as_json(),
            "note": one.note and self._named(self._say(one.note)).as_json(),
            "obstacles": [_finding(it) for it in one.obstacles],
        }

    def _refusal(self, error: TepatError) -> Words:
        return self._named(wording.said(error, self._facts(error.facts)))

    def _say(self, told: Told) -> Words:
        return words(wording.of(told.sentence), **self._facts(told.facts))

    def _facts(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        """Call positions by their titles; people are named afterwards."""
        code = facts.get("position")
        if not isinstance(code, str) or code not in self._places:
            return facts
        return {**facts, "position": self._title(code)}

    def _title(self, code: str | None) -> str | None:
        if code is None:
            return None
        at = self._places[code]
        return f"{self._case.positions['name'][at]}, {self._case.place(at)}"

    def _named(self, said: Words) -> Words:
        """Call people by their names, wherever the engine knows their numbers."""

        def name(found: re.Match[str]) -> str:
            return self._names.get(found[0]) or found[0]

        return Words(id=A_NIP.sub(name, said.id), en=A_NIP.sub(name, said.en))


def refused(said: Words) -> Json:
    """Return the answer that there is none, and why."""
    return {"state": "refused", "said": said.as_json()}


def _change(told: Mapping[str, Any]) -> Change:
    """Read one condition.

    Raises:
        NotAQuestion: if it is none.
    """
    kind = told.get("kind")
    nip = str(told.get("nip") or "") or None
    position = str(told.get("position") or "") or None
    seats = str(told.get("seats") or 1)
    is_whole = kind in KINDS
    is_whole &= (nip is not None) >= (kind in OF_PERSON)
    is_whole &= (position is not None) >= (kind in OF_PLACE)
    is_whole &= seats.isascii() and seats.isdigit() and len(seats) <= 4
    if not (is_whole and 1 <= int(seats) <= MOST_SEATS):
        raise NotAQuestion(wording.NOT_READ)
    return Change(
        kind,  # type: ignore[arg-type]
        nip if kind in OF_PERSON else None,
        position if kind in OF_PLACE else None,
        int(seats) if kind == "vacancy" else 0,
    )


def _finding(found: Finding) -> Json:
    return {
        "code": found.code,
        "verdict": found.verdict.value,
        "said": words(found.sentence, **found.facts).as_json(),
        "cites": [str(each) for each in found.cites],
        "verified": found.verified,
        "secret": is_secret(found),
    }


def questions(told: Iterable[Any]) -> list[Mapping[str, Any]]:
    """Return conditions that came over the line, each a mapping at least."""
    return [each for each in told if isinstance(each, dict)]
