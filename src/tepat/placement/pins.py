"""People whom the scenario pins to a position."""

from __future__ import annotations

from tepat.finding import Verdict
from tepat.words import Sentence, bare

from .case import Case
from .scenario import ScenarioError

LEAVES = Sentence(
    id="{nip} tidak dapat ditetapkan pada {position}: yang bersangkutan tidak "
    "ditempatkan pada hari berlakunya rencana. Hapus baris itu dari [pin].",
    en="{nip} cannot be pinned to {position}: the person is not placed on the day the "
    "plan takes effect. Delete that line of [pin].",
)
RULES = Sentence(
    id="{nip} tidak dapat ditetapkan pada {position}: {why} Perbaiki datanya, atau "
    "hapus baris itu dari [pin].",
    en="{nip} cannot be pinned to {position}: {why} Correct the data, or delete that "
    "line of [pin].",
)
NO_SEAT = Sentence(
    id="{nip} tidak dapat ditetapkan pada {position}: jabatan itu dibekukan, atau "
    "kebutuhannya nol atau belum diketahui. Cairkan jabatan itu, isi kebutuhannya, "
    "atau hapus baris itu dari [pin].",
    en="{nip} cannot be pinned to {position}: it is frozen, or its need is zero or not "
    "known. Unfreeze it, fill in its need, or delete that line of [pin].",
)
TOGETHER = Sentence(
    id="Penetapan dalam [pin] tidak dapat dipenuhi bersama-sama: kursi yang dituju "
    "penuh dan pemangkunya tidak dapat pindah ke mana pun. Kurangi penetapan, tambah "
    "kebutuhan jabatan itu, atau cairkan yang dibekukan. Yang ditetapkan: {pins}.",
    en="What [pin] asks for cannot all be done: the seats asked for are full and their "
    "holders can go nowhere. Pin fewer people, raise the need of these positions, or "
    "unfreeze what is frozen. Pinned: {pins}.",
)


class PinRefused(ScenarioError):
    """Somebody is pinned to where they may not, or cannot, sit."""

    exit_code = 56


def demand_possible(case: Case) -> None:
    """Refuse pins that rules forbid, or that lead to no seat at all.

    Raises:
        PinRefused: naming the first, with the rules that do not hold.
    """
    placed = set(case.people["nip"])
    for nip, code in sorted(case.scenario.pins.items()):
        if nip not in placed:
            raise PinRefused(LEAVES, nip=nip, position=code)
    pins = {at: to for at, to in case.pinned().items() if to != case.holds[at]}
    nips, codes = case.people["nip"], case.positions["position"]
    found = case.findings_of(list(pins), list(pins.values()))
    for (person, position), findings in zip(pins.items(), found, strict=True):
        named = {"nip": nips[person], "position": codes[position]}
        missed = [it for it in findings if it.verdict is not Verdict.HOLDS]
        if missed:
            why = Sentence(
                id=bare(" ".join(it.say("id") for it in missed)),
                en=bare(" ".join(it.say("en") for it in missed)),
            )
            raise PinRefused(RULES, **named, why=why)
        need = case.positions["need"][position]
        if not need or case.is_frozen_seat()[position]:
            raise PinRefused(NO_SEAT, **named)
