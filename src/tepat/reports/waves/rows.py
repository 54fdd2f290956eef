"""The rows of the workbook of waves, as the pages show them too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat.reports.plan.teller import Teller
from tepat.reports.plan.waves import named
from tepat.waves import Execution, Refusal, if_refused, load, losses
from tepat.waves.telling import NO_LOSS
from tepat.words import Sentence, written

TAKEN = Sentence(
    id="Kursi tujuannya tetap ditempati {names}.",
    en="The seat they were to take stays with {names}.",
)
NO_GAIN = Sentence(
    id="Perpindahannya tidak lagi menambah apa pun: ia hanya memindahkan kekosongan.",
    en="The move brings nothing any more: it would only move the vacancy.",
)
SEAT = Sentence(id="{place}: {seats}", en="{place}: {seats}")

Row = dict[str, Any]


def standing(found: Execution) -> Iterator[Row]:
    """Yield the state before the first wave, and after each."""
    unit = found.unit[found.moves.to]
    for number, achieved in enumerate(found.standing):
        row: Row = dict(zip(found.moves.goals, achieved, strict=True))
        if number:
            wave = found.waves[number - 1]
            people = [step.person for step in wave.steps]
            row |= {
                "wave": number,
                "day": found.days[number - 1],
                "moves": len(people),
                "chains": sum(len(found.groups[it].chains) for it in wave.groups),
                "units": len(set(unit[people].tolist())),
            }
        yield row


def loads(teller: Teller, found: Execution) -> Iterator[Row]:
    """Yield how many are new in each unit in each wave, the busiest of a wave first."""
    names = dict(teller.case.snapshot.units.select("unit", "name").iter_rows())
    told = load(found).sort(
        "wave", "new", "share", "unit", descending=[False, True, True, False]
    )
    for row in told.iter_rows(named=True):
        yield {**row, "name": names.get(row["unit"])}


def refusals(teller: Teller, found: Execution) -> Iterator[Row]:
    """Yield, for each who moves, what becomes of the rest if they alone refuse.

    Those without whom most others cannot go come first, then by wave.
    """
    moves = found.moves
    wave = {
        step.person: number
        for number, it in enumerate(found.waves, start=1)
        for step in it.steps
    }
    told = sorted(
        if_refused(moves), key=lambda it: (-len(it.stays), wave[it.people[0]])
    )
    for it in told:
        person = it.people[0]
        nip = moves.people[person]
        yield {
            "nip": nip,
            "name": teller.name(nip),
            "to": teller.place(moves.positions[moves.to[person]]),
            "wave": wave[person],
            "chain": int(moves.chain[person]),
            "stays": len(it.stays),
            "who": _names(teller, found, it.stays),
            "empty": _empty(teller, found, it),
            "loss": written(losses(it, moves.goals), teller.language) or NO_LOSS,
        }


def staying(teller: Teller, found: Execution) -> Iterator[Row]:
    """Yield who stays because somebody else refuses, and why."""
    if found.refusal is None:
        return
    planned = {move["nip"]: move for move in teller.content["moves"]}
    sits: dict[int, list[int]] = {}
    for person, position in enumerate(found.moves.to.tolist()):
        sits.setdefault(position, []).append(person)
    for person in found.refusal.stays:
        nip = found.moves.people[person]
        move = planned[nip]
        to = teller.at(move["to"])
        keep = [
            it
            for it in (*found.refusal.people, *found.refusal.stays)
            if found.moves.holds[it] == to
        ]
        is_full = len(sits.get(to, ())) >= found.moves.seats[to]
        why = NO_GAIN
        if keep and is_full:
            why = named(TAKEN, names=_names(teller, found, tuple(keep)))
        yield {
            "nip": nip,
            "name": teller.name(nip),
            "from": teller.place(move["from"]),
            "to": teller.place(move["to"]),
            "why": why,
        }


def _names(teller: Teller, found: Execution, people: tuple[int, ...]) -> str | None:
    told = tuple(teller.name(found.moves.people[it]) for it in people)
    return written(told, teller.language) if told else None


def _empty(teller: Teller, found: Execution, refusal: Refusal) -> str | None:
    told = tuple(
        SEAT.fill(
            {"place": teller.place(found.moves.positions[position]), "seats": seats},
            teller.language,
        )
        for position, seats in refusal.empty
    )
    return written(told, teller.language) if told else None
