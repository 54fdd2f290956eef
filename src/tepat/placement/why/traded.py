"""Why an exchange did not give somebody a position that they wished for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tepat.career.cure import Cure
from tepat.words import Sentence

from ..case import Case
from .seats import Seats
from .steps import NextStep, Who

BETTER = Sentence(
    id="Pertukaran memberi Anda jabatan yang lebih tinggi dalam daftar minat Anda.",
    en="The exchange gave you a position higher on your list of wishes.",
)
KEPT = Sentence(
    id="Pemangkunya tetap: tidak ada kursi lebih diminati yang dapat diberikan "
    "kepadanya, jadi kursinya tidak ditawarkan.",
    en="Its holders stay: no seat that they would rather have could be given to them, "
    "so theirs was not on offer.",
)
TRADED = Sentence(
    id="Kursinya ditukar dengan {count} orang lain yang dapat menyediakan kursi yang "
    "diminati pemangkunya, langsung atau lewat orang lain.",
    en="Its seats went to {count} others who could provide the seats that its holders "
    "wished for, directly or through others.",
)
VACANT = Sentence(
    id="Kursi kosongnya tidak dapat dimasuki tanpa mengosongkan kursi Anda: tidak ada "
    "yang dapat mengisi kursi yang Anda tinggalkan.",
    en="Its vacant seat could not be entered without leaving yours empty: nobody could "
    "fill the seat that you would leave.",
)
WISH_MORE = Sentence(
    id="Menambah jabatan yang sungguh diminati ke daftar minat: peluang bertukar "
    "bertambah, dan Anda tidak dapat dirugikan karenanya.",
    en="Add positions that you truly want to the list of wishes: the chance of a swap "
    "grows, and you cannot lose by it.",
)


def of_exchange(
    case: Case, seats: Seats, content: Mapping[str, Any], person: int, place: int
) -> tuple[Sentence, Mapping[str, object], NextStep | None]:
    """Return why an exchange did not give a person a position wished for.

    Args:
        case: The case.
        seats: Everybody's seat after the exchange.
        content: The plan.
        person: Index of the person.
        place: Index of a position they wished for, and could have had.
    """
    wishes = case.wishes()[person]
    seat, facts = int(seats.seat[person]), dict[str, object]()
    step = NextStep("WISH", Cure.EFFORT, WISH_MORE, {}, Who.SELF)
    if seat in wishes and wishes.index(seat) < wishes.index(place):
        return BETTER, facts, None
    code = case.positions["position"][place]
    came = sum(move["to"] == code for move in content["moves"])
    if came:
        return TRADED, {"count": came}, step
    holders = (case.holds == place) & (seats.seat == place)
    return (KEPT if holders.any() else VACANT), facts, step
