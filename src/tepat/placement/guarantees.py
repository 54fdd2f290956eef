"""What a plan guarantees, and what it does not: said with every plan, mode by mode.

Each guarantee is a property of how the plan was made, tried out by tests on problems
small enough to try everything; none is a hope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tepat.words import Sentence

from .scenario import Scenario

BEST = Sentence(
    id="Tidak ada rencana yang lebih baik menurut urutan tujuan, di antara semua yang "
    "diizinkan aturan dan skenario.",
    en="No plan is better by the goals in their order, among all that rules and "
    "scenario allow.",
)
BEST_BUT_KIN = Sentence(
    id="Tidak ada rencana yang lebih baik menurut urutan tujuan, di antara semua yang "
    "diizinkan aturan dan skenario tanpa {pairs} pasangan pegawai dan jabatan yang "
    "dilarang karena kerabat akan bertemu.",
    en="No plan is better by the goals in their order, among all that rules and "
    "scenario allow without {pairs} pairs of person and position, forbidden because "
    "relatives would meet.",
)
BEST_OF_LIKE = Sentence(
    id="Terbaik hanya di antara rencana yang memperlakukan {positions} jabatan "
    "berlebih seperti rencana ini; jarak ke batas atas semua rencana tertera.",
    en="Best only among plans that treat {positions} positions over strength as this "
    "plan does; the distance to the bound on all plans is shown.",
)
NOT_PROVEN_BEST = Sentence(
    id="Rencana yang lebih baik mungkin ada, paling banyak sebesar jarak ke batas atas "
    "yang tertera; jarak sebuah tujuan berlaku di antara rencana yang sama baiknya "
    "pada tujuan-tujuan sebelumnya.",
    en="A better plan may exist, by no more than the distance to the bound shown; that "
    "of a goal holds among plans as good in the goals before it.",
)
NOT_BEST = Sentence(
    id="Yang terbaik bagi kota tidak dikejar: rencana lain dapat mengisi lebih banyak "
    "kursi atau lebih sesuai.",
    en="The best for the city is not sought: another plan may fill more seats or fit "
    "better.",
)
WISHED = Sentence(
    id="Tidak seorang pun pindah ke jabatan yang tidak diinginkannya lebih daripada "
    "tetap. Yang tidak menyatakan minat, tetap.",
    en="Nobody moves to a position that they did not say they like better than "
    "staying. Who states no wish stays.",
)
WISHED_BUT_PINS = Sentence(
    id="Tidak seorang pun pindah ke jabatan yang tidak diinginkannya lebih daripada "
    "tetap, kecuali yang ditetapkan dalam [pin].",
    en="Nobody moves to a position that they did not say they like better than "
    "staying, but for those named in [pin].",
)
NOT_WISHED = Sentence(
    id="Pegawai dapat diusulkan pindah tanpa menginginkannya; minat tidak ikut "
    "menentukan.",
    en="People may be proposed for a move they do not wish for; wishes decide nothing.",
)
SEATS = Sentence(
    id="Kursi yang diisi kembali mendapat orang yang sama sesuai atau lebih sesuai "
    "daripada yang meninggalkannya. Jabatan di atas kebutuhan tidak menerima siapa "
    "pun.",
    en="A seat that is refilled gets somebody who fits as well as who left it, or "
    "better. A position above its need receives nobody.",
)
SEATS_WITHIN = Sentence(
    id="Kursi yang diisi kembali mendapat orang yang kesesuaiannya paling banyak "
    "{points} poin di bawah yang meninggalkannya. Jabatan di atas kebutuhan tidak "
    "menerima siapa pun.",
    en="A seat that is refilled gets somebody who fits at most {points} points less "
    "than who left it. A position above its need receives nobody.",
)
BUT_PINS = Sentence(
    id=" Yang ditetapkan dalam [pin] dikecualikan.",
    en=" Those named in [pin] are excepted.",
)
NOT_SEATS = Sentence(
    id="Kursi yang ditinggalkan dapat diisi orang yang kurang sesuai daripada yang "
    "pergi; yang dihitung adalah jumlah seluruhnya. Batasi dengan «refill».",
    en="A seat may be refilled by somebody who fits less than who left it; what counts "
    "is the sum of all. Limit it by “refill”.",
)
NONE_EMPTIED = Sentence(
    id="Tidak ada kursi terisi yang menjadi kosong; hanya kursi di atas kebutuhan yang "
    "ditutup.",
    en="No seat that is filled becomes empty; only seats above the need are closed.",
)
EMPTIED = Sentence(
    id="Kursi dapat ditinggalkan kosong bila pemangkunya lebih berguna di kursi lain "
    "menurut urutan tujuan.",
    en="A seat may be left empty where its holder is of more use in another by the "
    "goals in their order.",
)
HONEST = Sentence(
    id="Tidak seorang pun dapat memperoleh jabatan yang lebih diinginkannya dengan "
    "menyatakan minat yang tidak sebenarnya, apa pun yang dinyatakan orang lain.",
    en="Nobody can get a position they like better by stating wishes that are not "
    "true, whatever others state.",
)
NOT_HONEST = Sentence(
    id="Pengoptimal tidak tahan siasat: dengan menyatakan minat yang tidak sebenarnya, "
    "pegawai mungkin memperoleh jabatan yang lebih diinginkannya.",
    en="An optimiser is not strategy-proof: by stating wishes that are not true, "
    "somebody may get a position they like better.",
)
NOT_READ = Sentence(
    id="Pengoptimal tidak tahan siasat. Minat tidak dibaca dalam cara ini, jadi tidak "
    "ada yang dijanjikan kepada yang menyatakannya dengan jujur.",
    en="An optimiser is not strategy-proof. Wishes are not read in this mode, so "
    "nothing is promised to whoever states them honestly.",
)
SETTLED = Sentence(
    id="Tidak tersisa pertukaran yang lebih diinginkan seseorang tanpa satu orang atau "
    "satu kursi pun menjadi lebih buruk.",
    en="No exchange is left that somebody likes better, without a single person or "
    "seat being worse off.",
)
NOT_SETTLED = Sentence(
    id="Pertukaran yang diinginkan kedua pihak dan tidak merugikan kursi mana pun "
    "mungkin masih tersisa; yang dikejar adalah tujuan kota.",
    en="Exchanges that both sides wish for and no seat suffers from may be left; what "
    "is sought are the goals of the city.",
)
PLACED = Sentence(
    id="Tidak seorang pun kehilangan jabatan tanpa mendapat jabatan lain.",
    en="Nobody loses a position without getting another.",
)
REPEATABLE = Sentence(
    id="Data dan skenario yang sama selalu menghasilkan rencana yang sama.",
    en="The same data and scenario always give the same plan.",
)


HOLDS = Sentence(id="dijamin", en="guaranteed")
HOLDS_NOT = Sentence(id="tidak dijamin", en="not guaranteed")


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Something a plan promises, or says that it does not.

    Attributes:
        code: ``best``, ``wished``, ``seats``, ``none_emptied``, ``honest``,
            ``settled``, ``placed`` or ``repeatable``.
        holds: Whether the plan promises it.
        text: What is promised, or that it is not.
    """

    code: str
    holds: bool
    text: Sentence


