"""The rows of each sheet, told from the plan and its case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tepat.finding import Verdict
from tepat.placement.case import Case
from tepat.placement.kinds import KIND_NAMES, procedure
from tepat.placement.names import LEAVING_NAMES
from tepat.placement.reasons import Missing, missing, worth_a_look
from tepat.rules import ROLL
from tepat.words import Sentence

from .teller import Teller

Row = Mapping[str, Any]

FORMS: Mapping[str, Sentence] = {
    "chain": Sentence(id="rantai", en="chain"),
    "cycle": Sentence(id="pertukaran", en="swap"),
}
INTO_VACANT = Sentence(id="kursi yang kosong", en="a vacant seat")
IN_PLACE_OF = Sentence(id="kursi {name}", en="the seat of {name}")
STEP = Sentence(
    id="{n}. {name}: {origin} → {to} ({seat})",
    en="{n}. {name}: {origin} → {to} ({seat})",
)
NO_SEAT = Sentence(
    id="belum mendapat jabatan dalam rencana ini", en="gets no position in this plan"
)


def moves(teller: Teller) -> Iterator[Row]:
    """Yield every move with its reason and the procedure it still needs."""
    person = {nip: at for at, nip in enumerate(teller.case.people["nip"])}
    for move in teller.content["moves"]:
        place = teller.at(move["to"])
        yield {
            "nip": move["nip"],
            "name": teller.name(move["nip"]),
            "from": teller.title(move["from"]),
            "from_unit": teller.unit(move["from"]),
            "to": teller.title(move["to"]),
            "to_unit": teller.unit(move["to"]),
            "kind": KIND_NAMES[move["kind"]],
            "reason": teller.told(move),
            "needs": procedure(teller.case, move["kind"], person[move["nip"]], place),
            "chain": move["chain"],
            "fit_before": move["fit_before"],
            "fit_after": move["fit_after"],
            "wish": move["wish"],
            "from_code": move["from"],
            "to_code": move["to"],
        }


def chains(teller: Teller) -> Iterator[Row]:
    """Yield every chain and swap of at least two people as a story."""
    told = {move["nip"]: move for move in teller.content["moves"]}
    for chain in teller.content["chains"]:
        people = chain["people"]
        if len(people) > 1:
            is_swap = chain["kind"] == "cycle"
            before = [people[-1] if is_swap else None, *people[:-1]]
            steps = zip(people, before, strict=True)
            yield {
                "chain": chain["chain"],
                "kind": FORMS[chain["kind"]],
                "length": len(people),
                "story": "\n".join(
                    _step(teller, at, told[nip], whose)
                    for at, (nip, whose) in enumerate(steps, start=1)
                ),
            }


def rounds(teller: Teller) -> Iterator[Row]:
    """Yield the steps of an exchange, round by round: each takes the next one's seat,
    the last one that of the first, or in a chain a vacancy."""
    for each in teller.content["rounds"]:
        for trade in each["trades"]:
            for step in trade["steps"]:
                yield {
                    "round": each["round"],
                    "kind": FORMS[trade["kind"]],
                    "nip": step["nip"],
                    "name": teller.name(step["nip"]),
                    "from": teller.title(step["from"]),
                    "to": teller.title(step["to"]),
                    "seat": step["seat"],
                }


def _step(teller: Teller, at: int, move: Row, whose: str | None) -> str:
    """One move of a chain: into a vacant seat, or the seat that ``whose`` leaves."""
    seat = INTO_VACANT if whose is None else IN_PLACE_OF
    left = {} if whose is None else {"name": teller.name(whose)}
    facts = {
        "n": at,
        "name": teller.name(move["nip"]),
        "origin": teller.place(move["from"]),
        "to": teller.place(move["to"]),
        "seat": seat.fill(left, teller.language),
    }
    return STEP.fill(facts, teller.language)


def looks(teller: Teller) -> Iterator[Row]:
    """Yield who stays and should be looked at, and why."""
    people = teller.case.people
    stays = {entry["nip"]: entry["position"] for entry in teller.content["stays"]}
    for look in worth_a_look(teller.case, teller.case.holds):
        nip = people["nip"][look.person]
        if nip in stays:
            yield {
                "nip": nip,
                "name": teller.name(nip),
                "position": teller.title(stays[nip]),
                "unit": teller.unit(stays[nip]),
                "why": look.sentence.fill(look.facts, teller.language),
            }


def empty(teller: Teller) -> Iterator[Row]:
    """Yield the seats that stay empty, the critical ones first."""
    for entry in sorted(
        teller.content["unfilled"],
        key=lambda it: (not teller.is_critical(it["position"]), it["position"]),
    ):
        code = entry["position"]
        yield {
            "code": code,
            "position": teller.title(code),
            "unit": teller.unit(code),
            "critical": teller.is_critical(code),
            "seats": entry["seats"],
            "reason": teller.told(entry),
        }


def to_complete(teller: Teller) -> Iterator[Row]:
    """Yield what data is missing about whom, and which unit keeps them."""
    case = teller.case
    units = dict(case.snapshot.units.select("unit", "name").iter_rows())
    entries = missing(case)
    for entry, facts in zip(entries, _facts(case, entries), strict=True):
        rule = ROLL[entry.rule]
        nip = case.people["nip"][entry.person]
        yield {
            "nip": nip,
            "name": teller.name(nip),
            "unit": units.get(case.people["unit"][entry.person]),
            "rule": rule.title,
            "what": rule.words[Verdict.UNKNOWN].fill(facts, teller.language),
            "positions": entry.positions,
        }


def _facts(case: Case, entries: list[Missing]) -> list[Mapping[str, object]]:
    """What fills the blanks of each entry's sentence, worked out rule by rule."""
    facts: dict[int, Mapping[str, object]] = {}
    for code in sorted({entry.rule for entry in entries}):
        rows = [at for at, entry in enumerate(entries) if entry.rule == code]
        told = case.facts(
            ROLL[code],
            [entries[at].person for at in rows],
            [entries[at].example for at in rows],
        )
        facts |= zip(rows, told, strict=True)
    return [facts[at] for at in range(len(entries))]


def not_placed(teller: Teller) -> Iterator[Row]:
    """Yield who leaves before the plan takes effect, then who gets no position."""
    for entry in teller.content["leaving"]:
        yield {
            "nip": entry["nip"],
            "name": teller.name(entry["nip"]),
            "position": teller.title(entry["position"]),
            "unit": teller.unit(entry["position"]),
            "because": LEAVING_NAMES[entry["because"]],
            "on": date.fromisoformat(entry["leaves_on"]),
        }
    for nip in teller.content["unplaced"]:
        name, title = teller.name(nip), teller.title(None)
        yield {"nip": nip, "name": name, "position": title, "because": NO_SEAT}
