"""What stands in the way of a condition: findings of rules, and limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.words import Sentence

from ..case import Case
from ..names import LEAVING_NAMES
from .terms import Pair

KIN_RULE = "RELATIVES-1"

RULES = Sentence(
    id="{nip} belum boleh menduduki {position}: {why} Lengkapi datanya bila kurang, "
    "pilih jabatan lain, atau tanyakan sebagai keinginan (--wish) untuk melihat "
    "harganya seandainya syarat itu terpenuhi.",
    en="{nip} may not have {position} yet: {why} Complete the data where it is "
    "missing, choose another position, or ask it as a wish (--wish) to see its price "
    "if these conditions were met.",
)
LEAVES = Sentence(
    id="{nip} tidak ditempatkan dalam rencana ini ({because}, sejak {leaves_on}), jadi "
    "syarat ini tidak dapat berlaku baginya. Pilih pegawai lain.",
    en="{nip} is not placed in this plan ({because}, from {leaves_on}), so this "
    "condition cannot apply. Choose another person.",
)
PINNED = Sentence(
    id="Skenario rencana ini menetapkan {nip} pada {position}. Ubah [pin] dalam "
    "skenario dan susun rencana baru.",
    en="The scenario of this plan pins {nip} to {position}. Change [pin] in the "
    "scenario and make a new plan.",
)
FROZEN_PERSON = Sentence(
    id="Skenario rencana ini menahan {nip} di jabatannya (dibekukan, jabatannya "
    "dibekukan, atau belum cukup lama di sana). Ubah skenario dan susun rencana baru.",
    en="The scenario of this plan keeps {nip} in the present position (frozen, its "
    "position frozen, or not there long enough). Change the scenario and make a new "
    "plan.",
)
FROZEN_SEAT = Sentence(
    id="Skenario rencana ini membekukan {position}. Ubah [freeze] dalam skenario dan "
    "susun rencana baru.",
    en="The scenario of this plan freezes {position}. Change [freeze] in the scenario "
    "and make a new plan.",
)
NO_NEED = Sentence(
    id="{position} belum mempunyai kursi: kebutuhannya nol atau belum diketahui. "
    "Tambahkan kursi dalam pertanyaan yang sama (--vacancy {position}), atau lengkapi "
    "kebutuhannya.",
    en="{position} has no seat: its need is zero or not known. Add a seat in the same "
    "question (--vacancy {position}), or fill in its need.",
)
APART = Sentence(
    id="Rencana ini memisahkan {nip} dari {position}, karena di sana ia menjadi atasan "
    "atau bawahan langsung kerabatnya. Pilih jabatan lain.",
    en="This plan keeps {nip} out of {position}, where the person would be a "
    "relative's direct superior or subordinate. Choose another position.",
)
KIND = Sentence(
    id="Skenario rencana ini tidak meminta jenis perpindahan {nip} ke {position}. Ubah "
    "«moves» dalam skenario dan susun rencana baru.",
    en="The scenario of this plan does not ask for this kind of move, {nip} to "
    "{position}. Change “moves” in the scenario and make a new plan.",
)
NOT_WISHED = Sentence(
    id="Dalam cara «{mode}» orang hanya pindah ke jabatan yang diinginkannya, dan "
    "{position} tidak ada dalam daftar keinginan {nip}. Catat keinginannya, lalu susun "
    "rencana baru.",
    en="In mode “{mode}” people only go where they wished to, and {position} is not "
    "among the wishes of {nip}. Record the wish, then make a new plan.",
)
STAYS = Sentence(
    id="{position} adalah jabatan {nip} sekarang, dan tetap di jabatannya selalu "
    "mungkin. Untuk memindahkannya, tetapkan jabatan lain (--pin).",
    en="{position} is the present position of {nip}, and staying is always possible. "
    "To move the person, pin another position (--pin).",
)


class ChangeRefused(TepatError):
    """A condition that rules, the scenario or the seats do not allow."""

    exit_code = 112


def demand_placed(case: Case, nip: str) -> None:
    """Refuse a condition on somebody whom the plan does not place.

    Raises:
        ChangeRefused: with why, and since when.
    """
    for row in case.leaving.iter_rows(named=True):
        if row["nip"] == nip:
            leaves_on: date = row["leaves_on"]
            because = LEAVING_NAMES[row["because"]]
            raise ChangeRefused(LEAVES, nip=nip, because=because, leaves_on=leaves_on)


def missed(case: Case, pair: Pair, freed: Mapping[Pair, int]) -> tuple[Finding, ...]:
    """Return the findings of rules that keep a person from a position.

    Args:
        case: The case.
        pair: The person and the position.
        freed: Pairs whose relatives leave under the same question.
    """
    person, place = pair
    if case.grid.allowed[person, case.target[place]] and (
        pair in freed or pair not in case.kin.beside or not case.policy.relatives_apart
    ):
        return ()
    return tuple(
        it
        for it in case.findings(*pair)
        if it.verdict is not Verdict.HOLDS
        and not (it.code == KIN_RULE and pair in freed)
    )


def is_limited(case: Case, pair: Pair) -> bool:
    """Tell whether the scenario keeps the person, or the seat, as it is."""
    person, place = pair
    is_frozen = case.is_frozen_person()[person] or case.is_frozen_seat()[place]
    return bool(is_frozen or person in case.pinned())


def limit(case: Case, pair: Pair, *, is_apart: bool) -> ChangeRefused:
    """Return why a pair that all rules allow is no option of the plan all the same."""
    person, place = pair
    facts = {
        "nip": case.people["nip"][person],
        "position": case.positions["position"][place],
    }
    pinned = case.pinned().get(person)
    if pinned is not None:
        code = case.positions["position"][pinned]
        return ChangeRefused(PINNED, nip=facts["nip"], position=code)
    frozen = case.is_frozen_seat()
    if frozen[place]:
        return ChangeRefused(FROZEN_SEAT, **facts)
    if is_apart:
        return ChangeRefused(APART, **facts)
    if case.is_frozen_person()[person]:
        return ChangeRefused(FROZEN_PERSON, **facts)
    if case.scenario.by_wish and place not in case.wishes()[person]:
        return ChangeRefused(NOT_WISHED, mode=case.scenario.mode, **facts)
    return ChangeRefused(KIND, **facts)
