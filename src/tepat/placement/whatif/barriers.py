"""What stands in the way of a condition: findings of rules, and limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tepat.errors import TepatError
from tepat.finding import Finding, Verdict
from tepat.words import Sentence

from ..case import Case
from ..names import LEAVING_NAMES
from ..problem import Pair

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
FORBIDDEN = Sentence(
    id="Skenario rencana ini melarang {nip} menduduki {position}. Ubah [forbid] dalam "
    "skenario dan susun rencana baru.",
    en="The scenario of this plan keeps {nip} out of {position}. Change [forbid] in "
    "the scenario and make a new plan.",
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
SET_ASIDE = Sentence(
    id="Skenario rencana ini sendiri tidak akan memindahkannya ke sana (dibekukan, "
    "belum cukup lama di jabatannya, jenis perpindahan, atau keinginan); syarat ini "
    "mengesampingkan itu, seperti [pin].",
    en="The scenario of this plan itself would not move the person there (frozen, not "
    "long enough in the position, kind of move, or wish); this condition sets that "
    "aside, as [pin] does.",
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


def demand_open(case: Case, pair: Pair, *, pinned: int | None, is_apart: bool) -> None:
    """Refuse a pair that no condition opens, whatever the rules say.

    A condition is the planner's own word, as a pin of the scenario is. So it sets
    aside that the scenario holds somebody, does not ask for a kind of move, or goes by
    wishes.

    Args:
        case: The case.
        pair: The person and the position.
        pinned: The position to which the scenario pins the person, if it does.
        is_apart: Whether the plan forbids the pair because relatives would meet.

    Raises:
        ChangeRefused: with what is in the way.
    """
    person, place = pair
    facts = {
        "nip": case.people["nip"][person],
        "position": case.positions["position"][place],
    }
    if pinned is not None and pinned != place:
        code = case.positions["position"][pinned]
        raise ChangeRefused(PINNED, nip=facts["nip"], position=code)
    if pair in case.forbidden():
        raise ChangeRefused(FORBIDDEN, **facts)
    if case.is_frozen_seat()[place]:
        raise ChangeRefused(FROZEN_SEAT, **facts)
    if is_apart:
        raise ChangeRefused(APART, **facts)