def guarantees(scenario: Scenario, proof: Mapping[str, Any]) -> list[Guarantee]:
    """Return what a plan made by ``scenario`` guarantees and what it does not.

    Args:
        scenario: What was asked for.
        proof: The part of ``plan.json`` that shows how good the plan is.
    """
    return list(_guarantees(scenario, proof))


def told(scenario: Scenario, proof: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return :func:`guarantees` as ``plan.json`` keeps them."""
    return [
        {
            "code": each.code,
            "holds": each.holds,
            "text": each.text.fill({}, "id"),
            "text_en": each.text.fill({}, "en"),
        }
        for each in guarantees(scenario, proof)
    ]


def _guarantees(scenario: Scenario, proof: Mapping[str, Any]) -> Iterator[Guarantee]:
    exchange = scenario.mode == "exchange"
    yield _best(proof)
    if scenario.by_wish:
        pins = bool(scenario.pins) and not exchange
        yield Guarantee("wished", True, WISHED_BUT_PINS if pins else WISHED)
    else:
        yield Guarantee("wished", False, NOT_WISHED)
    yield _seats(scenario)
    yield Guarantee("none_emptied", exchange, NONE_EMPTIED if exchange else EMPTIED)
    not_honest = NOT_HONEST if scenario.by_wish else NOT_READ
    yield Guarantee("honest", exchange, HONEST if exchange else not_honest)
    yield Guarantee("settled", exchange, SETTLED if exchange else NOT_SETTLED)
    yield Guarantee("placed", True, PLACED)
    yield Guarantee("repeatable", True, REPEATABLE)


def _best(proof: Mapping[str, Any]) -> Guarantee:
    if proof["bound"] is None:
        return Guarantee("best", False, NOT_BEST)
    if proof["bound"] != proof["objective"]:
        return Guarantee("best", False, NOT_PROVEN_BEST)
    restricted = proof.get("restricted", {})
    chosen = len(restricted.get("closed", ())) + len(restricted.get("trimmed", ()))
    if chosen and not restricted["exhaustive"]:
        return Guarantee("best", False, BEST_OF_LIKE.filled({"positions": chosen}))
    pairs = len(restricted.get("relatives", ()))
    if pairs:
        return Guarantee("best", True, BEST_BUT_KIN.filled({"pairs": pairs}))
    return Guarantee("best", True, BEST)


def _seats(scenario: Scenario) -> Guarantee:
    points = scenario.tolerance
    if points is None:
        return Guarantee("seats", False, NOT_SEATS)
    said = SEATS_WITHIN.filled({"points": points}) if points else SEATS
    if scenario.pins and scenario.mode != "exchange":
        said = Sentence(id=said.id + BUT_PINS.id, en=said.en + BUT_PINS.en)
    return Guarantee("seats", True, said)
