"""What the engine explains, as it is kept: JSON in both languages.

An explanation names one person only, the one it is about; what a rule reads of
penalties, legal position or relatives, and a document that says no, is marked
``secret`` (see ``reading``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from tepat.finding import Finding
from tepat.placement.case import Case
from tepat.placement.kinds import KIND_NAMES, procedure
from tepat.placement.names import LEAVING_NAMES, PART_NAMES
from tepat.placement.whatif import WhatIf
from tepat.placement.why import ByPaths, Contest, Explanation, Why
from tepat.placement.why.alternative import Alternative
from tepat.words import Sentence
from tepat_web.kit.words import Words
from tepat_web.snapshots.kinds.judging import is_secret
from tepat_web.snapshots.kinds.saying import words

from .next_steps import (
    considered,
    gain,
    possible,
    reason,
    steps_of,
    story,
    successor,
)

INACTIVE = "tidak aktif"  # tells the legal position, which not everybody may see
AT_ONCE = 500  # people explained together, so that memory stays small
MOVES = Sentence(
    id="Diusulkan pindah ({kind}) dari {origin} ke {to}.",
    en="Proposed to move ({kind}) from {origin} to {to}.",
)
PLACED = Sentence(
    id="Diusulkan menempati {to}; kini tanpa jabatan.",
    en="Proposed for {to}; without a position now.",
)
STAYS = Sentence(id="Tetap di {to}.", en="Stays in {to}.")
UNPLACED = Sentence(
    id="Belum mendapat jabatan dalam rencana ini.", en="Gets no position in this plan."
)
LEAVES = Sentence(
    id="Tidak ditempatkan: {because} sejak {leaves_on}.",
    en="Is not placed: {because} from {leaves_on}.",
)
NOT_PLACED = Sentence(
    id="Tidak ditempatkan oleh rencana ini.", en="Is not placed by this plan."
)
CHAIN = Sentence(
    id="Langkah {step} dari {length} dalam rantai {chain}: setiap orang mengisi kursi "
    "yang ditinggalkan orang sebelumnya.",
    en="Step {step} of {length} in chain {chain}: each person takes the seat that the "
    "one before leaves.",
)
SWAP = Sentence(
    id="Langkah {step} dari {length} dalam pertukaran {chain}: kursi berputar di "
    "antara mereka.",
    en="Step {step} of {length} in swap {chain}: the seats go round among them.",
)


class Telling:
    """Puts into words what one plan explains.

    Args:
        case: The case.
        content: Its plan.
        plan: The same, taken over already to be asked what if.
    """

    def __init__(
        self, case: Case, content: Mapping[str, Any], plan: WhatIf | None = None
    ) -> None:
        self._case, self._content, self._plan = case, content, plan
        self._why = Why(case, content)
        self._person = {nip: at for at, nip in enumerate(case.people["nip"])}
        self._names = dict(case.snapshot.employees.select("nip", "name").iter_rows())
        self._chains = {each["chain"]: each for each in content["chains"]}

    def prepare(self) -> None:
        """Work out beforehand what single questions have in common."""
        assert self._exactly  # noqa: S101 (it is kept)

    def knows(self, code: str) -> bool:
        """Tell whether there is such a position."""
        return code in self._why.place

    def people(self, nips: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield what the plan tells each person, by NIP."""
        for first in range(0, len(nips), AT_ONCE):
            for told in self._why.of_people(nips[first : first + AT_ONCE]):
                yield told.nip, self._person_told(told)

    def pair(self, nip: str, code: str) -> dict[str, Any]:
        """Tell why a person does not get a position, or that they do.

        Raises:
            NoSuchPerson: if the plan places nobody with this NIP.
            KeyError: if there is no such position.
        """
        alternative = self._exactly.of_pair(nip, code)
        told: dict[str, Any] = {
            "name": self._names[nip],
            "nip": nip,
            "to": self._place(code),
            "gets": alternative is None,
        }
        if alternative is None:
            return told
        return told | {"alternative": self._alternative(alternative)}

    def position(self, code: str) -> dict[str, Any]:
        """Tell who gets a position, and why others who are near do not.

        Raises:
            KeyError: if there is no such position.
        """
        contest = self._exactly.of_position(code)
        unfilled = {it["position"]: it for it in self._content["unfilled"]}.get(code)
        return {
            "to": self._place(code),
            "seats": contest.seats,
            "unfilled": unfilled
            and {
                "seats": unfilled["seats"],
                "reason": {"id": unfilled["reason"], "en": unfilled["reason_en"]},
            },
            "holders": list(self._holders(contest)),
            "next_up": [successor(it, self._names) for it in contest.successors],
            "considered": considered(contest.considered),
            "stories": list(self._stories(contest)),
            "others": [
                {"nip": nip, "name": self._names[nip], **self._alternative(why)}
                for nip, why in contest.others
            ],
        }

    @cached_property
    def _exactly(self) -> Why:
        """Answers single questions exactly; for many people that would take long."""
        insist = ByPaths(self._case, self._content, self._plan)
        return Why(self._case, self._content, insist)

    def _stories(self, contest: Contest) -> Iterator[dict[str, Any]]:
        """Yield the chains by which holders come; they name everybody in them."""
        for nip, _fit in contest.holders:
            decision, entry = self._why.decided[nip]
            if decision == "move":
                yield story(self._why.of_chain(entry["chain"]), self._names)

    def _holders(self, contest: Contest) -> Iterator[dict[str, Any]]:
        for nip, fit in contest.holders:
            decision, _ = self._why.decided[nip]
            yield {
                "nip": nip,
                "name": self._names[nip],
                "fit": fit,
                "stays": decision == "stay",
            }

    def _person_told(self, told: Explanation) -> dict[str, Any]:
        entry = told.entry
        content = {
            "name": self._names[told.nip],
            "nip": told.nip,
            "decision": told.decision,
            "said": self._said(told).as_json(),
            "secret_said": _leaves(entry).as_json()
            if entry.get("because") == INACTIVE
            else None,
            "from": self._place(entry.get("from")),
            "to": self._place(told.position),
            "fit": told.fit,
            "fit_before": entry.get("fit_before"),
            "parts": self._parts(told),
            "findings": [_finding(each) for each in told.findings],
            "alternatives": [self._alternative(each) for each in told.alternatives],
            "next": steps_of(told.next_steps),
        }
        if told.decision != "move":
            return content
        return content | {
            "reason": {"id": entry["reason"], "en": entry["reason_en"]},
            "needs": words(self._procedure(told)).as_json(),
            "gain": gain(told.gain),
            "chain": self._chain(told),
            "ground": self._ground(told),
        }

    def _said(self, told: Explanation) -> Words:
        entry = told.entry
        match told.decision:
            case "move" if entry["from"] is None:
                return words(PLACED, to=self._title(told.position))
            case "move":
                return words(
                    MOVES,
                    kind=KIND_NAMES[entry["kind"]],
                    origin=self._title(entry["from"]),
                    to=self._title(told.position),
                )
            case "stay":
                return words(STAYS, to=self._title(told.position))
            case "unplaced":
                return words(UNPLACED)
            case _ if entry["because"] == INACTIVE:
                return words(NOT_PLACED)
            case _:
                return _leaves(entry)

    def _parts(self, told: Explanation) -> list[dict[str, Any]]:
        return [
            {
                "name": words(PART_NAMES[part]).as_json(),
                "points": points,
                "before": (told.components_before or {}).get(part),
                "weight": self._case.policy.weights[part],
            }
            for part, points in told.components.items()
        ]

    def _procedure(self, told: Explanation) -> Sentence:
        place = self._why.place[str(told.position)]
        person = self._person[told.nip]
        return procedure(self._case, told.entry["kind"], person, place)

    def _chain(self, told: Explanation) -> dict[str, str] | None:
        chain = self._chains[told.entry["chain"]]
        people = chain["people"]
        if len(people) == 1:
            return None
        said = SWAP if chain["kind"] == "cycle" else CHAIN
        step = people.index(told.nip) + 1
        return words(
            said, step=step, length=len(people), chain=told.entry["chain"]
        ).as_json()

    def _ground(self, told: Explanation) -> dict[str, Any]:
        """What the sentences of a move rest on, for pages that say it otherwise.

        ``gain`` is what the plan gains by goal, ``wished`` the place of the position
        among the person's wishes, where wishes decide.
        """
        chain = self._chains[told.entry["chain"]]
        return {
            "is_swap": chain["kind"] == "cycle",
            "follows": chain["people"].index(told.nip) > 0,
            "gain": dict(told.gain or {}),
            "wished": told.entry["wish"],
        }

    def _alternative(self, told: Alternative) -> dict[str, Any]:
        return {
            "to": self._place(told.position),
            "fit": told.fit,
            "kind": told.kind,
            "said": reason(told),
            "wished": told.is_wished,
            "usual": told.usual,
            "by_wish": self._case.scenario.by_wish and told.kind != "finding",
            "possible": possible(told),
            "steps": steps_of(told.steps),
            "findings": [_finding(each) for each in told.findings],
        }

    def _place(self, code: str | None) -> dict[str, str] | None:
        if code is None:
            return None
        at = self._why.place[code]
        title = str(self._case.positions["name"][at])
        return {"code": code, "title": title, "unit": self._case.place(at)}

    def _title(self, code: str | None) -> str:
        place = self._place(code)
        return f"{place['title']}, {place['unit']}" if place else "–"


def _leaves(entry: Mapping[str, Any]) -> Words:
    because = LEAVING_NAMES[entry["because"]]
    day = date.fromisoformat(entry["leaves_on"])
    return words(LEAVES, because=because, leaves_on=day)


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "verdict": found.verdict.value,
        "said": words(found.sentence, **found.facts).as_json(),
        "cites": [str(each) for each in found.cites],
        "verified": found.verified,
        "secret": is_secret(found),
    }
