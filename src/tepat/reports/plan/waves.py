"""The sheet of waves in the workbook of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tepat.placement.kinds import procedure
from tepat.reports.excel import Book, Field, Form, Sheet
from tepat.waves import Execution, headline, notes
from tepat.words import Sentence

from .fields import NAME, NIP
from .teller import Teller

WAVES = Sentence(id="Gelombang", en="Waves")
TITLE = Sentence(id="Urutan pelaksanaan", en="Order of execution")
NO_MOVES = Sentence(
    id="Tidak ada perpindahan yang harus dijadwalkan.",
    en="There are no moves to schedule.",
)
WAVE = Field("wave", Sentence(id="Gelombang", en="Wave"), Form.WHOLE, 12)
DAY = Field("day", Sentence(id="Tanggal", en="Day"), Form.DAY, 20)
STEPS = (
    WAVE,
    DAY,
    Field("moment", Sentence(id="Urutan", en="Order"), Form.WHOLE, 9),
    NIP,
    NAME,
    Field("from", Sentence(id="Dari jabatan", en="From position"), Form.TEXT, 32),
    Field("from_unit", Sentence(id="Unit asal", en="From unit"), Form.TEXT, 30),
    Field("to", Sentence(id="Ke jabatan", en="To position"), Form.TEXT, 32),
    Field("to_unit", Sentence(id="Unit tujuan", en="To unit"), Form.TEXT, 30),
    Field("how", Sentence(id="Cara", en="How"), Form.TEXT, 34),
    Field("chain", Sentence(id="Rantai", en="Chain"), Form.WHOLE, 9),
    Field("needs", Sentence(id="Masih perlu", en="Still needed"), Form.TEXT, 40),
)
INTO_ROOM = Sentence(id="langsung, kursinya kosong", en="at once, the seat is empty")
AFTER = Sentence(
    id="setelah {name} melepas kursinya", en="after {name} has left the seat"
)
TOGETHER = Sentence(
    id="serentak dengan {people} orang lain", en="at once with {people} others"
)


def add_waves(book: Book, teller: Teller, found: Execution) -> None:
    """Add one sheet with the waves to the workbook of a plan."""
    sheet = book.sheet(WAVES, STEPS, TITLE)
    say_waves(book, sheet, found)
    sheet.table(STEPS, steps(teller, found), frozen=5, nothing=NO_MOVES)


def say_waves(book: Book, sheet: Sheet, found: Execution) -> None:
    """Write what the waves say, above their table."""
    sentence, facts = headline(found)
    sheet.statement(book.say(sentence, **facts), bold=True)
    for note in notes(found):
        sheet.statement(book.say(note))


def steps(teller: Teller, found: Execution) -> Iterator[dict[str, Any]]:
    """Yield every move with its wave, its day and its place in the order."""
    moves, codes = found.moves, found.moves.positions
    kinds = {move["nip"]: move["kind"] for move in teller.content["moves"]}
    ahead = _ahead(found)
    for number, (wave, day) in enumerate(
        zip(found.waves, found.days, strict=True), start=1
    ):
        at_once = Counter(step.moment for step in wave.steps)
        for step in wave.steps:
            nip, to = moves.people[step.person], int(moves.to[step.person])
            origin = int(moves.holds[step.person])
            left = None if origin < 0 else codes[origin]
            others = at_once[step.moment] - 1
            before = ahead.get(step.person)
            if others:
                how = TOGETHER.filled({"people": others})
            elif before is None:
                how = INTO_ROOM
            else:
                how = named(AFTER, name=teller.name(moves.people[before]))
            yield {
                "wave": number,
                "day": day,
                "moment": step.moment,
                "nip": nip,
                "name": teller.name(nip),
                "from": teller.title(left),
                "from_unit": teller.unit(left),
                "to": teller.title(codes[to]),
                "to_unit": teller.unit(codes[to]),
                "how": how,
                "chain": int(moves.chain[step.person]),
                "needs": procedure(teller.case, kinds[nip], step.person, to),
            }


def _ahead(found: Execution) -> dict[int, int]:
    """Map who takes the seat that somebody left to that somebody."""
    ahead: dict[int, int] = {}
    for group in found.groups:
        for chain in group.chains:
            people = [step.person for step in chain.steps]
            ahead |= dict(zip(people[1:], people, strict=False))
            if chain.kind == "cycle":
                ahead[people[0]] = people[-1]
    return ahead


def named(sentence: Sentence, **facts: object) -> Sentence:
    """Fill a sentence with names, which may hold braces of their own."""
    plain = {
        key: str(fact).replace("{", "(").replace("}", ")")
        for key, fact in facts.items()
    }
    return sentence.filled(plain)
