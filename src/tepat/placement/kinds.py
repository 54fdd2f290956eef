"""What kind of move a move is, and what procedure it still needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tepat.words import Sentence

from .case import Case

KIND_NAMES: Mapping[str, Sentence] = {
    "rotasi": Sentence(id="rotasi", en="rotation"),
    "promosi": Sentence(id="usulan promosi", en="proposed promotion"),
    "penempatan": Sentence(id="penempatan", en="placement"),
}

TO_FUNCTIONAL = Sentence(
    id="uji kompetensi jabatan fungsional dan ketersediaan kebutuhan jenjang",
    en="competency test for the functional post and an open need at its level",
)
BETWEEN_JPT = Sentence(
    id="uji kompetensi antar-JPT dan pertimbangan teknis BKN",
    en="competency test among high leadership posts and BKN's technical consideration",
)
ORDINARY = Sentence(
    id="pertimbangan Tim Penilai Kinerja",
    en="advice of the performance appraisal team",
)


def kinds_of(case: Case, persons: Sequence[int], positions: Sequence[int]) -> list[str]:
    """Return ``rotasi``, ``promosi`` or ``penempatan`` for each move.

    Args:
        case: The case.
        persons: Indices of the people who move.
        positions: For each, the index of the position they go to.
    """
    rises = case.pairs(persons, positions, ["is_promotion"])["is_promotion"]
    return [
        "penempatan" if case.holds[person] < 0 else "promosi" if rise else "rotasi"
        for person, rise in zip(persons, rises, strict=True)
    ]


def procedure(case: Case, kind: str, person: int, position: int) -> Sentence:
    """Return what must still be done before the move can be decided."""
    family = case.grid.targets["to_family"][int(case.target[position])]
    if kind == "promosi":
        return case.law.appointment.promotion_procedure.value.get(family, ORDINARY)
    if family == "FUNGSIONAL" and case.people["family"][person] != "FUNGSIONAL":
        return TO_FUNCTIONAL
    return BETWEEN_JPT if family == "JPT" else ORDINARY
