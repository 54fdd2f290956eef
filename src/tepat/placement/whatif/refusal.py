"""Why a condition cannot be met although the rules allow it: nobody can make room."""

from __future__ import annotations

import numpy as np

from tepat.words import Sentence

from ..case import Case
from .arrangement import NoRoom
from .barriers import ChangeRefused
from .start import Start
from .terms import Terms

FULL = Sentence(
    id="{position} penuh, dan tidak ada susunan yang memberi tempat bagi {nip}. Di "
    "sana dalam rencana ini: {who}. Tambahkan kursi dalam pertanyaan yang sama "
    "(--vacancy {position}), atau pilih jabatan lain.",
    en="{position} is full, and no arrangement makes room for {nip}. There in this "
    "plan: {who}. Add a seat in the same question (--vacancy {position}), or choose "
    "another position.",
)
ONLY_HERE = Sentence(
    id="{nip} (tidak boleh ke jabatan lain mana pun)",
    en="{nip} (may go to no other position)",
)
HELD = Sentence(
    id="{nip} (ditahan oleh syarat yang ditanyakan)",
    en="{nip} (held by a condition of the question)",
)
NO_WAY_ON = Sentence(
    id="{nip} (jabatan lain yang boleh baginya juga tidak dapat memberi tempat)",
    en="{nip} (the other positions allowed cannot make room either)",
)


def refusal(case: Case, start: Start, terms: Terms, error: NoRoom) -> ChangeRefused:
    """Return why there is no arrangement under these terms of a question."""
    whole = start.parts.whole
    if error.person >= 0:
        person = error.person
        place = terms.fixed.get(person, (int(whole.holds[person]),))[0]
    else:
        place = int(start.parts.seat(start.place_part[error.place]))
        sent = sorted(terms.sent(whole).items())
        person = next((who for who, to in sent if place in to), -1)
    planned = start.parts.seat(start.part)
    seated = np.flatnonzero(planned == place).tolist()
    codes, nips = case.positions["position"], case.people["nip"]
    return ChangeRefused(
        FULL,
        position="–" if place < 0 else codes[place],
        nip="–" if person < 0 else nips[person],
        who=tuple(_held(case, start, terms, it) for it in seated if it != person),
    )


def _held(case: Case, start: Start, terms: Terms, person: int) -> Sentence:
    options = start.problem.option_person
    first, last = np.searchsorted(options, [person, person + 1])
    if person in terms.fixed:
        said = HELD
    elif first == last:
        said = ONLY_HERE
    else:
        said = NO_WAY_ON
    return said.filled({"nip": case.people["nip"][person]})
